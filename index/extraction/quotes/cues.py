"""The words that say that somebody spoke, in all their forms."""

import re

from index.extraction.quotes.wordlists import listed

_REGULAR = """
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert
    assure attest bemoan blast brag caution charge cite claim clarify coin comment
    compare complain concede conclude condemn confess confide confirm contend continue
    counsel counter criticise criticize declare decline decry demand denounce deny describe
    detail disagree disclose dismiss echo elaborate emphasise emphasize enthuse exclaim
    explain express fire fume gush hail highlight hint imply inform
    insist intone joke lament laud liken lob mock mention muse mutter note observe offer
    opine order outline plead pledge point post praise predict press proclaim promise
    pronounce propose protest question quip quote rail rant reassure recall recount
    recommend refer reflect refuse reiterate relate remark remind reply report request
    respond retort reveal riff scoff shout sigh signal slam snap sneer speculate spell
    state stress suggest summarise summarize surmise sum tease testify text thank threaten
    tout trumpet tweet underline underscore urge voice volunteer vow warn whisper wonder
    interject intervene label brand characterise characterize portray blame deride deplore
    ridicule champion credit decree dub lambaste lash address chant cry yell gripe grumble
    groan boast maintain reason retweet clap welcome celebrate applaud doubt echo pen
    appeal advocate argue believe estimate expect hope fear envision recognise recognize
    name term
    rip skewer savage trash knock chide scold admonish berate rebuke castigate lecture
    bash hammer slap roar bellow proffer profess acclaim commend compliment congratulate
    pontificate theorize theorise rationalize rationalise scream bristle bluster drawl
    deadpan reckon push frame paint style moan crow chuckle cackle croak holler purr rasp stammer
    stutter shriek wail whine guarantee certify rule
"""
_IRREGULAR = """
    say says said saying|tell tells told telling|write writes wrote written writing|
    think thinks thought thinking|speak speaks spoke spoken speaking|
    swear swears swore sworn swearing|read reads reading|go went|feel feels felt|
    put puts putting|
    shoot shoots shot shooting|chime chimes chimed chiming|
    make makes made making|call calls called calling|hold holds held|
    begin begins began beginning|find finds found finding|see sees saw seen|
    foresee foresees foresaw|know knows knew|quote quotes quoted quoting|
    admit admits admitted admitting|quip quips quipped quipping|refer refers referred referring|
    snap snaps snapped snapping|pan pans panned panning|rip rips ripped ripping|
    sum sums summed summing|dub dubs dubbed dubbing|
    rebut rebuts rebutted rebutting|blog blogs blogged blogging|
    cry cries cried crying|deny denies denied denying|reply replies replied replying|
    imply implies implied implying|testify testifies testified testifying|
    clarify clarifies clarified clarifying|decry decries decried decrying|
    spell spells spelled spelt spelling|vow vows vowed vowing|speak speaks spoke speaking|
    warn warns warned warning|insist insists insisted insisting|
    get gets got|give gives gave given giving|take takes took taken taking|
    mean means meant|teach teaches taught|learn learns learned|
    brag brags bragged bragging|sob sobs sobbed sobbing|email emails emailed emailing|
    forecast forecasts forecasting|
    worry worries worried worrying|share shares shared sharing
"""


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    # “Slammed” and “penned”: after one short vowel the last letter is doubled.
    stem = verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb) else verb
    plural = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, f"{verb}{plural}", f"{stem}ed", f"{stem}ing"


def _forms() -> dict[str, str]:
    forms = {form: verb for verb in _REGULAR.split() for form in _inflected(verb)}
    for group in _IRREGULAR.split("|"):
        verb, *others = group.split()
        forms = {form: base for form, base in forms.items() if base != verb}
        forms |= dict.fromkeys((verb, *others), verb)
    return forms


LEMMAS = _forms()
"""Every form of a verb that can frame words in quotation marks → the verb."""

SAYING = listed("""
    say tell write add note argue claim explain state tweet post declare announce insist warn
    respond reply ask answer remark comment continue conclude recall joke quip observe admit
    acknowledge concede confirm caution stress emphasise emphasize highlight underscore
    underline maintain assert contend allege reiterate promise vow pledge predict suggest
    testify complain lament muse exclaim shout retort recount reveal clarify elaborate opine
    reflect blog warn urge demand plead boast gush enthuse scoff speak whisper counter rebut
    remind tease text
""")
"""Verbs that frame whole sentences."""

REPORTING = listed("""
    say tell add note argue claim explain state tweet declare announce insist warn
    remark comment recall observe admit acknowledge concede confirm caution stress
    emphasise emphasize highlight underscore underline maintain assert contend allege
    reiterate promise vow pledge predict suggest testify complain lament reveal clarify
    urge deny write believe stress estimate praise criticise criticize condemn agree
    respond reply conclude think expect hope point propose disclose
    welcome recommend report fear worry advise
    doubt dismiss decry denounce demand advocate explain outline imply hint
    brag boast guarantee remind quip joke confess counter retort assure inform affirm attest
    certify swear speculate reckon rule forecast post
""")
"""Verbs that report what somebody said without quoting it."""

WEAK = listed("""
    go feel put make hold begin find see know get give take mean teach learn read fire offer
    press order charge push frame paint style hammer coin detail name term refuse thank
    address appeal share credit clap relate spell sum signal cite
    think hope expect
""")
"""Verbs that say so only of words that are plainly marked."""

NOUNS = listed("""
    statement remark remarks comment comments claim claims words word message tweet post
    interview speech letter email memo response reply warning promise argument assertion
    assessment question answer description declaration testimony line phrase quote quip note
    call insistence suggestion announcement pledge vow apology joke accusation complaint
    concern concerns criticism view opinion verdict admission rant tirade attack charge
""")
"""Nouns for something that was said."""

DOCUMENTS = listed("""
    complaint lawsuit suit filing statement report letter release ruling memo study survey poll
    article post email e-mail document brief motion website site page blog judgment judgement
    opinion order headline sign banner ad advertisement poster notice agreement contract law
    bill act policy rule terms paper book song lyric lyrics note message text tweet caption
    transcript warrant affidavit indictment petition list entry section clause
    review editorial column story label manifesto summary slogan slide deck chart data
    form reply leaflet brochure plaque placard sticker shirt t-shirt banner guideline guidelines
    research analysis announcement description profile response answer submission speech
    findings footnote contract licence license testimony
""")
"""Nouns for something that can be read, but cannot speak."""

_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def lemma(word: str) -> str:
    """Return the verb that ``word`` is a form of; the word in lower case if it is none."""
    return LEMMAS.get(word.lower(), word.lower())


def has_cue(text: str) -> bool:
    """Tell whether any word of ``text`` is a reporting verb or “according”."""
    found = (match[0].lower() for match in _WORDS.finditer(text))
    return any(word == "according" or LEMMAS.get(word) in REPORTING for word in found)


def _pattern(verbs: frozenset[str]) -> str:
    forms = (form for form, verb in LEMMAS.items() if verb in verbs)
    return "|".join(sorted(forms, key=len, reverse=True))


SAYING_FORMS = _pattern(SAYING)
"""A pattern of all forms of the verbs of ``SAYING``."""
ALL_FORMS = _pattern(frozenset(LEMMAS.values()))
"""A pattern of all forms of all verbs."""
FRAMING_FORMS = _pattern(frozenset(LEMMAS.values()) - WEAK)
"""A pattern of all forms of the verbs that frame a quote by themselves."""
