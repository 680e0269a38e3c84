"""Tables of words, written as running text."""


def listed(table: str) -> frozenset[str]:
    """Return the words of ``table``, which white space parts."""
    return frozenset(table.split())
