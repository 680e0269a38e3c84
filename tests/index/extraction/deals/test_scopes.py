import pytest

from index.deals import Scope
from index.extraction.deals.scopes import scopes
from index.extraction.deals.units import Unit
from index.types import Span


def found(text: str) -> dict[Scope, str]:
    unit = Unit(text, Span(0, len(text)), 1, 1)
    return {told.scope: told.span.of(text) for told in scopes([unit])}


@pytest.mark.parametrize(
    ("text", "scope", "words"),
    [
        ("It covers sound recordings.", Scope.RECORDED, "sound recordings"),
        ("It covers the publishing catalogue.", Scope.PUBLISHING, "publishing catalogue"),
        ("It may train its model.", Scope.TRAINING, "train"),
        ("Fans can make remixes.", Scope.OUTPUTS, "remixes"),
        ("A singer's voice is protected.", Scope.VOICE, "voice"),
        ("It may show lyrics.", Scope.LYRICS, "lyrics"),
        ("A subscription service will open.", Scope.PRODUCT, "subscription service"),
    ],
)
def test_the_words_say_what_a_deal_is_about(text: str, scope: Scope, words: str) -> None:
    assert found(text)[scope] == words


def test_what_is_excluded_is_no_scope() -> None:
    assert Scope.LYRICS not in found("It comes without any lyrics.")


def test_labels_beside_their_publishing_arms_stand_for_recordings() -> None:
    text = "Sony Music and Warner, along with their publishing divisions, agreed."
    assert found(text)[Scope.RECORDED] == "Sony Music and Warner"
