"""The closed lists by which the furniture of a page is known, one block at a time.

Each test looks at one block only; what its neighbours say is `furniture`'s business.
"""

from __future__ import annotations

import re

from timeline.parse.words import DATE_WORDS, SHARE_VERBS, SHARE_WORDS

_ASIDE = re.compile(
    r"""(?:
    related(?:\s(?:articles?|stor(?:y|ies)|news|content|topics?|coverage|posts|links
        |reading))?
    | (?:most\s)?popular(?:\s(?:now|stories|articles|posts|news))?
    | most\s(?:read|viewed|shared|watched|commented|recent)
    | trending(?:\s(?:now|stories|topics|news))?
    | recommended(?:\s(?:for\syou|stories|articles|reading|reads|videos))?
    | you\s(?:may|might)(?:\salso)?\s(?:like|be\sinterested\sin|enjoy)
    | (?:more|further|also)\s(?:on|from|in|about|by)\s.{2,60}
    | more\s(?:stories|news|articles|headlines|coverage|like\sthis|reading|videos)
    | further\sreading
    | (?:read|see|watch)\s(?:more|next|also)(?:\s(?:on|about|from)\s.{2,60})?
    | also\sread | what\sto\sread\snext | up\snext | next\sup | keep\sreading
    | (?:latest|top|other|breaking|recent)\s(?:news|stories|headlines|articles|posts
        |videos|updates)
    | latest | headlines | don['’]?t\smiss | in\scase\syou\smissed\sit
    | editors?['’]?s?['’]?\s(?:picks?|choice)
    | (?:from\s)?around\sthe\sweb | elsewhere\son\sthe\sweb
    | (?:sponsored|promoted|paid)(?:\s(?:content|stories|links|posts))?
    | (?:external|useful|quick)\slinks | tags | topics | filed\sunder
    | (?:our\s)?newsletters?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING_ASIDE = re.compile(
    r"""(?:
    (?:\d+\s|view\s|show\s|all\s)*(?:reader\s)?comments?(?:\s\(\d+\))?
    | leave\sa\s(?:comment|reply) | post\sa\scomment | add\s(?:a|your)\scomment
    | join\sthe\s(?:conversation|discussion|debate) | have\syour\ssay
    | about\sthe\s(?:authors?|writers?)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TRIMMINGS = " \t:>»›→▼|#*_-–—."

_LINK_LABEL = re.compile(
    r"(?:also\s)?(?:read|see|watch|listen|more|related|video|live|explainer)"
    r"(?:\s(?:more|also|next|here))?\s*[:>»|]+\s*\S",
    re.IGNORECASE,
)
_SECTION = r"[A-Z][\w&'’.-]*(?:\s[A-Z&][\w&'’.-]*){0,2}"
_CATEGORIES = re.compile(rf"{_SECTION}(?:\s?\|\s?{_SECTION}){{1,15}}")

_ACCOUNT = re.compile(
    r"""(?:
    (?:sign\s(?:in|up)|log\s?in|subscribe|register)
        (?:\W*$|\s(?:now|here|today|free|for\sfree|with|below)\b
        |\s(?:to|for|or)\s(?:our|your|the\s.{0,40}newsletter|read|continue|get|access
            |keep|receive|subscribe|register|sign|log|create)\b)
    | create\s(?:an|a|your)\s(?:free\s)?account
    | already\s(?:have\san?\saccount|an?\s(?:subscriber|member)|subscribed|registered)
    | (?:access|unlock|finish\sreading|continue\sreading)\b.{0,40}\b
        (?:free|article|story|access|subscri\w+)\b
    | to\scontinue(?:\sreading)?,?\s(?:please|sign|log|subscribe|register)
    | get\s(?:our|the\s(?:latest|best|day)|unlimited|full\saccess|breaking\snews)\b
    | (?:follow|join|contact|support|email|write\sto|like|find)\sus\b
    | support\sour\b | download\s(?:our|the)\s(?:free\s)?app\b
    | enter\syour\se-?mail | you(?:['’]ve|\shave)\s(?:read|\d+|reached)\b.{0,30}
        \b(?:articles?|limit)\b
    | please\s(?:enable|sign|log|subscribe|support|whitelist)
    | (?:click|tap)\shere\b | thank(?:s|\syou)\sfor\s(?:reading|subscribing)
    | (?:stay|keep)\sup\sto\sdate\b | no\sthanks | not\snow\b.{0,10}$
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ACCOUNT_WORDS = 20
_COOKIES = re.compile(
    r"""(?:
    (?:we|this\s(?:web)?site|our\s(?:web)?site)(?:\sand\sour\s\w+)?\suses?\scookies
    | by\s(?:continuing|clicking|signing\s(?:up|in)|using\s(?:this|our))\b.{0,60}\byou\b
    | (?:accept|reject|manage|allow)\s(?:all\s)?(?:cookies|consent|preferences)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_COOKIES_WORDS = 80

_NOTICE = re.compile(
    r"""(?:
    ©|\(c\)\s|copyright\s?(?:©|\(c\)|\d{4}|by\s|$)
    | our\sstandards\s?:
    | (?:terms\sof\s(?:use|service)|privacy\s(?:policy|notice|statement))\b
    | this\s(?:article|story|report|post|piece|page)\s(?:was|has\sbeen)\s
        (?:first\s|originally\s|last\s)?(?:published|updated|corrected|amended|modified
        |produced|generated|translated)\b
    | this\s(?:article|story|report|post|piece)\s(?:first|originally)\sappeared\b
    | advertisement\b\.?$ | ad\sfeature\b | story\scontinues\sbelow
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_RESERVED = re.compile(
    r".{0,80}\b(?:all\srights\sreserved"
    r"|may\snot\sbe\s(?:published|reproduced|republished|redistributed))\b",
    re.IGNORECASE,
)
_OF_RESERVED = ("reserved", "published", "reproduced", "redistributed")
_NOTICE_WORDS = 45

_CREDITS = re.compile(
    r"\(?(?:additional\s)?(?:reporting|writing|editing|compiled|edited|written)"
    r"(?:\sand\s(?:writing|editing|reporting))?\sby\s[^()\n]{2,300}\)?\.?$",
    re.IGNORECASE,
)
CREDITS_TAIL = re.compile(
    r"\((?:additional\s)?(?:reporting|writing|editing|compiled|edited|written)"
    r"(?:\sand\s(?:writing|editing|reporting))?\sby\s[^()]{2,300}\)\s*$",
    re.IGNORECASE,
)
"""The agency's “(Reporting by …; Editing by …)” at the end of the last paragraph."""

_NAME_WORD = r"(?:[A-Z][\w.'’-]*|and|in|for|of|the|with|at|de|van|von|al|&)"
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Story by|Text by|Words by|Reported by)\s"
    rf"(?:{_NAME_WORD}[,;|/·•–—-]?\s?)+(?:[,|·•–—(-].{{0,120}})?"
)
_NOT_A_NAME = re.compile(
    r"By (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|[Tt]he)\b"
)

_CAPTION = re.compile(
    r"(?:FILE(?:\sPHOTO)?\s*[-:–—]|(?:File\s)?(?:Photo|Image|Picture|Caption|PHOTO|IMAGE)"
    r"\s*:|(?:Photo|Photograph|Photography|Picture)s?\sby\s|WATCH\s*[:|]|VIDEO\s*[:|])"
)
_CREDIT_END = re.compile(
    r"""[/|(\[–—.RGv](?:
    (?<=[/|(\[–—])\s?(?:File\s)?(?:Photo|Photograph|Image|Picture|Credit)s?
        (?:\s?:|\sby\b|\scredit\b)[^\n]{2,100}
    | (?<=\.)\s(?:Photo|Photograph|Image|Picture|Credit)s?(?:\s?:|\sby\b)[^\n]{2,100}
    | (?<=\[)[A-Z][\w.\s'’-]{1,50}/[A-Z][\w.\s'’-]{1,50}\]
    | (?<=R)EUTERS/[A-Z][^\n]{1,60}
    | (?<=[(/])\s?(?:AP|AFP|EPA)(?:\s(?:Photo|via))?\s?/[^\n]{2,60}
    | (?:(?<=G)etty\sImages|(?<=v)ia\s(?:AP|AFP|Reuters|Getty))\)?
    )\.?$""",
    re.VERBOSE,
)
"""A set of characters comes first: a search for those is three times as fast."""
_CREDIT_LINE = re.compile(
    r"(?:(?:Photo|Photograph|Image|Picture|Credit)s?\s?(?::|by\b)|REUTERS/|AP\sPhoto"
    r"|Getty\sImages|(?:AFP|EPA)[ /])[^\n]{0,80}$"
)
_CAPTION_WORDS = 70

_DATE_LABEL = re.compile(
    r"(?:published|posted|updated|last|first|date|issued|released|filed|created|today"
    r"|accessed|retrieved|printed|archived|crawled|fetched|downloaded|captured|modified"
    r"|edited)\b",
    re.IGNORECASE,
)
_MONTH_OR_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat"
    r"|sun)[a-z]*\b|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d\d",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_SHARE_WORD = re.compile(r"[\w-]+")
_DIGIT = re.compile(r"\d")
_DATE_LINE_WORDS = 16


def bare(text: str) -> str:
    """Return a heading's words without the marks set around them."""
    return text.strip(_TRIMMINGS) or text


def opens_aside(text: str) -> bool:
    """Tell whether a list of other articles starts here: “Related Articles”."""
    return bool(_ASIDE.fullmatch(bare(text)) or _is_categories(text))


def closes_article(text: str) -> bool:
    """Tell whether nothing of the article can follow: “Comments (12)”."""
    return bool(_CLOSING_ASIDE.fullmatch(bare(text)))


def _is_categories(text: str) -> bool:
    """Tell whether it is a headline's list of sections: “Europe|Political”."""
    return bool(_CATEGORIES.fullmatch(text))


def has_digit(text: str) -> bool:
    """Tell whether a day may be written there in figures."""
    return _DIGIT.search(text) is not None


def is_link(text: str) -> bool:
    """Tell whether it leads to another page: “Read more: Storm nears the coast”."""
    return bool(_LINK_LABEL.match(text)) or text.startswith(("http://", "https://"))


def is_account(text: str) -> bool:
    """Tell whether it asks the reader for something: sign in, subscribe, cookies."""
    if _ACCOUNT.match(text) and len(text.split()) <= _ACCOUNT_WORDS:
        return True
    return bool(_COOKIES.match(text)) and len(text.split()) <= _COOKIES_WORDS


def is_notice(text: str) -> bool:
    """Tell whether it speaks of the page itself: copyright, first published …"""
    if len(text.split()) > _NOTICE_WORDS:
        return False
    folded = text.casefold()
    is_reserved = any(word in folded for word in _OF_RESERVED)
    return bool(_NOTICE.match(text) or (is_reserved and _RESERVED.match(text)))


def is_credits(text: str) -> bool:
    """Tell whether it is “(Reporting by …; Editing by …)” on a line of its own."""
    return bool(_CREDITS.match(text))


def is_byline(text: str) -> bool:
    """Tell whether it says who wrote the article: “By Staff Reporter”."""
    return bool(_BYLINE.fullmatch(text)) and not _NOT_A_NAME.match(text)


def is_caption(text: str) -> bool:
    """Tell whether it describes a picture or credits one."""
    if len(text.split()) > _CAPTION_WORDS:
        return False
    return bool(_CAPTION.match(text) or _CREDIT_END.search(text) or is_credit(text))


def is_credit(text: str) -> bool:
    """Tell whether it is a picture's credit and nothing else: “Photo: Reuters”."""
    return bool(_CREDIT_LINE.match(text)) and len(text.split()) <= 10


def is_share_bar(text: str) -> bool:
    """Tell whether it is a row of buttons: “Share Tweet Email Print”."""
    first = _SHARE_WORD.search(text)
    if first is None or first[0].casefold() not in SHARE_WORDS:
        return False
    words = _SHARE_WORD.findall(text.casefold())
    return (
        0 < len(words) <= 14
        and SHARE_WORDS.issuperset(words)
        and not SHARE_VERBS.isdisjoint(words)
    )


def is_date_line(text: str) -> bool:
    """Tell whether it holds a date and little else: “Updated 3:04 p.m., Oct. 25”."""
    if len(text) > 160 or not has_digit(text):
        return False
    if not _DATE_LABEL.match(text) and not _MONTH_OR_DAY.search(text):
        return False
    words: list[str] = _LETTERS.findall(text)
    return len(words) <= _DATE_LINE_WORDS and all(
        word.casefold() in DATE_WORDS or not word.islower() for word in words
    )
