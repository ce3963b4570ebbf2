"""Closed word tables of English news: what reports, what happens, what does not.

The tables are small on purpose.  Regular verbs need no entry: their form and their
neighbours tell them (`verbs.py`).  What is listed is what form cannot tell.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Read a table of words, parted by white space."""
    return frozenset(text.split())


def _forms(text: str) -> dict[str, str]:
    """Read `base/past/participle` triples into a table form → base."""
    table = {}
    for entry in text.split():
        base, *forms = entry.split("/")
        table.update(dict.fromkeys(forms, base))
    return table


IRREGULAR = _forms("""
    arise/arose/arisen awake/awoke/awoken bear/bore/borne/born beat/beat/beaten
    become/became/become begin/began/begun bind/bound bite/bit/bitten blow/blew/blown
    break/broke/broken bring/brought build/built burn/burnt burst/burst buy/bought
    cast/cast catch/caught choose/chose/chosen cling/clung come/came/come cost/cost
    cut/cut deal/dealt dig/dug draw/drew/drawn drink/drank/drunk drive/drove/driven
    eat/ate/eaten fall/fell/fallen feed/fed feel/felt fight/fought find/found
    flee/fled fling/flung fly/flew/flown forbid/forbade/forbidden
    forecast/forecast forget/forgot/forgotten forgive/forgave/forgiven
    freeze/froze/frozen get/got/gotten give/gave/given go/went/gone grow/grew/grown
    hang/hung have/had hear/heard hide/hid/hidden hit/hit hold/held hurt/hurt keep/kept
    kneel/knelt know/knew/known lay/laid lead/led leave/left lend/lent let/let lie/lay
    lose/lost make/made mean/meant meet/met oversee/oversaw/overseen
    overthrow/overthrew/overthrown overtake/overtook/overtaken pay/paid put/put
    quit/quit rebuild/rebuilt ride/rode/ridden ring/rang/rung rise/rose/risen
    run/ran/run say/said see/saw/seen seek/sought sell/sold send/sent set/set
    shake/shook/shaken shed/shed shine/shone shoot/shot show/showed/shown
    shrink/shrank/shrunk shut/shut sing/sang/sung sink/sank/sunk sit/sat sleep/slept
    slide/slid speak/spoke/spoken speed/sped spend/spent spin/spun split/split
    spread/spread spring/sprang/sprung stand/stood steal/stole/stolen stick/stuck
    strike/struck strip/stripped strive/strove/striven swear/swore/sworn sweep/swept
    swim/swam/swum swing/swung take/took/taken teach/taught tear/tore/torn tell/told
    think/thought throw/threw/thrown undergo/underwent/undergone
    understand/understood undertake/undertook/undertaken uphold/upheld upset/upset
    wake/woke/woken wear/wore/worn weep/wept win/won wind/wound
    withdraw/withdrew/withdrawn withhold/withheld withstand/withstood
    write/wrote/written
""")
"""Past and participle forms that do not end in -ed, to their base."""

PARTICIPLES_ONLY = words("""
    arisen awoken beaten begun bitten blown born borne broken chosen drawn driven
    drunk eaten fallen flown forbidden forgiven forgotten frozen given gone gotten
    grown hidden known overseen overtaken overthrown ridden risen rung seen shaken
    shown shrunk spoken sprung stolen striven sung sunk sworn swum taken thrown torn
    undergone undertaken withdrawn woken worn written
""")
"""Forms that are no past tense by themselves: “was taken”, never “he taken”."""

REPORTING = words("""
    accuse acknowledge add admit advise affirm allege announce answer argue assert
    assess assure blame brief caution cite claim clarify comment complain concede
    conclude condemn confess confirm congratulate contend contradict criticise criticize
    declare defend demand denounce deny describe disclose dismiss dispute elaborate
    emphasise emphasize estimate explain express forecast hail highlight hint imply
    indicate inform insist joke lament mention note notify object observe phone pledge
    point praise predict proclaim promise propose question quip quote reaffirm recall
    recommend recount refute reiterate reject remark remind repeat reply report
    respond reveal say signal specify speculate state stress suggest swear tell testify
    threaten tweet underline underscore urge vow warn welcome write
""")
"""Verbs of saying: the clause is a statement, what follows is what was said."""

