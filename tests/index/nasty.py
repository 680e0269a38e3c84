"""Texts that are unkind to whatever divides them."""

from hypothesis import strategies as st

FRAGMENTS = (
    ".", "...", "…", "?!", "。", "؟", "“", "”", '"', "'", "«", "»", "(", ")", "[1]", "[…]",
    " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\u200b", "\u200d", "\x1c", "\x00",
    "- ", "* ", "• ", "1. ", "(a) ", "# ", "> ", "|", ":", ",", "—", "$2.45", "3.0", "v5.5",
    "Inc.", "No.", "U.S.", "e.g.", "J.", "p.m.", "Mr.", "will.i.am", "Yahoo!", "A", "a", "The",
    "É", "e\u0301", "\u0301", "👩\u200d🎤", "🎉", "音乐", "موسيقى", "שיר", "हिन्दी", "\ud800",
    "Orla asked.", "word " * 60, "x" * 1_200, "e\u0301" * 700, " " * 950,
)  # fmt: skip

TEXTS = st.text() | st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
