"""Who is only spoken of: names that are no party to what their sentence tells."""

import re

_EXECUTIVE = (
    r"(?:(?:senior |top |global |co-|vice[- ])?(?:chief|CEO|boss|founder|co-?founder|executive|"
    r"exec|president|chair(?:man|woman)?|head|director|general counsel|lawyers?|attorneys?|"
    r"spokes(?:man|woman|person|people)|veteran|alum(?:nus|ni)?|staff(?:er)?|employees?|engineer|"
    r"researcher|scientist|A&R|shareholders?|users?|listeners?|subscribers?|"
    r"fans|customers|rivals?|competitors?|artists?|songwriters?|writers|stock|shares|"
    r"shorts|playlists?|offices?|headquarters))\b"
)
_BEFORE = re.compile(
    r"(?:\b(?:former(?:ly)?[ -]|ex-|then-|one-time |outgoing |incoming )(?:(?:of|at|an?|"
    r"head of|with|executive at|executive of|a senior) )?|"
    r"\b(?:CEO|chief executive(?: officer)?|head|president|founder|co-?founder|boss|chair\w*|"
    r"director|"
    r"executive|lawyers?|spokes\w+|officer|counsel|vice president|alumn\w+|analysts?|chief|"
    r"executives) (?:of|at|for|from) (?:the )?|"
    r"\bunlike |\b(?:similar|comparable) to |\bcompared (?:to|with) |\bsuch as |\blike |"
    r"\b(?:told|tells|according to|wrote (?:in|for)|reported by|first reported by|per|"
    r"interview(?:ed)? (?:with|by)|speaking to|spoke to|speaking with|quoted by|citing|"
    r"relying on|cites|credited to|via|"
    r"seen by|obtained by|published (?:in|by|on)|wrote on|posted (?:on|to)|statement to) (?:the )?|"
    r"\b(?:scrap\w+|ripp\w+|download\w+|copied|pulled|taken|streams?|videos?|audio|"
    r"uploads?) (?:[\w’'-]+ ){0,4}?(?:off|from|out of) |"
    r"\b(?:listeners|uploads?|streams?|recordings|tracks?|songs?|music|playlists?|followers|"
    r"released|"
    r"videos?|listen\w*|hits?|copied|streaming|plays) on |\bexport\w* to |\bupload\w* to |"
    r"\b(?:worked|working|joined|hired|came|moved|spent \w+ years) (?:\w+ ){0,2}(?:for|at|from|"
    r"by) |"
    r"\brivals? (?:to|of|such as|including) |\balternative to |\bcompet(?:e|es|ing|"
    r"itors?) (?:with|to|of) |"
    r"\bremoved from |\bgone from |\bbacked by )\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:[’']s?)? (?:(?!and |the |an? |or |to |with |from |for |by |in |is |"
    rf"has )[\w-]+ ){{0,2}}?{_EXECUTIVE}|"
    r"-(?:owned|backed|based|style|like|funded|trained|powered|affiliated|distributed|signed|"
    r"exclusive|led|era)\b|"
    r" (?:subsidiary|unit|imprint|rival|competitor|parent|owner|sister company|offshoot|"
    r"spin-?off|alumnus|veteran|clone)\b|"
    r"[’']s? (?:rival|competitor|parent|owner|sister company|terms|policy|website|blog|"
    r"app store)\b|"
    r"[’']s? (?:YouTube|TikTok|Instagram|LinkedIn|Twitter)\b",
)
_PRODUCT = re.compile(r"[’']s? (?:own )?(?:chatbot|Content ID|cipher|rolling)\b")
_REPORTS_BEFORE = re.compile(
    r"\b(?:told|tells|to|by|from|in|with|per|at|on|of|by the|the|citing)\s(?:the )?\Z",
    re.IGNORECASE,
)
_REPORTS_AFTER = re.compile(
    r"(?:,? (?:first |has |had |also )?(?:report|said|says|wrote|writes|put|noted|notes|"
    r"revealed|quoted|"
    r"broke|described|cited|estimate|calculat|say\b|understands|suggest|claims?\b|learned|added|"
    r"spoke|asked)|[’']s? (?:report|article|interview|[A-Z])|:| and [A-Z][\w ]+ (?:say|report))"
)


def is_topic(text: str, start: int, end: int) -> bool:
    """Tell whether the name at ``[start, end)`` is no party to what ``text`` tells."""
    before, after = text[max(0, start - 45) : start], text[end : end + 45]
    if _BEFORE.search(before) or _PRODUCT.match(after):
        return True
    return _AFTER.match(after) is not None


def is_reporting(text: str, start: int, end: int) -> bool:
    """Tell whether a medium at ``[start, end)`` is named as the one that reports."""
    before, after = text[max(0, start - 25) : start], text[end : end + 30]
    return bool(_REPORTS_AFTER.match(after) or _REPORTS_BEFORE.search(before))
