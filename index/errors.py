"""Every error the library raises on purpose.

    LibraryError
    ├── UserError              what the person at the keyboard can mend
    │   ├── SourceError        a file that cannot be read as an article (names it, with the reason)
    │   ├── FetchError         a page that cannot, or must not, be fetched (index/fetching)
    │   ├── ReindexRunningError     another reindex holds the library
    │   └── StorageError       the data folder or database cannot be used
    ├── ModelError             a model that is missing, damaged or not the expected one
    └── ExtractionError        an article that cannot be searched for quotes and deals

The text of each is a full sentence fit to be shown to an operator.
"""


class LibraryError(Exception):
    """Base of every error the library raises on purpose."""


class UserError(LibraryError):
    """Something the person who asked can mend; the text says how."""


class SourceError(UserError):
    """A file that cannot be read as an article."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class ReindexRunningError(UserError):
    """Another reindex, in this process or another, holds the library."""


class StorageError(UserError):
    """The data folder or the database cannot be used."""


class ModelError(LibraryError):
    """A model is missing, damaged, or not the one that was expected."""


class ExtractionError(LibraryError):
    """An article that cannot be searched for quotes and deals: the process ended over it."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} could not be searched for quotes and deals.")
        self.file = file
