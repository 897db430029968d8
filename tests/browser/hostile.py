"""A plan and data that try everything: markup, scripts, addresses, signs that turn the direction of reading, control characters."""

from pathlib import Path

from cli.program import dp

SCRIPT = "<script>ran = 1</script>"
IMAGE = "<img src=x onerror='ran = 2'>"
QUOTES = '"\' onmouseover="ran = 3" autofocus onfocus=\'ran = 4\' x="'
CLOSING = "</title></style></table></details><svg onload=ran=5><iframe src='https://example.invalid/'></iframe>"
TURNED = "\u202egnp.exe\u2066"
ATTACKS = (SCRIPT, IMAGE, QUOTES, CLOSING)


def plan(folder: Path) -> Path:
    """Write a plan in which every text of its own is an attack."""

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    everything = " ".join((*ATTACKS, "\\u202Egnp"))
    lines = [
        "format = 1",
        "[plan]",
        'id = "hostile"',
        'extends = "catalogue"',
        f"name = {quoted(everything)}",
        f"name_en = {quoted(everything)}",
        'area = "甲省"',
        "first_year = 2022",
        "last_year = 2025",
        "[indicators.premarital_exam_rate]",
        f"name = {quoted(everything)}",
        f"name_en = {quoted(everything)}",
        'rule = "rate(premarital_exams, marriage_registrations) > 70%"',
        f"wording = {quoted(everything)}",
        f"place = {quoted(everything)}",
        f"note = {quoted(everything)}",
        f"lead = [{quoted(SCRIPT)}]",
        f"with = [{quoted(CLOSING)}]",
        "due = 2025",
    ]
    file = folder / "plan.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def data(folder: Path) -> Path:
    """Write figures whose texts, publisher, note and file name are attacks too."""
    everything = " ".join((*ATTACKS, TURNED, "\x1b[31m\u200b")).replace('"', '""')
    file = folder / "<img src=x onerror=ran=6>.csv"
    rows = [
        "area,period,item,value,source,note",
        f'甲省,2025,premarital_exams,71,"{everything}","{everything}"',
        f'甲省,2025,marriage_registrations,100,"{everything}","{everything}"',
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def page(folder: Path) -> str:
    """Return the page that explains the plan on these data."""
    ran = dp("explain", plan(folder), data(folder), "--format", "html", "--all", lang="zh")
    assert ran.code == 0, ran.err
    return ran.out
