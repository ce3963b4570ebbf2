"""The words of time in Korean; particles stand right behind them."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import Counted, Language, Phrase, numbered, row

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_OF_YEAR = "{year}년 ?"
_DATED = r"{month} ?{day}일(?: ?\({weekday}\))?"
_NO_SPAN = "(?! ?(?:간|동안|째|만에|연속|이내|이상|전|후|뒤|치|짜리|정도|가량))"

LANGUAGE = Language(
    code="ko",
    months=tuple(
        f"{number}월|0{number}월" if number < 10 else f"{number}월"
        for number in range(1, 13)
    ),
    weekdays=row("월요일 화요일 수요일 목요일 금요일 토요일 일요일"),
    short_weekdays=row("월 화 수 목 금 토 일"),
    units={
        "일": _DAY,
        "주|주일": _WEEK,
        "개월|달": _MONTH,
        "년|해": _YEAR,
    },
    nows={
        "오늘": Counted(_DAY, 0),
        "어제|하루 전": Counted(_DAY, -1),
        "그제|그저께|이틀 전": Counted(_DAY, -2),
        "사흘 전": Counted(_DAY, -3),
        "나흘 전": Counted(_DAY, -4),
        "닷새 전": Counted(_DAY, -5),
        "열흘 전": Counted(_DAY, -10),
        "내일": Counted(_DAY, 1),
        "모레": Counted(_DAY, 2),
        "지난주|지난 주": Counted(_WEEK, -1),
        "이번 주|이번주|금주": Counted(_WEEK, 0),
        "다음 주|다음주|내주": Counted(_WEEK, 1),
        "지난달|지난 달": Counted(_MONTH, -1),
        "이번 달|이번달|이달": Counted(_MONTH, 0),
        "다음 달|다음달|내달": Counted(_MONTH, 1),
        "지난해|작년": Counted(_YEAR, -1),
        "재작년": Counted(_YEAR, -2),
        "올해|금년": Counted(_YEAR, 0),
        "내년": Counted(_YEAR, 1),
    },
    mentions={
        "전날": Counted(_DAY, -1),
        "다음 날|다음날|이튿날": Counted(_DAY, 1),
        "같은 날|당일": Counted(_DAY, 0),
        "같은 해": Counted(_YEAR, 0),
    },
    steps={"지난": -1, "이번": 0, "오는|다가오는": 1},
    numbers=numbered("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열"),
    edges={"초": "START", "중순": "MID", "말|하순": "END"},
    phrases=(
        Phrase("absolute.ymd", _OF_YEAR + _DATED),
        Phrase(
            "monthday.range",
            f"(?P<from>(?:{_OF_YEAR})?{{month}} ?{{first_day}}일?)(?:부터 |[~-])"
            "(?P<to>{day}일)",
        ),
        Phrase("absolute.ymd", r"{year}\. ?{month_figure}\. ?{day}\.?"),
        Phrase("monthday", "(?:{now} ?)?" + _DATED),
        Phrase("monthday", "{step} " + _DATED),
        Phrase("absolute.ym", _OF_YEAR + "{month}(?: ?{edge})?"),
        Phrase("month", r"(?:{now} ?)?{month}(?: ?{edge})?(?! ?\d)"),
        Phrase("month.stepped", r"{step} {month}(?! ?\d)"),
        Phrase("day", "{now} {day}일" + _NO_SPAN),
        Phrase("day", "{step} {day}일" + _NO_SPAN),
        Phrase("day", r"(?<!월 ){day}일(?:\({weekday}\))?" + _NO_SPAN),
        Phrase("weekday", "{weekday_name}(?!마다)"),
        Phrase("weekday.stepped", "{step} {weekday_name}"),
        Phrase("weekday.of_week", "{now} {weekday_name}"),
        Phrase("relative", "{now}(?!날|야|서야|생)"),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "{count} ?{unit} 전"),
        Phrase("year", "{year}년(?: ?{edge})?(?!대|도|간| 전| 동안)"),
    ),
    future="예정|계획|전망|할 것|열린다|열릴|방침|개최한다|시작한다",
    closes=r"(?!\d)",
    every="매주|매달|매월|매년",
    reads=(
        "그는 [2024년 10월 25일]에 태어났다. | 2024-10-25 | ko.absolute.ymd",
        "그는 [2024년 10월 25일(금)]에 태어났다. | 2024-10-25 | ko.absolute.ymd",
        "입력 [2024. 10. 25.] | 2024-10-25 | ko.absolute.ymd",
        "협정은 [3월 5일] 서명됐다. | 2024-03-05 | ko.monthday.past",
        "협정은 [지난해 3월 5일] 서명됐다. | 2023-03-05 | ko.monthday",
        "그는 [2019년 6월]에 이겼다. | 2019-06 | ko.absolute.ym",
        "[6월]에 비가 왔다. | 2023-06 | ko.month.past",
        "다리는 [6월]에 개통될 예정이다. | 2024-06 | ko.month.future",
        "공장은 [5월 말] 문을 닫았다. | 2023-05 | ko.month.past",
        "[지난 6월] 비가 왔다. | 2023-06 | ko.month.stepped",
        "시장은 [20일] 부산에서 말했다. | 2024-03-20 | ko.day.past",
        "회의는 [오는 25일] 시작된다. | 2024-03-25 | ko.day.future",
        "그녀는 [지난달 20일] 사임했다. | 2024-02-20 | ko.day",
        "그녀는 [수요일] 부산에서 말했다. | 2024-03-20 | ko.weekday.past",
        "그녀는 [수요일]에 말할 예정이다. | 2024-03-27 | ko.weekday.future",
        "그녀는 [지난 목요일] 말했다. | 2024-03-14 | ko.weekday.stepped",
        "그녀는 [지난주 수요일] 말했다. | 2024-03-13 | ko.weekday.of_week",
        "그는 [어제] 도착했다. | 2024-03-20 | ko.today",
        "[지난주] 비가 왔다. | 2024-W11 | ko.relative.last",
        "[올해]는 비가 많다. | 2024 | ko.relative.this",
        "그는 [다음 달] 떠난다. | 2024-04 | ko.relative.next",
        "1998년 5월 3일 이겼고 [다음 날] 잤다. | 1998-05-04 | ko.relative.mention",
        "그는 [3일 전] 사망했다. | 2024-03-18 | ko.ago",
        "그는 [2019년]에 여기 살았다. | 2019 | ko.year",
        "장관들은 [3월 3일]부터 5일까지 만났다. | 2024-03-03 | ko.monthday.range.past",
        "장관들은 3월 3일부터 [5일]까지 만났다. | 2024-03-05 | ko.monthday.range.past",
    ),
    leaves=(
        "그녀는 매주 수요일, 매달 5일에 달린다.",
        "매주 수요일 3일간 강좌가 있고 오늘날에도 그렇다.",
        "화요일마다 쉰다.",
        "병사 2000명이 10년간 근무했다.",
    ),
)
