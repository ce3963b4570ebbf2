"""The words of time in Japanese."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import Counted, Language, Phrase, row

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_OF_YEAR = "{year}年 ?"
_OF_ERA = r"{era}(?P<year>\d{1,2}|元)年 ?"
_DATED = r"{month} ?{day}日(?: ?\({weekday}\))?"

LANGUAGE = Language(
    code="ja",
    months=tuple(
        f"{number}月|0{number}月" if number < 10 else f"{number}月"
        for number in range(1, 13)
    ),
    weekdays=row(
        "月曜日|月曜 火曜日|火曜 水曜日|水曜 木曜日|木曜 金曜日|金曜 土曜日|土曜 "
        "日曜日|日曜"
    ),
    short_weekdays=row("月 火 水 木 金 土 日"),
    units={
        "日": _DAY,
        "週間|週": _WEEK,
        "か月|カ月|ヶ月|ヵ月|ケ月": _MONTH,
        "年": _YEAR,
    },
    nows={
        "今日|きょう|本日": Counted(_DAY, 0),
        "昨日|きのう": Counted(_DAY, -1),
        "一昨日|おととい": Counted(_DAY, -2),
        "明日|あす|あした": Counted(_DAY, 1),
        "明後日|あさって": Counted(_DAY, 2),
        "先週": Counted(_WEEK, -1),
        "先々週": Counted(_WEEK, -2),
        "今週": Counted(_WEEK, 0),
        "来週": Counted(_WEEK, 1),
        "先月": Counted(_MONTH, -1),
        "今月": Counted(_MONTH, 0),
        "来月": Counted(_MONTH, 1),
        "昨年|去年": Counted(_YEAR, -1),
        "一昨年|おととし": Counted(_YEAR, -2),
        "今年|ことし|本年": Counted(_YEAR, 0),
        "来年": Counted(_YEAR, 1),
    },
    mentions={
        "前日": Counted(_DAY, -1),
        "翌日": Counted(_DAY, 1),
        "同日": Counted(_DAY, 0),
        "翌月": Counted(_MONTH, 1),
        "前年": Counted(_YEAR, -1),
        "翌年": Counted(_YEAR, 1),
        "同年": Counted(_YEAR, 0),
    },
    numbers={"元": 1, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "十": 10},
    edges={"初め|初旬|上旬": "START", "中旬|半ば": "MID", "末|下旬": "END"},
    eras={"令和": 2018, "平成": 1988, "昭和": 1925},
    phrases=(
        Phrase("absolute.ymd", _OF_YEAR + _DATED),
        Phrase(
            "monthday.range",
            f"(?P<from>(?:{_OF_YEAR})?{{month}}{{first_day}}日?)(?:から|[~〜-])"
            "(?P<to>{day}日)",
        ),
        Phrase("absolute.era", _OF_ERA + _DATED),
        Phrase("monthday", "(?:{now}の?)?" + _DATED),
        Phrase("absolute.ym", _OF_YEAR + "{month}(?:{edge})?"),
        Phrase("absolute.era", _OF_ERA + "{month}(?:{edge})?"),
        Phrase("month", r"(?:{now}の?)?{month}(?:{edge})?(?! ?\d|期|号|分)"),
        Phrase("day", "{now}の?{day}日"),
        Phrase(
            "day",
            r"(?<![月年]){day}日(?: ?\({weekday}\))?(?![間前後目分当程米中韓豪]|ぶり"
            "|以内|以上|連続|おき|あたり|たって|ほど|未満)",
        ),
        Phrase("weekday", "{weekday_name}(?!大工|丑)"),
        Phrase("weekday.of_week", "{now}の?{weekday_name}"),
        Phrase("relative", "{now}(?![度代香])"),
        Phrase("relative.mention", "{mention}(?![同比度])"),
        Phrase("ago", "{count}{unit}(?:ほど)?前"),
        Phrase("year", "{year}年(?:{edge})?(?![代度間前後以来])"),
        Phrase("absolute.era", r"{era}(?P<year>\d{1,2}|元)年(?![代度])"),
    ),
    future="予定|見通し|見込み|方針|計画|する考え|開かれる|行われる|始まる|迎える|発効する",
    opens=r"(?<!\d)",
    closes=r"(?!\d)",
    every="毎週|毎週の|毎月|毎年",
    reads=(
        "彼は[2024年10月25日]に生まれた。 | 2024-10-25 | ja.absolute.ymd",
        "彼は[２０２４年１０月２５日（金）]に生まれた。 | 2024-10-25 | ja.absolute.ymd",
        "彼は[令和6年10月25日]に生まれた。 | 2024-10-25 | ja.absolute.era",
        "協定は[3月5日]に署名された。 | 2024-03-05 | ja.monthday.past",
        "協定は[昨年3月5日]に署名された。 | 2023-03-05 | ja.monthday",
        "彼は[2019年6月]に勝った。 | 2019-06 | ja.absolute.ym",
        "[6月]に雨が降った。 | 2023-06 | ja.month.past",
        "橋は[6月]に開通する予定だ。 | 2024-06 | ja.month.future",
        "工場は[5月末]に閉鎖された。 | 2023-05 | ja.month.past",
        "知事は[20日]、神戸で語った。 | 2024-03-20 | ja.day.past",
        "首相は[25日]に訪問する予定だ。 | 2024-03-25 | ja.day.future",
        "彼女は[先月20日]に辞任した。 | 2024-02-20 | ja.day",
        "彼女は[水曜日]に神戸で語った。 | 2024-03-20 | ja.weekday.past",
        "彼女は[先週の水曜日]に神戸で語った。 | 2024-03-13 | ja.weekday.of_week",
        "彼は[昨日]着いた。 | 2024-03-20 | ja.today",
        "[先週]雨が降った。 | 2024-W11 | ja.relative.last",
        "[今年]は雨が多い。 | 2024 | ja.relative.this",
        "彼は[来月]去る。 | 2024-04 | ja.relative.next",
        "1998年5月3日に勝ち、[翌日]は眠った。 | 1998-05-04 | ja.relative.mention",
        "彼は[3日前]に死去した。 | 2024-03-18 | ja.ago",
        "彼は[2019年]にここに住んだ。 | 2019 | ja.year",
        "閣僚は[3月3日]から5日に会談した。 | 2024-03-03 | ja.monthday.range.past",
        "閣僚は3月3日から[5日]に会談した。 | 2024-03-05 | ja.monthday.range.past",
    ),
    leaves=(
        "彼女は毎週水曜日に走る。",
        "毎週水曜日に3日間の講座があり、10日ぶりに晴れた。",
        "明日香村で日曜大工をした。",
        "2000人の兵士が1年間、前年比で増えた。",
    ),
)
