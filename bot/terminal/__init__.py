"""The command line's own face: progress bars, answers in a terminal, and JSON."""
