"""Why a text is no period, and what can be written instead."""

import re

from dp_rules.quantity.period import read_period, run_of_months
from dp_rules.text.bilingual import Bilingual

_DAY = r"(?P<year>[0-9]{4})[-/.年](?P<month>0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12][0-9]|3[01])(?:日|[ T].*)?"
_HELP = Bilingual(
    "写作 2023、2023Q2、2023年第二季度、2023-07 或 2023年1-9月", "write 2023, 2023Q2, 2023-07 or 2023M01-09"
)


def how_to_write(text: str) -> Bilingual:
    """Return what to write instead of a text that ``read_period`` takes for no period."""
    run = run_of_months(text)
    if run is not None:
        year, first, last = run
        since_january = read_period(f"{year}M01-{last:02d}")
        return Bilingual(
            f"几个月合起来，只有从1月起的（{since_january}）和一个季度（{year}Q3）是时期；"
            f"{first}至{last}月的数，分月或分季度写",
            f"of several months only those from January ({since_january}) and a quarter ({year}Q3) are a period; "
            f"give months {first} to {last} by month or by quarter",
        )
    day = re.fullmatch(_DAY, text.strip())
    if day is not None:
        month = f"{day['year']}-{int(day['month']):02d}"
        return Bilingual(
            f"一天不是时期：全年的数写 {day['year']}，当月的数写 {month}",
            f"a day is no period: write {day['year']} for the year, {month} for the month",
        )
    return _HELP
