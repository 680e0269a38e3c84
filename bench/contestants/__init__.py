"""The programs that :mod:`bench.compare` sets side by side, each run by an interpreter of its own.

Nothing that all of them import may need more than the standard library.
"""
