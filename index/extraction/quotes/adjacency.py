"""Who said it, by what stands right beside the quote."""

import re

from index.extraction.quotes.cues import ALL_FORMS, FRAMING_FORMS, SAYING_FORMS
from index.extraction.quotes.frames import CLOSE, COLON, CONTINUED, Frame
from index.extraction.quotes.marks import Marked
from index.extraction.quotes.people import People
from index.extraction.quotes.speakers import Namer, Sort, Speaker
from index.extraction.quotes.titles import HEADS, UNNAMED
from index.types import Span

_REACH = 160
_FAR = 400
_ANY_CUE = re.compile(rf"(?<![\w-])(?:{FRAMING_FORMS})(?![\w-])")
_AUXILIARY = (
    r"(?:(?:has|have|had|also|later|then|would|did|does|will|was|further|once|famously|reportedly|"
    r"\w+ly|even|often|still|always|never|has since|went on to|goes on to|continued to|"
    r"(?:likes?|liked|loves?|used|wants|wanted|tends|had) to|is fond of|keeps|kept|"
    r"himself|herself|themselves|itself) ){0,3}"
)
_LED = re.compile(rf"\s*{_AUXILIARY}(?P<cue>{FRAMING_FORMS})\b", re.IGNORECASE)
_LED_ANYHOW = re.compile(rf"\s*{_AUXILIARY}(?P<cue>{ALL_FORMS})\b", re.IGNORECASE)
_INVERTED = re.compile(rf",?\s*(?:[—–-]\s*)?(?P<cue>{SAYING_FORMS})\s+", re.IGNORECASE)
_TO_SPEAKER = re.compile(r"[’']?,?\s*(?:[—–-]\s*)?(?:as )?")
_ASIDE = re.compile(r"(?: \([^()\n]{1,80}\)|, [^“”\"\n.;:]{2,110}?,)(?= )")
_BEFORE = re.compile(
    rf"\b(?P<cue>(?i:{FRAMING_FORMS}))(?: (?:[A-Z][\w.’'-]*|reporters|the|him|her|them|me|us|"
    r"an?|in|on|to|via|newspaper|magazine|interview|statement|email|tweet|post|that|of|it|"
    r"at|this|as|[A-Z]\w+’s|crowd|audience|court|last|week|month|year|day|\d+)){0,9}"
    r"[,:]?\s*[(]?\Z"
)
_ASIDE_BEFORE = re.compile(
    r"(?: \([^()\n]{1,80}\)|, [^“”\"\n.;:]{2,110},|"
    r" (?:of|at|from|for) [^“”\"\n.,;:]{2,60})\Z"
)
_LABEL = re.compile(r"\A\W*(?P<name>[A-Z][^\n:“”\"]{1,60}?)(?: \([^()\n]{1,60}\))?:\s*\Z")
_TURN = re.compile(r"[’']?,? (?:(?P<how>(?:was|is|was about) how) |(?:in|to use) )")
_PUT_IT = re.compile(
    r" (?P<cue>puts?|describe[sd]|explain(?:s|ed)|sees|saw|tells|told|recall(?:s|ed)|sums|summed)\b"
)
_IN_WORDS = re.compile(
    r"[’']s? (?:own |memorable |happy )?(?P<cue>words?|phrase|telling|view|opinion|description|"
    r"phrasing|formulation|expression|account|term)\b"
)
_ASKS = re.compile(r" (?P<cue>(?:wants?|wanted|needed|asked|demanded) to know|wondered|wonders)\b")
_JOINT_ROLES = re.compile(rf"[^.;:!?\n,]{{0,50}}{HEADS} (?:and|&) (?:[\w-]+ ){{0,3}}{HEADS},? ")
_SENTENCE_END = re.compile(r"[.!?…]\Z")


