"""Says fast whether a spec has the shape of schemas/spec.schema.json. Made by `make tables`; do not edit."""

# fmt: off
# mypy: ignore-errors
import re
from decimal import Decimal


class JsonSchemaValueException(ValueError):
    """The spec does not have the shape of the schema."""

    def __init__(self, message, **details):
        super().__init__(message)


JsonSchemaValuesException = JsonSchemaValueException

REGEX_PATTERNS = {
    '^(?!(?:无|0|０)$)': re.compile('^(?!(?:无|0|０)\\Z)'),
    '^[^\\r\\n]+(?!\\n)$': re.compile('^[^\\r\\n]+(?!\\n)\\Z'),
    '^[a-z]+(-[a-z]+)*(?!\\n)$': re.compile('^[a-z]+(-[a-z]+)*(?!\\n)\\Z'),
    '^[a-z][a-z0-9_]*(?!\\n)$': re.compile('^[a-z][a-z0-9_]*(?!\\n)\\Z'),
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\\n)$': re.compile('^[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\\n)\\Z'),
    '^[0-9]{6}(?:[0-9]{3}){0,2}(?!\\n)$': re.compile('^[0-9]{6}(?:[0-9]{3}){0,2}(?!\\n)\\Z')
}

NoneType = type(None)

def validate(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['format']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "format" in data_keys:
            data_keys.remove("format")
            data__format = data["format"]
            if not isinstance(data__format, (int)) and not (isinstance(data__format, float) and data__format.is_integer()) or isinstance(data__format, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".format must be integer")
            if not (isinstance(data__format, (int, float)) and not isinstance(data__format, bool) and data__format == 1):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".format must be one of [1]")
        if "catalogue" in data_keys:
            data_keys.remove("catalogue")
            data__catalogue = data["catalogue"]
            validate____defs_catalogue(data__catalogue, custom_formats)
        if "plan" in data_keys:
            data_keys.remove("plan")
            data__plan = data["plan"]
            validate____defs_plan(data__plan, custom_formats)
        if "document" in data_keys:
            data_keys.remove("document")
            data__document = data["document"]
            validate____defs_document(data__document, custom_formats)
        if "sources" in data_keys:
            data_keys.remove("sources")
            data__sources = data["sources"]
            if not isinstance(data__sources, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".sources must be object")
            data__sources_is_dict = isinstance(data__sources, dict)
            if data__sources_is_dict:
                data__sources_keys = set(data__sources.keys())
                for data__sources_key in data__sources_keys:
                    if data__sources_key not in []:
                        data__sources_value = data__sources.get(data__sources_key)
                        validate____defs_source(data__sources_value, custom_formats)
                data__sources_len = len(data__sources)
                if data__sources_len != 0:
                    data__sources_property_names = True
                    for data__sources_key in data__sources:
                        try:
                            validate____defs_id(data__sources_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__sources_property_names = False
                    if not data__sources_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".sources must be named by propertyName definition")
        if "actions" in data_keys:
            data_keys.remove("actions")
            data__actions = data["actions"]
            if not isinstance(data__actions, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".actions must be object")
            data__actions_is_dict = isinstance(data__actions, dict)
            if data__actions_is_dict:
                data__actions_keys = set(data__actions.keys())
                for data__actions_key in data__actions_keys:
                    if data__actions_key not in []:
                        data__actions_value = data__actions.get(data__actions_key)
                        validate____defs_action(data__actions_value, custom_formats)
                data__actions_len = len(data__actions)
                if data__actions_len != 0:
                    data__actions_property_names = True
                    for data__actions_key in data__actions:
                        try:
                            validate____defs_id(data__actions_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__actions_property_names = False
                    if not data__actions_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".actions must be named by propertyName definition")
        if "units" in data_keys:
            data_keys.remove("units")
            data__units = data["units"]
            if not isinstance(data__units, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".units must be object")
            data__units_is_dict = isinstance(data__units, dict)
            if data__units_is_dict:
                data__units_keys = set(data__units.keys())
                for data__units_key in data__units_keys:
                    if data__units_key not in []:
                        data__units_value = data__units.get(data__units_key)
                        validate____defs_unit(data__units_value, custom_formats)
                data__units_len = len(data__units)
                if data__units_len != 0:
                    data__units_property_names = True
                    for data__units_key in data__units:
                        try:
                            validate____defs_id(data__units_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__units_property_names = False
                    if not data__units_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".units must be named by propertyName definition")
        if "calendars" in data_keys:
            data_keys.remove("calendars")
            data__calendars = data["calendars"]
            if not isinstance(data__calendars, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".calendars must be object")
            data__calendars_is_dict = isinstance(data__calendars, dict)
            if data__calendars_is_dict:
                data__calendars_keys = set(data__calendars.keys())
                for data__calendars_key in data__calendars_keys:
                    if data__calendars_key not in []:
                        data__calendars_value = data__calendars.get(data__calendars_key)
                        validate____defs_calendar(data__calendars_value, custom_formats)
                data__calendars_len = len(data__calendars)
                if data__calendars_len != 0:
                    data__calendars_property_names = True
                    for data__calendars_key in data__calendars:
                        try:
                            validate____defs_id(data__calendars_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__calendars_property_names = False
                    if not data__calendars_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".calendars must be named by propertyName definition")
        if "missing_markers" in data_keys:
            data_keys.remove("missing_markers")
            data__missingmarkers = data["missing_markers"]
            if not isinstance(data__missingmarkers, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_markers must be object")
            data__missingmarkers_is_dict = isinstance(data__missingmarkers, dict)
            if data__missingmarkers_is_dict:
                data__missingmarkers_keys = set(data__missingmarkers.keys())
                for data__missingmarkers_key in data__missingmarkers_keys:
                    if data__missingmarkers_key not in []:
                        data__missingmarkers_value = data__missingmarkers.get(data__missingmarkers_key)
                        validate____defs_missing_reason(data__missingmarkers_value, custom_formats)
                data__missingmarkers_len = len(data__missingmarkers)
                if data__missingmarkers_len != 0:
                    data__missingmarkers_property_names = True
                    for data__missingmarkers_key in data__missingmarkers:
                        try:
                            if not isinstance(data__missingmarkers_key, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_markers must be string")
                            if isinstance(data__missingmarkers_key, str):
                                data__missingmarkers_key_len = len(data__missingmarkers_key)
                                if data__missingmarkers_key_len < 1:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_markers must be longer than or equal to 1 characters")
                                if not REGEX_PATTERNS['^(?!(?:无|0|０)$)'].search(data__missingmarkers_key):
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_markers must match pattern ^(?!(?:\u65e0|0|\uff10)$)")
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__missingmarkers_property_names = False
                    if not data__missingmarkers_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_markers must be named by propertyName definition")
        if "gates" in data_keys:
            data_keys.remove("gates")
            data__gates = data["gates"]
            if not isinstance(data__gates, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates must be object")
            data__gates_is_dict = isinstance(data__gates, dict)
            if data__gates_is_dict:
                data__gates_keys = set(data__gates.keys())
                if "whole" in data__gates_keys:
                    data__gates_keys.remove("whole")
                    data__gates__whole = data__gates["whole"]
                    validate____defs_gate(data__gates__whole, custom_formats)
                if "subset" in data__gates_keys:
                    data__gates_keys.remove("subset")
                    data__gates__subset = data__gates["subset"]
                    validate____defs_gate(data__gates__subset, custom_formats)
                if "same" in data__gates_keys:
                    data__gates_keys.remove("same")
                    data__gates__same = data__gates["same"]
                    validate____defs_gate(data__gates__same, custom_formats)
                if "series" in data__gates_keys:
                    data__gates_keys.remove("series")
                    data__gates__series = data__gates["series"]
                    validate____defs_gate(data__gates__series, custom_formats)
                if "jump" in data__gates_keys:
                    data__gates_keys.remove("jump")
                    data__gates__jump = data__gates["jump"]
                    validate____defs_gate_jump(data__gates__jump, custom_formats)
                if "children" in data__gates_keys:
                    data__gates_keys.remove("children")
                    data__gates__children = data__gates["children"]
                    validate____defs_gate_children(data__gates__children, custom_formats)
                if "areas" in data__gates_keys:
                    data__gates_keys.remove("areas")
                    data__gates__areas = data__gates["areas"]
                    validate____defs_gate_areas(data__gates__areas, custom_formats)
                if "missing_codes" in data__gates_keys:
                    data__gates_keys.remove("missing_codes")
                    data__gates__missingcodes = data__gates["missing_codes"]
                    if not isinstance(data__gates__missingcodes, (list, tuple)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates.missing_codes must be array")
                    data__gates__missingcodes_is_list = isinstance(data__gates__missingcodes, (list, tuple))
                    if data__gates__missingcodes_is_list:
                        data__gates__missingcodes_len = len(data__gates__missingcodes)
                        if data__gates__missingcodes_len < 1:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates.missing_codes must contain at least 1 items")
                        def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                        if data__gates__missingcodes_len > len(set(fn(data__gates__missingcodes_x) for data__gates__missingcodes_x in data__gates__missingcodes)):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates.missing_codes must contain unique items")
                        for data__gates__missingcodes_x, data__gates__missingcodes_item in enumerate(data__gates__missingcodes):
                            if not isinstance(data__gates__missingcodes_item, (int)) and not (isinstance(data__gates__missingcodes_item, float) and data__gates__missingcodes_item.is_integer()) or isinstance(data__gates__missingcodes_item, bool):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates.missing_codes[{data__gates__missingcodes_x}]".format(**locals()) + " must be integer")
                if "items" in data__gates_keys:
                    data__gates_keys.remove("items")
                    data__gates__items = data__gates["items"]
                    if not isinstance(data__gates__items, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates.items must be object")
                    data__gates__items_is_dict = isinstance(data__gates__items, dict)
                    if data__gates__items_is_dict:
                        data__gates__items_keys = set(data__gates__items.keys())
                        for data__gates__items_key in data__gates__items_keys:
                            if data__gates__items_key not in []:
                                data__gates__items_value = data__gates__items.get(data__gates__items_key)
                                validate____defs_gates_of_item(data__gates__items_value, custom_formats)
                        data__gates__items_len = len(data__gates__items)
                        if data__gates__items_len != 0:
                            data__gates__items_property_names = True
                            for data__gates__items_key in data__gates__items:
                                try:
                                    validate____defs_id(data__gates__items_key, custom_formats)
                                except (JsonSchemaValueException, JsonSchemaValuesException):
                                    data__gates__items_property_names = False
                            if not data__gates__items_property_names:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates.items must be named by propertyName definition")
                if data__gates_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates must not contain "+str(data__gates_keys)+" properties")
        if "rollup" in data_keys:
            data_keys.remove("rollup")
            data__rollup = data["rollup"]
            validate____defs_rollup(data__rollup, custom_formats)
        if "pace" in data_keys:
            data_keys.remove("pace")
            data__pace = data["pace"]
            if not isinstance(data__pace, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".pace must be object")
            data__pace_is_dict = isinstance(data__pace, dict)
            if data__pace_is_dict:
                data__pace_len = len(data__pace)
                if data__pace_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".pace must contain at least 1 properties")
                data__pace_keys = set(data__pace.keys())
                if "method" in data__pace_keys:
                    data__pace_keys.remove("method")
                    data__pace__method = data__pace["method"]
                    validate____defs_pace_method(data__pace__method, custom_formats)
                if "from" in data__pace_keys:
                    data__pace_keys.remove("from")
                    data__pace__from = data__pace["from"]
                    validate____defs_year(data__pace__from, custom_formats)
                if data__pace_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".pace must not contain "+str(data__pace_keys)+" properties")
        if "levels" in data_keys:
            data_keys.remove("levels")
            data__levels = data["levels"]
            if not isinstance(data__levels, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".levels must be object")
            data__levels_is_dict = isinstance(data__levels, dict)
            if data__levels_is_dict:
                data__levels_keys = set(data__levels.keys())
                for data__levels_key in data__levels_keys:
                    if data__levels_key not in []:
                        data__levels_value = data__levels.get(data__levels_key)
                        validate____defs_level(data__levels_value, custom_formats)
                data__levels_len = len(data__levels)
                if data__levels_len != 0:
                    data__levels_property_names = True
                    for data__levels_key in data__levels:
                        try:
                            validate____defs_id(data__levels_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__levels_property_names = False
                    if not data__levels_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".levels must be named by propertyName definition")
        if "tables" in data_keys:
            data_keys.remove("tables")
            data__tables = data["tables"]
            if not isinstance(data__tables, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".tables must be object")
            data__tables_is_dict = isinstance(data__tables, dict)
            if data__tables_is_dict:
                data__tables_keys = set(data__tables.keys())
                for data__tables_key in data__tables_keys:
                    if data__tables_key not in []:
                        data__tables_value = data__tables.get(data__tables_key)
                        validate____defs_table(data__tables_value, custom_formats)
                data__tables_len = len(data__tables)
                if data__tables_len != 0:
                    data__tables_property_names = True
                    for data__tables_key in data__tables:
                        try:
                            validate____defs_id(data__tables_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__tables_property_names = False
                    if not data__tables_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".tables must be named by propertyName definition")
        if "items" in data_keys:
            data_keys.remove("items")
            data__items = data["items"]
            if not isinstance(data__items, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".items must be object")
            data__items_is_dict = isinstance(data__items, dict)
            if data__items_is_dict:
                data__items_keys = set(data__items.keys())
                for data__items_key in data__items_keys:
                    if data__items_key not in []:
                        data__items_value = data__items.get(data__items_key)
                        validate____defs_item(data__items_value, custom_formats)
                data__items_len = len(data__items)
                if data__items_len != 0:
                    data__items_property_names = True
                    for data__items_key in data__items:
                        try:
                            validate____defs_id(data__items_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__items_property_names = False
                    if not data__items_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".items must be named by propertyName definition")
        if "indicators" in data_keys:
            data_keys.remove("indicators")
            data__indicators = data["indicators"]
            if not isinstance(data__indicators, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".indicators must be object")
            data__indicators_is_dict = isinstance(data__indicators, dict)
            if data__indicators_is_dict:
                data__indicators_keys = set(data__indicators.keys())
                for data__indicators_key in data__indicators_keys:
                    if data__indicators_key not in []:
                        data__indicators_value = data__indicators.get(data__indicators_key)
                        validate____defs_indicator(data__indicators_value, custom_formats)
                data__indicators_len = len(data__indicators)
                if data__indicators_len != 0:
                    data__indicators_property_names = True
                    for data__indicators_key in data__indicators:
                        try:
                            validate____defs_id(data__indicators_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__indicators_property_names = False
                    if not data__indicators_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".indicators must be named by propertyName definition")
        if "tests" in data_keys:
            data_keys.remove("tests")
            data__tests = data["tests"]
            if not isinstance(data__tests, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".tests must be object")
            data__tests_is_dict = isinstance(data__tests, dict)
            if data__tests_is_dict:
                data__tests_keys = set(data__tests.keys())
                for data__tests_key in data__tests_keys:
                    if data__tests_key not in []:
                        data__tests_value = data__tests.get(data__tests_key)
                        if not isinstance(data__tests_value, (list, tuple)):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".tests.{data__tests_key}".format(**locals()) + " must be array")
                        data__tests_value_is_list = isinstance(data__tests_value, (list, tuple))
                        if data__tests_value_is_list:
                            data__tests_value_len = len(data__tests_value)
                            for data__tests_value_x, data__tests_value_item in enumerate(data__tests_value):
                                validate____defs_test(data__tests_value_item, custom_formats)
                data__tests_len = len(data__tests)
                if data__tests_len != 0:
                    data__tests_property_names = True
                    for data__tests_key in data__tests:
                        try:
                            validate____defs_id(data__tests_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__tests_property_names = False
                    if not data__tests_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".tests must be named by propertyName definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_test(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['given', 'expect']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "given" in data_keys:
            data_keys.remove("given")
            data__given = data["given"]
            validate____defs_given(data__given, custom_formats)
        if "expect" in data_keys:
            data_keys.remove("expect")
            data__expect = data["expect"]
            if not isinstance(data__expect, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".expect must be string")
            if not (isinstance(data__expect, str) and data__expect == 'met' or isinstance(data__expect, str) and data__expect == 'not_met' or isinstance(data__expect, str) and data__expect == 'undetermined' or isinstance(data__expect, str) and data__expect == 'not_evaluated'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".expect must be one of ['met', 'not_met', 'undetermined', 'not_evaluated']")
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            if not isinstance(data__value, (str, int)) and not (isinstance(data__value, float) and data__value.is_integer()) or isinstance(data__value, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".value must be string or integer")
            if isinstance(data__value, str):
                data__value_len = len(data__value)
                if data__value_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".value must be longer than or equal to 1 characters")
        if "reasons" in data_keys:
            data_keys.remove("reasons")
            data__reasons = data["reasons"]
            if not isinstance(data__reasons, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".reasons must be array")
            data__reasons_is_list = isinstance(data__reasons, (list, tuple))
            if data__reasons_is_list:
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                data__reasons_len = len(data__reasons)
                if data__reasons_len > len(set(fn(data__reasons_x) for data__reasons_x in data__reasons)):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".reasons must contain unique items")
                for data__reasons_x, data__reasons_item in enumerate(data__reasons):
                    validate____defs_reason(data__reasons_item, custom_formats)
        if "period" in data_keys:
            data_keys.remove("period")
            data__period = data["period"]
            if not isinstance(data__period, (str, int)) and not (isinstance(data__period, float) and data__period.is_integer()) or isinstance(data__period, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be string or integer")
            if isinstance(data__period, str):
                data__period_len = len(data__period)
                if data__period_len < 4:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be longer than or equal to 4 characters")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_reason(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if not (isinstance(data, str) and data == 'no_data' or isinstance(data, str) and data == 'blank' or isinstance(data, str) and data == 'not_collected' or isinstance(data, str) and data == 'not_applicable' or isinstance(data, str) and data == 'suppressed' or isinstance(data, str) and data == 'unreadable' or isinstance(data, str) and data == 'never_calculated' or isinstance(data, str) and data == 'other_quantity' or isinstance(data, str) and data == 'basis_not_stated' or isinstance(data, str) and data == 'period_length' or isinstance(data, str) and data == 'not_comparable' or isinstance(data, str) and data == 'no_area' or isinstance(data, str) and data == 'zero_denominator' or isinstance(data, str) and data == 'no_rows' or isinstance(data, str) and data == 'denominator_may_be_zero' or isinstance(data, str) and data == 'bound' or isinstance(data, str) and data == 'gate'):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['no_data', 'blank', 'not_collected', 'not_applicable', 'suppressed', 'unreadable', 'never_calculated', 'other_quantity', 'basis_not_stated', 'period_length', 'not_comparable', 'no_area', 'zero_denominator', 'no_rows', 'denominator_may_be_zero', 'bound', 'gate']")
    return data

def validate____defs_given(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        for data_key in data_keys:
            if data_key not in []:
                data_value = data.get(data_key)
                validate____defs_given_value(data_value, custom_formats)
        data_len = len(data)
        if data_len != 0:
            data_property_names = True
            for data_key in data:
                try:
                    if not isinstance(data_key, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
                    if isinstance(data_key, str):
                        data_key_len = len(data_key)
                        if data_key_len < 1:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be longer than or equal to 1 characters")
                except (JsonSchemaValueException, JsonSchemaValuesException):
                    data_property_names = False
            if not data_property_names:
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be named by propertyName definition")
    return data

def validate____defs_given_value(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (int, str, int, float, Decimal, bool, list, tuple)) and not (isinstance(data, float) and data.is_integer()):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be integer or string or number or boolean or array")
    data_is_list = isinstance(data, (list, tuple))
    if data_is_list:
        data_len = len(data)
        for data_x, data_item in enumerate(data):
            validate____defs_given(data_item, custom_formats)
    return data

def validate____defs_name(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        if not REGEX_PATTERNS['^[^\\r\\n]+(?!\\n)$'].search(data):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[^\\r\\n]+(?!\\n)$")
    return data

def validate____defs_indicator(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "action" in data_keys:
            data_keys.remove("action")
            data__action = data["action"]
            validate____defs_id(data__action, custom_formats)
        if "measure" in data_keys:
            data_keys.remove("measure")
            data__measure = data["measure"]
            validate____defs_expression(data__measure, custom_formats)
        if "totals" in data_keys:
            data_keys.remove("totals")
            data__totals = data["totals"]
            validate____defs_expression(data__totals, custom_formats)
        if "method" in data_keys:
            data_keys.remove("method")
            data__method = data["method"]
            validate____defs_text(data__method, custom_formats)
        if "method_en" in data_keys:
            data_keys.remove("method_en")
            data__methoden = data["method_en"]
            validate____defs_text(data__methoden, custom_formats)
        if "source" in data_keys:
            data_keys.remove("source")
            data__source = data["source"]
            validate____defs_id(data__source, custom_formats)
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            validate____defs_place(data__place, custom_formats)
        if "aliases" in data_keys:
            data_keys.remove("aliases")
            data__aliases = data["aliases"]
            if not isinstance(data__aliases, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must be array")
            data__aliases_is_list = isinstance(data__aliases, (list, tuple))
            if data__aliases_is_list:
                data__aliases_len = len(data__aliases)
                if data__aliases_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain at least 1 items")
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__aliases_len > len(set(fn(data__aliases_x) for data__aliases_x in data__aliases)):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain unique items")
                for data__aliases_x, data__aliases_item in enumerate(data__aliases):
                    validate____defs_name(data__aliases_item, custom_formats)
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            validate____defs_text(data__note, custom_formats)
        if "no" in data_keys:
            data_keys.remove("no")
            data__no = data["no"]
            if not isinstance(data__no, (int)) and not (isinstance(data__no, float) and data__no.is_integer()) or isinstance(data__no, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".no must be integer")
            if isinstance(data__no, (int, float, Decimal)) and not isinstance(data__no, bool):
                if data__no < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".no must be bigger than or equal to 1")
                if data__no > 9999:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".no must be smaller than or equal to 9999")
        if "rule" in data_keys:
            data_keys.remove("rule")
            data__rule = data["rule"]
            validate____defs_rule(data__rule, custom_formats)
        if "measure_reason" in data_keys:
            data_keys.remove("measure_reason")
            data__measurereason = data["measure_reason"]
            validate____defs_text(data__measurereason, custom_formats)
        if "wording" in data_keys:
            data_keys.remove("wording")
            data__wording = data["wording"]
            validate____defs_name(data__wording, custom_formats)
        if "also" in data_keys:
            data_keys.remove("also")
            data__also = data["also"]
            validate____defs_name(data__also, custom_formats)
        if "due" in data_keys:
            data_keys.remove("due")
            data__due = data["due"]
            validate____defs_year(data__due, custom_formats)
        if "pace" in data_keys:
            data_keys.remove("pace")
            data__pace = data["pace"]
            validate____defs_pace_method(data__pace, custom_formats)
        if "commitment" in data_keys:
            data_keys.remove("commitment")
            data__commitment = data["commitment"]
            if not isinstance(data__commitment, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".commitment must be string")
            if not (isinstance(data__commitment, str) and data__commitment == 'binding' or isinstance(data__commitment, str) and data__commitment == 'aspirational'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".commitment must be one of ['binding', 'aspirational']")
        if "baseline" in data_keys:
            data_keys.remove("baseline")
            data__baseline = data["baseline"]
            validate____defs_baseline(data__baseline, custom_formats)
        if "lead" in data_keys:
            data_keys.remove("lead")
            data__lead = data["lead"]
            validate____defs_departments(data__lead, custom_formats)
        if "with" in data_keys:
            data_keys.remove("with")
            data__with = data["with"]
            validate____defs_departments(data__with, custom_formats)
        if "department_place" in data_keys:
            data_keys.remove("department_place")
            data__departmentplace = data["department_place"]
            validate____defs_place(data__departmentplace, custom_formats)
        if "readings" in data_keys:
            data_keys.remove("readings")
            data__readings = data["readings"]
            if not isinstance(data__readings, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".readings must be array")
            data__readings_is_list = isinstance(data__readings, (list, tuple))
            if data__readings_is_list:
                data__readings_len = len(data__readings)
                if data__readings_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".readings must contain at least 1 items")
                for data__readings_x, data__readings_item in enumerate(data__readings):
                    validate____defs_reading(data__readings_item, custom_formats)
        if "milestones" in data_keys:
            data_keys.remove("milestones")
            data__milestones = data["milestones"]
            if not isinstance(data__milestones, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestones must be array")
            data__milestones_is_list = isinstance(data__milestones, (list, tuple))
            if data__milestones_is_list:
                data__milestones_len = len(data__milestones)
                if data__milestones_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestones must contain at least 1 items")
                for data__milestones_x, data__milestones_item in enumerate(data__milestones):
                    validate____defs_milestone(data__milestones_item, custom_formats)
        if "guard" in data_keys:
            data_keys.remove("guard")
            data__guard = data["guard"]
            validate____defs_guard(data__guard, custom_formats)
        if "accepted" in data_keys:
            data_keys.remove("accepted")
            data__accepted = data["accepted"]
            validate____defs_accepted(data__accepted, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_accepted(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        for data_key in data_keys:
            if data_key not in []:
                data_value = data.get(data_key)
                validate____defs_text(data_value, custom_formats)
        data_len = len(data)
        if data_len != 0:
            data_property_names = True
            for data_key in data:
                try:
                    if not isinstance(data_key, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
                    if isinstance(data_key, str):
                        if not REGEX_PATTERNS['^[a-z]+(-[a-z]+)*(?!\\n)$'].search(data_key):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[a-z]+(-[a-z]+)*(?!\\n)$")
                except (JsonSchemaValueException, JsonSchemaValuesException):
                    data_property_names = False
            if not data_property_names:
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be named by propertyName definition")
    return data

def validate____defs_guard(data, custom_formats={}, name_prefix=None):
    data_one_of_count1 = 0
    if data_one_of_count1 < 2:
        try:
            if not (isinstance(data, str) and data == 'final'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['final']")
            data_one_of_count1 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count1 < 2:
        try:
            if not (isinstance(data, str) and data == 'may_tighten'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['may_tighten']")
            data_one_of_count1 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count1 < 2:
        try:
            if not isinstance(data, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
            data_is_dict = isinstance(data, dict)
            if data_is_dict:
                data_len = len(data)
                if data_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
                data_keys = set(data.keys())
                if "at_least" in data_keys:
                    data_keys.remove("at_least")
                    data__atleast = data["at_least"]
                    validate____defs_name(data__atleast, custom_formats)
                if "at_most" in data_keys:
                    data_keys.remove("at_most")
                    data__atmost = data["at_most"]
                    validate____defs_name(data__atmost, custom_formats)
                if data_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
            data_one_of_count1 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count1 != 1:
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be valid exactly by one definition")
    return data

def validate____defs_milestone(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['year', 'rule', 'wording', 'place']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "year" in data_keys:
            data_keys.remove("year")
            data__year = data["year"]
            validate____defs_year(data__year, custom_formats)
        if "rule" in data_keys:
            data_keys.remove("rule")
            data__rule = data["rule"]
            validate____defs_rule(data__rule, custom_formats)
        if "wording" in data_keys:
            data_keys.remove("wording")
            data__wording = data["wording"]
            validate____defs_name(data__wording, custom_formats)
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            validate____defs_place(data__place, custom_formats)
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            validate____defs_text(data__note, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_reading(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['rule', 'wording', 'place']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "rule" in data_keys:
            data_keys.remove("rule")
            data__rule = data["rule"]
            validate____defs_rule(data__rule, custom_formats)
        if "wording" in data_keys:
            data_keys.remove("wording")
            data__wording = data["wording"]
            validate____defs_name(data__wording, custom_formats)
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            validate____defs_place(data__place, custom_formats)
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            validate____defs_text(data__note, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_departments(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (list, tuple)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be array")
    data_is_list = isinstance(data, (list, tuple))
    if data_is_list:
        def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
        data_len = len(data)
        if data_len > len(set(fn(data_x) for data_x in data)):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain unique items")
        for data_x, data_item in enumerate(data):
            validate____defs_name(data_item, custom_formats)
    return data

def validate____defs_baseline(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['period', 'value']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "period" in data_keys:
            data_keys.remove("period")
            data__period = data["period"]
            validate____defs_year(data__period, custom_formats)
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            if not isinstance(data__value, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".value must be string")
            if isinstance(data__value, str):
                if not REGEX_PATTERNS['^[^\\r\\n]+(?!\\n)$'].search(data__value):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".value must match pattern ^[^\\r\\n]+(?!\\n)$")
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            validate____defs_place(data__place, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_rule(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        if not REGEX_PATTERNS['^[^\\r\\n]+(?!\\n)$'].search(data):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[^\\r\\n]+(?!\\n)$")
    return data

def validate____defs_place(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        if not REGEX_PATTERNS['^[^\\r\\n]+(?!\\n)$'].search(data):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[^\\r\\n]+(?!\\n)$")
    return data

def validate____defs_text(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        data_len = len(data)
        if data_len < 1:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be longer than or equal to 1 characters")
    return data

def validate____defs_expression(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        if not REGEX_PATTERNS['^[^\\r\\n]+(?!\\n)$'].search(data):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[^\\r\\n]+(?!\\n)$")
    return data

def validate____defs_item(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name', 'unit', 'kind', 'calendar', 'source']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "unit" in data_keys:
            data_keys.remove("unit")
            data__unit = data["unit"]
            validate____defs_id(data__unit, custom_formats)
        if "kind" in data_keys:
            data_keys.remove("kind")
            data__kind = data["kind"]
            if not isinstance(data__kind, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be string")
            if not (isinstance(data__kind, str) and data__kind == 'flow' or isinstance(data__kind, str) and data__kind == 'stock' or isinstance(data__kind, str) and data__kind == 'cumulative'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be one of ['flow', 'stock', 'cumulative']")
        if "calendar" in data_keys:
            data_keys.remove("calendar")
            data__calendar = data["calendar"]
            validate____defs_id(data__calendar, custom_formats)
        if "subset_of" in data_keys:
            data_keys.remove("subset_of")
            data__subsetof = data["subset_of"]
            validate____defs_id(data__subsetof, custom_formats)
        if "same_as" in data_keys:
            data_keys.remove("same_as")
            data__sameas = data["same_as"]
            validate____defs_id(data__sameas, custom_formats)
        if "not_applicable" in data_keys:
            data_keys.remove("not_applicable")
            data__notapplicable = data["not_applicable"]
            if not isinstance(data__notapplicable, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".not_applicable must be string")
            if not (isinstance(data__notapplicable, str) and data__notapplicable == 'yes'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".not_applicable must be one of ['yes']")
        if "missing_codes" in data_keys:
            data_keys.remove("missing_codes")
            data__missingcodes = data["missing_codes"]
            if not isinstance(data__missingcodes, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes must be array")
            data__missingcodes_is_list = isinstance(data__missingcodes, (list, tuple))
            if data__missingcodes_is_list:
                data__missingcodes_len = len(data__missingcodes)
                if data__missingcodes_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes must contain at least 1 items")
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__missingcodes_len > len(set(fn(data__missingcodes_x) for data__missingcodes_x in data__missingcodes)):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes must contain unique items")
                for data__missingcodes_x, data__missingcodes_item in enumerate(data__missingcodes):
                    if not isinstance(data__missingcodes_item, (int)) and not (isinstance(data__missingcodes_item, float) and data__missingcodes_item.is_integer()) or isinstance(data__missingcodes_item, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes[{data__missingcodes_x}]".format(**locals()) + " must be integer")
        if "gates" in data_keys:
            data_keys.remove("gates")
            data__gates = data["gates"]
            validate____defs_gates(data__gates, custom_formats)
        if "supplier" in data_keys:
            data_keys.remove("supplier")
            data__supplier = data["supplier"]
            validate____defs_name(data__supplier, custom_formats)
        if "over_areas" in data_keys:
            data_keys.remove("over_areas")
            data__overareas = data["over_areas"]
            if not isinstance(data__overareas, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".over_areas must be string")
            if not (isinstance(data__overareas, str) and data__overareas == 'sum' or isinstance(data__overareas, str) and data__overareas == 'none'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".over_areas must be one of ['sum', 'none']")
        if "over_periods" in data_keys:
            data_keys.remove("over_periods")
            data__overperiods = data["over_periods"]
            if not isinstance(data__overperiods, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".over_periods must be string")
            if not (isinstance(data__overperiods, str) and data__overperiods == 'sum' or isinstance(data__overperiods, str) and data__overperiods == 'last' or isinstance(data__overperiods, str) and data__overperiods == 'none'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".over_periods must be one of ['sum', 'last', 'none']")
        if "source" in data_keys:
            data_keys.remove("source")
            data__source = data["source"]
            validate____defs_id(data__source, custom_formats)
        if "aliases" in data_keys:
            data_keys.remove("aliases")
            data__aliases = data["aliases"]
            if not isinstance(data__aliases, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must be array")
            data__aliases_is_list = isinstance(data__aliases, (list, tuple))
            if data__aliases_is_list:
                data__aliases_len = len(data__aliases)
                if data__aliases_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain at least 1 items")
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__aliases_len > len(set(fn(data__aliases_x) for data__aliases_x in data__aliases)):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain unique items")
                for data__aliases_x, data__aliases_item in enumerate(data__aliases):
                    validate____defs_name(data__aliases_item, custom_formats)
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            validate____defs_text(data__note, custom_formats)
        if "accepted" in data_keys:
            data_keys.remove("accepted")
            data__accepted = data["accepted"]
            validate____defs_accepted(data__accepted, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_gates(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_len = len(data)
        if data_len < 1:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
        data_keys = set(data.keys())
        if "whole" in data_keys:
            data_keys.remove("whole")
            data__whole = data["whole"]
            validate____defs_gate(data__whole, custom_formats)
        if "subset" in data_keys:
            data_keys.remove("subset")
            data__subset = data["subset"]
            validate____defs_gate(data__subset, custom_formats)
        if "same" in data_keys:
            data_keys.remove("same")
            data__same = data["same"]
            validate____defs_gate(data__same, custom_formats)
        if "series" in data_keys:
            data_keys.remove("series")
            data__series = data["series"]
            validate____defs_gate(data__series, custom_formats)
        if "jump" in data_keys:
            data_keys.remove("jump")
            data__jump = data["jump"]
            validate____defs_gate_jump(data__jump, custom_formats)
        if "children" in data_keys:
            data_keys.remove("children")
            data__children = data["children"]
            validate____defs_gate_children(data__children, custom_formats)
        if "areas" in data_keys:
            data_keys.remove("areas")
            data__areas = data["areas"]
            validate____defs_gate_areas(data__areas, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_table(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name', 'columns']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "description" in data_keys:
            data_keys.remove("description")
            data__description = data["description"]
            validate____defs_text(data__description, custom_formats)
        if "columns" in data_keys:
            data_keys.remove("columns")
            data__columns = data["columns"]
            if not isinstance(data__columns, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be object")
            data__columns_is_dict = isinstance(data__columns, dict)
            if data__columns_is_dict:
                data__columns_keys = set(data__columns.keys())
                for data__columns_key in data__columns_keys:
                    if data__columns_key not in []:
                        data__columns_value = data__columns.get(data__columns_key)
                        validate____defs_column(data__columns_value, custom_formats)
                data__columns_len = len(data__columns)
                if data__columns_len != 0:
                    data__columns_property_names = True
                    for data__columns_key in data__columns:
                        try:
                            validate____defs_id(data__columns_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__columns_property_names = False
                    if not data__columns_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be named by propertyName definition")
        if "unit" in data_keys:
            data_keys.remove("unit")
            data__unit = data["unit"]
            validate____defs_id(data__unit, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_column(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name', 'unit']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "unit" in data_keys:
            data_keys.remove("unit")
            data__unit = data["unit"]
            validate____defs_id(data__unit, custom_formats)
        if "aliases" in data_keys:
            data_keys.remove("aliases")
            data__aliases = data["aliases"]
            if not isinstance(data__aliases, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must be array")
            data__aliases_is_list = isinstance(data__aliases, (list, tuple))
            if data__aliases_is_list:
                data__aliases_len = len(data__aliases)
                if data__aliases_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain at least 1 items")
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__aliases_len > len(set(fn(data__aliases_x) for data__aliases_x in data__aliases)):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain unique items")
                for data__aliases_x, data__aliases_item in enumerate(data__aliases):
                    validate____defs_name(data__aliases_item, custom_formats)
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            validate____defs_text(data__note, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_level(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "aliases" in data_keys:
            data_keys.remove("aliases")
            data__aliases = data["aliases"]
            if not isinstance(data__aliases, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must be array")
            data__aliases_is_list = isinstance(data__aliases, (list, tuple))
            if data__aliases_is_list:
                data__aliases_len = len(data__aliases)
                if data__aliases_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain at least 1 items")
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__aliases_len > len(set(fn(data__aliases_x) for data__aliases_x in data__aliases)):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".aliases must contain unique items")
                for data__aliases_x, data__aliases_item in enumerate(data__aliases):
                    validate____defs_name(data__aliases_item, custom_formats)
        if "unit" in data_keys:
            data_keys.remove("unit")
            data__unit = data["unit"]
            validate____defs_id(data__unit, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_year(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (int)) and not (isinstance(data, float) and data.is_integer()) or isinstance(data, bool):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be integer")
    if isinstance(data, (int, float, Decimal)) and not isinstance(data, bool):
        if data < 1900:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be bigger than or equal to 1900")
        if data > 2200:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be smaller than or equal to 2200")
    return data

def validate____defs_pace_method(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if not (isinstance(data, str) and data == 'linear' or isinstance(data, str) and data == 'cagr' or isinstance(data, str) and data == 'un_projection'):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['linear', 'cagr', 'un_projection']")
    return data

def validate____defs_rollup(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "decides" in data_keys:
            data_keys.remove("decides")
            data__decides = data["decides"]
            validate____defs_decides(data__decides, custom_formats)
        if "population" in data_keys:
            data_keys.remove("population")
            data__population = data["population"]
            validate____defs_id(data__population, custom_formats)
        if "items" in data_keys:
            data_keys.remove("items")
            data__items = data["items"]
            if not isinstance(data__items, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".items must be object")
            data__items_is_dict = isinstance(data__items, dict)
            if data__items_is_dict:
                data__items_keys = set(data__items.keys())
                for data__items_key in data__items_keys:
                    if data__items_key not in []:
                        data__items_value = data__items.get(data__items_key)
                        validate____defs_decides(data__items_value, custom_formats)
                data__items_len = len(data__items)
                if data__items_len != 0:
                    data__items_property_names = True
                    for data__items_key in data__items:
                        try:
                            validate____defs_id(data__items_key, custom_formats)
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__items_property_names = False
                    if not data__items_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".items must be named by propertyName definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_decides(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if not (isinstance(data, str) and data == 'own' or isinstance(data, str) and data == 'children'):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['own', 'children']")
    return data

def validate____defs_gates_of_item(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_len = len(data)
        if data_len < 1:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
        data_keys = set(data.keys())
        if "whole" in data_keys:
            data_keys.remove("whole")
            data__whole = data["whole"]
            validate____defs_gate(data__whole, custom_formats)
        if "subset" in data_keys:
            data_keys.remove("subset")
            data__subset = data["subset"]
            validate____defs_gate(data__subset, custom_formats)
        if "same" in data_keys:
            data_keys.remove("same")
            data__same = data["same"]
            validate____defs_gate(data__same, custom_formats)
        if "series" in data_keys:
            data_keys.remove("series")
            data__series = data["series"]
            validate____defs_gate(data__series, custom_formats)
        if "jump" in data_keys:
            data_keys.remove("jump")
            data__jump = data["jump"]
            validate____defs_gate_jump(data__jump, custom_formats)
        if "children" in data_keys:
            data_keys.remove("children")
            data__children = data["children"]
            validate____defs_gate_children(data__children, custom_formats)
        if "areas" in data_keys:
            data_keys.remove("areas")
            data__areas = data["areas"]
            validate____defs_gate_areas(data__areas, custom_formats)
        if "missing_codes" in data_keys:
            data_keys.remove("missing_codes")
            data__missingcodes = data["missing_codes"]
            if not isinstance(data__missingcodes, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes must be array")
            data__missingcodes_is_list = isinstance(data__missingcodes, (list, tuple))
            if data__missingcodes_is_list:
                data__missingcodes_len = len(data__missingcodes)
                if data__missingcodes_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes must contain at least 1 items")
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__missingcodes_len > len(set(fn(data__missingcodes_x) for data__missingcodes_x in data__missingcodes)):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes must contain unique items")
                for data__missingcodes_x, data__missingcodes_item in enumerate(data__missingcodes):
                    if not isinstance(data__missingcodes_item, (int)) and not (isinstance(data__missingcodes_item, float) and data__missingcodes_item.is_integer()) or isinstance(data__missingcodes_item, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".missing_codes[{data__missingcodes_x}]".format(**locals()) + " must be integer")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_gate_areas(data, custom_formats={}, name_prefix=None):
    data_one_of_count2 = 0
    if data_one_of_count2 < 2:
        try:
            if not (isinstance(data, str) and data == 'block'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['block']")
            data_one_of_count2 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count2 < 2:
        try:
            if not (isinstance(data, str) and data == 'warn'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['warn']")
            data_one_of_count2 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count2 < 2:
        try:
            if not (isinstance(data, str) and data == 'info'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['info']")
            data_one_of_count2 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count2 < 2:
        try:
            if not (isinstance(data, str) and data == 'off'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['off']")
            data_one_of_count2 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count2 < 2:
        try:
            if not isinstance(data, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
            data_is_dict = isinstance(data, dict)
            if data_is_dict:
                data_len = len(data)
                if data_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
                data_keys = set(data.keys())
                if "severity" in data_keys:
                    data_keys.remove("severity")
                    data__severity = data["severity"]
                    if not isinstance(data__severity, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be string")
                    if not (isinstance(data__severity, str) and data__severity == 'block' or isinstance(data__severity, str) and data__severity == 'warn' or isinstance(data__severity, str) and data__severity == 'info' or isinstance(data__severity, str) and data__severity == 'off'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be one of ['block', 'warn', 'info', 'off']")
                if "level" in data_keys:
                    data_keys.remove("level")
                    data__level = data["level"]
                    validate____defs_name(data__level, custom_formats)
                if "areas" in data_keys:
                    data_keys.remove("areas")
                    data__areas = data["areas"]
                    if not isinstance(data__areas, (list, tuple)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".areas must be array")
                    data__areas_is_list = isinstance(data__areas, (list, tuple))
                    if data__areas_is_list:
                        data__areas_len = len(data__areas)
                        if data__areas_len < 1:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".areas must contain at least 1 items")
                        def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                        if data__areas_len > len(set(fn(data__areas_x) for data__areas_x in data__areas)):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".areas must contain unique items")
                        for data__areas_x, data__areas_item in enumerate(data__areas):
                            validate____defs_name(data__areas_item, custom_formats)
                if "reason" in data_keys:
                    data_keys.remove("reason")
                    data__reason = data["reason"]
                    validate____defs_text(data__reason, custom_formats)
                if data_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
            data_one_of_count2 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count2 != 1:
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be valid exactly by one definition")
    return data

def validate____defs_gate_children(data, custom_formats={}, name_prefix=None):
    data_one_of_count3 = 0
    if data_one_of_count3 < 2:
        try:
            if not (isinstance(data, str) and data == 'block'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['block']")
            data_one_of_count3 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count3 < 2:
        try:
            if not (isinstance(data, str) and data == 'warn'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['warn']")
            data_one_of_count3 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count3 < 2:
        try:
            if not (isinstance(data, str) and data == 'info'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['info']")
            data_one_of_count3 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count3 < 2:
        try:
            if not (isinstance(data, str) and data == 'off'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['off']")
            data_one_of_count3 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count3 < 2:
        try:
            if not isinstance(data, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
            data_is_dict = isinstance(data, dict)
            if data_is_dict:
                data_len = len(data)
                if data_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
                data_keys = set(data.keys())
                if "severity" in data_keys:
                    data_keys.remove("severity")
                    data__severity = data["severity"]
                    if not isinstance(data__severity, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be string")
                    if not (isinstance(data__severity, str) and data__severity == 'block' or isinstance(data__severity, str) and data__severity == 'warn' or isinstance(data__severity, str) and data__severity == 'info' or isinstance(data__severity, str) and data__severity == 'off'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be one of ['block', 'warn', 'info', 'off']")
                if "level" in data_keys:
                    data_keys.remove("level")
                    data__level = data["level"]
                    validate____defs_name(data__level, custom_formats)
                if "tolerance" in data_keys:
                    data_keys.remove("tolerance")
                    data__tolerance = data["tolerance"]
                    validate____defs_name(data__tolerance, custom_formats)
                if "reason" in data_keys:
                    data_keys.remove("reason")
                    data__reason = data["reason"]
                    validate____defs_text(data__reason, custom_formats)
                if data_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
            data_one_of_count3 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count3 != 1:
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be valid exactly by one definition")
    return data

def validate____defs_gate_jump(data, custom_formats={}, name_prefix=None):
    data_one_of_count4 = 0
    if data_one_of_count4 < 2:
        try:
            if not (isinstance(data, str) and data == 'block'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['block']")
            data_one_of_count4 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count4 < 2:
        try:
            if not (isinstance(data, str) and data == 'warn'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['warn']")
            data_one_of_count4 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count4 < 2:
        try:
            if not (isinstance(data, str) and data == 'info'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['info']")
            data_one_of_count4 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count4 < 2:
        try:
            if not (isinstance(data, str) and data == 'off'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['off']")
            data_one_of_count4 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count4 < 2:
        try:
            if not isinstance(data, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
            data_is_dict = isinstance(data, dict)
            if data_is_dict:
                data_len = len(data)
                if data_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
                data_keys = set(data.keys())
                if "severity" in data_keys:
                    data_keys.remove("severity")
                    data__severity = data["severity"]
                    if not isinstance(data__severity, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be string")
                    if not (isinstance(data__severity, str) and data__severity == 'block' or isinstance(data__severity, str) and data__severity == 'warn' or isinstance(data__severity, str) and data__severity == 'info' or isinstance(data__severity, str) and data__severity == 'off'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be one of ['block', 'warn', 'info', 'off']")
                if "most" in data_keys:
                    data_keys.remove("most")
                    data__most = data["most"]
                    validate____defs_name(data__most, custom_formats)
                if "reason" in data_keys:
                    data_keys.remove("reason")
                    data__reason = data["reason"]
                    validate____defs_text(data__reason, custom_formats)
                if data_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
            data_one_of_count4 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count4 != 1:
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be valid exactly by one definition")
    return data

def validate____defs_gate(data, custom_formats={}, name_prefix=None):
    data_one_of_count5 = 0
    if data_one_of_count5 < 2:
        try:
            if not (isinstance(data, str) and data == 'block'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['block']")
            data_one_of_count5 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count5 < 2:
        try:
            if not (isinstance(data, str) and data == 'warn'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['warn']")
            data_one_of_count5 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count5 < 2:
        try:
            if not (isinstance(data, str) and data == 'info'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['info']")
            data_one_of_count5 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count5 < 2:
        try:
            if not (isinstance(data, str) and data == 'off'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['off']")
            data_one_of_count5 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count5 < 2:
        try:
            if not isinstance(data, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
            data_is_dict = isinstance(data, dict)
            if data_is_dict:
                data_len = len(data)
                if data_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
                data_keys = set(data.keys())
                if "severity" in data_keys:
                    data_keys.remove("severity")
                    data__severity = data["severity"]
                    if not isinstance(data__severity, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be string")
                    if not (isinstance(data__severity, str) and data__severity == 'block' or isinstance(data__severity, str) and data__severity == 'warn' or isinstance(data__severity, str) and data__severity == 'info' or isinstance(data__severity, str) and data__severity == 'off'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be one of ['block', 'warn', 'info', 'off']")
                if "reason" in data_keys:
                    data_keys.remove("reason")
                    data__reason = data["reason"]
                    validate____defs_text(data__reason, custom_formats)
                if data_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
            data_one_of_count5 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if data_one_of_count5 != 1:
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be valid exactly by one definition")
    return data

def validate____defs_missing_reason(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if not (isinstance(data, str) and data == 'blank' or isinstance(data, str) and data == 'not_collected' or isinstance(data, str) and data == 'not_applicable' or isinstance(data, str) and data == 'suppressed' or isinstance(data, str) and data == 'unreadable'):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['blank', 'not_collected', 'not_applicable', 'suppressed', 'unreadable']")
    return data

def validate____defs_calendar(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "description" in data_keys:
            data_keys.remove("description")
            data__description = data["description"]
            validate____defs_text(data__description, custom_formats)
        if "first_month" in data_keys:
            data_keys.remove("first_month")
            data__firstmonth = data["first_month"]
            if not isinstance(data__firstmonth, (int)) and not (isinstance(data__firstmonth, float) and data__firstmonth.is_integer()) or isinstance(data__firstmonth, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_month must be integer")
            if isinstance(data__firstmonth, (int, float, Decimal)) and not isinstance(data__firstmonth, bool):
                if data__firstmonth < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_month must be bigger than or equal to 1")
                if data__firstmonth > 12:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_month must be smaller than or equal to 12")
        if "to_date" in data_keys:
            data_keys.remove("to_date")
            data__todate = data["to_date"]
            if not isinstance(data__todate, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".to_date must be boolean")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_unit(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "whole" in data_keys:
            data_keys.remove("whole")
            data__whole = data["whole"]
            if not isinstance(data__whole, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".whole must be boolean")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_action(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_id(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        if not REGEX_PATTERNS['^[a-z][a-z0-9_]*(?!\\n)$'].search(data):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[a-z][a-z0-9_]*(?!\\n)$")
    return data

def validate____defs_source(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['title', 'status']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "title" in data_keys:
            data_keys.remove("title")
            data__title = data["title"]
            validate____defs_name(data__title, custom_formats)
        if "issuer" in data_keys:
            data_keys.remove("issuer")
            data__issuer = data["issuer"]
            validate____defs_name(data__issuer, custom_formats)
        if "date" in data_keys:
            data_keys.remove("date")
            data__date = data["date"]
            validate____defs_date(data__date, custom_formats)
        if "status" in data_keys:
            data_keys.remove("status")
            data__status = data["status"]
            if not isinstance(data__status, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".status must be string")
            if not (isinstance(data__status, str) and data__status == 'issued' or isinstance(data__status, str) and data__status == 'draft' or isinstance(data__status, str) and data__status == 'standard' or isinstance(data__status, str) and data__status == 'other'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".status must be one of ['issued', 'draft', 'standard', 'other']")
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            validate____defs_text(data__note, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_date(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        if not REGEX_PATTERNS['^[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\\n)$'].search(data):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\\n)$")
    return data

def validate____defs_document(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['title', 'status']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "title" in data_keys:
            data_keys.remove("title")
            data__title = data["title"]
            validate____defs_name(data__title, custom_formats)
        if "issuer" in data_keys:
            data_keys.remove("issuer")
            data__issuer = data["issuer"]
            validate____defs_name(data__issuer, custom_formats)
        if "number" in data_keys:
            data_keys.remove("number")
            data__number = data["number"]
            validate____defs_name(data__number, custom_formats)
        if "date" in data_keys:
            data_keys.remove("date")
            data__date = data["date"]
            validate____defs_date(data__date, custom_formats)
        if "status" in data_keys:
            data_keys.remove("status")
            data__status = data["status"]
            if not isinstance(data__status, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".status must be string")
            if not (isinstance(data__status, str) and data__status == 'issued' or isinstance(data__status, str) and data__status == 'draft'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".status must be one of ['issued', 'draft']")
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            validate____defs_text(data__note, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_plan(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'name', 'area', 'first_year', 'last_year']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            validate____defs_id(data__id, custom_formats)
        if "extends" in data_keys:
            data_keys.remove("extends")
            data__extends = data["extends"]
            if not isinstance(data__extends, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".extends must be string")
            if isinstance(data__extends, str):
                if not REGEX_PATTERNS['^[^\\r\\n]+(?!\\n)$'].search(data__extends):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".extends must match pattern ^[^\\r\\n]+(?!\\n)$")
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "area" in data_keys:
            data_keys.remove("area")
            data__area = data["area"]
            validate____defs_name(data__area, custom_formats)
        if "area_code" in data_keys:
            data_keys.remove("area_code")
            data__areacode = data["area_code"]
            if not isinstance(data__areacode, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".area_code must be string")
            if isinstance(data__areacode, str):
                if not REGEX_PATTERNS['^[0-9]{6}(?:[0-9]{3}){0,2}(?!\\n)$'].search(data__areacode):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".area_code must match pattern ^[0-9]{6}(?:[0-9]{3}){0,2}(?!\\n)$")
        if "first_year" in data_keys:
            data_keys.remove("first_year")
            data__firstyear = data["first_year"]
            validate____defs_year(data__firstyear, custom_formats)
        if "last_year" in data_keys:
            data_keys.remove("last_year")
            data__lastyear = data["last_year"]
            validate____defs_year(data__lastyear, custom_formats)
        if "accepted" in data_keys:
            data_keys.remove("accepted")
            data__accepted = data["accepted"]
            validate____defs_accepted(data__accepted, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_catalogue(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'name', 'name_en']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            validate____defs_id(data__id, custom_formats)
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            validate____defs_name(data__name, custom_formats)
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            validate____defs_name(data__nameen, custom_formats)
        if "description" in data_keys:
            data_keys.remove("description")
            data__description = data["description"]
            validate____defs_text(data__description, custom_formats)
        if "accepted" in data_keys:
            data_keys.remove("accepted")
            data__accepted = data["accepted"]
            validate____defs_accepted(data__accepted, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data
