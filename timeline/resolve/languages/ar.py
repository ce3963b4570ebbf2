"""The words of time in Arabic, with the month names of East and West.

Patterns are in folded letters: alif has no hamza, and yā’ stands for alif maqṣūra.
"""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import (
    Counted,
    Language,
    Phrase,
    numbered,
    pairs,
    row,
)

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_ANY_MONTH = "{month}(?: ?/ ?{other_month})?"
_DATED = "(?:(?:يوم )?{weekday},? )?{day_number} (?:من )?(?:شهر )?" + _ANY_MONTH
_OF_YEAR = ",?(?: من)?(?: عام| سنة)? {year} ?م?"
_LAST = "الماضي|الماضية|الفائت|الفائتة|المنصرم|المنصرمة"
_THIS = "الجاري|الجارية|الحالي|الحالية"
_NEXT = "المقبل|المقبلة|القادم|القادمة"

LANGUAGE = Language(
    code="ar",
    months=row(
        "يناير|كانون_الثاني|جانفي فبراير|شباط|فيفري مارس|آذار "
        "أبريل|إبريل|نيسان|أفريل مايو|أيار|ماي يونيو|يونيه|حزيران|جوان "
        "يوليو|يوليه|يوليوز|تموز|جويلية أغسطس|آب|أوت|غشت سبتمبر|أيلول|شتنبر "
        "أكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني|نونبر ديسمبر|كانون_الأول|دجنبر"
    ),
    weekdays=row("الاثنين|الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    units={
        "يوم|يوما|أيام": _DAY,
        "أسبوع|أسبوعا|أسابيع": _WEEK,
        "شهر|شهرا|أشهر|شهور": _MONTH,
        "عام|عاما|أعوام|سنة|سنوات": _YEAR,
    },
    nows={
        "اليوم": Counted(_DAY, 0),
        "أمس|البارحة": Counted(_DAY, -1),
        "أول أمس|أول من أمس|أمس الأول|قبل يومين": Counted(_DAY, -2),
        "غدا|غدًا|غداً": Counted(_DAY, 1),
        "بعد غد|بعد يومين": Counted(_DAY, 2),
        f"{pairs('الأسبوع', _LAST)}|قبل أسبوع": Counted(_WEEK, -1),
        "قبل أسبوعين": Counted(_WEEK, -2),
        f"{pairs('الأسبوع', _THIS)}|هذا الأسبوع": Counted(_WEEK, 0),
        f"{pairs('الأسبوع', _NEXT)}|بعد أسبوع": Counted(_WEEK, 1),
        f"{pairs('الشهر', _LAST)}|قبل شهر": Counted(_MONTH, -1),
        "قبل شهرين": Counted(_MONTH, -2),
        f"{pairs('الشهر', _THIS)}|هذا الشهر": Counted(_MONTH, 0),
        f"{pairs('الشهر', _NEXT)}|بعد شهر": Counted(_MONTH, 1),
        f"{pairs('العام|السنة', _LAST)}|قبل عام|قبل سنة": Counted(_YEAR, -1),
        "قبل عامين|قبل سنتين": Counted(_YEAR, -2),
        f"{pairs('العام|السنة', _THIS)}|هذا العام|هذه السنة": Counted(_YEAR, 0),
        f"{pairs('العام|السنة', _NEXT)}|بعد عام|بعد سنة": Counted(_YEAR, 1),
    },
    mentions={
        "اليوم السابق": Counted(_DAY, -1),
        "اليوم التالي": Counted(_DAY, 1),
        "اليوم نفسه|اليوم ذاته|نفس اليوم": Counted(_DAY, 0),
        "العام نفسه|العام ذاته|نفس العام": Counted(_YEAR, 0),
    },
    steps={_LAST: -1, _THIS: 0, _NEXT: 1},
    numbers=numbered(
        "واحد اثنين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني "
        "تسعة|تسع عشرة|عشر"
    )
    | {
        "الأول": 1,
        "عشرين": 20,
        "ثلاثين": 30,
        "أربعين": 40,
        "خمسين": 50,
        "مئة|مائة": 100,
    },
    edges={
        "بداية|مطلع|أوائل|بداية شهر|مطلع شهر": "START",
        "منتصف|أواسط|منتصف شهر": "MID",
        "نهاية|أواخر|نهاية شهر|أواخر شهر": "END",
    },
    phrases=(
        Phrase("absolute.dmy", _DATED + _OF_YEAR),
        Phrase(
            "monthday.range",
            "(?P<from>{first_day})(?: الي |-)"
            f"(?P<to>{{day}} {_ANY_MONTH}(?:{_OF_YEAR})?)",
        ),
        Phrase("monthday", _DATED + "(?: {step}| من {now})?"),
        Phrase("absolute.my", _ANY_MONTH + _OF_YEAR),
        Phrase(
            "month",
            "{month_name}(?: من {now})?",
            after="في|منذ|حتي|شهر|خلال|من|بين|الي|قبل|بعد",
        ),
        Phrase("month.stepped", _ANY_MONTH + " {step}"),
        Phrase("weekday", "(?:يوم )?{weekday_name}"),
        Phrase("weekday.stepped", "(?:يوم )?{weekday_name} {step}"),
        Phrase("relative", "{now} (?:يوم )?{weekday_name}"),
        Phrase(
            "relative",
            "{now}(?! (?:الاول|الثاني|الثالث|الرابع|السابق|التالي|نفسه|ذاته|الذي"
            "|العالمي|الوطني|الدولي|الاخير))",
        ),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "قبل {count} {unit}"),
        Phrase("ago.ahead", "(?P<ahead>بعد) {count} {unit}"),
        Phrase("year", "(?:عام|العام|سنة) {year}"),
        Phrase("year", "{year}", after="في|منذ|حتي"),
    ),
    future="سوف|المقرر|المقررة|المتوقع|المتوقعة|المرتقب|المرتقبة|المنتظر|يعتزم|تعتزم|"
    "سيكون|ستكون|سيعقد|ستعقد|سيتم|ستتم|سيزور|ستزور|سيلتقي|ستلتقي|سيبدا|ستبدا|سيجري|"
    "ستجري|سيشارك|ستشارك|سيصل|ستصل|سيجتمع|ستجتمع|سيفتح|ستفتح|سيفتتح|ستفتتح|سيناقش|"
    "ستناقش|سيعلن|ستعلن|سيلقي|ستلقي|سيقام|ستقام",
    until="حتي|بحلول",
    opens=r"(?<!\w)[وفبل]?",
    every="كل|كل يوم",
    reads=(
        "ولد في [25 أكتوبر 2024] في عمان. | 2024-10-25 | ar.absolute.dmy",
        "ولد في [٢٥ تشرين الأول ٢٠٢٤] في عمان. | 2024-10-25 | ar.absolute.dmy",
        "ولد [الجمعة 25 أكتوبر/تشرين الأول 2024] في عمان."
        " | 2024-10-25 | ar.absolute.dmy",
        "وقعت في [الأول من مارس 2024]. | 2024-03-01 | ar.absolute.dmy",
        "وقعت الاتفاقية في [5 مارس]. | 2024-03-05 | ar.monthday.past",
        "وقعت الاتفاقية في [5 مارس من العام الماضي]. | 2023-03-05 | ar.monthday",
        "وقعت الاتفاقية في [5 يونيو الماضي]. | 2023-06-05 | ar.monthday.past",
        "فاز في [يونيو 2019]. | 2019-06 | ar.absolute.my",
        "هطل المطر في [حزيران]. | 2023-06 | ar.month.past",
        "ستفتح الطريق في [يونيو]. | 2024-06 | ar.month.future",
        "هطل المطر في [يونيو الماضي]. | 2023-06 | ar.month.stepped",
        "تحدثت [الأربعاء] في بيروت. | 2024-03-20 | ar.weekday.past",
        "تحدثت [يوم الأربعاء] في بيروت. | 2024-03-20 | ar.weekday.past",
        "من المقرر أن تتحدث [الأربعاء]. | 2024-03-27 | ar.weekday.future",
        "تحدثت [الخميس الماضي]. | 2024-03-14 | ar.weekday.stepped",
        "وصل [أمس] إلى تونس. | 2024-03-20 | ar.today",
        "وصل [أمس الأربعاء] إلى تونس. | 2024-03-20 | ar.today",
        "هطل المطر [الأسبوع الماضي]. | 2024-W11 | ar.relative.last",
        "يهطل المطر [هذا العام]. | 2024 | ar.relative.this",
        "يغادر [الشهر المقبل]. | 2024-04 | ar.relative.next",
        "فاز في 3 مايو 1998، وفي [اليوم التالي] نام."
        " | 1998-05-04 | ar.relative.mention",
        "توفي [قبل ثلاثة أيام]. | 2024-03-18 | ar.ago",
        "يعود [بعد خمسة أسابيع]. | 2024-W17 | ar.ago.ahead",
        "عاش هنا [عام 2019]. | 2019 | ar.year",
        "اجتمعوا من [3] إلى 5 مارس. | 2024-03-03 | ar.monthday.range.past",
        "اجتمعوا من 3 إلى [5 مارس]. | 2024-03-05 | ar.monthday.range.past",
    ),
    leaves=(
        "تركض كل يوم أربعاء، كل الأربعاء.",
        "مارس الرياضة مع أب وأخ في اليوم الأول من السباق.",
        "أكثر من 2000 جندي و1999 حصانا.",
    ),
)
