"""The 34 province-level areas of China with their codes, from ``specs/provinces.csv``.

The codes are those of GB/T 2260-2007 (in force since 1 February 2008, amended in 2016), which the
Ministry of Civil Affairs also publishes every year (中华人民共和国县以上行政区划代码).
"""

import re
from functools import cache

from dp_rules.bundled import bundled

TABLE = "provinces"
"""The name by which the table of areas that comes with the program is asked for."""
_KIND = re.compile("(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|[省市])$")


@cache
def province_codes() -> dict[str, str]:
    """Return the code of each province by its full name, in the order of the codes."""
    lines = bundled("specs", f"{TABLE}.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: code for code, name, *_ in (line.split(",") for line in lines)}


def short_name(name: str) -> str:
    """Return the name of a province without what it is: 辽宁, 内蒙古, 广西, 香港."""
    return _KIND.sub("", name)
