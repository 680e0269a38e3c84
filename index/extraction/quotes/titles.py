"""The words for what people do and how they are addressed."""

import re

from index.extraction.quotes.wordlists import listed

HONORIFICS = listed("""
    mr mrs ms mx miss dr prof professor sir dame lord lady sen senator rep representative gov
    admiral rear major sergeant lieutenant inspector superintendent bishop cardinal archbishop
    governor congressman congresswoman president judge justice mayor pope king queen prince
    princess general gen col colonel lt sgt capt captain officer detective sheriff rev reverend
    father sister brother rabbi imam secretary ambassador minister chancellor chairman
    chairwoman commissioner speaker councilman councilwoman attorney madam madame herr frau
""")
FEMALE_TITLES = listed("""mrs ms miss dame lady congresswoman queen princess sister chairwoman
    councilwoman madam madame frau spokeswoman actress businesswoman""")
MALE_TITLES = listed("""mr sir lord congressman pope king prince father brother chairman
    councilman herr spokesman businessman""")

_HEADS = re.sub(
    r"\n *",
    "",
    """
    CEO|CFO|COO|CTO|CMO|CPO|CLO|CIO|CCO|EVP|SVP|VP|GM|MD|MP|MEP|DJ|
    chief[ ]executive(?:[ ]officer)?|chief[ ](?:[\\w&-]+[ ]){1,4}officer|chief[ ]of[ ]staff|
    chief(?:[ ]\\w+)?[ ](?:economist|scientist|strategist|counsel|negotiator|analyst)|
    co-?founders?|founders?|co-?chairs?|co-?CEOs?|co-?presidents?|presidents?|vice[ -]presidents?|
    chair(?:man|woman|person)?|director(?:[ -]general)?|directors|managers?|
    spokes(?:man|woman|person|people)|representatives?|lawyers?|attorneys?|counsel|barristers?|
    solicitors?|heads?|leaders?|executives?|officers?|officials?|editors?(?:-in-chief)?|
    partners?|principal|professors?|lecturers?|researchers?|scientists?|analysts?|economists?|
    strategists?|advis[eo]rs?|consultants?|pollsters?|historians?|experts?|scholars?|fellows?|
    engineers?|designers?|developers?|producers?|songwriters?|composers?|singers?|musicians?|
    rappers?|guitarists?|drummers?|pianists?|bassists?|cellists?|violinists?|performers?|artists?|
    actors?|actress(?:es)?|comedians?|authors?|writers?|novelists?|poets?|columnists?|
    journalists?|reporters?|critics?|bloggers?|hosts?|anchors?|commentators?|
    senators?|congress(?:man|woman)|governors?|mayors?|ministers?|secretary(?:[ -]general)?|
    commissioners?|ambassadors?|chancellors?|judges?|justices?|prosecutors?|detectives?|sheriffs?|
    investors?|owners?|publishers?|promoters?|coordinators?|organi[sz]ers?|activists?|
    campaigners?|advocates?|investigators?|students?|teachers?|treasurer|trustee|lobbyists?|
    curators?|archivists?|bosses|boss|deputy|delegates?|nominee|candidates?|chiefs?|negotiators?|
    entrepreneurs?|technologists?|ethicists?|members?|veterans?|supervisors?|administrators?|
    technicians?|governor|dean|provost|rector|general[ ]secretary|product[ ]lead|lead|
    coach(?:es)?|trainers?|captains?|players?|goalkeepers?|strikers?|farmers?|growers?|bakers?|
    chefs?|keepers?|doctors?|nurses?|surgeons?|schoolteachers?|councillors?|drivers?|pilots?|
    police[ ](?:chief|officer)|clerks?|librarians?|bishops?|vicars?|priests?|imams?|rabbis?|
    conductors?|sopranos?|tenors?|violists?|DJs?|remixers?|vocalists?|instrumentalists?|
    [a-z]{1,12}(?:ologist|emist|icist|grapher|ician|opher)s?|physicists?|dentists?|therapists?|
    architects?|agents?|brokers?|operators?|controllers?|midwi(?:fe|ves)|
    fisherm[ae]n|shopkeepers?|landlords?|caretakers?|mechanics?|plumbers?|
    electricians?|traders?|executors?|magistrates?|coroners?|registrars?|bursars?|
    headteachers?|headmaster|headmistress|referees?|umpires?|jockeys?|midfielders?|defenders?|
    wingers?|quarterbacks?|skippers?|harbou?r[ ]masters?|lawmakers?|legislators?|envoys?|
    diplomats?|chaplains?|astronauts?|accountants?|auditors?|bankers?|buyers?|programmers?|coders?|
    animators?|illustrators?|sculptors?|dancers?|choreographers?|organists?|
    flautists?|trumpeters?|trombonists?|saxophonists?|percussionists?|keyboardists?|frontm[ae]n|
    frontwom[ae]n|bandleaders?|luthiers?|toplin(?:er|ers)|impresarios?|paramedics?|firefighters?|
    conven[eo]rs?|vergers?|archdeacons?|agronomists?|archivists?|
    surveyors?|inspectors?|planners?|stylists?|florists?|sommeliers?|hoteliers?|
    meteorologists?|oncologists?|crossbenchers?|chairs?|
    pharmacists?|artists?|specialists?|soloists?|receptionists?|assistants?|apprentices?
""",
)
HEADS = rf"(?<![\w-])(?:co-)?(?:{_HEADS})(?![\w-])"
HEAD = re.compile(HEADS, re.IGNORECASE)
"""A noun for what somebody does."""

