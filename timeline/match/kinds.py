"""Kinds of happenings: the verbs and nouns that news uses for one sort of event.

“Gunned down”, “the shooting” and “opened fire” are one kind, and so are “unveiled” and
“the launch”.  A kind only says that two reports may be of one event; a word may be of
several kinds.  The division follows the event types of newswire annotation (ACE 2005),
carried on to business, sport, science and the courts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.extract.lexicon import IRREGULAR
from timeline.extract.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLE = """
    shoot: shoot gunfire gunshot gunman gunmen gunbattle shootout shooter open-fire
        gun-down gunned bullet drive-by
    die: die death dead fatal fatality fatally deceased perish succumb pass-away
        mortality casualty lethal deadly toll autopsy lifeless
    kill: kill killing murder murderer homicide slay slaying slain assassinate
        assassination massacre manslaughter execute execution behead lynch killer
        suicide murder-suicide
    injure: injure injury hurt wound hospitalize hospitalise maim casualty stable
        critical condition surgery
    hit: graze
    incident: happen occur incident circumstance motive scene tragedy
    stab: stab stabbing knife knifed slash
    attack: attack assault raid ambush storm strike airstrike bomb bombing shell
        shelling bombard invade invasion incursion offensive militant clash
    advance: advance incursion invade invasion gain gains capture seize territory land
        ground overrun occupy offensive push
    explode: explode explosion blast detonate bomb bombing
    abduct: abduct kidnap kidnapping abduction hostage seize captive ransom
    rob: rob robbery steal theft heist burglary loot robber thief stolen burgle haul
    arrest: arrest arrested detain custody apprehend capture nab handcuff detention
        booked jail surrender
    charge: charge indict indictment accuse arraign arraignment count prosecute
    plead: plead plea guilty no-contest
    try: trial court jury testify testimony juror prosecutor
    convict: convict conviction guilty verdict
    acquit: acquit acquittal exonerate not-guilty clear
    sentence: sentence sentencing imprison imprisonment prison jail
    sue: sue lawsuit suit litigation complaint sued infringe infringement
    fine: fine penalty penalise penalize
    appeal: appeal overturn reversal
    free: release free parole bail bond pardon
    escape: escape escapee flee fugitive break-out jailbreak breakout
    search: search manhunt hunt seek look
    probe: investigate investigation probe inquiry inquest detective
    find: find found discover discovery recover unearth spot body
    identify: identify identification
    quake: quake earthquake tremor aftershock magnitude epicentre epicenter temblor
        seismic shake jolt rattle
    storm: storm hurricane cyclone typhoon tornado blizzard
    flood: flood flooding deluge tsunami landslide mudslide
    burn: fire blaze burn burned arson wildfire flame engulf gut
    crash: crash collide collision derail derailment wreck pile-up capsize sink plunge
    cut: cut sever severed disrupt disruption outage cable blackout knock
    rescue: rescue evacuate evacuation save
    protest: protest demonstrate demonstration rally riot march unrest demonstrator
        protester clash mourner vigil
    walkout: strike walkout picket stoppage
    elect: elect election vote ballot poll voter re-elect win
    nominate: nominate nomination nominee pick tap choose select name
    appoint: appoint appointment name hire hiring tap promote succeed replace cast
        choose take-over
    resign: resign resignation quit step-down depart departure leave exit
    dismiss: dismiss sack fire fired oust firing dismissal terminate bench
    retire: retire retirement
    buy: buy acquire acquisition purchase takeover buyout merger merge snap bid
        bought deal
    sell: sell sale sold auction divest
    launch: launch unveil release introduce debut announce introduction rollout
        unveiling reveal ship premiere preview refresh update upgrade
    invest: invest investment fund funding stake
    price: rise fall drop surge plunge soar decline climb increase tumble slump gain
        hike slide jump rally
    earn: earn earnings profit revenue loss sales quarter
    bankrupt: bankrupt bankruptcy insolvency collapse liquidate default
    layoff: layoff lay-off redundancy downsize
    sign: sign agree agreement deal pact treaty accord contract formalise formalize
        seal ink conclude extend extension
    offer: offer bid propose proposal
    meet: meet met meeting summit talk talks visit confer hold negotiate negotiation
    deploy: deploy deployment send sent dispatch troop soldier reinforce transfer
    withdraw: withdraw withdrawal retreat pull-out
    intercept: intercept repel thwart foil rescue fend disrupt
    sanction: sanction embargo blacklist tariff
    approve: approve approval pass adopt ratify enact legalise legalize
    reject: reject veto refuse rejection block oppose deny
    ban: ban prohibit outlaw forbid bar suspend suspension
    win: win victory beat defeat triumph champion trounce rout edge clinch title
    lose: lose loss defeat
    score: score goal touchdown record point points
    award: award prize honor honour honoured oscar trophy
    sideline: injury sideline knee ankle concussion reserve
    marry: marry wed wedding marriage engage engagement
    divorce: divorce split separate custody
    birth: birth born pregnant baby deliver
    rehab: rehab rehabilitation treatment check-in clinic detox
    illness: outbreak infect infection epidemic virus diagnose disease sick ill
        hospital cancer
    vaccinate: vaccinate vaccine vaccination immunise immunize
    orbit: orbit spacewalk space astronaut rocket satellite lander spacecraft
    perform: perform perform concert tour sing show host hosting
    film: film movie sequel direct director cast star role
    publish: publish publication book write author
    crown: crown coronation inaugurate inauguration swear-in sworn
    coup: coup overthrow topple putsch mutiny
    ceasefire: ceasefire truce armistice
    test: test test-fire fire missile launch nuclear
    hack: hack breach cyberattack malware hacker leak
    recall: recall defect
    close: close shut shutdown closure halt suspend
    open: open inaugurate reopen opening
    build: build construct construction erect
    destroy: destroy demolish raze level damage wreck
    apologise: apologise apologize apology regret sorry
    warn: warn warning alert
    mourn: mourn funeral memorial vigil bury burial grieve condolence tribute body
    call: call dispatch respond 911
    accident: accident accidental accidentally mishap
    drown: drown drowning
    poison: poison poisoning overdose
    rape: rape molest sexual abuse
    smuggle: smuggle smuggling trafficking traffic contraband
    spend: donate donation pledge grant aid
    discover: discover discovery study scientist species
