"""The closed lists of single words by which lines are told apart."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SECTIONS = _words("""
    world u.s us uk europe asia africa americas middle east business politics political
    sport sports culture opinion lifestyle life technology tech science health travel
    home news video videos arts art entertainment economy markets money weather
    environment climate magazine podcasts podcast audio live more menu search latest
    local national international education style food features photos games crossword
    tv radio jobs shop newsletters about contact finance comment society media analysis
    investigations obituaries editorial letters region regions community events
    classifieds archive archives today paper subscribe sign log in login register
    account my the & and to content skip main navigation toggle
""")
"""What the menus of news sites are made of."""

OUTLET_WORDS = _words("""
    times post gazette herald news tribune journal press guardian observer courier daily
    star sun mail chronicle telegraph independent wire agency review mirror echo
    standard express globe monitor examiner bulletin dispatch record register sentinel
    voice online weekly today reporter inquirer argus mercury advertiser ledger
    messenger leader citizen broadcasting network radio tv newswire media
""")
"""What newspapers and agencies call themselves."""

SMALL_WORDS = _words("the of and & in for on de la le")
"""Words that a name leaves in lower case."""

OPEN_ENDS = _words("the a an of and or but nor its their our my whose than been as")
"""Words with which no title ends: the line was broken within its sentence."""

OPEN_WORDS = _words("""
    to in on at by for from with into over under between after before during since until
    that which who his her is are was were has have had will would could said says
""")
"""Words with which few titles end."""

SHARE_WORDS = _words("""
    share this article story page post on via to with facebook twitter x whatsapp
    telegram linkedin reddit email e-mail mail print save copy link copied messenger
    pinterest flipboard bluesky threads tweet like bookmark listen gift add google news
    instagram youtube tiktok rss sms weibo wechat viber by a
""")
SHARE_VERBS = _words("share print tweet facebook whatsapp telegram linkedin email copy")
"""One of these makes a row of share words a share bar."""

DATE_WORDS = _words("""
    published posted updated last first date issued released filed created today on at
    accessed retrieved printed archived crawled fetched downloaded captured modified
    edited by the of in and from a m p am pm noon midnight ago hours hour minutes minute
    min mins read est edt et pst pdt gmt utc bst cet cest local time st nd rd th version
    original page
""")
"""The lower-case words that a line holding only a date may have."""

SENTENCE_STARTERS = _words("""
    The He She It They We You I A An This That These Those His Her Its Their Our But And
    In On At As If When While After Before However Meanwhile There Here Then So No Not
    One Some Many Most
""")
"""Words that no name begins with: after “J.” they open the next sentence."""
