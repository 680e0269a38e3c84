"""Which questions ask for something said, and by whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quote_questions import QuoteQuestion, quote_question

SPEAKERS = {
    "what did michael nash say about klay?": "michael nash",
    "What did Lucian Grainge say about AI?": "Lucian Grainge",
    "what has ary attie said about artists": "ary attie",
    "wat did suno's ceo say": "suno's ceo",
    "what does Udio say about its walled garden?": "Udio",
    "What do artists think of the deal?": "artists",
    "how did suno respond to the lawsuit?": "suno",
    "how does umg describe the deal with nvidia?": "umg",
    "what did grainge say?": "grainge",
    "and what did sony say?": "sony",
    "What had Warner's Robert Kyncl said before the deal?": "Warner's Robert Kyncl",
    "What did Michael Nash, UMG's digital chief, say about KLAY?": (
        "Michael Nash, UMG's digital chief"
    ),
    "what did they have to say about it": "they",
    "What did the spokesperson for GEMA tell MBW?": "the spokesperson for GEMA",
    "what does the nmpa claim about training": "the nmpa",
    "What did Judge Chhabria say about fair use?": "Judge Chhabria",
    "quotes from Mikey Shulman": "Mikey Shulman",
    "any quotes by the ceo of suno about training data?": "the ceo of suno",
    "Show me quotes of Lucian Grainge on slop": "Lucian Grainge",
    "quotes by Paul McCartney regarding copyright": "Paul McCartney",
    "give me a quote from Robert Kyncl": "Robert Kyncl",
    "give me a quote from Robert Kyncl.": "Robert Kyncl",
}
WHO = (
    "who said that AI music is slop?",
    "who called it a walled garden?",
    "Who described the deal as a landmark?",
    "who compared suno to napster",
    "Whose words are these: 'music is human'?",
    "who at umg said that?",
    "who else said so?",
    "and who said this?",
    "who warned about deepfakes?",
    "which executive called it a game changer?",
    "wait, who said that?",
)
OTHERS = (
    *("who owns udio?", "which labels licensed to udio", "how many deals does suno have"),
    *("what did umg get in the udio deal?", "When did Warner settle with Suno?", "what is klay?"),
    *("Did Sony sue Suno?", "how does the udio walled garden work?", "Who sued Suno?"),
    *("what does the settlement with udio cover?", "who is the ceo of suno?"),
    *("what did suno do with the songs?", "who invested in klay?", "how does klay pay artists?"),
    *("how much did umg claim in the lawsuit?", "what did the court decide?"),
    *("what claims did GEMA make against OpenAI?", "what did the judge rule?"),
    *("what will happen to suno's old models?", "what songs did umg claim were copied?"),
    *("what is the name of the udio product called", "which quotes did umg publish", "hi", ""),
    *("what was the claim against anthropic?", "how was Velvet Sundown described?"),
    *("what was xania monet called by her label?", "is there a quota for ai songs?"),
)


@pytest.mark.parametrize(("question", "speaker"), SPEAKERS.items())
def test_what_somebody_said_is_asked_of_whom_the_question_names(
    question: str, speaker: str
) -> None:
    assert quote_question(question) == QuoteQuestion(speaker)


@pytest.mark.parametrize("question", WHO)
def test_who_said_something_is_asked_of_everybody(question: str) -> None:
    assert quote_question(question) == QuoteQuestion(None)


@pytest.mark.parametrize("question", OTHERS)
def test_other_questions_are_not_about_something_said(question: str) -> None:
    assert quote_question(question) is None


@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_case_does_not_matter(case: type[str]) -> None:
    found = quote_question(case("what did mikey shulman say about training"))

    assert found is not None
    assert (found.speaker or "").casefold() == "mikey shulman"


@given(st.text(max_size=60))
def test_any_text_may_be_asked(question: str) -> None:
    found = quote_question(question)

    assert found is None or found.speaker is None or found.speaker in question


@given(
    st.lists(st.sampled_from(["what", "did", "who", "quotes", "from", "said", "x"]), max_size=60)
)
def test_many_of_its_own_words_do_not_hold_it_up(words: list[str]) -> None:
    quote_question(" ".join(words))
