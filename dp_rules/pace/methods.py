"""The methods by name."""

from collections.abc import Mapping
from typing import Final

from dp_rules.pace.cagr import CAGR
from dp_rules.pace.linear import LINEAR
from dp_rules.pace.method import Method, MethodName
from dp_rules.pace.un_projection import UN_PROJECTION

DEFAULT: Final[MethodName] = "linear"

METHODS: Final[Mapping[MethodName, Method]] = {method.name: method for method in (LINEAR, CAGR, UN_PROJECTION)}
