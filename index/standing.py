"""How things stand between parties: a dispute, a deal or a launch, and how far it has come."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """A matter that goes through stages, in this order, and never back."""

    asked: re.Pattern[str]
    stages: tuple[re.Pattern[str], ...]

    def stage(self, text: str) -> int | None:
        """Return the stage that ``text`` tells of; None if it tells of none or of several."""
        reached = [number for number, stage in enumerate(self.stages) if _tells(stage, text)]
        return reached[0] if len(reached) == 1 else None

    def moved_on(self, earlier: str, later: str) -> bool:
        """Tell whether ``later`` tells of a stage beyond that of ``earlier``."""
        before, after = self.stage(earlier), self.stage(later)
        return before is not None and after is not None and before < after

    def says(self, word: str) -> bool:
        """Tell whether a word of the question is about the matter, not about its subject."""
        return self.asked.search(word) is not None or _STATUS.search(word) is not None


def courses(question: str) -> tuple[Course, ...]:
    """Return the matters whose present stage ``question`` asks for."""
    if not _AS_IT_STANDS.search(question) or _ONCE.search(question):
        return ()
    return tuple(course for course in _COURSES if course.asked.search(question))


_AS_IT_STANDS = re.compile(
    r"^\W*(?:is|are|do|does|did|has|have|will|can)\b|\bstatus\b|\bstill\b|\byet\b|\bstands?\b",
    re.IGNORECASE,
)
_STATUS = re.compile(r"^(?:status|still|yet|stands?|now|currently|done)$", re.IGNORECASE)
# What was done once stays true.
_ONCE = re.compile(r"\bdid\b.*\b(?:sue|file|take|accuse|plan|announce)\b", re.IGNORECASE)


def _course(asked: str, *stages: str) -> Course:
    every = (re.compile(rf"\b(?:{stage})", re.IGNORECASE) for stage in stages)
    return Course(re.compile(rf"\b(?:{asked})", re.IGNORECASE), tuple(every))


_AGREEMENT = r"[^.;]{0,50}\b(?:deal|licen[cs]e|agreement|pact|contract|partnership)\b"
_COURSES = (
    _course(
        r"su(?:e[sd]?|ing|it)\b|settl|lawsuit|fight|dispute|court|peace",
        r"(?:is|are|still)(?: (?:now|still|also))* (?:suing|fighting|in court)\b|"
        r"remains? (?:in court|at odds)|continues? (?:to sue|to fight|its (?:law)?suit)|"
        r"refuses? to settle|(?:has|have) (?:not|yet to|never) settle",
        r"settle[sd]?\b|(?:drop(?:s|ped)|withdr[ae]wn?|withdraws) (?:its|their|the) "
        r"(?:\w+ )?(?:(?:law)?suit|case|claims?|complaint)|"
        r"end(?:s|ed) (?:its|their) (?:\w+ )?(?:(?:law)?suit|fight|dispute|battle)|made peace",
    ),
    _course(
        r"deal|sign|licen[cs]|agree|talks|partner|contract",
        r"in (?:\w+ )?talks\b|(?:is|are) (?:still )?negotiating|refuses? to (?:licen[cs]e|sign)|"
        r"(?:has|have) (?:not|yet to|never) (?:sign|licen[cs])|(?:has|have) no " + _AGREEMENT[10:],
        rf"(?:signed|struck|reached|agreed|announced|closed){_AGREEMENT}|"
        r"(?:has|have) (?:licen[cs]ed|partnered)",
        rf"(?:cancelled|canceled|terminated|scrapped|ended|called off){_AGREEMENT}|fell through",
    ),
    _course(
        r"launch|open|live|available|start|debut|releas|come out|out yet",
        r"will (?:launch|open|start|debut|be (?:launched|released|available))|"
        r"plans? to (?:launch|open|start|release)|is due|"
        r"(?:has|have) (?:not|yet to) (?:launch|open)",
        r"(?:has|have) (?:launched|opened|started|released)|went live|"
        r"is now (?:live|open|available|out)",
        r"(?:has|have|was|were|been) (?:scrapped|shelved|shut down|blocked|called off)|"
        r"shut (?:\w+ )?down",
    ),
)
_IN_DOUBT = re.compile(
    r"\b(?:not|never|no|may|might|could|would|should|will|if|unless|until|before|yet|set|expected|"
    r"hopes?|wants?|refus\w+|talks|about|likely|after|once|when|without|cannot|nor|to|had)\b"
    r"[^.;:\n]{0,30}$|n[’']t\b[^.;:\n]{0,30}$",
    re.IGNORECASE,
)


def _tells(stage: re.Pattern[str], text: str) -> bool:
    found = (match.start() for match in stage.finditer(text))
    return any(not _IN_DOUBT.search(text, 0, start) for start in found)