ALSO_CORPORATE = re.compile(
    r"(?<![\w-])(?:president|chair|(?:senior |lead |chief |software |product |design )?"
    r"(?:engineer|designer|developer|scientist)|executive|board member|"
    r"(?:chief |lead )?negotiator)(?![\w-])",
    re.IGNORECASE,
)
"""A role that is one in a company if the article is about a single company."""

LEADING = re.compile(
    r"(?<![\w-])(?:CEO|chief executive|(?:co-?)?founder|president|chair|chairman|chairwoman|"
    r"(?:co-?)?chief \w+ officer|C[OFTMPL]O|managing director|boss|owner|director(?:[ -]general)?|"
    r"general counsel)(?![\w-])",
    re.IGNORECASE,
)
"""Whoever is one of these is so of a whole company."""

CORPORATE_ROLE = re.compile(
    r"(?<![\w-])(?:(?:co-?)?CEO|C[COFTMPLI]O|[A-Z]VP|VP|"
    r"(?:other |joint |group )?(?:co-?)?founders?|"
    r"(?!police|fire|village|tribal)(?:\w+ )?chief(?: \w+){0,3}|finance chief|"
    r"chair(?:man|woman)?|(?!race\b|festival\b|film\b|funeral\b)\w+ director|(?:\w+ )?lead|"
    r"head(?: of (?:[\w&]+ ?){1,4})?|(?:general |product |project |programme |program |label |"
    r"operations |marketing |communications |plant |press |sales |site |store )?manager|"
    r"spokes(?:man|woman|person)|managing partner|general counsel|executive|deputy|"
    r"(?:S|E)?VP(?: of|,) [\w& ]+|(?:vice[ -])?president (?:of|for) [\w& ]+)(?![\w-])",
    re.IGNORECASE,
)
"""A role that somebody has in a company, even where no company is named beside it."""

MODIFIERS = listed("""
    chief executive vice senior deputy general managing co co- global creative technical technology
    operating financial finance marketing legal communications press digital product research
    policy public affairs founding associate assistant acting interim campaign content business
    development commercial strategy strategic and & joint group regional international national
    non-executive worldwide corporate editorial artistic musical scientific principal lead staff
    party state federal district city county foreign prime defense defence copyright media
    relations human resources revenue people innovation data security privacy information design
    industry trade licensing royalties membership a&r pop rock jazz folk country electronic
    indie independent grammy-winning award-winning veteran longtime young british american french
    german swedish irish danish dutch italian spanish canadian australian republican democratic
    democrat conservative liberal labour music film
    flight medical nursing club stage casting plant mission programme program project safety
    sustainability engineering sales retail editorial station store customer brand growth
    repertoire a&r talent catalogue catalog sync streaming social community partnerships
    partnership compliance risk investment investments investor government global group board
    education training fundraising studio artist label rights technology news
""")
"""Words that may stand between an organisation and the noun for what somebody does there."""

FORMER = re.compile(
    r"(?<!\w)(?:former(?:ly)?|ex|previously|late|one-time|onetime|outgoing|erstwhile|once|"
    r"past|retired|then|until recently)(?![^\W_])",
    re.IGNORECASE,
)
"""What comes after is no longer so."""

