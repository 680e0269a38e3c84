"""Dates that are told from another one: “last Thursday”, “two weeks ago”, “a year later”."""

import re
from collections.abc import Iterator, Sequence

from index.extraction.deals.datelines import dateline
from index.extraction.deals.day_shifts import (
    calendar_day,
    common,
    cut,
    days_from,
    months_from,
    moved,
    parsed,
)
from index.extraction.deals.foreign_dates import is_to_come
from index.types import PublishedDate, Span

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = "|".join(_WEEKDAYS)
_WEEKDAY = re.compile(
    rf"\b(?P<before>(?:(?:on|late|early|this|last|since|next|past|previous|every|each|until|by|"
    rf"the)\s){{0,3}})(?P<day>{_DAY})\b(?!s\b)"
    r"(?P<week>(?:\s(?:of|in))?\slast\sweek|\sweek|\sbefore\slast)?"
    r"(?!,? (?:\d|[A-Z][a-z]+ \d))|"
    rf"\blast\sweek(?:['’]s|,?\son)\s(?P<last>{_DAY})\b"
)
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_COUNT = rf"an?|a couple of|a few|several|{'|'.join(_NUMBERS[1:])}|eighteen|twenty|\d{{1,2}}"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11),
            "winter": (12, 14)}  # fmt: skip
_SEASON = "|".join(_SEASONS)
_RELATIVE = re.compile(
    r"\b(?:(?P<today>today|tonight|this (?:morning|afternoon|evening))|"
    r"(?P<yesterday>yesterday|last night)|"
    r"(?P<this_month>(?:(?:earlier|later|late|early) )?this month)|"
    r"(?P<last_month>(?:earlier |late |early )?last month)|"
    r"(?P<weekend>(?:over|at|on|during) the weekend|last weekend|(?:this|the) (?:past )?weekend)|"
    r"(?P<this_week>(?:(?:earlier|later) )?this week)|"
    r"(?P<last_week>(?:late |early )?(?:last|the past) week)|"
    r"(?P<this_year>(?:(?:earlier|late|early) )?this year)|"
    r"(?P<last_year>(?:late |early )?last year)|"
    rf"(?P<season>(?P<which>last|this|in|in the|in early|in late|since|since the|of the|during the|"
    rf"over the|that) (?P<name>{_SEASON})\b(?: (?:of )?(?P<year>(?:19|20)\d\d))?)|"
    rf"(?P<last_named>(?:last|this|that|this past) (?P<month>{'|'.join(MONTHS)})\b(?! \d))|"
    r"(?P<same>(?:the|that) same (?P<same_unit>day|week|month|year|summer|spring|autumn|winter)|"
    r"that (?P<that_unit>day|month|year|week))|"
    rf"(?P<following>the (?P<way>following|next|previous) (?P<next_unit>day|week|month|year))|"
    r"(?P<year_before>the (?P<before_unit>day|week|month|year) (?P<sign>before|after))|"
    rf"(?P<ago>(?P<half>half a|(?P<number>{_COUNT})) "
    r"(?P<unit>day|week|fortnight|month|year)s? "
    r"(?P<from>ago|earlier|before|previously|later|after|on)))\b"
    r"(?! than\b| as\b)",
    re.IGNORECASE,
)


def relative_dates(
    text: str,
    published: PublishedDate | None,
    before: PublishedDate | None,
    earlier: Sequence[tuple[int, PublishedDate]],
) -> Iterator[tuple[Span, PublishedDate]]:
    """Yield the dates of ``text`` that count from the day of the article, or from another date.

    ``before`` is the date that was told last before the text, ``earlier`` are those of the text
    itself with their places.
    """
    if published is None:
        return
    found = list(_weekdays(text, published))
    for match in _RELATIVE.finditer(text):
        start = match.start()
        told = [d for at, d in [*earlier, *((s.start, d) for s, d in found)] if at < start]
        date = _read(match, published, told[-1] if told else before)
        if date is not None and not _is_dateline_today(text, match):
            found.append((Span(*match.span()), date))
    yield from found


def _is_dateline_today(text: str, match: re.Match[str]) -> bool:
    # Today is the day of the dateline, whenever the article was published.
    return match["today"] is not None and dateline(text) > 0


def _weekdays(text: str, published: PublishedDate) -> Iterator[tuple[Span, PublishedDate]]:
    today = calendar_day(published)
    if today is None:
        return
    for match in _WEEKDAY.finditer(text):
        words = match["before"] or ""
        if re.search(r"\b(?:next|every|each|until|by)\s", words) or match["week"] == " week":
            continue
        if is_to_come(text, Span(*match.span())):
            continue
        number = _WEEKDAYS.index(match["day"] or match["last"])
        back = (today.weekday() - number) % 7
        if match["last"] or (match["week"] or "").endswith("last week"):
            back = today.weekday() - number + 7
        elif match["week"]:
            back += 7
        elif back == 0 and re.search(r"\b(?:last|past|previous)\s", words):
            back = 7
        day = days_from(today, -back)
        if day is not None:
            yield Span(*match.span()), day


