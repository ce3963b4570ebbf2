"""How often the values of each rule were right; written by `benchmarks/temporal.py`.

Measured on 2596 phrases of texts annotated by people.  A name that ends in `*` is
that of a family, for its rules that fired fewer than five times.  The shares of few
phrases are drawn towards their family's, and a family's towards the mean of all.
"""

from __future__ import annotations

NEWS: dict[str, float] = {
    "absolute.*": 0.95,  # 89 of 93
    "absolute.dmy": 0.94,  # 16 of 17
    "absolute.mdy": 0.97,  # 35 of 36
    "absolute.my": 0.95,  # 38 of 40
    "ago": 0.82,  # 26 of 31
    "ago.*": 0.76,  # 29 of 40
    "ago.mention": 0.57,  # 1 of 5
    "clock.*": 0.68,  # 11 of 19
    "clock.ampm": 0.52,  # 4 of 11
    "decade": 0.63,  # 12 of 20
    "decade.*": 0.69,  # 12 of 20
    "duration": 0.86,  # 203 of 237
    "duration.*": 0.82,  # 281 of 342
    "duration.hyphen": 0.90,  # 33 of 36
    "duration.plural": 0.70,  # 39 of 57
    "duration.year_ended": 0.72,  # 4 of 7
    "holiday.*": 0.94,  # 11 of 11
    "holiday.future": 0.96,  # 5 of 5
    "month": 0.98,  # 11 of 11
    "month.*": 0.97,  # 110 of 113
    "month.future": 0.93,  # 23 of 25
    "month.past": 0.99,  # 59 of 59
    "month.stepped": 0.94,  # 13 of 14
    "monthday": 0.99,  # 23 of 23
    "monthday.*": 0.96,  # 163 of 168
    "monthday.dm.past": 0.98,  # 6 of 6
    "monthday.future": 0.98,  # 59 of 60
    "monthday.past": 0.94,  # 63 of 67
    "monthday.same": 0.98,  # 8 of 8
    "part.*": 0.78,  # 27 of 36
    "part.early_hours": 0.74,  # 4 of 6
    "part.the": 0.74,  # 4 of 6
    "part.today": 0.78,  # 14 of 18
    "quarter": 0.96,  # 6 of 6
    "quarter.*": 0.93,  # 103 of 110
    "quarter.latest": 0.92,  # 21 of 23
    "quarter.past": 0.94,  # 49 of 52
    "quarter.same": 0.97,  # 13 of 13
    "quarter.year_before": 0.87,  # 9 of 11
    "relative.*": 0.85,  # 242 of 286
    "relative.in_the_day": 0.70,  # 2 of 5
    "relative.last": 0.90,  # 81 of 89
    "relative.mention": 0.74,  # 7 of 11
    "relative.next": 0.92,  # 32 of 34
    "relative.the": 0.91,  # 7 of 7
    "relative.the.past": 0.87,  # 9 of 10
    "relative.this": 0.92,  # 65 of 70
    "relative.year_before": 0.71,  # 32 of 47
    "relative.year_end": 0.63,  # 1 of 5
    "season.*": 0.90,  # 19 of 21
    "season.stepped": 0.92,  # 15 of 16
    "set.*": 0.70,  # 32 of 48
    "set.every": 0.83,  # 7 of 7
    "set.frequency": 0.64,  # 16 of 26
    "set.rate": 0.53,  # 2 of 7
    "today": 0.96,  # 125 of 130
    "today.*": 0.96,  # 125 of 130
    "vague.*": 0.69,  # 99 of 146
    "vague.now": 0.66,  # 69 of 105
    "vague.recently": 0.76,  # 15 of 19
    "vague.soon": 0.67,  # 14 of 21
    "weekday.*": 0.91,  # 460 of 507
    "weekday.future": 0.86,  # 39 of 46
    "weekday.past": 0.87,  # 215 of 247
    "weekday.same": 0.96,  # 194 of 202
    "weekday.stepped": 0.95,  # 10 of 10
    "year": 0.98,  # 169 of 172
    "year.*": 0.97,  # 179 of 183
    "year.stated": 0.98,  # 5 of 5
}

NARRATIVE: dict[str, float] = {
    "absolute.*": 0.99,  # 43 of 43
    "absolute.dmy": 0.99,  # 22 of 22
    "absolute.mdy": 0.99,  # 5 of 5
    "absolute.my": 0.99,  # 16 of 16
    "ago.*": 0.97,  # 24 of 25
    "ago.mention": 0.96,  # 23 of 24
    "day_of_month": 0.99,  # 5 of 5
    "day_of_month.*": 0.99,  # 5 of 5
    "duration": 0.98,  # 43 of 44
    "duration.*": 0.98,  # 48 of 49
    "holiday": 0.99,  # 6 of 6
    "holiday.*": 0.99,  # 6 of 6
    "month": 0.99,  # 25 of 25
    "month.*": 0.99,  # 25 of 25
    "monthday": 0.99,  # 7 of 7
    "monthday.*": 0.99,  # 70 of 70
    "monthday.dm": 0.99,  # 58 of 58
    "part.*": 0.99,  # 13 of 13
    "part.mention": 0.99,  # 12 of 12
    "relative.*": 0.99,  # 19 of 19
    "relative.mention": 0.99,  # 13 of 13
    "season": 0.99,  # 11 of 11
    "season.*": 0.99,  # 23 of 23
    "season.mention": 0.99,  # 7 of 7
    "set.*": 0.99,  # 6 of 6
    "year": 0.99,  # 13 of 13
    "year.*": 0.99,  # 17 of 17
}
