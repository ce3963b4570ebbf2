"""Verbs and nouns that name happenings, where form alone cannot tell them.

A finite past form needs no table (`verbs.py`).  “Police arrest man” and “after sinking
a trawler” do: without one, “arrest” may be a noun and “building” a house.
"""

from __future__ import annotations

from timeline.extract.lexicon import IRREGULAR, words

EVENT_VERBS = words("""
    abandon abduct abolish absorb abuse accept accuse acquire acquit activate
    adjourn admit adopt advance agree allow ambush amend annex announce apologise
    apologize appeal appoint apprehend approve arm arraign arrest arrive assassinate
    assault attack attend auction avert award axe back backtrack ban bar batter beat
    become begin behead besiege bid bite blank blast blaze block blockade bomb
    bombard boost border borrow boycott breach break bribe bring broadcast broker
    build bulldoze burgle burn burst bury bust buy call cancel capsize capture carry
    catch celebrate censor censure charge chase check choke choose clash cleanse
    clear clinch clock close collapse collide commit complete compromise conduct
    confess confirm confiscate confront conquer convene convict corner crack crash
    create cripple cross crown crush cut damage debut decapitate decide declare
    decline decrease defeat defect defraud delay deliver demerge demolish demote
    deny deploy deport depose derail descend destroy detain detect detonate
    devastate die dig direct disable disappear disarm disband discharge discontinue
    discover dismantle dismiss dispatch displace disrupt dissolve ditch divert dock
    donate double douse down draft drag draw drive drop drown dump earn ease edge
    eject elect eliminate embark embezzle emerge enact encircle encrypt end engulf
    enter erupt escalate escape establish evacuate evict exceed exchange execute
    exhume exile exit expand expel explode exploit export extend extinguish
    extradite face fail fall fight file find fine fire flatten flee flip float flood
    fly foil force forfeit form free freeze fuel fund gain gather get give go grab
    grant greet ground grow gun gut hack halt hammer hand hang harass headline
    hijack hire hit hold honor honour hospitalise hospitalize host hurt identify
    ignite impeach impose imprison inaugurate increase indict infect infiltrate
    inflict injure inspect install intercept interdict introduce invade invest
    investigate invite issue jail join jolt jump kick kidnap kill knife knock land
    launch lay lead leak leap leave level liberate lift list loot lose lower lure
    lynch maim march marry massacre meet merge miss mob mobilise mobilize molest
    monitor mourn move mug murder mutiny nab name negotiate nominate notch obtain
    occupy offer open order oust outbid outlast outlaw outscore overhaul overrun
    overthrow overturn pardon parole pass patch patrol pay perform perish pick place
    plead plough plow plummet plunder plunge poison postpone pound premiere present
    print probe promote prosecute protest prove publish pull pummel punch purchase
    push qualify quarantine quash quell quit raid rally ram ransack rape ratify
    ravage re-hire re-sign reach reassume rebuild recall recapture receive record
    recover redesign reduce regain rehire reinstate reject relaunch release relieve
    relinquish relocate remove rename renew reopen repair repatriate repeal repel
    replace reprimand reprise request rescind rescue reset resettle resign resolve
    restore restrict resume retain retake retire retreat return reunite reveal
    reverse revive revoke riot rip rise rob rock roll rout rule run rush sabotage
    sack salvage sanction say scale scoop score scrap scuttle seal search seize
    select sell send sentence settle shake share shell ship shock shoot shut sign
    sink slam slap slash slaughter slay slip slump smash smuggle snatch snub soar
    spark spill spin split spread sprint squash stab stage star start starve steal
    step stop storm strand strangle strike strip submit sue suffocate summon surge
    surpass surrender survive suspend swap swear sweep swerve swim tackle take
    target taser tear tease test testify throw thwart ticket topple torch torpedo
    torture tour trample transfer trap travel trigger trim triumph trounce tumble
    turn unanimously uncover unearth unload unseal unveil upgrade uphold uproot
    upstage vandalise vandalize vanish veto violate visit vote waive walk warn wed
    weigh win withdraw withhold wound wreck yield
""")
"""Bases of verbs that name a happening."""
HAPPENINGS = words("""
    abduction accident acquisition acquittal airstrike airstrikes ambush
    announcement appointment arraignment arrest arrests arson assassination assault
    assaults attack attacks avalanche beating beheading birth blackout blast blasts
    blaze blockade bombardment bombing bombings brawl breach break-in burglary burning
    capture carjacking ceasefire clash clashes collapse collision conviction
    coronation coup crackdown crash crashes cyberattack death deaths debut defeat
    demolition deployment derailment detention disappearance discovery dismissal
    drowning earthquake earthquakes eruption escape evacuation eviction execution
    explosion explosions expulsion extradition fire fires flood floods funeral
    genocide gunfight gunfire hack heist hijacking homicide homicides hurricane
    impeachment inauguration incident incursion indictment insurrection invasion
    keynote kidnapping killing killings  landslide launch lawsuit lockdown
    looting lynching manslaughter massacre meltdown merger mugging murder murders
    mutiny nomination offensive onslaught ouster outage outages outbreak overdose
    overthrow poisoning power-cut protest protests quake raid raids rampage
    rape recall release rescue resignation retirement riot riots robbery sacking
    seizure sentencing shelling shooting shootings shootout shutdown siege
    signing sinking slaughter slaying slayings spill stabbing stabbings stampede
    standoff strike strikes suicide summit surgery surrender takeover theft tornado
    tragedy trial tsunami unrest unveiling uprising verdict victory
    vigil violence visit walkout wedding wildfire win withdrawal
""")
"""Nouns that name one happening even where no phrase dates it: “the arrest of …”."""


_SLIGHT = words("""
    allow become bring carry earn extend face fuel gain get give go hand lay level
    monitor pass reach run say share star take turn warn
""")
"""Verbs whose gerund mostly adds a circumstance: “facing questions”."""


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


_DOUBLED = words("""
    acquit admit begin cancel commit expel forget kidnap patrol quit rebel repel
    submit transfer
""")
"""Verbs of more than one syllable that double their last letter all the same."""


def _stem(base: str) -> str:
    """Double the last letter where an ending does: “stab”, “stabbed”, “stabbing”."""
    vowels = sum(letter in "aeiou" for letter in base)
    closed = base[-1] in "bdgklmnprt" and base[-2] in "aeiou"
    return base + base[-1] if base in _DOUBLED or (closed and vowels == 1) else base


def _gerund(base: str) -> str:
    if base in {"die", "lie", "tie"}:
        return base[:-2] + "ying"
    if base.endswith("e") and base not in {"flee", "free", "agree"}:
        return base[:-1] + "ing"
    return _stem(base) + "ing"


def _participle(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return _stem(base) + "ed"


_WITH_IRREGULAR = frozenset(IRREGULAR.values())

THIRD = {_third(base): base for base in EVENT_VERBS}
"""Third person of the present → base: “intercepts”."""
_DEEDS = words("conceal falsify hide neglect switch")
"""Verbs that tell a deed as gerunds only: “accused of hiding two rifles”."""
GERUNDS = {_gerund(base): base for base in (EVENT_VERBS - _SLIGHT) | _DEEDS}
"""“sinking” → “sink”."""
PARTICIPLES = {
    _participle(base): base for base in EVENT_VERBS if base not in _WITH_IRREGULAR
} | {form: base for form, base in IRREGULAR.items() if base in EVENT_VERBS}
"""Past forms and participles → base: “arrested”, “shot”."""