def _read(
    match: re.Match[str], published: PublishedDate, last: PublishedDate | None
) -> PublishedDate | None:
    kind = next(name for name in match.re.groupindex if match[name])
    if kind in {"last_year", "this_year"}:
        return parsed(published.year - (kind == "last_year"), None, None)
    if kind == "season":
        return _season(match, published, last)
    if kind in {"same", "following", "year_before"}:
        return _from_another(match, kind, last)
    if kind == "ago":
        return _counted(match, published, last)
    if published.month is None:
        return None
    if kind == "last_named":
        return _named_month(match, published, last)
    if kind in {"this_month", "last_month"}:
        return months_from(published, -int(kind == "last_month"))
    return _near(kind, published)


def _near(kind: str, published: PublishedDate) -> PublishedDate | None:
    today = calendar_day(published)
    if today is None:
        return None
    since_monday = today.weekday()
    if kind == "weekend":
        back = (since_monday + 1) % 7 or 7
        return common(days_from(today, -back - 1), days_from(today, -back))
    if kind == "this_week":
        return common(days_from(today, -since_monday), published)
    if kind == "last_week":
        return common(days_from(today, -since_monday - 7), days_from(today, -since_monday - 1))
    return days_from(today, -int(kind == "yesterday"))


def _season(
    match: re.Match[str], published: PublishedDate, last: PublishedDate | None
) -> PublishedDate | None:
    """Return the year of a season, the latest that had begun; “last” ones are over, too."""
    if match["year"]:
        return PublishedDate(int(match["year"]))
    if match["which"].lower() == "that":
        return PublishedDate(last.year) if last else None
    if match["which"].lower() == "this" or published.month is None:
        return PublishedDate(published.year)
    begins, ends = _SEASONS[match["name"].lower()]
    over = match["which"].lower() == "last"
    back = int(published.month <= ends if over else published.month < begins)
    return parsed(published.year - back, None, None)


def _named_month(
    match: re.Match[str], published: PublishedDate, last: PublishedDate | None
) -> PublishedDate | None:
    month = MONTHS.index(match["month"].title()) + 1
    which = match["last_named"].lower()
    if which.startswith("that"):
        return PublishedDate(last.year, month) if last else None
    now = published.month or 12
    back = now < month if which.startswith("this") else now <= month
    return parsed(published.year - int(back), month, None)


def _from_another(
    match: re.Match[str], kind: str, last: PublishedDate | None
) -> PublishedDate | None:
    if last is None:
        return None
    if kind == "same":
        unit = (match["same_unit"] or match["that_unit"]).lower()
        return cut(last, unit)
    unit = (match["next_unit"] or match["before_unit"]).lower()
    back = (match["way"] or match["sign"]).lower() in {"previous", "before"}
    return moved(last, unit, -1 if back else 1)


def _counted(
    match: re.Match[str], published: PublishedDate, last: PublishedDate | None
) -> PublishedDate | None:
    unit, number = match["unit"].lower(), (match["number"] or "").lower()
    vague = number in {"a few", "several", "a couple of"}
    count = {"a": 1, "an": 1, "a couple of": 2, "a few": 3, "several": 4, "eighteen": 18,
             "twenty": 20}.get(number)  # fmt: skip
    if match["half"].lower() == "half a":
        if unit != "year":
            return None
        unit, count = "month", 6
    if count is None:
        count = int(number) if number.isdecimal() else _NUMBERS.index(number)
    way = match["from"].lower()
    origin, sign = (published, -1) if way == "ago" else (last, 1 if way in _ON else -1)
    if way == "after" and _CLAUSE.match(match.string, match.end()):
        # “Six months after they settled, …”, seen from today: the settlement is what is dated.
        origin, sign = origin if _is_in(match, last) else published, -1
    if way == "before" and _SOMETHING.match(match.string, match.end()):
        # “A year before its other deals”: whatever that was is not dated here.
        return None
    if origin is None:
        # “Two years earlier”, if nothing else is dated, is seen from today.
        origin = published if sign < 0 else None
    if origin is None:
        return None
    then = moved(origin, unit, sign * count)
    return cut(then, "year") if then and vague else then


_CLAUSE = re.compile(
    r"\s(?:[\w’'&-]+\s){1,7}?(?:\w+ed|ha[sd]|was|were|struck|made|took|won|lost|sold|bought|sue|"
    r"began|went|gave|got|put|brought|came)\b"
)


_SOMETHING = re.compile(r"\s(?:its|his|her|their|the|an?|any)\b")


def _is_in(match: re.Match[str], last: PublishedDate | None) -> bool:
    return last is not None and str(last.year) in match.string[: match.start()]


_ON = frozenset({"later", "after", "on"})