CLAIMING = words("""
    accuse allege claim contend speculate suggest estimate believe assess imply
""")
"""Verbs of saying that leave open whether it is so."""

STATIVE = words("""
    be appear aspire amount assume believe belong care come comprise concern consider
    consist constitute contain correspond cost deem deserve doubt enjoy entail exist
    expect fear feature feel focus follow have hope include intend involve know lack
    lie like live look love mark matter mean need owe own possess prefer range
    reflect relate rely remain represent require resemble see seem sense stem suffer
    suppose tend think tie trust understand use value view wait want wish wonder worry
    regard base depend
""")
"""Verbs that name no happening by themselves; a time phrase of their own overrules."""

NEVER_HAPPENS = words("be have know mean seem appear belong want need hope wish")
"""Of these not even a time phrase makes a happening."""

CLAIM_NOUNS = words("""
    accusation accusations allegation allegations assertion assertions claim claims
    report reports rumor rumors rumour rumours speculation suggestion
    suggestions suspicion suspicions
""")
"""Nouns whose “that …” is somebody's word: “claims that troops had arrived”."""

LIGHT = words("""
    attend begin call cancel carry conduct end face give hold host launch lead lose make
    mount open order postpone stage start suffer survive take win
""")
"""Verbs whose object names the happening: “conducted an incursion”."""

PLANNING = words("""
    agree aim arrange expect hope intend plan prepare promise pledge propose schedule
    set slate threaten vow want decide due likely poised ready bound
    scheduled expected planned slated
""")
"""Words whose infinitive is to happen: “plans to visit”, “is due to open”."""

HYPOTHETICAL = words("if unless whether should lest suppose supposing")
MODALS_OPEN = words("may might could can should would must ought")
"""Modals under which nothing has happened and nothing is settled."""
MODALS_FUTURE = words("will shall 'll ’ll won't won’t")
BE = words("be is are was were been being am 's ’s isn't aren't wasn't weren't")
BE_PAST = words("was were wasn't weren't wasn’t weren’t")
HAVE = words("have has had having haven't hasn't hadn't haven’t hasn’t hadn’t")
DO = words("do does did don't doesn't didn't don’t doesn’t didn’t")

NOT_VERBS = words("""
    hundred indeed need speed seed weed breed bleed greed creed deed shed sled bed red
    united embed sacred naked wicked aged so-called rugged ragged crooked kindred
    beloved gifted limited unprecedented unexpected alleged unmanned detailed
    complicated sophisticated advanced talented experienced unidentified unnamed
    unplanned unprovoked unresolved unsolved uninjured unlicensed unmarked
    undisclosed unconfirmed unspecified uninhabited uncontested unarmed hatred
    learned supposed
    used concerned related based armed unrelated uninvited unwanted unharmed
    armoured armored hooded uniformed motorised motorized mechanised mechanized
    heightened continued increased located situated entitled
""")
"""Words in -ed that are mostly nouns or adjectives."""

DETERMINERS = words("""
    a an the this that these those its his her their our your my each every some any
    no another both several many few more most such other certain all 's ’s own
""")
PREPOSITIONS = words("""
    about above across after against along amid among around as at before behind
    below beneath beside between beyond by despite down during except for from in
    inside into like near of off on onto out outside over past per since following
    through throughout till to toward towards under until up upon via with within
    without amidst
""")
PRONOUNS = words("he she it they we i you who which that there")
PERSON_PRONOUNS = words("he she")
SUBORDINATORS = words("""
    that which who whom whose where when while whereas although though because since
    as after before until if unless whether how why what whereby so than once
""")
CONJUNCTIONS = words("and but or nor yet")
ADVERBS = words("""
    also already now then later earlier previously recently just still again once
    never not even only too soon yet ever always often repeatedly first since thus
    therefore however meanwhile instead both all neither reportedly allegedly twice
""")
ADJECTIVES = words("""
    new old first last initial latest military political foreign former top senior big
    large small major key main other local national international federal official
    joint special nuclear economic financial public private general high low own same
""")
"""Adjectives that stand before an attributive participle or a noun."""

