"""The period that a rule names after ``@`` or ``base=``."""

from dp_rules.language import syntax
from dp_rules.language.checking import Context
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import NUMBER
from dp_rules.text.bilingual import Bilingual

FIRST_YEAR, LAST_YEAR = 1900, 2200


def moment(node: syntax.Number | syntax.PeriodLiteral | syntax.Name, context: Context) -> Period | None:
    """Return the period that stands after ``@`` or ``base=``, or None with the fault noted."""
    match node:
        case syntax.PeriodLiteral(period=period):
            return period
        case syntax.Name(name=name):
            bound = context.parameters.get(name)
            if isinstance(bound, Period):
                return bound
        case syntax.Number(value=value, unit=unit, text=text):
            if unit == NUMBER and len(text) == len("2020") and FIRST_YEAR <= value <= LAST_YEAR:
                return Period(int(value))
    context.error(
        "not-a-period",
        Bilingual(f"“{node.span.text}”不是时期", f'"{node.span.text}" is not a period'),
        node.span,
        help_=Bilingual("写作 2020、2020Q3、2020M07 或 2020M01-09", "write 2020, 2020Q3, 2020M07 or 2020M01-09"),
    )
    return None
