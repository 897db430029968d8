"""What is left to fill in, a line for each table: a new spec has hundreds of blanks."""

from collections.abc import Sequence
from itertools import groupby

from dp_rules.spec.blanks import blank_of
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import address
from dp_rules.text.safe import on_one_line
from dp_rules.text.width import display_width


def blanks_text(found: Sequence[Diagnostic], language: Language) -> str:
    """Return a line for each table with its blank keys, in order, and under them what belongs into each key."""
    blanks = [blank_of(diagnostic) for diagnostic in found]
    mark = Bilingual("、", ", ").say(language)
    tables = [(table, list(group)) for table, group in groupby(blanks, key=lambda blank: blank.table)]
    places = [on_one_line(address(group[0].diagnostic.place)) for _, group in tables]
    widest = max(map(display_width, places))
    lines = [
        Bilingual(f"还要填写 {len(blanks)} 处，按先后：", f"left to fill in, {len(blanks)} places, in order:").say(
            language
        )
    ]
    for place, (table, group) in zip(places, tables, strict=True):
        keys = dict.fromkeys(blank.key for blank in group)
        lines.append(f"  {place}{' ' * (widest - display_width(place))}  {on_one_line(table)}  {mark.join(keys)}")
    lines.append(Bilingual("各填什么：", "what belongs there:").say(language))
    for key, how in {blank.key: blank.diagnostic.help for blank in blanks}.items():
        if how is not None:
            lines.append(f"  {on_one_line(key)}{Bilingual('：', ': ').say(language)}{on_one_line(how.say(language))}")
    return "\n".join(lines)