class Adjacency:
    """Finds frames by what stands right beside a quote."""

    def __init__(self, text: str, namer: Namer, people: People) -> None:
        self._text = text
        self._namer = namer
        self._people = people

    def frame(self, quote: Marked, room: Span) -> Frame | None:
        """Return the frame that touches ``quote``; ``room`` ends at the quotes beside it."""
        behind = self._behind(quote, room)
        ahead = self._ahead(quote, room)
        if behind is not None and ahead is not None and self._belongs_on(behind, room):
            return ahead
        return behind or ahead or self._labelled(quote, room)

    def _belongs_on(self, behind: Frame, room: Span) -> bool:
        """Tell whether a frame leads straight on to the next quote: “…,” Holm replied, “…”."""
        if behind.cue is None or not self._ends_at_quote(room):
            return False
        return self._text[behind.cue.end : room.end].strip(" ,:") == ""

    def _ends_at_quote(self, room: Span) -> bool:
        return self._text[room.end : room.end + 1] in tuple("\"“„«»‘'”")

    def _behind(self, quote: Marked, room: Span) -> Frame | None:
        start, limit = quote.outer.end, min(room.end, quote.outer.end + _REACH)
        written = quote.span.of(self._text).rstrip("”’\"'»“")
        ends = _SENTENCE_END.search(written)
        introduces = limit == room.end and self._ends_at_quote(room)
        if ends and ends[0] == "." and introduces:
            return None
        turned = self._turned(start, limit)
        if turned is not None:
            return turned
        place = _TO_SPEAKER.match(self._text, start, limit)
        if place is None or "\n" in place[0]:
            return None
        speaker = self._namer.at(place.end(), limit)
        if speaker is not None:
            position = self._behind_aside(speaker.span.end, limit)
            led = (_LED_ANYHOW if written[-1] in ",!?—" else _LED).match(
                self._text, position, limit
            )
            if led is not None and self._leads_on(led.end(), room):
                return None
            if led:
                return Frame(speaker, Span(*led.span("cue")), CLOSE, is_close=True)
            asks = _ASKS.match(self._text, position, limit) if written.endswith("?") else None
            if asks:
                return Frame(speaker, Span(*asks.span("cue")), CLOSE, is_close=True)
            return self._unsaid(quote, speaker, written)
        return self._inverted(start, limit)

    def _turned(self, start: int, limit: int) -> Frame | None:
        """Read “…,” was how Holm put it, and “…,” in Holm’s phrase."""
        turn = _TURN.match(self._text, start, limit)
        speaker = self._namer.at(turn.end(), limit) if turn else None
        if turn is None or speaker is None:
            return None
        behind = self._behind_aside(speaker.span.end, limit)
        ends = (_PUT_IT if turn["how"] else _IN_WORDS).match(self._text, behind, limit)
        return Frame(speaker, Span(*ends.span("cue")), CLOSE, is_close=True) if ends else None

    def _unsaid(self, quote: Marked, speaker: Speaker, written: str) -> Frame | None:
        """Read “Things change,” he shrugged: a comma and a speaker, whatever the verb."""
        people = speaker.sort in (Sort.PERSON, Sort.PRONOUN)
        after = re.match(r" [a-z]", self._text[speaker.span.end : speaker.span.end + 2])
        lead = self._text[max(0, quote.outer.start - 2) : quote.outer.start].strip()
        set_off = written.endswith(",") and not (lead and lead[-1].isalpha())
        return (
            Frame(speaker, None, CONTINUED, is_close=True) if people and after and set_off else None
        )

    def _leads_on(self, position: int, room: Span) -> bool:
        """Tell whether what follows a verb is a colon and the next quote."""
        following = self._text[position : room.end].strip()
        return following == ":" and self._text[room.end : room.end + 1] != "\n"

    def _behind_aside(self, position: int, limit: int) -> int:
        aside = _ASIDE.match(self._text, position, limit)
        return aside.end() if aside else position

    def _inverted(self, start: int, limit: int) -> Frame | None:
        """Read “said Udio’s chief executive, Andrew Sanchez”."""
        verb = _INVERTED.match(self._text, start, limit)
        if verb is None or "\n" in verb[0]:
            return None
        cue = Span(*verb.span("cue"))
        speaker = self._namer.at(verb.end(), limit)
        if speaker is not None and self._owns(speaker):
            speaker = None
        if speaker is None:
            speaker = self._behind_role(verb.end(), limit)
        return Frame(speaker, cue, CLOSE, is_close=True) if speaker else None

    def _owns(self, speaker: Speaker) -> bool:
        """Tell whether a name is only the first part of “Udio’s chief executive”."""
        after = self._text[speaker.span.end : speaker.span.end + 2]
        runs_on = speaker.sort is Sort.ORGANISATION and re.match(r" [a-zA-Z]", after)
        return after in ("’s", "'s") or bool(runs_on)

    def _behind_role(self, start: int, limit: int) -> Speaker | None:
        for mention in self._people.within(Span(start, max(start, limit))):
            between = self._text[start : mention.span.start]
            plain = not re.search(r"[.;:!?\n]|\b(?:and|who|to|that|for)\b|, .*, ", between)
            plain = plain or _JOINT_ROLES.fullmatch(between) is not None
            after = self._text[mention.span.end : mention.span.end + 2]
            if plain and len(between) < 90 and after not in ("’s", "'s"):
                return Speaker(mention.span, Sort.PERSON, mention.person)
            return None
        return None

    def _labelled(self, quote: Marked, room: Span) -> Frame | None:
        """Read a line of a conversation: “Omotola: “They came to rehearsal.””."""
        lead = self._text[room.start : quote.outer.start]
        label = _LABEL.match(lead) if len(lead) < _REACH else None
        opens = room.start == 0 or self._text[room.start - 1] == "\n"
        if label is None or not opens:
            return None
        start = room.start + label.start("name")
        speaker = self._namer.at(start, room.start + label.end("name")) or self._short_label(
            Span(start, room.start + label.end("name"))
        )
        if speaker is None or speaker.span.end < room.start + label.end("name"):
            return None
        return Frame(speaker, None, CLOSE, is_close=True)

    def _short_label(self, label: Span) -> Speaker | None:
        """Read “RQ: “…”” and “The minister: “…””."""
        written = label.of(self._text)
        if written.isupper():
            person = self._people.with_initials(written)
            return Speaker(label, Sort.PERSON, person) if person else None
        noun = written.split()[-1]
        is_noun = written.startswith("The ") and UNNAMED.fullmatch(noun) is not None
        return Speaker(label, Sort.NOUN) if is_noun else None

    def _ahead(self, quote: Marked, room: Span) -> Frame | None:
        start = max(room.start, quote.outer.start - _REACH)
        lead = self._text[start : quote.outer.start]
        clause = re.search(r"[^.!?\n]*\Z", lead)
        offset = start + (clause.start() if clause else 0)
        found = _BEFORE.search(self._text[offset : quote.outer.start])
        if found is None:
            return None
        cue = Span(offset + found.start("cue"), offset + found.end("cue"))
        speaker = self._subject_before(Span(offset, cue.start))
        return Frame(speaker, cue, CLOSE, is_close=True) if speaker else None

    def anywhere_ahead(self, quote: Marked, room: Span) -> Frame | None:
        """Return the nearest name with a verb of saying behind it, earlier in the sentence."""
        start = max(room.start, quote.outer.start - _FAR)
        lead = self._text[start : quote.outer.start]
        clause = re.search(r"(?:[^.!?\n]|\.(?! ))*\Z", lead)
        offset = start + (clause.start() if clause else 0)
        for found in reversed(list(_ANY_CUE.finditer(self._text, offset, quote.outer.start))):
            speaker = self._subject_before(Span(offset, found.start()))
            if speaker is not None:
                return Frame(speaker, Span(*found.span()), COLON)
        return None

    def _inside(self, start: int, aside: re.Match[str]) -> Speaker | None:
        """Return who an aside names: “Her counterpart at GEMA, Tobias Holm, agreed”."""
        span = Span(start + aside.start(), start + aside.end())
        for mention in self._people.within(span):
            if mention.span.of(self._text) == aside[0].strip(" ,"):
                return Speaker(mention.span, Sort.PERSON, mention.person)
        return None

    def _subject_before(self, lead: Span) -> Speaker | None:
        """Return the name or pronoun that stands right before a verb, an aside apart."""
        words = self._text[lead.start : lead.end]
        auxiliary = re.search(rf"\s{_AUXILIARY}\Z", words)
        end = lead.start + (auxiliary.start() if auxiliary else len(words))
        speaker = self._namer.ending(end)
        if speaker is None or speaker.sort in (Sort.ORGANISATION, Sort.NAME):
            aside = _ASIDE_BEFORE.search(self._text[lead.start : end])
            if aside is not None:
                before = self._inside(lead.start, aside) or self._namer.ending(
                    lead.start + aside.start()
                )
                speaker = before if speaker is None or _is_person(before) else speaker
        if speaker is None or speaker.span.start < lead.start:
            return None
        ahead = self._text[max(lead.start, speaker.span.start - 12) : speaker.span.start]
        return None if re.search(r"\b(?:of|to|for|with|by|and|told|from) \Z", ahead) else speaker


def _is_person(speaker: Speaker | None) -> bool:
    return speaker is not None and speaker.sort is Sort.PERSON
