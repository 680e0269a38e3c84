r"""A sentence with its parties replaced by single characters, so that patterns can run over it.

A cluster of parties becomes one character from ``\ue000`` on, one that is only spoken of a
character from ``\uf000`` on; appositions and brackets after a party are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.extraction.deals.references import Cluster, Reference, StandIn
from index.extraction.deals.units import Unit

FIRST_PARTY = 0xE000
FIRST_TOPIC = 0xF000
PARTY = "[\ue000-\uefff]"
ANY = "[\ue000-\uf8ff]"
_MOST = 0x800
_RESERVED = re.compile(ANY)
"""What a text itself may hold of these characters stands for nobody."""


@dataclass(frozen=True, slots=True)
class Masked:
    """The masked text of a unit; ``origin[i]`` is where its character ``i`` stands in the unit."""

    unit: Unit
    text: str
    origin: tuple[int, ...]
    clusters: tuple[Cluster, ...]
    topics: tuple[Cluster, ...]

    def cluster(self, character: str) -> Cluster:
        """Return the cluster that ``character`` stands for."""
        code = ord(character)
        if code >= FIRST_TOPIC:
            return self.topics[code - FIRST_TOPIC]
        return self.clusters[code - FIRST_PARTY]


def is_party(character: str) -> bool:
    """Tell whether a character of a masked text stands for parties."""
    return "\ue000" <= character <= "\uefff"


def mask(unit: Unit, references: Sequence[Reference]) -> Masked:
    """Return the masked text of ``unit``, in which ``references`` stand in order."""
    written = _RESERVED.sub(" ", unit.text)
    joined = _clusters(written, references[:_MOST])
    pieces: list[str] = []
    origin: list[int] = []
    parties: list[Cluster] = []
    topics: list[Cluster] = []
    position = 0
    for cluster in joined:
        span = cluster.span
        pieces.append(written[position : span.start])
        origin += range(position, span.start)
        kept = topics if cluster.topic else parties
        pieces.append(chr((FIRST_TOPIC if cluster.topic else FIRST_PARTY) + len(kept)))
        kept.append(cluster)
        origin.append(span.start)
        position = span.end
    pieces.append(written[position:])
    origin += range(position, len(written))
    text, origin = _without_asides("".join(pieces), origin, parties)
    return Masked(unit, text, tuple(origin), tuple(parties), tuple(topics))


_DESCRIPTORS = (
    "ai|music|generators?|start-?ups?|company|companies|rival|rivals|competitor|labels?|major|"
    "majors|"
    "publishers?|group|firms?|platforms?|society|body|distributors?|independent|indie|fellow|its|"
    "their|the|a|an|german|french|swedish|british|american|danish|nordic|us|uk|us-based|"
    "uk-based|voice|"
    "songs?|streaming|services?|giants?|venture|funds?|chip|chipmaker|maker|tech|technology|"
    "investors?|"
    "also|both|fellow|cloning|voice-cloning|generation|recorded|collecting|recording|rights|agency|"
    "parent|sister|backer|music-publishing|publishing|arm|division|unit|entertainment|media|social|"
    "video|audio|sound|sample|model|chatbot|licensing|attribution|detection|existing|new|long-time|"
    "digital|global|world|trade|network|private|equity|capital|lyrics|fingerprinting|then|later|"
    "singers?|songwriters?|rappers?|artists?|producers?|composers?|musicians?|family|office|"
    "estate|chatbot|samba|specialist|software|most|recently|more|now|finally|at|least|two|"
    "three|smaller|larger|other|partners?|plaintiffs?|subsidiary"
)
_WORDS = rf"(?:(?:{_DESCRIPTORS}|[\w-]+-(?:based|backed|owned|cloning|powered)) ){{0,6}}"
# After an article, everything up to the name describes it.
_NAMED = (
    r"(?:both )?(?:the|an?|its|their|fellow|rival) (?:(?!of |to |in |on |for |with |from |by |"
    r"at |and |or |that |which |who |has |have |is |was |are |were |will )"
    r"[\w’'-]+ ){1,6}"
)
_JOINT = re.compile(
    rf"[’']?s?(?:,? (?:and|&|plus|or|as well as|along with|alongside|together with|and then|"
    rf"followed by|nor)"
    rf" (?:with |by |from |to |against |in )?(?:{_WORDS}|{_NAMED})|, (?:and )?(?:with |by |"
    rf"from |to |against )?(?:{_WORDS}|{_NAMED})|\s?[/]\s?|\s?[-–—]\s?)",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"\s?[-–—/]\s?")
_OBJECT_BEFORE = re.compile(r"\b(?:with|against|by|from|to|of)\s(?:[\w-]+\s){0,4}\Z")
_NEW_CLAUSE = re.compile(
    r"(?: has| have| is| are| was| were| had| will| also| said| says| sued| sues| signed| signs)\b"
)


def _clusters(text: str, references: Sequence[Reference]) -> list[Cluster]:
    groups: list[list[Reference]] = [[reference] for reference in references[:1]]
    hyphened: set[int] = set()
    for before, after in pairwise(references):
        between = text[before.span.end : after.span.start]
        if _is_repeated(before, after, between):
            groups[-1].append(after)
        elif _is_joined(text, before, after, between, groups[-1]):
            if _HYPHEN.fullmatch(between):
                hyphened.add(len(groups) - 1)
            groups[-1].append(after)
        else:
            groups.append([after])
    return [Cluster(tuple(group), n in hyphened) for n, group in enumerate(groups)]


def _is_repeated(before: Reference, after: Reference, between: str) -> bool:
    """Tell whether “(UMG)” follows the name that it shortens."""
    same = {a.canonical for a in before.actors} == {a.canonical for a in after.actors}
    return same and between.strip(" ") in {"(", "(“"} and before.topic == after.topic


_BETWEEN = re.compile(
    r"\A(?:,|\s[–—-])\s(?:an?|the|one of|home|owner|maker|whose|formerly|"
    r"based)\b(?![^;.]*\b(?:has|have|sue[sd]?|signed|settled|struck)\b)"
    r"[^;.]{1,110}(?:,|\s[–—-])(?=\s(?:and|&)\s)"
)


_PRONOUNS = frozenset({"it", "they", "its", "their", "them", "both"})


def _is_joined(
    text: str, before: Reference, after: Reference, between: str, group: list[Reference]
) -> bool:
    cleaned = re.sub(r"\A\)", "", between)
    cleaned = _BETWEEN.sub("", cleaned)
    cleaned = re.sub(r"\A ?\([^()]{1,30}\)", "", cleaned)
    pronouns = {before.span.of(text).lower(), after.span.of(text).lower()} & _PRONOUNS
    if after.span.of(text).lower() in _PRONOUNS:
        return False
    if pronouns and not _HYPHEN.fullmatch(between) and " and " not in between:
        return False
    if before.topic != after.topic or not _JOINT.fullmatch(cleaned):
        return False
    if _HYPHEN.fullmatch(between):
        return True
    if re.search(r"\b(?:with|against|by|from)\s\Z", between):
        return True
    starts_clause = _NEW_CLAUSE.match(text, after.span.end) is not None
    is_object = _OBJECT_BEFORE.search(text[max(0, group[0].span.start - 40) : group[0].span.start])
    return not (starts_clause and is_object is not None and len(group) == 1)


_NOUN = (
    r"(?:an?|the|one of|home|owner|maker|developer|creator|operator|part|whose|another|itself|"
    r"formerly|known|based|founded|headed|led by|run by|best known|also|a unit|owned)"
)
_ASIDE = re.compile(
    rf"(?<={ANY})(?:[’']s?)?(?:"
    rf"\s?\([^()\ue000-\uefff]{{0,80}}\)|\s?\([\ue000-\uefff]\)|"
    rf"(?:,|\s[–—-])\s{_NOUN}\b[^,;]{{1,110}}(?:,|\s[–—-])(?=\s(?!and\s{PARTY}))"
    r")"
)


def _is_stand_in(cluster: Cluster) -> bool:
    return all(reference.stand_in is not StandIn.NONE for reference in cluster.references)


def _without_asides(
    text: str, origin: list[int], parties: Sequence[Cluster]
) -> tuple[str, list[int]]:
    pieces: list[str] = []
    kept: list[int] = []
    position = 0
    for match in _ASIDE.finditer(text):
        if TRIGGER_IN_ASIDE.search(match[0]) or not all(
            _is_stand_in(parties[ord(c) - FIRST_PARTY]) for c in re.findall(PARTY, match[0])
        ):
            continue
        pieces.append(text[position : match.start()])
        kept += origin[position : match.start()]
        position = match.end()
    pieces.append(text[position:])
    kept += origin[position:]
    return "".join(pieces), kept


TRIGGER_IN_ASIDE = re.compile(
    r"\b(?:sue[sd]?|settle[sd]?|signed|struck|inked|acquired|bought|partnered|raised)\b"
)
