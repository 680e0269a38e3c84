"""What the words of the trade say happened: a table of triggers and where their parties stand."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from index.deals import DealKind, DealStatus


class Form(Enum):
    """How a trigger takes its parties."""

    VERB = auto()
    """Subject and object, or the other way round in the passive."""
    NOUN = auto()
    """A possessor or the subject, and a preposition."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A class of triggers.

    The agent is the plaintiff, investor, buyer or, in an agreement, either party.
    """

    kind: DealKind
    status: DealStatus
    form: Form
    pattern: re.Pattern[str]
    counter: tuple[str, ...]
    """The prepositions of the other party; an empty one for the object."""
    agent: tuple[str, ...] = ("by",)
    """The prepositions of the agent where it is not the subject."""
    symmetric: bool = False
    """Whether the parties may be joined: “A and B team up”."""
    generic: bool = False
    """Whether it leaves open what was agreed."""
    confidence: float = 0.9


def _regex(pattern: str) -> re.Pattern[str]:
    # A pattern may end in the space before a party.
    return re.compile(rf"\b(?:{pattern})(?:(?<=\W)|(?!\w))", re.IGNORECASE)


K, S = DealKind, DealStatus
_WITH = ("with", "between", "alongside")
_MODIFIERS = r"(?:[\w$£€.,’'&\ue000-\uefff-]+ ){0,6}?"
_DEAL = (
    r"deals?|agreements?|contracts?|pacts?|accords?|arrangements?|memorandum|MoU|"
    r"understanding|tie-?up|bargains?|renewals?"
)
_CASE = (
    r"lawsuits?|law suits?|suits?|complaints?|cases?|class[- ]actions?|legal actions?|actions?|"
    r"proceedings|litigation|legal (?:battle|fight|dispute|challenge|war|row|claims?)s?|"
    r"copyright (?:battle|fight|dispute|claims?|war|row)s?|infringement claims?|counter-?suits?|"
    r"legal threat|court fight|court case|court battle|(?:legal )?hostilities|writs?|"
    r"legal steps|litigations?|petition|"
    r"statement of claim|claim form|arbitration"
)

FRAMES: tuple[Frame, ...] = (
    # Settlements
    Frame(
        K.SETTLEMENT,
        S.SETTLED,
        Form.VERB,
        _regex(
            rf"settl(?:e|es|ed|ing)(?: (?:out of court|up|{_MODIFIERS}(?:{_CASE}|differences|"
            rf"claims?|dispute)))?|"
            rf"(?:resolv|end|conclud|clos|drop|withdr[ae]w|discontinu|abandon)\w* {_MODIFIERS}"
            rf"(?:{_CASE}|disputes?|fight|battle|feud|quarrel|row|war|claims?|hostilities|"
            rf"standoff)|"
            r"(?:are|is) (?:now )?at peace|bur(?:y|ies|ied|ying) (?:the )?hatchet|(?:make|makes|"
            r"made|making) (?:its |"
            r"their )?peace|reconcil\w+|(?:draw|draws|drew) a line under|call(?:s|"
            r"ed)? (?:a )?truce|"
            r"(?:lay|lays|laid) (?:\w+ )*to rest|(?:put|puts) (?:an end to|\w+ (?:litigation|"
            r"dispute|"
            r"lawsuit) behind)|patch(?:es|ed) up|dismissal notices?|notices? of dismissal|"
            r"(?:come|comes|came) to a settlement"
        ),
        ("with", "against", "over", ""),
        symmetric=True,
    ),
    Frame(
        K.SETTLEMENT,
        S.SETTLED,
        Form.NOUN,
        _regex(
            r"settlements?(?: (?:agreement|deal|pact|terms|accord))?|out-of-court (?:deal|"
            r"agreement)|"
            r"truce|peace (?:deal|agreement|pact|treaty)|resolution"
        ),
        (*_WITH, "against", "of"),
        symmetric=True,
    ),
    Frame(
        K.SETTLEMENT,
        S.SETTLED,
        Form.NOUN,
        _regex(
            r"(?:dispute|quarrel|row|feud|fight|battle|litigation|case|lawsuit|suit)s? "
            r"(?=(?:between|with|against) [^.;]{0,60}[\ue000-\uefff][^.;]{0,20} (?:is|are|was|"
            r"has been|has) "
            r"(?:now )?(?:over|ended|settled|resolved|behind))"
        ),
        ("between", "with", "against"),
        symmetric=True,
    ),
    # Acquisitions
    Frame(
        K.ACQUISITION,
        S.ANNOUNCED,
        Form.VERB,
        _regex(
            r"acquir(?:e|es|ed|ing)(?! (?:rights|a (?:\w+ )?(?:stake|licen)))|buy(?:s|"
            r"ing)?(?: out| up)?|bought(?: out| up)?|"
            r"purchas(?:e|es|ed|ing)|tak(?:e|es|ing) over|took over|taken over|snap(?:s|ped|"
            r"ping) up|"
            r"swallow(?:s|ed)|absorb(?:s|ed|ing)|scoop(?:s|ed|ing) up|merg(?:e|es|ed|ing) with|"
            r"pick(?:s|ed) up (?=[^.;]{0,60}for \$)|complet(?:e|es|ed) (?:its|the) (?:\$?[\w.]+ )*"
            r"(?:acquisition|takeover|purchase) of|new owners? of|(?:becom\w+|"
            r"became) (?:the )?(?:sole |majority )?owners? of|"
            r"swoop(?:s|ed)? (?=on|for)|(?:pay|pays|paid|"
            r"paying) (?:[\w$£€.,-]+ ){1,6}(?=for (?:[\w-]+ ){0,3}[\ue000-\uefff](?![’']))|"
            r"fold(?:s|ed)? (?=[\ue000-\uefff] into)|"
            r"tak(?:e|es|ing) control of|took control of|gobbl(?:e|es|ed) up|(?:take|takes|"
            r"took|taken) private|"
            r"shell(?:s|ed) out [^.;]{0,30} for"
        ),
        ("", "with", "for"),
    ),
    Frame(
        K.ACQUISITION,
        S.ANNOUNCED,
        Form.NOUN,
        _regex(r"acquisition|takeover|buy-?out|purchase|merger"),
        ("of", "with", "between", "for"),
    ),
    # Investments
    Frame(
        K.INVESTMENT,
        S.ANNOUNCED,
        Form.VERB,
        _regex(
            r"buys? into|bought into|bankroll(?:s|ed)?|bets? (?:[\w$£€.,-]+ ){0,4}on|"
            r"(?:re)?invest(?:s|ed|ing)?(?: (?!in\b)[\w$£€.,-]+){0,6}? in|back(?:s|ed|"
            r"ing)(?= )|"
            r"(?:put|puts|putting|pour(?:s|ed|ing)|pump(?:s|ed|ing)|plough(?:s|ed|ing)|"
            r"inject(?:s|ed|ing)) "
            r"(?:[\w$£€.,-]+ ){1,5}into|(?:tak|t[ao]{2}k|bu[yi]|bought|acquir|snap|pick|"
            r"secur)\w*(?: up)? "
            rf"{_MODIFIERS}(?:stake|interest|share|shareholding|equity) in|tak(?:e|es|"
            rf"ing) {_MODIFIERS}stake in"
        ),
        ("", "in", "into"),
    ),
    Frame(
        K.INVESTMENT,
        S.ANNOUNCED,
        Form.NOUN,
        _regex(r"investment|strategic stake|minority stake|equity stake|stake"),
        ("in", "is"),
        agent=("by", "from"),
    ),
    # Lawsuits
    Frame(
        K.LAWSUIT,
        S.FILED,
        Form.VERB,
        _regex(
            r"su(?:e|es|ed|ing)|(?:tak|t[ao]{2}k|drag|haul|bring|brought)\w* (?=(?:both |the |"
            r"its |fellow )?(?:[\w-]+ ){0,3}?[\ue000-\uefff][^.;]{0,30} (?:in)?to (?:\w+ "
            r"){0,3}?(?:court|class action|lawsuit))|"
            r"accus(?:e|es|ed|ing)(?=[^;]{0,200}\b(?:court|lawsuit|suit|complaint|filing)\b)|"
            r"proceed(?:s|ed|ing)? (?=against)|"
            r"(?:demand|demands|want|wants|seek|"
            r"seeks) (?:[\w$£€.,-]+ ){1,5}(?=from [^;]{0,200}\b(?:court|suit|complaint|lawsuit|"
            r"writ)\b)|(?:seek|seeks|seeking|sought|want|"
            r"wants) (?:[\w$£€.,-]+ ){0,5}(?:damages|"
            r"compensation) (?=from)|(?:file|files|filed|bring|brings|brought) (?=against)|"
            r"(?:bring|brings|brought|haul\w*|drag\w*) (?=[\ue000-\uefff] before)|"
            r"countersu(?:e|es|ed|ing)|at odds (?=with [^;]{0,60}\bcourt)|litigat(?:e|es|ed|"
            r"ing)|(?:go|goes|went|gone|going) (?:to (?:\w+ )?court|after)|"
            r"(?:fight|fights|fighting|fought|battl\w+|tak\w+ on)(?=[^;]{0,80}\b(?:court|"
            r"lawsuit|suit|judge|conference|discovery|docket|trial)\b)"
        ),
        ("", "against", "with", "from"),
    ),
    Frame(
        K.LAWSUIT,
        S.FILED,
        Form.NOUN,
        _regex(_CASE),
        ("against", "with", "v", "versus", "between"),
        agent=("by", "from", "of"),
    ),
    # Licences
    Frame(
        K.LICENCE,
        S.SIGNED,
        Form.VERB,
        _regex(
            r"(?:giv\w+|gave|grant\w*) (?=[\ue000-\uefff] (?:the |its |an? )?(?:green light|"
            r"nod|go-ahead|"
            r"permission|blessing|leave|consent|right|access))|"
            r"(?:catalogue|catalog|repertoire|recordings|songs|music|library|works|"
            r"songbook) (?:is|are) "
            r"(?:now )?(?:open|available|licensed)(?= (?:to|for|on))|hand(?:s|ed|ing) (?:its|"
            r"their|the|all) (?:\w+ ){0,2}"
            r"(?:songbook|catalogue|catalog|repertoire|recordings|archives?|songs|works)(?= to)|"
            rf"licens(?:e|es|ed|ing)|licenced|licencing|(?:open|opens|opened|"
            rf"opening)(?: up)? {_MODIFIERS}(?:catalogue|"
            r"catalog|repertoire|library|vaults?|archives?|recordings|works|music)s? (?=to|for)|"
            rf"mak(?:e|es|ing) {_MODIFIERS}(?:catalogue|catalog|repertoire|recordings|works|"
            rf"music|library)s? available|"
            r"(?:obtain|secur|gain|win|won|acquir|get|got|receiv|buy|bought|"
            r"purchas)\w* (?:the |an? )?(?:[\w-]+ ){0,3}(?:rights?|permission|access|"
            r"clearance) (?=(?:to|from|of|in|for) [^;]{0,60}[\ue000-\uefff])|"
            r"(?:pay|pays|paid|"
            r"paying) (?=[\ue000-\uefff] (?:[\w$£€.,-]+ ){0,5}for (?:[\w-]+ ){0,4}(?:use|"
            r"training|access|rights|data|catalogue|recordings|songs))|"
            r"(?:say|says|said|saying) yes(?= to)|(?:lend|lends|lent|rent|rents|rented|"
            r"lease[sd]?|provide[sd]?|contribut\w+|deliver(?:s|ed)?|sell|sells|sold|hand(?:s|"
            r"ed)? over|"
            rf"clear(?:s|ed)?|pass(?:es|ed) on) {_MODIFIERS}(?:catalogue|catalog|repertoire|"
            rf"recordings|works|music|library|archives?|stems|songs|masters|rights|loops|"
            rf"samples|data)(?= [^;]{{0,30}}?(?:to|for) )|"
            r"(?:give|gives|gave|given|get|gets|got|has|had|"
            r"have) (?:[\w’-]+ ){0,2}?(?:the )?(?:green light|nod|go-ahead|permission|blessing|"
            r"leave|consent)|"
            r"(?:with|won|has|have) the (?:blessing|consent|permission|approval) (?=of)|"
            r"green-?light(?:s|ed)?|"
            rf"made {_MODIFIERS}(?:catalogue|catalog|repertoire|recordings|works|music|"
            rf"library)s? available|"
            rf"(?:grant|give|gave|grants|gives|granted|granting|giving|hand|hands|"
            rf"handed)(?= [\ue000-\uefff] {_MODIFIERS}(?:licen|rights?|access|permission))|"
            r"(?:let|lets|letting|allow|allows|allowed|allowing|permit\w*|authori[sz]\w*|"
            r"entitl\w+|enabl\w+)(?= [\ue000-\uefff] (?:to )?(?:[\w’'-]+ ){0,4}?"
            r"(?:have|keep|sing|play|build|make|train|use|us[ei]|access|analy[sz]e|ingest|"
            r"exploit|reproduce|learn|generate|offer|draw))"
        ),
        ("to", "for", "from", "with", "", "by"),
    ),
    Frame(
        K.LICENCE,
        S.SIGNED,
        Form.NOUN,
        _regex(
            rf"(?:sub)?licen[cs](?:es?|ing)(?: and \w+)?(?: (?:{_DEAL}|partnerships?|pacts?|"
            rf"collaborations?|"
            r"alliances?|relationships?))?|licensors?|licensees?|"
            r"access (?=to [\ue000-\uefff][’']s? (?:\w+ ){0,2}(?:catalog|music|record|repert|"
            r"works|songs|library))|"
            r"rights deals?|content deals?|catalogue deals?|training deals?|data deals?"
        ),
        (*_WITH, "from", "to", "for", "at", "include", "including", "are", "were", "by", "of"),
        symmetric=True,
    ),
    # Partnerships
    Frame(
        K.PARTNERSHIP,
        S.ANNOUNCED,
        Form.VERB,
        _regex(
            r"(?:lend|suppl|provid|sell|offer|bring)\w* (?:[\w’'-]+ ){0,4}(?:technology|"
            r"detector|tools?|system|software)(?= to [^;]{0,30}[\ue000-\uefff])|"
            r"(?:put|puts|putting) pen to paper|pick(?:s|"
            r"ed)?(?= (?:[\w-]+ ){0,3}?[\ue000-\uefff] (?:to|as|for))|"
            r"partner(?:s|ed|ing)?(?: up)?(?= with| on| to|\s*$|[,.])|"
            r"team(?:s|ed|ing)?(?: (?:back )?up| with)|join(?:s|ed|ing)? (?:forces|hands)|"
            r"(?:re)?unit(?:e|es|ed|ing)(?= with)|"
            r"collaborat(?:e|es|ed|ing)|link(?:s|ed|ing)? (?:up|arms)|(?:tie|ties|tied)[- ]up|"
            r"all(?:y|ies|ied)(?= with)|pair(?:s|ed|ing)?(?: up)?(?= with)|hook(?:s|"
            r"ed)? up(?= with)|"
            r"(?:will|to|are|have|would) (?:jointly|together)|jointly (?:\w+(?:s|ed|ing)?)|"
            r"(?:use|uses|adopt|adopts|adopted|deploy|deploys|deployed|roll(?:s|ed)? out|"
            r"install(?:s|"
            r"ed)?) (?=(?:[\w-]+ ){0,2}[\ue000-\uefff](?:[’']s)? (?:[\w-]+ "
            r"){0,3}?(?:technology|tools?|detector|system|software|fingerprint\w*|engine))|"
            r"becom(?:e|es|ing) (?:an? |the )?(?:[\w-]+ )?(?:client|customer|partner|"
            r"member) (?=of)|became (?:an? |the )?(?:[\w-]+ )?(?:client|customer|partner|"
            r"member) (?=of)|"
            r"(?:sign|signs|signed) on(?= with)|shak(?:e|es|ing) hands|shook hands|throw(?:s|"
            r"n)? in (?:its|their) lot|threw in (?:its|their) lot|"
            r"(?:in (?:cooperation|tandem|concert|conjunction|association|league|collaboration|"
            r"partnership|alliance)|with the (?:aid|help|support|assistance) of|"
            r"together|jointly) (?=with |[\ue000-\uefff])|(?:enlist|tap|select|choose|chose|"
            r"appoint|hir|recruit)(?:s|ed|es|p?ed|d)?(?= (?:[\w-]+ ){0,4}?[\ue000-\uefff])|"
            r"(?:set up|sets up|found(?:s|ed|ing)?|establish(?:es|ed|ing)?|form(?:s|ed|ing)?|"
            r"start(?:s|ed|ing)?) (?:a|an|their) (?:[\w-]+ ){0,3}?(?:venture|company|label|"
            r"fund|lab|studio|group|house|fourth|firm|joint)|"
            r"working (?:together|closely|alongside)|works? (?:together|alongside)|worked with|"
            r"(?:to|is|are|will|now) work(?:ing)? with|"
            r"co-?(?:develop|creat|build|launch|"
            r"design)\w*|"
            rf"(?:develop|build|create|launch|design|produce|make|explore|pilot|test|trial|"
            rf"offer|prepar|work on|plann?|releas|unveil|introduc|bring)(?:e|es|s|ed|"
            rf"ing)? {_MODIFIERS}(?=with )|"
            rf"(?:built|made|designed|opened|launched|developed) {_MODIFIERS}(?=with )"
        ),
        _WITH,
        symmetric=True,
        confidence=0.8,
    ),
    Frame(
        K.PARTNERSHIP,
        S.ANNOUNCED,
        Form.NOUN,
        _regex(
            r"partnerships?|alliances?|collaborations?|tie-?ups?|joint ventures?|link-up|"
            r"cooperation|team-up"
        ),
        (*_WITH, "of", "include", "including"),
        symmetric=True,
    ),
    Frame(
        K.PARTNERSHIP,
        S.ANNOUNCED,
        Form.NOUN,
        _regex(
            r"(?:launch |first |founding |industry |label |rights |licensing |content |"
            r"technology )*partners"
        ),
        ("include", "including", "are", "were", "with", "as", ""),
        confidence=0.75,
    ),
    Frame(
        K.PARTNERSHIP,
        S.ANNOUNCED,
        Form.VERB,
        _regex(
            r"(?:renew|extend|expand|deepen|broaden)(?:s|ed|"
            r"ing)? (?:[\w$£€.,’'-]+ ){0,6}?(?=with )|"
            r"join(?:s|ed|ing)? (?=(?:the |its |a |\ue000's |"
            r"[\ue000-\uefff][’']s? )(?:[\w-]+ ){0,3}(?:list|ranks|roster|line-?up|group|club|"
            r"companies|labels|publishers|partners|rights ?holders|licensors))|"
            r"(?:add|adds|added|adding)(?= (?:[\w-]+ ){0,2}[\ue000-\uefff])|(?:c[ao]me|comes|"
            r"coming|g[eo]ts?|got|get|bring|brings|brought) on ?board|"
            r"(?:agree|agrees|agreed) (?=that|to let|to allow|to supply|to provide|to make|"
            r"to work|to share|to give)|"
            r"suppl(?:y|ies|ied|ying)(?= )|staying together|stay together"
        ),
        ("with", "to", "", "by", "of"),
        symmetric=True,
        generic=True,
        confidence=0.72,
    ),
    Frame(
        K.PARTNERSHIP,
        S.ANNOUNCED,
        Form.VERB,
        _regex(
            r"(?:integrat(?:e|es|ed|ing)|embed(?:s|ded|ding)?|pick(?:s|ed)|select(?:s|ed)|"
            r"(?:choose|chose|enlist|tap|appoint|hire|adopt|deploy|use)(?:s|d|ed|es)?)"
            r"(?= (?:[\w-]+ ){0,3}[\ue000-\uefff])"
        ),
        ("", "with", "into"),
        confidence=0.72,
    ),
    # Deals of which nothing more is said
    Frame(
        K.PARTNERSHIP,
        S.SIGNED,
        Form.VERB,
        _regex(
            r"sign(?:s|ed|ing)?(?: up)?(?: with)?|(?:come|comes|came) to terms|agree(?:s|d)? terms|"
            r"strik(?:e|es|ing) (?:up )?(?=with)|inks? (?=with)|do(?:es|ing)? business"
        ),
        ("with", ""),
        symmetric=True,
        generic=True,
        confidence=0.85,
    ),
    Frame(
        K.PARTNERSHIP,
        S.SIGNED,
        Form.NOUN,
        _regex(
            r"(?:one|ones|others?|another|first|second|third|latest|latter|former|older|newer|"
            r"newest|largest|biggest|"
            r"smaller),? (?=(?:is |was |both |signed |struck |reached |"
            r"agreed )?with [^,;.]{0,40}[\ue000-\uefff])"
        ),
        ("with",),
        generic=True,
        confidence=0.76,
    ),
    Frame(
        K.PARTNERSHIP,
        S.SIGNED,
        Form.NOUN,
        _regex(_DEAL),
        (*_WITH, "at", "for", "to", "by"),
        symmetric=True,
        generic=True,
    ),
)

SALE = _regex(
    r"now belongs?|(?:becomes?|became|becoming) (?:a )?part|sell(?:s|ing)?(?: off)?|"
    r"sold(?: off)?|sale of|hand(?:s|ed) over|offload(?:s|ed)?|"
    r"part(?:s|ed) with"
)

TALKS = _regex(
    r"sound(?:s|ed|ing) out|woo(?:s|ed|ing)|common ground|exploratory|talks|negotiations|"
    r"discussions|negotiat(?:e|es|ed|ing)|conversations|(?:approached|courting|courted)"
)

IS_COURT = re.compile(
    r"\b(?:courts?|judges?|jury|jurors|chamber|tribunal|justices?|magistrate|bench|ruling|verdict|"
    r"judgment|judgement|injunction|appeals?|victory over|victory against|wins? (?:over|"
    r"against)|won against)\b",
    re.IGNORECASE,
)
RULING = _regex(
    r"rul(?:ed|es|ing|ings)|sid(?:es|ed|ing) with|found(?: for| against| that)?|finds|held|"
    r"holds(?= that)|"
    r"(?:dismiss|reject|grant|den(?:ie|y)|throw|threw|toss|block|order|award|uph[eo]ld|"
    r"overturn|affirm|certif|refus|declin|bar)"
    r"\w*|verdict|judge?ments?|injunction|w[io]ns?(?! over)|won|los(?:es|t)(?! \$)|prevail(?:s|"
    r"ed)|convict\w*|"
    r"decid(?:ed|es)|decision|rebuff\w*|clear(?:s|ed)|liable|guilty|said no|said|wrote|"
    r"determined|concluded|established|agreed with|threw|convinced|victory|triumph|defeat|"
    r"infring(?:ed|es)|liable"
)
"""Only in a sentence that speaks of a court, or with a case as its object."""

VERSUS = re.compile(
    r"(?P<a>[\ue000-\uefff])[^\ue000-\uefff]{0,25}?\s(?:v|vs|versus)\.?\s(?P<b>[\ue000-\uefff])"
)

LED = _regex(
    r"(?:co-)?le(?:d|ads|ading)(?: by)?|headed by|participat(?:ed|es|ing|ion)(?: (?:from|by|of))?|"
    r"joined(?: by| in)?|join(?:s|ing)?|took part|taking part|also (?:invested|backed)|"
    r"investors|backers|"
    r"put (?:money|cash|capital) in|contribut(?:ed|ions?)(?: from)?|money from|funding from|"
    r"financing from|capital from|"
    r"cash from|million from|billion from|backing from|support from|backed by|came from|"
    r"raised from|anchored by|"
    r"put (?:in|up)|stump(?:s|ed) up|comes? from|provided by|came in|come in|c[ao]me aboard|"
    r"chipped in|piled in|(?:wrote|writes|writing) (?:a )?che(?:que|ck)s?|"
    r"alongside|as did|followed suit|re-?upped|(?:dollars|euros|pounds|crowns|kronor|[0-9]m|"
    r"[0-9]bn) from|"
    r"round from|supported by|bankrolled by|financed by|funded by"
)
ROUND = re.compile(
    r"\b(?:rounds?|money|backing|[\d.]+ ?(?:m|million)|cheques?|checks|series [a-k]\b|funding|"
    r"financing|seed|raise[sd]?|raising|fundrais\w+|investors?|"
    r"investment|backers|capital|venture|valu(?:es|ed|ing|ation)|stake)\b",
    re.IGNORECASE,
)
RAISE = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|land(?:s|ed)|bag(?:s|ged)|"
    r"net(?:s|ted)|pull(?:s|ed) in|collect(?:s|ed)|brought in|brings in|complet(?:e|es|ed)|"
    r"announc\w+|"
    r"receiv(?:e|es|ed)|obtain(?:s|ed)|pocket(?:s|ed)|gather(?:s|ed)|pick(?:s|ed) up|nab(?:s|"
    r"bed)|attract(?:s|ed)|scor(?:es|ed)|rak(?:es|ed) in)\b",
    re.IGNORECASE,
)
