"""Packed bodies, unpacked in small pieces so that none grows without notice."""

import zlib
from collections.abc import Iterator

from index.fetching.errors import FetchError

_PIECE = 64 * 1024
_FREE = 1024 * 1024
"""Up to here a body may be packed however tightly."""
_MOST_MEMBERS = 64
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_START = 0x1F

ACCEPTED = "gzip, deflate"
"""What may be sent, as the header ``Accept-Encoding`` says it."""


class Unpacker:
    """Unpacks one body as it arrives.

    Raises:
        FetchError: from any method, when the body is damaged or packed too tightly.
    """

    def __init__(self, encoding: str | None, max_ratio: int) -> None:
        self._encoding = (encoding or "").strip().lower().removeprefix("x-")
        if self._encoding not in {"", "identity", "gzip", "deflate"}:
            raise FetchError("That page is packed in a way that cannot be unpacked here.")
        self._is_plain = self._encoding in {"", "identity"}
        self._max_ratio = max_ratio
        self._engine: zlib._Decompress | None = None
        self._members = 0
        self._is_over = False
        self._taken = 0
        self._given = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what ``data`` unpacks to, in pieces of at most 64 KB unless it was not packed."""
        if self._is_plain:
            yield data
            return
        self._taken += len(data)
        is_full = False
        while (data or is_full) and (engine := self._engine_for(data)):
            piece = _unpack(engine, data)
            self._count(piece)
            yield piece
            # A full piece may have more behind it, even when all of the input is taken in.
            is_full = len(piece) == _PIECE and not engine.eof
            data = engine.unused_data if engine.eof else engine.unconsumed_tail

    def finish(self) -> None:
        """Check that nothing is missing at the end."""
        if not self._is_plain and self._taken and not (self._engine and self._engine.eof):
            raise FetchError("The page broke off before its end. Try again.", is_transient=True)

    def _engine_for(self, data: bytes) -> "zlib._Decompress | None":
        """Return what unpacks ``data``; None if it is what some servers add after the end."""
        if self._engine and not self._engine.eof:
            return self._engine
        if self._engine and not (self._encoding == "gzip" and data[0] == _GZIP_START):
            self._is_over = True
        if self._is_over:
            return None
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise _too_tight()
        self._engine = zlib.decompressobj(self._wbits(data[0]))
        return self._engine

    def _wbits(self, first: int) -> int:
        if self._encoding == "gzip":
            return _GZIP
        # By name "deflate" is zlib's format, whose low half-byte is 8; some send it without.
        return zlib.MAX_WBITS if first & 0x0F == zlib.DEFLATED else -zlib.MAX_WBITS

    def _count(self, piece: bytes) -> None:
        self._given += len(piece)
        if self._given > max(_FREE, self._taken * self._max_ratio):
            raise _too_tight()


def _unpack(engine: "zlib._Decompress", data: bytes) -> bytes:
    try:
        return engine.decompress(data, _PIECE)
    except zlib.error as error:
        raise FetchError("The page arrived damaged and could not be unpacked.") from error


def _too_tight() -> FetchError:
    return FetchError("That page is packed so tightly that it is not safe to unpack.")
