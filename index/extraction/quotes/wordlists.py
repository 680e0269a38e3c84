"""Tables of words, written as running text."""

OWNERS = (
    r"(?:[’']s?(?= (?:Union|Guild|Association|Federation|Society|Club|Alliance|Coalition|Institute|"
    r"Council|Organi[sz]ation|Collective|Network|Trust|Fund|Foundation|Committee|League|Academy|"
    r"College|Hospital|Bank|Forum|Assembly|Rights|Party|Office|Bureau|Agency|Commission|Board|"
    r"Court|Museum|University|Church|School)\b))?"
)
"""A pattern of the apostrophe inside the names of organisations: “Players’ Guild”."""


def listed(table: str) -> frozenset[str]:
    """Return the words of ``table``, which white space parts."""
    return frozenset(table.split())
