"""The words of everyday language, with the better known names."""

from functools import lru_cache

from index.models.packaged import packaged

_FILE = "vocab.txt"
_DIGEST = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """Return some 20,000 words in lower case: those that the packaged models know whole.

    Raises:
        ModelError: their package is missing or damaged.
    """
    lines = (packaged("colbert", {_FILE: _DIGEST}) / _FILE).read_text(encoding="utf-8").split("\n")
    # Parts of words start with ##.
    return frozenset(line for line in lines if len(line) > 1 and line.isalpha())
