"""A name that several areas bear, which therefore stands for none of them."""

from dp_rules.data.areas import Area, Areas
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Place
from dp_rules.text.safe import brief

_MOST_NAMED = 5


def ambiguous_area(name: str, areas: Areas, place: Place) -> Diagnostic:
    """Return the error that several areas bear a name, with their codes, where they lie, and when they exist."""
    shared = [areas.by_code[code] for code in areas.bearing(name)]
    zh = [_described(area, areas, "zh") for area in shared[:_MOST_NAMED]]
    en = [_described(area, areas, "en") for area in shared[:_MOST_NAMED]]
    more = "…" if len(shared) > _MOST_NAMED else ""
    message = Bilingual(
        f"有 {len(shared)} 个地区叫“{brief(name)}”：{'、'.join(zh)}{more}",
        f'{len(shared)} areas are called "{brief(name)}": {", ".join(en)}{more}',
    )
    labels = tuple(Label(area.place, Bilingual("同名地区", "bears the name")) for area in shared[:_MOST_NAMED])
    help_ = Bilingual(f"写代码，例如 {shared[0].code}", f"write the code, such as {shared[0].code}")
    return Diagnostic("ambiguous-area", message, place, labels, help_)


def _described(area: Area, areas: Areas, language: str) -> str:
    """Return an area's code with the area around it and its last or first day, where it has them."""
    said = [] if area.parent is None else [areas.name(area.parent)]
    if area.valid_to is not None:
        said.append(f"{area.valid_to} 止" if language == "zh" else f"to {area.valid_to}")
    elif area.valid_from is not None:
        said.append(f"{area.valid_from} 起" if language == "zh" else f"from {area.valid_from}")
    if not said:
        return area.code
    return f"{area.code}（{'，'.join(said)}）" if language == "zh" else f"{area.code} ({', '.join(said)})"
