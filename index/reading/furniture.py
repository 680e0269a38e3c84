"""The parts of a copied page that are not the article: bylines of accounts, counters, buttons.

Only short lines at the very ends of a text are looked at, and only whole lines are cut.
"""

import re

from index.types import Cut

_LONGEST_LINE = 80
_EDGES = " \t.…:!|·•*–—<>«»‹›→←#-"


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_FURNITURE = {
    "account name": _lines(
        r"(?:(?:posted )?by |von |par |por |מאת )?(?:admin|administrator|webmaster|superuser)",
    ),
    "comment counter": _lines(
        r"(?:\d+|no|one) comments?(?: yet)?|\d+ (?:repl(?:y|ies)|responses?)",
        r"comments? ?\(?\d*\)?|comments (?:are )?(?:closed|off|disabled)",
        r"\d+ (?:הערות|תגובות)|אין (?:הערות|תגובות)|(?:הערה|תגובה) אחת",
        r"(?:\d+|keine?) kommentare?|(?:\d+|aucun) commentaires?",
        r"(?:\d+|sin|ningún) comentarios?|(?:\d+|nessun) comment[oi]",
        r"(?:\d+|geen) reacties?|(?:\d+|inga|ingen) kommentar(?:er)?",
        r"\d+ комментари(?:й|я|ев)|нет комментариев",
    ),
    "invitation to comment": _lines(
        r"(?:leave|add|post|write) a (?:comment|reply)|join the (?:conversation|discussion)",
        r"schreibe? einen kommentar|laisser un commentaire|dej[ae] un comentario",
        r"lascia un commento|(?:השאר|השאירו|הוסף|הוסיפו|כתבו|כתיבת) תגובה",
        r"(?:добавить|оставить) комментарий",
    ),
    "sharing button": _lines(
        r"share(?: (?:this|on|via|with)(?: [\w/]+){0,3})?|tweet(?: this)?|copy link",
        r"(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest)"
        r"(?:[ ,|·•/]+(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|x|email))*",
        r"(?:artikel )?teilen|partager(?: cet article)?|compartir|condividi|delen|dela|поделиться",
        r"שתפו?(?: את הכתבה)?",
    ),
    "invitation to subscribe": _lines(
        r"subscribe(?: (?:now|today|here|for free|to (?:our|the)(?: [\w-]+){1,3}))?",
        r"sign up (?:for|to) (?:our|the)(?: [\w-]+){1,3}|newsletter",
        r"(?:jetzt )?abonnieren|s['’]abonner|suscríbete|iscriviti|подписаться",
        r"הירשמו? (?:לניוזלטר|לעדכונים)",
    ),
    "link to more": _lines(
        r"(?:read|learn|see|show|load) more|(?:read more|also read|related|see also): .+",
        r"continue reading|weiterlesen|lire la suite|leer más|leggi tutto|lees meer|läs mer",
        r"читать далее|קראו? עוד",
        r"related (?:posts?|articles?|stories|news)|you (?:may|might) also like",
        r"ähnliche (?:beiträge|artikel)|articles similaires|כתבות נוספות|похожие статьи",
    ),
    "advertisement": _lines(
        r"(?:story continues below )?advertise?ments?|sponsored(?: content)?|promoted",
        r"anzeige|werbung|publicité|publicidad|pubblicità|advertentie|annons|реклама|פרסומת",
    ),
    "list of tags": _lines(
        r"(?:tags?|tagged|filed under|posted in|categor(?:y|ies)|topics)(?:\s*:.+)?",
        r"(?:schlagwörter|kategorien?|étiquettes|catégories?|etiquetas|categorías?)(?:\s*:.+)?",
        r"(?:תגיות|קטגוריות|קטגוריה|метки|рубрики)(?:\s*:.+)?",
    ),
    "cookie banner": _lines(
        r"(?:this|our) (?:web)?site uses cookies.*|(?:accept|reject|allow)(?: all)? cookies",
        r"diese (?:web)?seite verwendet cookies.*|(?:alle )?cookies akzeptieren",
        r"ce site utilise des cookies.*|este sitio (?:web )?utiliza cookies.*|cookie settings",
        r"אתר זה (?:משתמש|עושה שימוש) ב(?:עוגיות|־?cookies).*",
    ),
    "navigation": _lines(
        r"skip to (?:main )?content|back to top|toggle navigation|menu|home|log ?in|sign in",
        r"(?:previous|next) (?:post|article|story)|דלג לתוכן|zum inhalt springen",
    ),
    "copyright notice": _lines(
        r"(?:copyright )?(?:©|\(c\)) ?(?:copyright )?\d{4}.*|all rights reserved",
    ),
}


def cut_furniture(text: str) -> tuple[str, tuple[Cut, ...]]:
    """Cut furniture lines off both ends of a normalised ``text``; say what was cut, in order.

    A text made of nothing else is left whole.
    """
    lines = text.split("\n")
    first = _leading(lines)
    if first == len(lines):
        return text, ()
    last = len(lines) - _leading(lines[::-1])
    kept = "\n".join(lines[first:last]).strip()
    return kept, tuple(_cuts(lines[:first] + lines[last:]))


def _leading(lines: list[str]) -> int:
    """Count the lines at the start that are blank or furniture."""
    for count, line in enumerate(lines):
        if line.strip() and _reason(line) is None:
            return count
    return len(lines)


def _cuts(lines: list[str]) -> list[Cut]:
    found = ((line.strip(), _reason(line)) for line in lines)
    return [Cut(line, reason) for line, reason in found if reason is not None]


def _reason(line: str) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    words = line.strip(_EDGES)
    return next((why for why, what in _FURNITURE.items() if what.fullmatch(words)), None)