EVENT_NOUNS = words("""
    accident announcement appointment arrest assassination assault attack ballot
    bankruptcy battle blackout blast blaze blockade bombardment bombing briefing
    bushfire ceasefire ceremony clash collapse conference confirmation congress
    conviction coronation coup crackdown crash cyclone death debate debut decision
    defeat deployment derailment disaster earthquake election elections
    eruption escape evacuation exchange execution exercise exercises explosion
    fire flood floods funeral gathering genocide hearing hurricane inauguration
    incursion insurrection interview invasion kidnapping killing killings landing
    landslide launch lawsuit match massacre match meeting merger mission murder mutiny
    offensive onslaught opening operation outage outbreak parade poll polls protest
    protests raid raids rally rebellion referendum release rescue resignation
    retreat revolt revolution riot riots robbery ruling scandal seizure sentencing
    session shelling shooting shutdown siege signing speech stampede storm strike
    strikes summit surrender swap takeover talks test tests tornado tour trial
    trip tsunami uprising verdict visit vote voting walkout withdrawal wildfire
""")
"""Nouns that name a happening, so that a time phrase beside them dates it."""

UNFORESEEN = words("""
    accident arrest assassination assault attack avalanche blast blaze bombing burglary
    collapse collision crash death derailment disaster drowning earthquake eruption
    explosion fire flood hijacking killing kidnapping landslide massacre murder outage
    outbreak quake raid riot robbery shooting shootout slaying stabbing stampede storm
    theft tornado tsunami uprising wildfire
""")
"""Nouns of events for which nobody sets a day: a bare “Friday” beside them is past."""

TITLES = words("""
    president prime minister chancellor king queen prince princess pope senator sen
    sen. representative rep rep. governor gov gov. mayor secretary general admiral
    colonel col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant sgt
    sgt. adm. gen gen. mr mr. mrs mrs. ms ms. dr dr. sir dame lord lady judge justice
    spokesman spokeswoman spokesperson director chief leader chairman chairwoman
    chairperson chair ceo commissioner ambassador envoy deputy vice former acting
    interim foreign defense defence interior finance health education justice
    professor prof prof. analyst officer executive
    minister-president premier attorney inspector sheriff police coach midfielder
    striker goalkeeper defender winger quarterback referee detective constable bishop
    archbishop cardinal imam rabbi councillor congressman congresswoman lawmaker
""")
"""Words before a person's name that are no part of it."""

ORGANISATION_NOUNS = words("""
    agency army authority authorities bank board bureau cabinet coalition command
    commission committee company congress council court department embassy federation
    firm force forces government group guard sources diplomats leaders lawmakers
    soldiers rebels militants institute intelligence kremlin ministry
    mission navy network office officials organisation organization parliament party
    pentagon police prosecutors regulator senate service services staff
    union university fund house nations league corp inc ltd hospital school airport
    church media movement alliance investigators rescuers firefighters troops lawyers
    spokesman spokeswoman spokesperson
    residents witnesses villagers neighbours neighbors relatives protesters
    demonstrators activists campaigners workers employees miners farmers students
    teachers doctors medics scientists researchers experts economists analysts
    ministers senators deputies governors mayors jurors judges detectives deputies
    gunmen gunman attackers attacker suspects suspect victims victim hackers pirates
    insurgents fighters separatists smugglers migrants refugees instructors officers
    marines commandos peacekeepers negotiators mediators inspectors regulators
    shareholders investors creditors unions airlines airline police
""")
"""Nouns that act and speak, and so may be a subject without a capital."""

CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec
""")
"""Names of days and months: capitals that are no names of places or people."""
