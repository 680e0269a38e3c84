"""Places, which nobody works for."""

import re

from index.extraction.quotes.wordlists import listed

_ENDING = re.compile(r"(?:[’']s?|[.,])+\Z")
_PLACES = listed("""
    africa alabama alaska america amsterdam argentina arizona arkansas asia athens atlanta austin
    australia austria baltimore barcelona beijing belgium berlin birmingham boston brazil bristol
    britain brooklyn brussels bucharest budapest buenos california canada charlotte chicago chile
    china cleveland colorado columbia connecticut copenhagen cuba dallas delaware delhi denmark
    denver detroit dublin edinburgh egypt england estonia europe finland florida france frankfurt
    geneva georgia germany ghana glasgow greece hamburg havana hawaii helsinki hollywood houston
    hungary iceland idaho illinois india indiana iowa iran iraq ireland israel istanbul italy
    jamaica japan jerusalem kansas kentucky kenya korea kyiv lagos latvia leeds leipzig lisbon
    lithuania liverpool london los louisiana luxembourg lyon madrid maine malta manchester
    maryland massachusetts melbourne memphis mexico miami michigan milan minneapolis minnesota
    mississippi missouri montana montreal moscow mumbai munich nashville nebraska netherlands
    nevada new newcastle nigeria north norway ohio oklahoma oregon orlando oslo ottawa paris
    pennsylvania philadelphia phoenix pittsburgh poland portland porto portugal prague quebec
    reykjavik rhode riga rome russia sacramento san santa scotland seattle seoul shanghai
    singapore south spain stockholm sweden switzerland sydney taiwan tallinn tennessee texas
    tokyo toronto turkey ukraine utah vancouver venice vermont vienna vietnam virginia wales
    warsaw washington west wisconsin wyoming york zurich east
""")


_TOWN = re.compile(
    r"[A-Z][a-z]+(?:ton|ham|bury|ford|ville|burg|berg|shire|mouth|wich|wick|worth|stead|minster|"
    r"borough|burgh|chester|caster|cester|pool|dale|combe|hurst|grad|stadt|dorf|heim|holm|low|"
    r"bridge|haven|vik|stad)"
)


def may_be_town(name: str) -> bool:
    """Tell whether a single word ends as the names of towns do."""
    return _TOWN.fullmatch(name) is not None


def is_place(name: str) -> bool:
    """Tell whether a name begins like that of a place."""
    first = name.split()[0].lower() if name.split() else ""
    return _ENDING.sub("", first) in _PLACES
