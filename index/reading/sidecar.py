"""The TOML file beside an article that says what the article's own file does not."""

import tomllib

from index.reading.draft import UnreadableError

SUFFIX = ".toml"
_MAX_BYTES = 64 * 1024


def parse(data: bytes) -> dict[str, object]:
    """Return the keys and values of a sidecar, not yet validated.

    Raises:
        UnreadableError: it is not TOML.
    """
    if len(data) > _MAX_BYTES:
        raise UnreadableError(f"the {SUFFIX} file beside it is larger than {_MAX_BYTES // 1024} KB")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    # Arrays nested by the thousand exhaust the parser's stack; a value error is text that is not
    # UTF-8, no TOML, or a number of thousands of digits.
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"the {SUFFIX} file beside it is not valid TOML") from error
