"""Why an address could not be fetched."""

from index.errors import UserError


class FetchError(UserError):
    """An address that is refused, or that gave no page; the text is fit for whoever named it."""

    def __init__(self, words: str, *, is_transient: bool = False) -> None:
        super().__init__(words)
        self.is_transient = is_transient
        """The same address may give a page later on."""
