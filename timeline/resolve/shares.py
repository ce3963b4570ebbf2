"""How often the values of each rule were right; written by `benchmarks/temporal.py`.

Measured on 2568 phrases of texts annotated by people.  A name that ends in `*` is
that of a family, for its rules that fired fewer than five times.  The shares of few
phrases are drawn towards their family's, and a family's towards the mean of all.
"""

from __future__ import annotations

NEWS: dict[str, float] = {
    "absolute.*": 0.95,  # 89 of 93
    "absolute.dmy": 0.94,  # 16 of 17
    "absolute.mdy": 0.97,  # 35 of 36
    "absolute.my": 0.95,  # 38 of 40
    "ago": 0.81,  # 26 of 32
    "ago.*": 0.78,  # 29 of 38
    "clock.*": 0.58,  # 11 of 24
    "clock.ampm": 0.42,  # 4 of 13
    "clock.named": 0.52,  # 2 of 5
    "decade": 0.63,  # 12 of 20
    "decade.*": 0.69,  # 12 of 20
    "duration": 0.85,  # 203 of 239
    "duration.*": 0.82,  # 280 of 344
    "duration.hyphen": 0.89,  # 33 of 36
    "duration.plural": 0.69,  # 39 of 58
    "duration.year_ended": 0.71,  # 4 of 7
    "holiday.*": 0.89,  # 10 of 11
    "holiday.future": 0.87,  # 5 of 6
    "month": 0.98,  # 11 of 11
    "month.*": 0.96,  # 108 of 112
    "month.future": 0.93,  # 21 of 23
    "month.past": 0.98,  # 59 of 60
    "month.stepped": 0.94,  # 13 of 14
    "monthday.*": 0.95,  # 161 of 168
    "monthday.dm.past": 0.97,  # 6 of 6
    "monthday.future": 0.94,  # 61 of 65
    "monthday.past": 0.96,  # 80 of 83
    "monthday.same": 0.98,  # 10 of 10
    "part.*": 0.82,  # 24 of 30
    "part.early_hours": 0.81,  # 4 of 5
    "part.today": 0.79,  # 14 of 18
    "quarter": 0.95,  # 6 of 6
    "quarter.*": 0.92,  # 102 of 110
    "quarter.latest": 0.92,  # 21 of 23
    "quarter.past": 0.94,  # 49 of 52
    "quarter.same": 0.92,  # 11 of 12
    "quarter.year_before": 0.87,  # 10 of 12
    "relative.*": 0.82,  # 236 of 290
    "relative.in_the_day": 0.70,  # 3 of 6
    "relative.last": 0.90,  # 81 of 89
    "relative.mention": 0.77,  # 8 of 11
    "relative.next": 0.89,  # 31 of 34
    "relative.the": 0.61,  # 7 of 15
    "relative.the.past": 0.83,  # 6 of 7
    "relative.this": 0.91,  # 65 of 70
    "relative.year_before": 0.67,  # 30 of 47
    "relative.year_end": 0.61,  # 1 of 5
    "season.*": 0.89,  # 19 of 21
    "season.stepped": 0.92,  # 15 of 16
    "set.*": 0.63,  # 32 of 54
    "set.every": 0.79,  # 7 of 7
    "set.frequency": 0.53,  # 16 of 32
    "set.rate": 0.49,  # 2 of 7
    "today": 0.96,  # 125 of 130
    "today.*": 0.95,  # 125 of 130
    "vague.*": 0.69,  # 99 of 146
    "vague.now": 0.66,  # 69 of 105
    "vague.recently": 0.76,  # 15 of 19
    "vague.soon": 0.67,  # 14 of 21
    "weekday.*": 0.88,  # 449 of 508
    "weekday.future": 0.76,  # 33 of 45
    "weekday.past": 0.85,  # 211 of 249
    "weekday.same": 0.96,  # 194 of 202
    "weekday.stepped": 0.90,  # 10 of 11
    "year": 0.98,  # 167 of 171
    "year.*": 0.97,  # 176 of 181
    "year.stated": 0.98,  # 5 of 5
}

NARRATIVE: dict[str, float] = {
    "absolute.*": 0.96,  # 43 of 43
    "absolute.dmy": 0.99,  # 22 of 22
    "absolute.mdy": 0.97,  # 5 of 5
    "absolute.my": 0.99,  # 16 of 16
    "ago.*": 0.79,  # 18 of 23
    "ago.mention": 0.78,  # 18 of 23
    "duration": 0.97,  # 41 of 42
    "duration.*": 0.95,  # 46 of 47
    "holiday.*": 0.87,  # 6 of 6
    "month": 0.43,  # 10 of 25
    "month.*": 0.50,  # 10 of 26
    "monthday": 0.85,  # 7 of 7
    "monthday.*": 0.75,  # 49 of 66
    "monthday.dm": 0.74,  # 42 of 57
    "part.*": 0.73,  # 8 of 12
    "part.mention": 0.73,  # 8 of 11
    "relative.*": 0.79,  # 15 of 19
    "relative.mention": 0.82,  # 11 of 13
    "season": 0.61,  # 4 of 7
    "season.*": 0.63,  # 4 of 9
    "set.*": 0.87,  # 6 of 6
    "year": 0.95,  # 13 of 13
    "year.*": 0.87,  # 13 of 14
}
