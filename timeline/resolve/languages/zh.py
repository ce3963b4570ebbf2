"""The words of time in Chinese, in both scripts."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import Counted, Language, Phrase

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_ONES = "一二三四五六七八九"
_NUMBERS = {
    **{ones: number for number, ones in enumerate(_ONES, start=1)},
    **{
        f"{tens}十{ones}": 10 * count + number
        for count, tens in enumerate(["", *_ONES[1:]], start=1)
        for number, ones in enumerate(["", *_ONES])
    },
    "两|兩": 2,
}
_OF_YEAR = "(?P<year>(?:1[0-9]|20)[0-9][0-9]|[一二][〇零一二三四五六七八九]{3}) ?年 ?"
_DATED = r"{month} ?{day_number} ?[日号號](?: ?\(?{weekday}\)?)?"
_LAST, _THIS, _NEXT = "上|上个|上個|上一", "本|这|這|这个|這個", "下|下个|下個|下一"


def _weeks(steps: str) -> str:
    return "|".join(
        f"{step}{week}"
        for step in steps.split("|")
        for week in ("周", "週", "星期", "礼拜", "禮拜")
    )


LANGUAGE = Language(
    code="zh",
    months=tuple(
        f"{number}月|0{number}月|{name}月" if number < 10 else f"{number}月|{name}月"
        for number, name in enumerate([*_ONES, "十", "十一", "十二"], start=1)
    ),
    weekdays=tuple(
        "|".join(f"{week}{day}" for week in ("星期", "礼拜", "禮拜", "周", "週"))
        for day in "一二三四五六日"
    ),
    units={
        "天|日": _DAY,
        "周|週|星期|个星期|個星期|礼拜|禮拜": _WEEK,
        "个月|個月": _MONTH,
        "年": _YEAR,
    },
    nows={
        "今天|今日": Counted(_DAY, 0),
        "昨天|昨日": Counted(_DAY, -1),
        "前天": Counted(_DAY, -2),
        "明天|明日": Counted(_DAY, 1),
        "后天|後天": Counted(_DAY, 2),
        _weeks(_LAST): Counted(_WEEK, -1),
        _weeks(_THIS): Counted(_WEEK, 0),
        _weeks(_NEXT): Counted(_WEEK, 1),
        "上月|上个月|上個月": Counted(_MONTH, -1),
        "本月|这个月|這個月": Counted(_MONTH, 0),
        "下月|下个月|下個月": Counted(_MONTH, 1),
        "去年": Counted(_YEAR, -1),
        "前年": Counted(_YEAR, -2),
        "今年": Counted(_YEAR, 0),
        "明年": Counted(_YEAR, 1),
    },
    mentions={
        "前一天|前一日": Counted(_DAY, -1),
        "次日|翌日|第二天": Counted(_DAY, 1),
        "当天|當天|当日|當日|同日|同一天": Counted(_DAY, 0),
        "同年": Counted(_YEAR, 0),
    },
    steps={_LAST: -1, _THIS: 0, _NEXT: 1},
    numbers=_NUMBERS,
    edges={"初|上旬": "START", "中旬": "MID", "底|末|下旬": "END"},
    phrases=(
        Phrase("absolute.ymd", _OF_YEAR + _DATED),
        Phrase(
            "monthday.range",
            f"(?P<from>(?:{_OF_YEAR})?{{month}}{{first_day}}日?)[至到-](?P<to>{{day}}日)",
        ),
        Phrase("monthday", "(?:{now}的?)?" + _DATED),
        Phrase("absolute.ym", _OF_YEAR + r"{month}(?:份|{edge})?(?! ?\d)"),
        Phrase("month", r"(?:{now}的?)?{month}(?:份|{edge})?(?! ?\d)"),
        Phrase("day", "{now} ?{day}[日号號]"),
        Phrase("day", r"(?<![月年]){day}日(?![内內间間游遊元益常本前后後]|以来|以內)"),
        Phrase(
            "weekday", "(?<![一两兩二三四五每数數几幾上下本这這个個]){weekday_name}"
        ),
        Phrase("weekday.of_week", "{week_step}{weekday_name}"),
        Phrase(
            "relative",
            "(?<![一二两兩三四五每]){now}(?![度代一二三四五六日末刊期津性级級])",
        ),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "{count} ?{unit}(?:以)?前"),
        Phrase("year", _OF_YEAR + "(?:{edge})?(?![代度前后後以来])"),
    ),
    future="将(?![军領领])|將(?!軍)|即将|即將|拟于|擬於|预计|預計|定于|定於|计划|計劃|預定",
    past="表示|指出|宣布|回应|讲话|说|說|称|稱|了",
    opens=r"(?<!\d)",
    closes=r"(?!\d)",
    every="每|每逢|每周的",
    reads=(
        "他于[2024年10月25日]出生。 | 2024-10-25 | zh.absolute.ymd",
        "他于[二〇二四年十月二十五日]出生。 | 2024-10-25 | zh.absolute.ymd",
        "他于[2024年10月25日（星期五）]出生。 | 2024-10-25 | zh.absolute.ymd",
        "协议于[3月5日]签署。 | 2024-03-05 | zh.monthday.past",
        "协议于[去年3月5日]签署。 | 2023-03-05 | zh.monthday",
        "他在[2019年6月]获胜。 | 2019-06 | zh.absolute.ym",
        "[6月]下了雨。 | 2023-06 | zh.month.past",
        "大桥将于[6月]通车。 | 2024-06 | zh.month.future",
        "[去年6月]下了雨。 | 2023-06 | zh.month",
        "工厂在[5月底]关闭。 | 2023-05 | zh.month.past",
        "外交部[20日]回应此事。 | 2024-03-20 | zh.day.past",
        "总理将在[25日]访问上海。 | 2024-03-25 | zh.day.future",
        "她[上月20日]辞职。 | 2024-02-20 | zh.day",
        "她[周三]在广州讲话。 | 2024-03-20 | zh.weekday.past",
        "她将于[星期三]在广州讲话。 | 2024-03-27 | zh.weekday.future",
        "她[上周三]在广州讲话。 | 2024-03-13 | zh.weekday.of_week",
        "他[昨天]到达。 | 2024-03-20 | zh.today",
        "[上周]下了雨。 | 2024-W11 | zh.relative.last",
        "[今年]雨水很多。 | 2024 | zh.relative.this",
        "他[下个月]离开。 | 2024-04 | zh.relative.next",
        "1998年5月3日他获胜，[次日]他睡着了。 | 1998-05-04 | zh.relative.mention",
        "他[三天前]去世。 | 2024-03-18 | zh.ago",
        "他[2019年]住在这里。 | 2019 | zh.year",
        "部长们[3月3日]至5日会晤。 | 2024-03-03 | zh.monthday.range.past",
        "部长们3月3日至[5日]会晤。 | 2024-03-05 | zh.monthday.range.past",
    ),
    leaves=(
        "她每周三跑步。",
        "前天津市长说这是后天性疾病，见本周刊。",
        "她一周三次练琴，历时10日内完成。",
        "共有2000名士兵参加，日本队获胜。",
    ),
)
