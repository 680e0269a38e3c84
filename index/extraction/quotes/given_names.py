"""Given names, and whose they usually are."""

from enum import StrEnum


class Gender(StrEnum):
    """Which pronoun stands for somebody."""

    FEMALE = "she"
    MALE = "he"


_FEMALE = """
    abigail ada adele agnes aisha alana alexandra alexandria alice alicia alina alison
    allison alma alyssa amanda amara amber amelia amy ana anastasia andrea angela angelica angie
    anita ann anna annabel anne annette annie antonia april ariana arlene ashley astrid audrey
    aurora ava avery ayesha barbara beatrice becky bella bernadette bernice bertha beth betsy
    betty beverly bianca billie birgit bonnie brenda bridget brigitte britney brittany brooke
    camila camilla carla carletta carly carmen carol carole carolina caroline carolyn carrie
    cassandra catherine cathy cecilia celeste celia charlotte chelsea cheryl chloe christa
    christina christine cindy claire clara claudia colleen constance cora courtney crystal
    cynthia daisy dana daniela danielle daphne darlene dawn deanna debbie deborah debra deirdre
    delia denise diana diane dianne dina dolores donna dora doreen doris dorothy edith eileen
    elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen ellie eloise elsa elsie
    emily emma erica erika erin esther ethel eugenia eva evelyn faith fatima fay felicia fiona
    flora florence frances francesca freya frida gabriela gabriella gabrielle gail gayle
    genevieve georgia georgina geraldine gertrude gillian gina giulia gladys gloria grace greta
    gretchen gwen gwendolyn haley hanna hannah harriet hazel heather heidi helen helena helga
    henrietta hilary hillary holly hope huma ida imogen ines ingrid irene iris irina isabel
    isabella isla ivanka ivy jackie jacqueline jada jade jane janet janice janine jasmine jean
    jeanette jeanne jenna jennifer jenny jessica jill jillian jo joan joann joanna joanne jocelyn
    jodi johanna josephine joy joyce juanita judith judy julia juliana julianna julianne julie
    juliet june justine kamala kara karen karin karina karla kate katharine katherine kathleen
    kathryn kathy katie katrina kay kayla keira kellyanne kelsey kendra kiara kim kimberly
    kirsten kristen kristi kristin kristina krystal lana lara laura lauren laurie leah lena
    leona leslie leticia liana lila lillian lily linda lindsay lindsey lisa liv liz liza lois lola
    loretta lori lorraine louisa louise lucia lucille lucinda lucy luisa lydia lynn lynne mabel
    madeleine madeline madison maggie malala mandy marcella marcia margaret margarita margot
    maria mariah mariam marian mariana marianne marie marilyn marina marion marisa marissa
    marjorie marla marlene marsha martha martina mary matilda maud maureen maxine maya meera
    megan meghan melanie melinda melissa mercedes meredith mia michaela michele michelle mildred
    millie mina mindy miranda miriam misty moira molly mona monica monique muriel myra nadia
    nadine nancy naomi natalia natalie natasha nell nellie nia nicola nicole nina nora norma odette
    olga olive olivia ophelia orla paige pam pamela patricia patsy patty paula pauline pearl peggy
    penelope penny petra phoebe phyllis polly portia priscilla priya priyanka rachel ramona
    rebecca regina renata renee rhoda rhonda rihanna rita roberta robyn romy rosa rosalie
    rosalind rosanna rose rosemary rosie roxanne ruby ruth sabrina sadie sally samantha sandra
    sara sarah sasha savannah selena selma serena shania shannon sharon sheila shelby shelley
    shelly sheri sherry shirley sian sienna sierra silvia simone siobhan sofia sonia sonja
    sophia sophie stacey stacy stella stephanie sue summer susan susanna susannah susanne susie
    suzanne sybil sylvia tabitha tamara tamika tammy tanya tara tasha tatiana taylor teresa
    tessa thelma theresa tiffany tina toni tracey tracy tricia trish trudy uma una ursula
    valentina valeria valerie vanessa vera verity veronica vicki vicky victoria viola violet
    virginia vivian vivien wanda wendy whitney wilma winifred xiomara yasmin yolanda yvette
    yvonne zara zelda zoe zoey ananya divya fatou ingeborg kavita leila lakshmi mei nkechi
    pilar rania sakura saoirse shreya soledad svetlana thandiwe yuki zainab zahra
    saskia maren annika lotte liesbeth marit sigrid solveig ylva elif aylin ayse delphine
    maeve niamh aoife ciara jodie ewa hana yuki fleur mika nikki kirsten tulsi kellyanne huma
    mazie keisha latoya imani symone nydia padma shonda rosemarie roisin gwyneth dua billie
    farah helene jorja troye nicki
    annina petra tansy soraya milena winnie josie sade beatrix leonie delphine theodora karoline
    aaliyah abbie abena adaeze aditi adunni agnieszka aiko aileen aina aine aisling akosua
    aleksandra alessandra alexa alya amaka amal amina aminata amrita anais anaïs anika anisha anja
    anneke annelise antonella anya apinya araceli ariadne asha asma augusta aya ayanda ayşe azadeh
    beata beatriz blessing bronagh bronwen bronwyn bukola calliope candace caoimhe carina carys
    catalina catarina cecile celine chiamaka chiara chidinma chinwe chioma clementine concepcion
    consuelo cécile céline dagny dahlia danuta deepa delphia devika dilnoza ebba ebony efua eilidh
    eimear ekaterina elin elodie eluned emi enid esmeralda esperanza estelle estrella eun-ji
    eva-maria fadia faiza fatoumata femke feng fernanda fionnuala folasade françoise funmi galina
    gemma genoveva giorgia gita gitte graciela grainne greer gretel gráinne guadalupe gudrun
    gulnara guðrun gwenllian hadiza hanan hanne hedda hedwig henrike hiroko ifeoma ilse imelda
    indira inge ioana irena irma isadora itzel ivana iwona izumi jacinta jamila jana jasmin jelena
    ji-won jiwon jolanta jorunn josefina jovana juana judit junko kalpana karima karolina kasia
    katarina katharina katja keiko kerstin khadija kinga kirsi kirstin krystyna laila lamia
    leilani leonora lidia lieke liesl lilian liliana lindiwe linh lisbeth livia lorena luciana
    ludmila luz madhuri mafalda magali magda magdalena mairead maja malin manon marcela mared
    marguerite maribel marieke marijke marisol marta marzena mbali mei-lin merel merete mette
    micaela mieke minh mireille mirjam miyuki montserrat mónica nadezhda nadège nanna naoko
    natalya neha nerys nguyet nirmala njeri noa nuria oksana olwen oriana ottoline paloma parvati
    paulina philippa pia polina pooja poppy preeti qing quynh radhika raquel rashida rasika renske
    reyhan rhiannon ritva rocio roos rosalba rosamund rowena roxana rukhsana sabine sadia saga
    sanna sanne seo-yeon shabnam shanice shu simran sinead sinéad siobhán siri sissel sofie
    solange sunita sushila sylvie tahira tamsin tatjana thabisa thalia thandi thea thuy tiina
    tilda tove trang tuuli ulla ulrike vasilisa verena veronika violeta vivienne wanjiru
    wilhelmina yara yasmine yesenia yewande ying yoko ysolde yuko yulia zanele zdenka zeynep zofia
    zola zoë zuzana élodie
"""
_MALE = """
    aaron abdul abdullah abe abel abraham adam adolf adrian ahmad ahmed aidan al alan albert
    alberto aldo alec alejandro alessandro alexander alexandre alfonso alfred alfredo ali allan
    allen alvin amir amit anders andre andreas andres andrew andy angus anthony antoine anton
    antonio archie ari armando armand arne arnold arthur artur arturo ary asher austin axel barack
    barry bart basil ben benedict benjamin bennett bernard bernie bert bill billy bjorn björn
    bob bobby boris brad bradley brandon brendan brent bret brett brian bruce bruno bryan bryce
    byron caleb calvin cameron carl carlos carlton casper cecil cedric cesar chad charles charlie
    chester chris christian christoph christopher chuck clarence claude clay clayton clement
    cliff clifford clint clinton clive clyde cody colin conor connor conrad corey cornelius cory
    craig curtis cyril cyrus daan dale damian damien damon dan daniel danny dario darrell darren
    darryl dave david dean demetri dennis denny derek derrick desmond devin dexter diego dieter
    dimitri dirk dmitry dominic dominik don donald donnie doug douglas drew duane duncan dustin
    dwayne dwight dylan earl ed eddie edgar eduardo edmund edward edwin eli elias elijah elliot
    elliott elmer elon elton emanuel emil emilio emmanuel enrique eric erik ernest ernesto ernie
    erwin ethan eugene evan everett ezra fabian fabio felipe felix ferdinand fernando floyd
    francesco francisco francois frank franklin franz fraser fred freddie frederick
    frederik fredrik fritz gabriel gareth garrett garry gary gavin gene geoff geoffrey george
    gerald gerard gerhard gerry gilbert giles giovanni glen glenn gordon graham grant greg gregg
    gregory guido guillermo gunnar gunther gus gustav guy hal hamish hank hans harold harry
    harvey hassan hector heinrich heinz helmut henri henrik henry herb herbert herman hiroshi
    horace howard hubert hugh hugo humphrey hussein ian ibrahim ignacio igor ike imran ira irving
    isaac isaiah ismael ivan jack jackson jacob jacques jaime jake jamal james jamie jan jared
    jarvis jason jasper javier jay jed jeff jefferson jeffrey jeremiah jeremy jerome jerry jesse
    jesus jim jimmy joachim joaquin joe joel joey johan johannes john johnnie johnny jon jonah
    jonas jonathan jorge jose josef joseph josh joshua juan jude julian julio julius jurgen
    jürgen justin kanye karl karsten keith ken kendrick kenneth kenny kent kevin khalid kirk klaus
    kofi konrad kurt kyle lamar lance larry lars laurence lawrence lee leif leo leon leonard
    leonardo leroy lester lewis liam linus lionel lloyd logan lorenzo louie louis luc luca lucas
    lucian luciano ludwig luigi luis luke luther lyle magnus malcolm manfred manuel marc marcel
    marco marcos marcus mario mark markus marshall martin marvin mason mathias matt matteo
    matthew matthias maurice mauricio max maximilian maxwell mel melvin michael michel mick
    miguel mikael mike mikhail mikey miles milo milton mitch mitchell mitt mohamed mohammad
    mohammed morgan morris moses muhammad murray mustafa nate nathan nathaniel neal ned neil
    nelson newt niall nicholas nick nicolas nigel nikhil nikolai noah noel norman oleg oliver
    olivier omar orlando oscar otis otto owen pablo paolo pascal patrick paul paulo pedro pekka
    per percy perry pete peter phil philip philippe phillip pierre piers quentin quincy rafael
    raj rajesh ralph ramon randall randolph randy raphael rashid raul ravi ray raymond reece
    reggie reginald rene reuben rex ricardo rich richard rick ricky rob robert roberto robin rod
    roderick rodney rodrigo roger roland rolf roman ron ronald ronnie ross roy ruben rudolf
    rudy rufus rupert russ russell ryan salman salvador samir samuel sanjay santiago saul
    scott sean sebastian sergei sergio seth shane shaun shawn simon spencer stan stanley
    stefan stephen steve steven stewart stuart sundar sven sylvester tariq ted terence terrence
    terry theo theodore thierry thomas tim timothy tobias toby todd tom tomas tommy tony travis
    trent trevor tristan troy tyler tyrone ulrich umberto usher vance vernon victor vijay vikram
    vince vincent vladimir wade wallace walter warren wayne wei wendell werner wesley wilbur
    wilfred will willard willem william willie winston wolfgang woody wyatt xavier yosef yusuf
    zac zach zachary zack akira arjun bartosz bogdan cillian cormac deniz emre eoin fergus
    giorgio haruki hideo jens joao jörg kasper kenji kwame lennart marek mateusz mehmet mladen
    nils oisin olaf olufemi piotr rasmus rohan sandeep seamus søren soren stellan suresh takeshi
    tadhg tomasz torsten uwe wojciech yannick zoltan hamza joost bram sipho thabo emeka chidi
    kwabena musa moussa ilya nikita luka ezra elisha yehuda krishna aditya surya shiva
    denis aurelien eliah charlie
    walt keir crispin hartwig thad jeb rand reince rahm deval orrin strom trey tucker beau beto
    cornel dinesh eliot steny
    sherrod saxby tate ty sonny lucian mikey tino ghazi elton bryn griff raf iain cal merck
    zane casimir ferrand hollis orville grover beckett
    dmitri lucasz mateo matias nico rashad lyor ahmet kieran declan
    aarav abdou abebe adebayo adeola adil adrien agustin ajay akash akin alasdair alastair
    albrecht aleksander aleksei alessio alexei alistair alonso alvaro amadou amari anand andrei
    andrzej anil ansel anselm antonin aoki aravind aristide arnaud arvid ashok atticus aubin
    augustin augustus aurelio aziz bao barnaby bashir bastian bayo baz bela benedikt bertrand
    bilal bjarne brody callum calum caspar cathal cian ciaran claus colm corentin corin cosmo
    cristian cédric daichi danilo darius darragh davide delroy demba denholm denzel deshawn dewi
    diarmuid donal dougal dragan duarte eamon eamonn efe egil einar eino ekow emile emiliano emlyn
    enzo esteban etienne ezekiel fabrice farhan farid federico femi fernand fidel filip finbar
    finlay finn florian folarin franck friedrich gabor gaspard gaston geir georgi georgios gert
    gheorghe giacomo gianluca gideon gilles giuseppe godfrey gonzalo goran graeme guillaume
    gustavo hakim halvard hannes haruto havelock heikki henning henrique horst humberto håkon
    idris ifan ikechukwu ioan isidro ismail ivor iwan jabari jacek jakob jakub jalen jan-erik
    janek jerzy jesper jiro jochen jonty josep josé joão judah julien jun jung juri kaito kamal
    karel karim karl-heinz katsuro kazuo keanu kenta kiran knut kojo konstantin krzysztof kunal
    kwaku lachlan laszlo laurent leander lennox leopold lev lorcan lothar ludo ludovic lukas
    lukasz maarten mads mahmoud malachi malik mamadou manoj marcelo marcin marius marlon mathieu
    mattias maurizio mauro maxime merle michal mihai miklos milos mirko moritz mungo nasser
    naveen nicolai nicolás obinna odhran odin olamide ole oleksandr olu olumide orson osei oskar
    osman paco padraig pall pankaj pasha patricio patrik pavel peer petr petros piet pieter pietro
    pradeep qasim radek raheem rahul rainer rajiv ralf ramón ranjit raoul reinhard renato rené
    rhodri rhys riccardo rico romain roque rune ruslan rémy sachin salim sander sandor serge
    sergey severin shaquille shinji shiro sigurd silas silvio simeon solomon stanislav stefano
    svein sylvain sébastien tadeusz taiwo takashi taro teodor thaddeus thibault todor tomás torben
    tore toru trygve tunde tuomas uche ugo umar vaclav vadim valentin valentino vasily viktor
    vincenzo vinod virgil vito vivek volker waleed walid wilhelm wim xander xavi yannis yash yaw
    yiannis yohan youssef yuri yves zbigniew zeke émile étienne
"""
_EITHER = """
    alex alexis ashton aubrey bailey blair blake cary casey chi dakota dominique finley francis gale
    harley harper hayden jaden jessie jordan jules kai kelly kelley kerry kris lane leigh lou
    loren mackenzie marley nicky noor parker pat payton quinn reagan reese remy riley river
    robbie rowan rory sage sam sandy sawyer sidney skyler stevie sydney teddy val
"""

GIVEN_NAMES: dict[str, Gender | None] = {
    **dict.fromkeys(_FEMALE.split(), Gender.FEMALE),
    **dict.fromkeys(_MALE.split(), Gender.MALE),
    **dict.fromkeys(_EITHER.split(), None),
}
"""In lower case; None for a name of either."""