UNNAMED = re.compile(
    rf"(?<![\w-])(?:{_HEADS}|people|person|man|woman|men|women|sources?|critics|observers?|"
    r"fans?|users?|listeners?|neighbou?rs?|friends?|colleagues?|employees?|workers?|staff(?:ers?)?|"
    r"supporters?|opponents?|voters?|residents?|witnesses|witness|insiders?|aides?|police|"
    r"authorities|prosecution|defen[cs]e|plaintiffs?|defendants?|court|tribunal|team|"
    r"company|firm|label|labels|majors|start-?up|society|group|organi[sz]ation|union|"
    r"association|agency|department|ministry|government|campaign|committee|commission|council|"
    r"office|party|administration|spokespeople|others|one|some|many|mother|father|parents?|"
    r"brother|sister|wife|husband|son|daughter|girl|boy|kid|child|children|widow|family|"
    r"lawmakers?|politicians?|republicans?|democrats?|conservatives?|liberals?|doctors?|nurses?|"
    r"soldiers?|player|coach|creators?|rights-?holders?|owners|developers|publishers|"
    r"broadcaster|platform|service|publication|newspaper|magazine|trio|duo|band|pair|"
    r"maker|giant|publisher|distributor|collective|charity|body|regulator|watchdog|"
    r"studio|outlet|network|board|jury|panel|coalition|alliance|federation)(?![\w-])",
    re.IGNORECASE,
)
"""A noun for somebody who can speak."""

COMPANY_NOUNS = listed("""
    company firm label start-up startup society group organisation organization union association
    agency service platform publisher distributor charity body regulator watchdog maker giant
    business developer broadcaster studio collective newspaper magazine alliance federation
    coalition network outlet lab vendor operator department ministry office council guild zoo
    museum school university club bank hospital theatre festival city commission committee
    institute foundation bureau board orchestra choir collective fund retailer brewer broker
""")
"""Nouns that stand for an organisation which has been named before."""

CORPORATE_WORDS = listed("""
    inc ltd llc llp corp corporation plc gmbh ag group holdings records recordings entertainment
    music publishing media university college institute school academy association society union
    federation alliance foundation council committee commission agency department ministry
    bureau bank times post news journal herald tribune gazette network radio television studios
    labs technologies systems software partners capital ventures management hospital museum
    theatre theater orchestra festival trust club guild collective board authority rights songs
    company co centre center office zoo collective coalition forum entertainment sound
    securities industries airlines airways railways rail library opera philharmonic church
    artists ai organization organisation nations
    foods audio films pictures games energy motors pharma pharmaceuticals healthcare insurance
    logistics telecom telecoms mobile networks robotics aerospace dynamics analytics interactive
    brewery brewing brewers farms properties homes housing wind solar steel shipping ferries lines
    construction engineering consulting advisers advisors associates solicitors chambers clinic
    infirmary laboratories laboratory observatory exchange magazine chronicle telegraph books
    gallery ballet ensemble symphony sinfonia distribution touring promotions licensing talent
    police constabulary treasury service services administration inspectorate airport stores
    supermarkets hotels resorts united rovers wanderers athletic fc team forbund verbund verband
    disques discos musik musique vertrieb verlag electronics semiconductors materials chemicals
    bugle argus courier examiner clarion dispatch sentinel advertiser inquirer globe
    archive archives
    rescue hall cathedral aquarium conservatoire conservatory seminary
""")
"""Words that end the names of organisations."""

CORPORATE_OPENINGS = listed("""
    banque banco bank banca discos disques radio éditions editions studio studios club hotel
    association associazione asociación associação verband verein société sociedad università
    universidad université universität university institut institute ministry department bureau
    federation council court office orchestra team maison casa
""")
"""Words that open the names of organisations."""

DEPARTMENT_WORDS = listed("""
    administration distribution development affairs strategy marketing operations relations
    communications partnerships licensing finance policy product engineering research sales
    digital global business
""")
"""Words that name a part of a company."""

ORGANISATION_WORDS = (
    CORPORATE_WORDS
    | DEPARTMENT_WORDS
    | listed("""
    catalogue audio services organization organisation nations united world national health
    international european federal central global association sans frontières
    inc ltd llc llp corp corporation plc gmbh ag sa nv bv group holdings records recordings music
    entertainment publishing media university college institute school academy association
    society union federation alliance foundation council committee commission agency department
    ministry office bureau court house senate congress parliament party bank times post news
    journal herald tribune guardian gazette press magazine network radio television tv studios
    studio labs lab technologies technology systems software partners capital ventures fund
    management agency services service center centre hospital church museum theatre theater
    orchestra festival awards award trust club league team army navy police force street avenue
    road square city county state states kingdom republic river island islands international
    global digital audio company co act bill law report review day week month street tower
    coalition campaign project initiative network platform api ai summit conference forum
    artists musicians songwriters authors creators producers guild board authority rights
    collective charter convention directive award prize board north south east west
    american america european europe british britain french german swedish
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
""")
)
"""Words that are no part of anybody's name."""
