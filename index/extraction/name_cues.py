"""The words around a name that tell whether it is a company's."""

import re
from collections.abc import Iterator

from index.types import Span

_NOUNS = (
    r"(?:start-?up|company|firm|platform|label|publisher|distributor|society|app|service|"
    r"marketplace|developer|generator|lab|investor|fund|studio|provider|maker|group|agency|union|"
    r"network|library|archive|business|specialist|operator|organisation|organization|association|"
    r"collective|body|vendor|house|dealer|host|owner|giant|venture|imprint|outfit|administrator|"
    r"aggregator|"
    r"broadcaster|streamer|rival|competitor|assistant|engine|tool|tools|plug-in|software|"
    r"chatbot|studio|shop|boutique|market|venture|seller|insurer|bank|co-operative|cooperative|"
    r"charity|school|museum|orchestra|choir|station|retailer|magazine|website|site|crew|team|"
    r"trust|estate|foundation|family office|syndicate|team|upstart|newcomer|backer|partner|"
    r"subsidiary|unicorn|"
    r"titan|major|indie|rights ?holder|licensor|licensee|plaintiff|defendant|tool|unit|division|"
    r"arm)"
)
BEFORE_STRONG = re.compile(
    rf"\b(?:[\w-]+ )?{_NOUNS}s?(?: (?:called|named|known as|dubbed|trading as|"
    rf"by the name of))?(?:,? (?:namely|including|such as|like|"
    rf"among them))?,? (?:[\w’'.-]+ and )?\Z"
    r"|\b(?:founders?|co-?founders?|chief executive|CEO|head|boss|president|chairman|lawyers|"
    r"investors|"
    r"stake|owner|owners|maker|makers|developers?|parent|takeover|acquisition|purchase|board|users|"
    r"company behind|start-?up behind|firm behind) (?:of|at|in|behind) \Z|\bbehind \Z"
)
APPOSITION = re.compile(
    rf"(?:’s|'s)?(?: \([^()]{{1,40}}\))?, (?:which is )?(?:now )?(?:an?|the|one of|another|"
    rf"home to an?|maker of|owner of|itself)"
    rf" (?:[^.;:()]{{0,70}}? )?{_NOUNS}s?\b"
)
STRONG_AFTER = re.compile(
    r"(?:(?: and|,) [A-Z]\w+ [A-Z]\w+)? (?:is|are|was|were) (?:both |"
    r"all )?(?:among )?(?:the )?(?:\w+ )?(?:plaintiffs?|claimants?)\b|"
    r",? (?:itself )?which\b|, whose (?:software|model|engine|app|technology|models|tool|tools|"
    r"platform|service|product|catalogue|roster)|"
    r", (?:based|founded|headquartered|started|launched|backed|incorporated|valued) (?:in|by|at)|"
    r"(?:’s|'s) (?:co-?founders?|founders?|chief|CEO|boss|lawyers|owners?|investors|"
    r"shareholders|parent|new owner|users|"
    r"customers|app|engine|model|models|catalogue|catalog|platform|service|software|staff|"
    r"employees|generator|"
    r"roster|members|crawler|training|system|tool|website|terms)\b|"
    r"(?: \([^()]{1,40}\))? (?:is|was) (?:an?|the) (?:[\w-]+ ){0,4}?(?:company|start-?up|firm|"
    r"label|publisher|app|platform|society|generator|service)"
)
ARTIST_BEFORE = re.compile(
    r"\b(?:singers?|songwriters?|singer-songwriters?|rappers?|artists?|musicians?|composers?|"
    r"producers?|authors?|bands?|duo|trio|"
    r"guitarists?|pianists?|organists?|violinists?|cellists?|novelists?|writers?|creators?|"
    r"conductors?|customers?|voice actors?|narrators?|drummers?|rock star|pop star|DJ|"
    r"performers?|actors?|plaintiffs?)(?: [\w’'-]+ [\w’'-]+ and)?,? \Z"
)
DISPUTE = re.compile(
    r"\b(?:su(?:e[sd]?|ing)|lawsuits?|suit|complaint|court|class action|plaintiffs?|round|"
    r"invest\w*|backers?|series [a-k])\b",
    re.IGNORECASE,
)
PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|across|throughout) \Z")
SUFFIX = re.compile(
    r"(?:,? (?:Inc|Ltd|LLC|GmbH|AB|AS|ApS|SA|SAS|BV|NV|Corp|Corporation|Limited|AI|Music|Records|"
    r"Recordings|Publishing|Entertainment|Ventures|Capital|Partners|Labs?|Studios?|Audio|Sounds?|"
    r"Technologies|Rights|Society|Distribution|Group|Media|Songs|Collective|Holdings|Digital|"
    r"Software|Systems|Networks?|Equity|Investments?|Fund)|\.(?:ai|AI|fm|io|com))+\.?\Z"
)
COMPANY_SUFFIX = re.compile(
    r" (?:Ventures|Capital|Equity|Investments?|Growth|VC|Inc|Ltd|LLC|GmbH|Corp|Labs|Systems|"
    r"Technologies|Records|Recordings|Publishing|Software|Holdings|Distribution|Entertainment|"
    r"Studios)\.?\Z"
)
LED_BY = re.compile(r"\b(?:co-)?(?:led|headed|anchored|backed|joined|fronted) by \Z")
ROUND_WORDS = re.compile(
    r"\b(?:rounds?|series [a-k]|rais\w+|fund\w*|invest\w*|seed|capital|million|backers?)\b",
    re.IGNORECASE,
)
TRIGGER = re.compile(
    r"\b(?:sign|ink|struck|strik|deal|agree|partner|licen[cs]|settl|sue|suing|lawsuit|suit|"
    r"acquir|buy|bought|invest|rais|round|fund|back|talks|team|join|collaborat|launch|alliance)"
)
BEFORE_WEAK = re.compile(
    r"\b(?:(?:deals?|agreements?|partnerships?|pact|contracts?|talks|settlements?|licen[cs]es?|"
    r"alliance|collaboration|tie-up|lawsuits?|suit|case|complaint|accord|venture|negotiations) "
    r"(?:with|between|against|from|by)|(?:partner(?:s|ed|ing)?|team(?:s|ed|ing)? up|settle[sd]?|"
    r"sign(?:s|ed)?|forces|collaborat\w+|work(?:s|ed|ing)?) with|sue[sd]?|suing|acquir\w+|buys|"
    r"bought|licen[cs](?:ed|es?|ing) (?:\w+ ){0,4}to|(?:co-)?led by|backed by|invest(?:s|ed|"
    r"ing)? in|"
    r"participation (?:from|by)|raised from|stake in|joined by)(?: \w+ and)? \Z"
)
AFTER_WEAK = re.compile(
    r"(?:’s|'s)? (?:has |have |had |will |is |are |was |were )?(?:also )?(?:sign(?:s|ed)|"
    r"ink(?:s|ed)|str(?:ikes|uck)|sue[sd]?|"
    r"suing|rais(?:es|ed|ing)|acquir(?:es|ed|ing)|buys|bought|partner(?:s|ed|ing)|licens(?:es|"
    r"ed|ing)|"
    r"settle[sd]?|launch(?:es|ed)|join(?:s|ed)|agree[sd]?|announce[sd]?|unveil(?:s|ed)|team(?:s|"
    r"ed)|"
    r"secure[sd]?|invest(?:s|ed)|led|leads|back(?:s|ed)|clos(?:es|ed)|reach(?:es|ed)|"
    r"(?:deal|platform|technology|catalogue|catalog|model|service|users|app|tool|roster|"
    r"repertoire|members|chief executive|CEO|founder|co-founder|co-founders|chief)\b)"
)
# Words are bounded: a line of nothing but letters would take the square of its length.
_PERSON_WORD = r"[A-Z][\w’'-]{1,60}+"
_PERSON = (
    rf"(?P<name>{_PERSON_WORD}(?: (?:[A-Z]\.|de|van|von|da|di|el|al))?(?: {_PERSON_WORD}){{1,2}})"
)
_TITLES = (
    r"(?:chief executive(?: officer)?|CEO|chair(?:man|woman|person)?|president|founder|co-founder|"
    r"director|head|officer|chief|boss|judge|justice|lawyer|attorney|analyst|singer|songwriter|"
    r"rapper|artist|musician|producer|composer|Mr|Ms|Mrs|Dr|Sir|senator|minister|spokes\w+|"
    r"partner|editor|executive|manager|counsel|CTO|COO|CFO|VP|author|professor|drummer|guitarist)"
)
PERSON_BEFORE = re.compile(
    rf"\b(?i:{_TITLES})(?: (?:of|for|at) (?:[\w&’'-]+ ){{0,3}}[\w&’'-]+)?\.?,? {_PERSON}"
)
PERSON_AFTER = re.compile(
    rf"{_PERSON}(?:, (?:(?:the|its|an?|who|whose) )?(?:[\w’'&-]+ ){{0,5}}?(?i:{_TITLES})\b"
    r"|,? (?:said|says|told|wrote|added|argued|joked|recalled|who)\b)"
)


def cues(text: str, span: Span) -> Iterator[tuple[str, bool]]:
    """Yield what makes the name at ``span`` of a sentence look like a party, and how strongly."""
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 90]
    if BEFORE_STRONG.search(before):
        yield "descriptor", True
    if LED_BY.search(before) and ROUND_WORDS.search(text):
        yield "led by", True
    if APPOSITION.match(after):
        yield "apposition", True
    if STRONG_AFTER.match(after):
        yield "which", True
    name = span.of(text)
    if COMPANY_SUFFIX.search(name) or (SUFFIX.search(name) and TRIGGER.search(text)):
        yield "suffix", True
    if found := BEFORE_WEAK.search(before):
        yield " ".join(found[0].split()), False
    if found := AFTER_WEAK.match(after):
        yield " ".join(found[0].split()), False


def is_artist(text: str, span: Span) -> bool:
    """Tell whether somebody who makes music is named as a side of a case or a round."""
    return bool(
        " " in span.of(text)
        and ARTIST_BEFORE.search(text[max(0, span.start - 60) : span.start])
        and DISPUTE.search(text)
    )