"""

_FORMS = {
    "shot": frozenset({"shoot", "hit"}),
    "shoots": frozenset({"shoot", "hit"}),
    "shots": frozenset({"shoot"}),
    "struck": frozenset({"hit"}),
    "hit": frozenset({"hit"}),
    "hitting": frozenset({"hit"}),
    "hearing": frozenset({"try"}),
    "hearings": frozenset({"try"}),
}


def _stem(word: str) -> str:
    return next(iter(stems(IRREGULAR.get(word, word))), word)


def _read(table: str) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    name = ""
    for word in table.split():
        if word.endswith(":"):
            name = word[:-1]
        else:
            kinds.setdefault(_stem(word), set()).add(name)
    return {stem: frozenset(names) for stem, names in kinds.items()}


_KINDS = _read(_TABLE)
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def kinds(word: str) -> frozenset[str]:
    """Tell of which kinds of happening a word speaks; of none, mostly.

    >>> sorted(kinds("gunned")), sorted(kinds("verdict")), sorted(kinds("table"))
    (['shoot'], ['convict'], [])
    """
    form = word.lower()
    return _FORMS.get(form) or _KINDS.get(_stem(form), _NONE)


def told_of(words: Iterable[str]) -> frozenset[str]:
    """Tell of which kinds any of these words speaks, in their order.

    >>> sorted(told_of("a gunshot wound".split()))
    ['shoot']
    """
    found: set[str] = set()
    before = ""
    for word in words:
        if not (before.startswith("gunshot") and word.startswith("wound")):
            found |= kinds(word)
        before = word.lower()
    return frozenset(found)


_GRAVEST = (
    ("death", {"die", "kill"}),
    ("injury", {"injure"}),
    ("incident", {"incident"}),
    ("hit", {"hit"}),
    ("shoot", {"shoot"}),
    ("injury", {"illness"}),
    ("death", {"mourn"}),
)
"""Of all that a sentence tells, what it is mostly about: what came of it leads."""
GRAVER = frozenset(name for name, _ in _GRAVEST)
"""What a sentence is mostly about, whatever else it tells."""


def gravest(found: frozenset[str], trigger: frozenset[str]) -> str:
    """Tell the kind a sentence is about, of all its kinds and of its trigger's.

    >>> gravest(frozenset({"shoot", "die"}), frozenset({"shoot"}))
    'death'
    """
    for name, among in _GRAVEST:
        if found & among:
            return name
    return min(trigger or found, default="")
