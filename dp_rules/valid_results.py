"""Says fast whether a results file has the shape of schemas/results.schema.json. Made by `make tables`; do not edit."""

# fmt: off
# mypy: ignore-errors
import re
from decimal import Decimal


class JsonSchemaValueException(ValueError):
    """The results file does not have the shape of the schema."""

    def __init__(self, message, **details):
        super().__init__(message)


JsonSchemaValuesException = JsonSchemaValueException

REGEX_PATTERNS = {
    '^[0-9]+(/[0-9]+)?$': re.compile('^[0-9]+(/[0-9]+)?\\Z'),
    '^[0-9]+$': re.compile('^[0-9]+\\Z'),
    '^-?[0-9]+$': re.compile('^-?[0-9]+\\Z'),
    '^[0-9]+(/[1-9][0-9]*)?$': re.compile('^[0-9]+(/[1-9][0-9]*)?\\Z'),
    '^-?[0-9]+(/[1-9][0-9]*)?$': re.compile('^-?[0-9]+(/[1-9][0-9]*)?\\Z')
}

NoneType = type(None)

def validate(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['data', 'engine', 'format', 'gates', 'plan', 'results', 'summary', 'version']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "format" in data_keys:
            data_keys.remove("format")
            data__format = data["format"]
            if not (isinstance(data__format, str) and data__format == 'dp_rules.results'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".format must be one of ['dp_rules.results']")
        if "version" in data_keys:
            data_keys.remove("version")
            data__version = data["version"]
            if not (isinstance(data__version, (int, float)) and not isinstance(data__version, bool) and data__version == 1):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".version must be one of [1]")
        if "engine" in data_keys:
            data_keys.remove("engine")
            data__engine = data["engine"]
            if not isinstance(data__engine, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".engine must be string")
        if "plan" in data_keys:
            data_keys.remove("plan")
            data__plan = data["plan"]
            if not isinstance(data__plan, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan must be object")
            data__plan_is_dict = isinstance(data__plan, dict)
            if data__plan_is_dict:
                data__plan__missing_keys = set(['area', 'files', 'id', 'name', 'name_en']) - data__plan.keys()
                if data__plan__missing_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan must contain ")
                data__plan_keys = set(data__plan.keys())
                if "id" in data__plan_keys:
                    data__plan_keys.remove("id")
                    data__plan__id = data__plan["id"]
                    if not isinstance(data__plan__id, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan.id must be string")
                if "name" in data__plan_keys:
                    data__plan_keys.remove("name")
                    data__plan__name = data__plan["name"]
                    if not isinstance(data__plan__name, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan.name must be string")
                if "name_en" in data__plan_keys:
                    data__plan_keys.remove("name_en")
                    data__plan__nameen = data__plan["name_en"]
                    if not isinstance(data__plan__nameen, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan.name_en must be string")
                if "area" in data__plan_keys:
                    data__plan_keys.remove("area")
                    data__plan__area = data__plan["area"]
                    if not isinstance(data__plan__area, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan.area must be string")
                if "files" in data__plan_keys:
                    data__plan_keys.remove("files")
                    data__plan__files = data__plan["files"]
                    if not isinstance(data__plan__files, (list, tuple)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan.files must be array")
                    data__plan__files_is_list = isinstance(data__plan__files, (list, tuple))
                    if data__plan__files_is_list:
                        data__plan__files_len = len(data__plan__files)
                        for data__plan__files_x, data__plan__files_item in enumerate(data__plan__files):
                            if not isinstance(data__plan__files_item, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan.files[{data__plan__files_x}]".format(**locals()) + " must be string")
                if data__plan_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".plan must not contain "+str(data__plan_keys)+" properties")
        if "data" in data_keys:
            data_keys.remove("data")
            data__data = data["data"]
            if not isinstance(data__data, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".data must be array")
            data__data_is_list = isinstance(data__data, (list, tuple))
            if data__data_is_list:
                data__data_len = len(data__data)
                for data__data_x, data__data_item in enumerate(data__data):
                    if not isinstance(data__data_item, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".data[{data__data_x}]".format(**locals()) + " must be string")
        if "summary" in data_keys:
            data_keys.remove("summary")
            data__summary = data["summary"]
            if not isinstance(data__summary, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary must be object")
            data__summary_is_dict = isinstance(data__summary, dict)
            if data__summary_is_dict:
                data__summary__missing_keys = set(['met', 'not_evaluated', 'not_met', 'undetermined']) - data__summary.keys()
                if data__summary__missing_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary must contain ")
                data__summary_keys = set(data__summary.keys())
                if "met" in data__summary_keys:
                    data__summary_keys.remove("met")
                    data__summary__met = data__summary["met"]
                    if not isinstance(data__summary__met, (int)) and not (isinstance(data__summary__met, float) and data__summary__met.is_integer()) or isinstance(data__summary__met, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.met must be integer")
                    if isinstance(data__summary__met, (int, float, Decimal)) and not isinstance(data__summary__met, bool):
                        if data__summary__met < 0:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.met must be bigger than or equal to 0")
                if "not_met" in data__summary_keys:
                    data__summary_keys.remove("not_met")
                    data__summary__notmet = data__summary["not_met"]
                    if not isinstance(data__summary__notmet, (int)) and not (isinstance(data__summary__notmet, float) and data__summary__notmet.is_integer()) or isinstance(data__summary__notmet, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.not_met must be integer")
                    if isinstance(data__summary__notmet, (int, float, Decimal)) and not isinstance(data__summary__notmet, bool):
                        if data__summary__notmet < 0:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.not_met must be bigger than or equal to 0")
                if "undetermined" in data__summary_keys:
                    data__summary_keys.remove("undetermined")
                    data__summary__undetermined = data__summary["undetermined"]
                    if not isinstance(data__summary__undetermined, (int)) and not (isinstance(data__summary__undetermined, float) and data__summary__undetermined.is_integer()) or isinstance(data__summary__undetermined, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.undetermined must be integer")
                    if isinstance(data__summary__undetermined, (int, float, Decimal)) and not isinstance(data__summary__undetermined, bool):
                        if data__summary__undetermined < 0:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.undetermined must be bigger than or equal to 0")
                if "not_evaluated" in data__summary_keys:
                    data__summary_keys.remove("not_evaluated")
                    data__summary__notevaluated = data__summary["not_evaluated"]
                    if not isinstance(data__summary__notevaluated, (int)) and not (isinstance(data__summary__notevaluated, float) and data__summary__notevaluated.is_integer()) or isinstance(data__summary__notevaluated, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.not_evaluated must be integer")
                    if isinstance(data__summary__notevaluated, (int, float, Decimal)) and not isinstance(data__summary__notevaluated, bool):
                        if data__summary__notevaluated < 0:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary.not_evaluated must be bigger than or equal to 0")
                if data__summary_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".summary must not contain "+str(data__summary_keys)+" properties")
        if "gates" in data_keys:
            data_keys.remove("gates")
            data__gates = data["gates"]
            if not isinstance(data__gates, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates must be array")
            data__gates_is_list = isinstance(data__gates, (list, tuple))
            if data__gates_is_list:
                data__gates_len = len(data__gates)
                for data__gates_x, data__gates_item in enumerate(data__gates):
                    validate____defs_finding(data__gates_item, custom_formats)
        if "results" in data_keys:
            data_keys.remove("results")
            data__results = data["results"]
            if not isinstance(data__results, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".results must be array")
            data__results_is_list = isinstance(data__results, (list, tuple))
            if data__results_is_list:
                data__results_len = len(data__results)
                for data__results_x, data__results_item in enumerate(data__results):
                    validate____defs_result(data__results_item, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_result(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['agreements', 'area', 'area_code', 'basis', 'commitment', 'coverage', 'data', 'deciding', 'due', 'due_year', 'fragile', 'gates', 'headline', 'impossible', 'indicator', 'lead', 'margin', 'milestone', 'mixed', 'name', 'name_en', 'no', 'open_rows', 'pace', 'period', 'readings', 'readings_differ', 'reasons', 'rollups', 'rule', 'rule_place', 'source', 'target', 'unit', 'value', 'verdict', 'with']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "indicator" in data_keys:
            data_keys.remove("indicator")
            data__indicator = data["indicator"]
            if not isinstance(data__indicator, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".indicator must be string")
        if "no" in data_keys:
            data_keys.remove("no")
            data__no = data["no"]
            data__no_any_of_count1 = 0
            if not data__no_any_of_count1:
                try:
                    if not isinstance(data__no, (int)) and not (isinstance(data__no, float) and data__no.is_integer()) or isinstance(data__no, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".no must be integer")
                    data__no_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__no_any_of_count1:
                try:
                    if not isinstance(data__no, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".no must be null")
                    data__no_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__no_any_of_count1:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".no cannot be validated by any definition")
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            if not isinstance(data__name, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".name must be string")
        if "name_en" in data_keys:
            data_keys.remove("name_en")
            data__nameen = data["name_en"]
            if not isinstance(data__nameen, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".name_en must be string")
        if "area" in data_keys:
            data_keys.remove("area")
            data__area = data["area"]
            if not isinstance(data__area, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".area must be string")
        if "area_code" in data_keys:
            data_keys.remove("area_code")
            data__areacode = data["area_code"]
            data__areacode_any_of_count2 = 0
            if not data__areacode_any_of_count2:
                try:
                    if not isinstance(data__areacode, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".area_code must be string")
                    data__areacode_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__areacode_any_of_count2:
                try:
                    if not isinstance(data__areacode, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".area_code must be null")
                    data__areacode_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__areacode_any_of_count2:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".area_code cannot be validated by any definition")
        if "period" in data_keys:
            data_keys.remove("period")
            data__period = data["period"]
            if not isinstance(data__period, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be string")
        if "rule" in data_keys:
            data_keys.remove("rule")
            data__rule = data["rule"]
            if not isinstance(data__rule, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rule must be string")
        if "rule_place" in data_keys:
            data_keys.remove("rule_place")
            data__ruleplace = data["rule_place"]
            data__ruleplace_any_of_count3 = 0
            if not data__ruleplace_any_of_count3:
                try:
                    validate____defs_place(data__ruleplace, custom_formats)
                    data__ruleplace_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__ruleplace_any_of_count3:
                try:
                    if not isinstance(data__ruleplace, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".rule_place must be null")
                    data__ruleplace_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__ruleplace_any_of_count3:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rule_place cannot be validated by any definition")
        if "verdict" in data_keys:
            data_keys.remove("verdict")
            data__verdict = data["verdict"]
            validate____defs_verdict(data__verdict, custom_formats)
        if "reasons" in data_keys:
            data_keys.remove("reasons")
            data__reasons = data["reasons"]
            if not isinstance(data__reasons, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".reasons must be array")
            data__reasons_is_list = isinstance(data__reasons, (list, tuple))
            if data__reasons_is_list:
                data__reasons_len = len(data__reasons)
                for data__reasons_x, data__reasons_item in enumerate(data__reasons):
                    validate____defs_reason(data__reasons_item, custom_formats)
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            validate____defs_value(data__value, custom_formats)
        if "target" in data_keys:
            data_keys.remove("target")
            data__target = data["target"]
            if not isinstance(data__target, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".target must be array")
            data__target_is_list = isinstance(data__target, (list, tuple))
            if data__target_is_list:
                data__target_len = len(data__target)
                for data__target_x, data__target_item in enumerate(data__target):
                    validate____defs_limit(data__target_item, custom_formats)
        if "margin" in data_keys:
            data_keys.remove("margin")
            data__margin = data["margin"]
            data__margin_any_of_count4 = 0
            if not data__margin_any_of_count4:
                try:
                    data__margin_any_of_count5 = 0
                    if not data__margin_any_of_count5:
                        try:
                            validate____defs_exact(data__margin, custom_formats)
                            data__margin_any_of_count5 += 1
                        except (JsonSchemaValueException, JsonSchemaValuesException): pass
                    if not data__margin_any_of_count5:
                        try:
                            validate____defs_bound(data__margin, custom_formats)
                            data__margin_any_of_count5 += 1
                        except (JsonSchemaValueException, JsonSchemaValuesException): pass
                    if not data__margin_any_of_count5:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".margin cannot be validated by any definition")
                    data__margin_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__margin_any_of_count4:
                try:
                    if not isinstance(data__margin, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".margin must be null")
                    data__margin_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__margin_any_of_count4:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".margin cannot be validated by any definition")
        if "unit" in data_keys:
            data_keys.remove("unit")
            data__unit = data["unit"]
            data__unit_any_of_count6 = 0
            if not data__unit_any_of_count6:
                try:
                    if not isinstance(data__unit, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".unit must be string")
                    if not (isinstance(data__unit, str) and data__unit == 'number' or isinstance(data__unit, str) and data__unit == 'ratio' or isinstance(data__unit, str) and data__unit == 'points' or isinstance(data__unit, str) and data__unit == 'counted' or isinstance(data__unit, str) and data__unit == 'truth'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".unit must be one of ['number', 'ratio', 'points', 'counted', 'truth']")
                    data__unit_any_of_count6 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__unit_any_of_count6:
                try:
                    if not isinstance(data__unit, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".unit must be null")
                    data__unit_any_of_count6 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__unit_any_of_count6:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".unit cannot be validated by any definition")
        if "source" in data_keys:
            data_keys.remove("source")
            data__source = data["source"]
            if not isinstance(data__source, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".source must be string")
            if not (isinstance(data__source, str) and data__source == 'computed' or isinstance(data__source, str) and data__source == 'reported' or isinstance(data__source, str) and data__source == 'none'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".source must be one of ['computed', 'reported', 'none']")
        if "basis" in data_keys:
            data_keys.remove("basis")
            data__basis = data["basis"]
            validate____defs_basis(data__basis, custom_formats)
        if "data" in data_keys:
            data_keys.remove("data")
            data__data = data["data"]
            if not isinstance(data__data, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".data must be string")
            if not (isinstance(data__data, str) and data__data == 'complete' or isinstance(data__data, str) and data__data == 'partial' or isinstance(data__data, str) and data__data == 'reported_only' or isinstance(data__data, str) and data__data == 'gate_failed' or isinstance(data__data, str) and data__data == 'none'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".data must be one of ['complete', 'partial', 'reported_only', 'gate_failed', 'none']")
        if "coverage" in data_keys:
            data_keys.remove("coverage")
            data__coverage = data["coverage"]
            data__coverage_any_of_count7 = 0
            if not data__coverage_any_of_count7:
                try:
                    if not isinstance(data__coverage, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage must be object")
                    data__coverage_is_dict = isinstance(data__coverage, dict)
                    if data__coverage_is_dict:
                        data__coverage__missing_keys = set(['areas', 'known', 'needed', 'population']) - data__coverage.keys()
                        if data__coverage__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage must contain ")
                        data__coverage_keys = set(data__coverage.keys())
                        if "known" in data__coverage_keys:
                            data__coverage_keys.remove("known")
                            data__coverage__known = data__coverage["known"]
                            if not isinstance(data__coverage__known, (int)) and not (isinstance(data__coverage__known, float) and data__coverage__known.is_integer()) or isinstance(data__coverage__known, bool):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.known must be integer")
                            if isinstance(data__coverage__known, (int, float, Decimal)) and not isinstance(data__coverage__known, bool):
                                if data__coverage__known < 0:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.known must be bigger than or equal to 0")
                        if "needed" in data__coverage_keys:
                            data__coverage_keys.remove("needed")
                            data__coverage__needed = data__coverage["needed"]
                            if not isinstance(data__coverage__needed, (int)) and not (isinstance(data__coverage__needed, float) and data__coverage__needed.is_integer()) or isinstance(data__coverage__needed, bool):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.needed must be integer")
                            if isinstance(data__coverage__needed, (int, float, Decimal)) and not isinstance(data__coverage__needed, bool):
                                if data__coverage__needed < 0:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.needed must be bigger than or equal to 0")
                        if "areas" in data__coverage_keys:
                            data__coverage_keys.remove("areas")
                            data__coverage__areas = data__coverage["areas"]
                            data__coverage__areas_any_of_count8 = 0
                            if not data__coverage__areas_any_of_count8:
                                try:
                                    if not isinstance(data__coverage__areas, (dict)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas must be object")
                                    data__coverage__areas_is_dict = isinstance(data__coverage__areas, dict)
                                    if data__coverage__areas_is_dict:
                                        data__coverage__areas__missing_keys = set(['known', 'needed']) - data__coverage__areas.keys()
                                        if data__coverage__areas__missing_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas must contain ")
                                        data__coverage__areas_keys = set(data__coverage__areas.keys())
                                        if "known" in data__coverage__areas_keys:
                                            data__coverage__areas_keys.remove("known")
                                            data__coverage__areas__known = data__coverage__areas["known"]
                                            if not isinstance(data__coverage__areas__known, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas.known must be string")
                                            if isinstance(data__coverage__areas__known, str):
                                                if not REGEX_PATTERNS['^[0-9]+(/[0-9]+)?$'].search(data__coverage__areas__known):
                                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas.known must match pattern ^[0-9]+(/[0-9]+)?$")
                                        if "needed" in data__coverage__areas_keys:
                                            data__coverage__areas_keys.remove("needed")
                                            data__coverage__areas__needed = data__coverage__areas["needed"]
                                            if not isinstance(data__coverage__areas__needed, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas.needed must be string")
                                            if isinstance(data__coverage__areas__needed, str):
                                                if not REGEX_PATTERNS['^[0-9]+(/[0-9]+)?$'].search(data__coverage__areas__needed):
                                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas.needed must match pattern ^[0-9]+(/[0-9]+)?$")
                                        if data__coverage__areas_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas must not contain "+str(data__coverage__areas_keys)+" properties")
                                    data__coverage__areas_any_of_count8 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__coverage__areas_any_of_count8:
                                try:
                                    if not isinstance(data__coverage__areas, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas must be null")
                                    data__coverage__areas_any_of_count8 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__coverage__areas_any_of_count8:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.areas cannot be validated by any definition")
                        if "population" in data__coverage_keys:
                            data__coverage_keys.remove("population")
                            data__coverage__population = data__coverage["population"]
                            data__coverage__population_any_of_count9 = 0
                            if not data__coverage__population_any_of_count9:
                                try:
                                    if not isinstance(data__coverage__population, (dict)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population must be object")
                                    data__coverage__population_is_dict = isinstance(data__coverage__population, dict)
                                    if data__coverage__population_is_dict:
                                        data__coverage__population__missing_keys = set(['known', 'needed']) - data__coverage__population.keys()
                                        if data__coverage__population__missing_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population must contain ")
                                        data__coverage__population_keys = set(data__coverage__population.keys())
                                        if "known" in data__coverage__population_keys:
                                            data__coverage__population_keys.remove("known")
                                            data__coverage__population__known = data__coverage__population["known"]
                                            if not isinstance(data__coverage__population__known, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population.known must be string")
                                            if isinstance(data__coverage__population__known, str):
                                                if not REGEX_PATTERNS['^[0-9]+(/[0-9]+)?$'].search(data__coverage__population__known):
                                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population.known must match pattern ^[0-9]+(/[0-9]+)?$")
                                        if "needed" in data__coverage__population_keys:
                                            data__coverage__population_keys.remove("needed")
                                            data__coverage__population__needed = data__coverage__population["needed"]
                                            if not isinstance(data__coverage__population__needed, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population.needed must be string")
                                            if isinstance(data__coverage__population__needed, str):
                                                if not REGEX_PATTERNS['^[0-9]+(/[0-9]+)?$'].search(data__coverage__population__needed):
                                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population.needed must match pattern ^[0-9]+(/[0-9]+)?$")
                                        if data__coverage__population_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population must not contain "+str(data__coverage__population_keys)+" properties")
                                    data__coverage__population_any_of_count9 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__coverage__population_any_of_count9:
                                try:
                                    if not isinstance(data__coverage__population, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population must be null")
                                    data__coverage__population_any_of_count9 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__coverage__population_any_of_count9:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage.population cannot be validated by any definition")
                        if data__coverage_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage must not contain "+str(data__coverage_keys)+" properties")
                    data__coverage_any_of_count7 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__coverage_any_of_count7:
                try:
                    if not isinstance(data__coverage, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage must be null")
                    data__coverage_any_of_count7 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__coverage_any_of_count7:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage cannot be validated by any definition")
        if "pace" in data_keys:
            data_keys.remove("pace")
            data__pace = data["pace"]
            validate____defs_pace(data__pace, custom_formats)
        if "headline" in data_keys:
            data_keys.remove("headline")
            data__headline = data["headline"]
            if not isinstance(data__headline, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".headline must be string")
            if not (isinstance(data__headline, str) and data__headline == 'gate_failed' or isinstance(data__headline, str) and data__headline == 'not_evaluated' or isinstance(data__headline, str) and data__headline == 'undetermined' or isinstance(data__headline, str) and data__headline == 'maintained' or isinstance(data__headline, str) and data__headline == 'met' or isinstance(data__headline, str) and data__headline == 'missed' or isinstance(data__headline, str) and data__headline == 'slipped' or isinstance(data__headline, str) and data__headline == 'regressing' or isinstance(data__headline, str) and data__headline == 'behind' or isinstance(data__headline, str) and data__headline == 'on_track' or isinstance(data__headline, str) and data__headline == 'not_met'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".headline must be one of ['gate_failed', 'not_evaluated', 'undetermined', 'maintained', 'met', 'missed', 'slipped', 'regressing', 'behind', 'on_track', 'not_met']")
        if "due" in data_keys:
            data_keys.remove("due")
            data__due = data["due"]
            if not isinstance(data__due, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".due must be string")
            if not (isinstance(data__due, str) and data__due == 'not_due' or isinstance(data__due, str) and data__due == 'milestone_due' or isinstance(data__due, str) and data__due == 'due' or isinstance(data__due, str) and data__due == 'overdue'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".due must be one of ['not_due', 'milestone_due', 'due', 'overdue']")
        if "due_year" in data_keys:
            data_keys.remove("due_year")
            data__dueyear = data["due_year"]
            if not isinstance(data__dueyear, (int)) and not (isinstance(data__dueyear, float) and data__dueyear.is_integer()) or isinstance(data__dueyear, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".due_year must be integer")
        if "commitment" in data_keys:
            data_keys.remove("commitment")
            data__commitment = data["commitment"]
            if not isinstance(data__commitment, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".commitment must be string")
            if not (isinstance(data__commitment, str) and data__commitment == 'binding' or isinstance(data__commitment, str) and data__commitment == 'aspirational'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".commitment must be one of ['binding', 'aspirational']")
        if "fragile" in data_keys:
            data_keys.remove("fragile")
            data__fragile = data["fragile"]
            if not isinstance(data__fragile, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".fragile must be array")
            data__fragile_is_list = isinstance(data__fragile, (list, tuple))
            if data__fragile_is_list:
                data__fragile_len = len(data__fragile)
                for data__fragile_x, data__fragile_item in enumerate(data__fragile):
                    if not isinstance(data__fragile_item, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".fragile[{data__fragile_x}]".format(**locals()) + " must be string")
                    if not (isinstance(data__fragile_item, str) and data__fragile_item == 'one_case' or isinstance(data__fragile_item, str) and data__fragile_item == 'rounding' or isinstance(data__fragile_item, str) and data__fragile_item == 'strictness' or isinstance(data__fragile_item, str) and data__fragile_item == 'reading'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".fragile[{data__fragile_x}]".format(**locals()) + " must be one of ['one_case', 'rounding', 'strictness', 'reading']")
        if "readings" in data_keys:
            data_keys.remove("readings")
            data__readings = data["readings"]
            if not isinstance(data__readings, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".readings must be array")
            data__readings_is_list = isinstance(data__readings, (list, tuple))
            if data__readings_is_list:
                data__readings_len = len(data__readings)
                for data__readings_x, data__readings_item in enumerate(data__readings):
                    validate____defs_reading(data__readings_item, custom_formats)
        if "readings_differ" in data_keys:
            data_keys.remove("readings_differ")
            data__readingsdiffer = data["readings_differ"]
            if not isinstance(data__readingsdiffer, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".readings_differ must be boolean")
        if "agreements" in data_keys:
            data_keys.remove("agreements")
            data__agreements = data["agreements"]
            if not isinstance(data__agreements, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".agreements must be array")
            data__agreements_is_list = isinstance(data__agreements, (list, tuple))
            if data__agreements_is_list:
                data__agreements_len = len(data__agreements)
                for data__agreements_x, data__agreements_item in enumerate(data__agreements):
                    validate____defs_agreement(data__agreements_item, custom_formats)
        if "gates" in data_keys:
            data_keys.remove("gates")
            data__gates = data["gates"]
            if not isinstance(data__gates, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gates must be array")
            data__gates_is_list = isinstance(data__gates, (list, tuple))
            if data__gates_is_list:
                data__gates_len = len(data__gates)
                for data__gates_x, data__gates_item in enumerate(data__gates):
                    validate____defs_finding(data__gates_item, custom_formats)
        if "lead" in data_keys:
            data_keys.remove("lead")
            data__lead = data["lead"]
            if not isinstance(data__lead, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".lead must be array")
            data__lead_is_list = isinstance(data__lead, (list, tuple))
            if data__lead_is_list:
                data__lead_len = len(data__lead)
                for data__lead_x, data__lead_item in enumerate(data__lead):
                    if not isinstance(data__lead_item, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".lead[{data__lead_x}]".format(**locals()) + " must be string")
        if "with" in data_keys:
            data_keys.remove("with")
            data__with = data["with"]
            if not isinstance(data__with, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".with must be array")
            data__with_is_list = isinstance(data__with, (list, tuple))
            if data__with_is_list:
                data__with_len = len(data__with)
                for data__with_x, data__with_item in enumerate(data__with):
                    if not isinstance(data__with_item, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".with[{data__with_x}]".format(**locals()) + " must be string")
        if "deciding" in data_keys:
            data_keys.remove("deciding")
            data__deciding = data["deciding"]
            data__deciding_any_of_count10 = 0
            if not data__deciding_any_of_count10:
                try:
                    if not isinstance(data__deciding, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding must be object")
                    data__deciding_is_dict = isinstance(data__deciding, dict)
                    if data__deciding_is_dict:
                        data__deciding__missing_keys = set(['comparator', 'item', 'item_name', 'item_name_en', 'period', 'rest', 'value']) - data__deciding.keys()
                        if data__deciding__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding must contain ")
                        data__deciding_keys = set(data__deciding.keys())
                        if "item" in data__deciding_keys:
                            data__deciding_keys.remove("item")
                            data__deciding__item = data__deciding["item"]
                            if not isinstance(data__deciding__item, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.item must be string")
                        if "period" in data__deciding_keys:
                            data__deciding_keys.remove("period")
                            data__deciding__period = data__deciding["period"]
                            data__deciding__period_any_of_count11 = 0
                            if not data__deciding__period_any_of_count11:
                                try:
                                    if not isinstance(data__deciding__period, (str)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.period must be string")
                                    data__deciding__period_any_of_count11 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__period_any_of_count11:
                                try:
                                    if not isinstance(data__deciding__period, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.period must be null")
                                    data__deciding__period_any_of_count11 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__period_any_of_count11:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.period cannot be validated by any definition")
                        if "comparator" in data__deciding_keys:
                            data__deciding_keys.remove("comparator")
                            data__deciding__comparator = data__deciding["comparator"]
                            if not isinstance(data__deciding__comparator, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.comparator must be string")
                            if not (isinstance(data__deciding__comparator, str) and data__deciding__comparator == '>=' or isinstance(data__deciding__comparator, str) and data__deciding__comparator == '<='):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.comparator must be one of ['>=', '<=']")
                        if "value" in data__deciding_keys:
                            data__deciding_keys.remove("value")
                            data__deciding__value = data__deciding["value"]
                            if not isinstance(data__deciding__value, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.value must be string")
                            if isinstance(data__deciding__value, str):
                                if not REGEX_PATTERNS['^[0-9]+$'].search(data__deciding__value):
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.value must match pattern ^[0-9]+$")
                        if "item_name" in data__deciding_keys:
                            data__deciding_keys.remove("item_name")
                            data__deciding__itemname = data__deciding["item_name"]
                            data__deciding__itemname_any_of_count12 = 0
                            if not data__deciding__itemname_any_of_count12:
                                try:
                                    if not isinstance(data__deciding__itemname, (str)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.item_name must be string")
                                    data__deciding__itemname_any_of_count12 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__itemname_any_of_count12:
                                try:
                                    if not isinstance(data__deciding__itemname, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.item_name must be null")
                                    data__deciding__itemname_any_of_count12 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__itemname_any_of_count12:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.item_name cannot be validated by any definition")
                        if "item_name_en" in data__deciding_keys:
                            data__deciding_keys.remove("item_name_en")
                            data__deciding__itemnameen = data__deciding["item_name_en"]
                            data__deciding__itemnameen_any_of_count13 = 0
                            if not data__deciding__itemnameen_any_of_count13:
                                try:
                                    if not isinstance(data__deciding__itemnameen, (str)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.item_name_en must be string")
                                    data__deciding__itemnameen_any_of_count13 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__itemnameen_any_of_count13:
                                try:
                                    if not isinstance(data__deciding__itemnameen, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.item_name_en must be null")
                                    data__deciding__itemnameen_any_of_count13 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__itemnameen_any_of_count13:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.item_name_en cannot be validated by any definition")
                        if "rest" in data__deciding_keys:
                            data__deciding_keys.remove("rest")
                            data__deciding__rest = data__deciding["rest"]
                            data__deciding__rest_any_of_count14 = 0
                            if not data__deciding__rest_any_of_count14:
                                try:
                                    if not isinstance(data__deciding__rest, (dict)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest must be object")
                                    data__deciding__rest_is_dict = isinstance(data__deciding__rest, dict)
                                    if data__deciding__rest_is_dict:
                                        data__deciding__rest__missing_keys = set(['areas', 'periods', 'value']) - data__deciding__rest.keys()
                                        if data__deciding__rest__missing_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest must contain ")
                                        data__deciding__rest_keys = set(data__deciding__rest.keys())
                                        if "areas" in data__deciding__rest_keys:
                                            data__deciding__rest_keys.remove("areas")
                                            data__deciding__rest__areas = data__deciding__rest["areas"]
                                            if not isinstance(data__deciding__rest__areas, (list, tuple)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest.areas must be array")
                                            data__deciding__rest__areas_is_list = isinstance(data__deciding__rest__areas, (list, tuple))
                                            if data__deciding__rest__areas_is_list:
                                                data__deciding__rest__areas_len = len(data__deciding__rest__areas)
                                                for data__deciding__rest__areas_x, data__deciding__rest__areas_item in enumerate(data__deciding__rest__areas):
                                                    if not isinstance(data__deciding__rest__areas_item, (str)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest.areas[{data__deciding__rest__areas_x}]".format(**locals()) + " must be string")
                                        if "periods" in data__deciding__rest_keys:
                                            data__deciding__rest_keys.remove("periods")
                                            data__deciding__rest__periods = data__deciding__rest["periods"]
                                            if not isinstance(data__deciding__rest__periods, (list, tuple)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest.periods must be array")
                                            data__deciding__rest__periods_is_list = isinstance(data__deciding__rest__periods, (list, tuple))
                                            if data__deciding__rest__periods_is_list:
                                                data__deciding__rest__periods_len = len(data__deciding__rest__periods)
                                                for data__deciding__rest__periods_x, data__deciding__rest__periods_item in enumerate(data__deciding__rest__periods):
                                                    if not isinstance(data__deciding__rest__periods_item, (str)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest.periods[{data__deciding__rest__periods_x}]".format(**locals()) + " must be string")
                                        if "value" in data__deciding__rest_keys:
                                            data__deciding__rest_keys.remove("value")
                                            data__deciding__rest__value = data__deciding__rest["value"]
                                            if not isinstance(data__deciding__rest__value, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest.value must be string")
                                            if isinstance(data__deciding__rest__value, str):
                                                if not REGEX_PATTERNS['^-?[0-9]+$'].search(data__deciding__rest__value):
                                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest.value must match pattern ^-?[0-9]+$")
                                        if data__deciding__rest_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest must not contain "+str(data__deciding__rest_keys)+" properties")
                                    data__deciding__rest_any_of_count14 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__rest_any_of_count14:
                                try:
                                    if not isinstance(data__deciding__rest, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest must be null")
                                    data__deciding__rest_any_of_count14 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__deciding__rest_any_of_count14:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding.rest cannot be validated by any definition")
                        if data__deciding_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding must not contain "+str(data__deciding_keys)+" properties")
                    data__deciding_any_of_count10 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__deciding_any_of_count10:
                try:
                    if not isinstance(data__deciding, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding must be null")
                    data__deciding_any_of_count10 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__deciding_any_of_count10:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".deciding cannot be validated by any definition")
        if "impossible" in data_keys:
            data_keys.remove("impossible")
            data__impossible = data["impossible"]
            if not isinstance(data__impossible, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".impossible must be boolean")
        if "mixed" in data_keys:
            data_keys.remove("mixed")
            data__mixed = data["mixed"]
            if not isinstance(data__mixed, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".mixed must be boolean")
        if "rollups" in data_keys:
            data_keys.remove("rollups")
            data__rollups = data["rollups"]
            if not isinstance(data__rollups, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rollups must be array")
            data__rollups_is_list = isinstance(data__rollups, (list, tuple))
            if data__rollups_is_list:
                data__rollups_len = len(data__rollups)
                for data__rollups_x, data__rollups_item in enumerate(data__rollups):
                    validate____defs_rollup(data__rollups_item, custom_formats)
        if "milestone" in data_keys:
            data_keys.remove("milestone")
            data__milestone = data["milestone"]
            data__milestone_any_of_count15 = 0
            if not data__milestone_any_of_count15:
                try:
                    if not isinstance(data__milestone, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone must be object")
                    data__milestone_is_dict = isinstance(data__milestone, dict)
                    if data__milestone_is_dict:
                        data__milestone__missing_keys = set(['place', 'rule', 'target', 'verdict', 'year']) - data__milestone.keys()
                        if data__milestone__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone must contain ")
                        data__milestone_keys = set(data__milestone.keys())
                        if "year" in data__milestone_keys:
                            data__milestone_keys.remove("year")
                            data__milestone__year = data__milestone["year"]
                            if not isinstance(data__milestone__year, (int)) and not (isinstance(data__milestone__year, float) and data__milestone__year.is_integer()) or isinstance(data__milestone__year, bool):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone.year must be integer")
                        if "rule" in data__milestone_keys:
                            data__milestone_keys.remove("rule")
                            data__milestone__rule = data__milestone["rule"]
                            if not isinstance(data__milestone__rule, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone.rule must be string")
                        if "target" in data__milestone_keys:
                            data__milestone_keys.remove("target")
                            data__milestone__target = data__milestone["target"]
                            if not isinstance(data__milestone__target, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone.target must be string")
                        if "place" in data__milestone_keys:
                            data__milestone_keys.remove("place")
                            data__milestone__place = data__milestone["place"]
                            if not isinstance(data__milestone__place, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone.place must be string")
                        if "verdict" in data__milestone_keys:
                            data__milestone_keys.remove("verdict")
                            data__milestone__verdict = data__milestone["verdict"]
                            validate____defs_verdict(data__milestone__verdict, custom_formats)
                        if data__milestone_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone must not contain "+str(data__milestone_keys)+" properties")
                    data__milestone_any_of_count15 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__milestone_any_of_count15:
                try:
                    if not isinstance(data__milestone, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone must be null")
                    data__milestone_any_of_count15 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__milestone_any_of_count15:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".milestone cannot be validated by any definition")
        if "open_rows" in data_keys:
            data_keys.remove("open_rows")
            data__openrows = data["open_rows"]
            data__openrows_any_of_count16 = 0
            if not data__openrows_any_of_count16:
                try:
                    if not isinstance(data__openrows, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows must be object")
                    data__openrows_is_dict = isinstance(data__openrows, dict)
                    if data__openrows_is_dict:
                        data__openrows__missing_keys = set(['areas', 'fewer', 'level', 'level_name', 'level_name_en', 'needed']) - data__openrows.keys()
                        if data__openrows__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows must contain ")
                        data__openrows_keys = set(data__openrows.keys())
                        if "level" in data__openrows_keys:
                            data__openrows_keys.remove("level")
                            data__openrows__level = data__openrows["level"]
                            if not isinstance(data__openrows__level, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.level must be string")
                        if "level_name" in data__openrows_keys:
                            data__openrows_keys.remove("level_name")
                            data__openrows__levelname = data__openrows["level_name"]
                            if not isinstance(data__openrows__levelname, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.level_name must be string")
                        if "level_name_en" in data__openrows_keys:
                            data__openrows_keys.remove("level_name_en")
                            data__openrows__levelnameen = data__openrows["level_name_en"]
                            if not isinstance(data__openrows__levelnameen, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.level_name_en must be string")
                        if "areas" in data__openrows_keys:
                            data__openrows_keys.remove("areas")
                            data__openrows__areas = data__openrows["areas"]
                            if not isinstance(data__openrows__areas, (list, tuple)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.areas must be array")
                            data__openrows__areas_is_list = isinstance(data__openrows__areas, (list, tuple))
                            if data__openrows__areas_is_list:
                                data__openrows__areas_len = len(data__openrows__areas)
                                for data__openrows__areas_x, data__openrows__areas_item in enumerate(data__openrows__areas):
                                    if not isinstance(data__openrows__areas_item, (str)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.areas[{data__openrows__areas_x}]".format(**locals()) + " must be string")
                        if "needed" in data__openrows_keys:
                            data__openrows_keys.remove("needed")
                            data__openrows__needed = data__openrows["needed"]
                            if not isinstance(data__openrows__needed, (int)) and not (isinstance(data__openrows__needed, float) and data__openrows__needed.is_integer()) or isinstance(data__openrows__needed, bool):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.needed must be integer")
                            if isinstance(data__openrows__needed, (int, float, Decimal)) and not isinstance(data__openrows__needed, bool):
                                if data__openrows__needed < 1:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.needed must be bigger than or equal to 1")
                        if "fewer" in data__openrows_keys:
                            data__openrows_keys.remove("fewer")
                            data__openrows__fewer = data__openrows["fewer"]
                            if not isinstance(data__openrows__fewer, (bool)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows.fewer must be boolean")
                        if data__openrows_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows must not contain "+str(data__openrows_keys)+" properties")
                    data__openrows_any_of_count16 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__openrows_any_of_count16:
                try:
                    if not isinstance(data__openrows, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows must be null")
                    data__openrows_any_of_count16 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__openrows_any_of_count16:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".open_rows cannot be validated by any definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_rollup(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['area', 'beside', 'item', 'item_name', 'item_name_en', 'period', 'taken']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "item" in data_keys:
            data_keys.remove("item")
            data__item = data["item"]
            if not isinstance(data__item, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item must be string")
        if "item_name" in data_keys:
            data_keys.remove("item_name")
            data__itemname = data["item_name"]
            if not isinstance(data__itemname, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name must be string")
        if "item_name_en" in data_keys:
            data_keys.remove("item_name_en")
            data__itemnameen = data["item_name_en"]
            if not isinstance(data__itemnameen, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name_en must be string")
        if "area" in data_keys:
            data_keys.remove("area")
            data__area = data["area"]
            if not isinstance(data__area, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".area must be string")
        if "period" in data_keys:
            data_keys.remove("period")
            data__period = data["period"]
            data__period_any_of_count17 = 0
            if not data__period_any_of_count17:
                try:
                    if not isinstance(data__period, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be string")
                    data__period_any_of_count17 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__period_any_of_count17:
                try:
                    if not isinstance(data__period, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be null")
                    data__period_any_of_count17 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__period_any_of_count17:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".period cannot be validated by any definition")
        if "taken" in data_keys:
            data_keys.remove("taken")
            data__taken = data["taken"]
            validate____defs_way(data__taken, custom_formats)
        if "beside" in data_keys:
            data_keys.remove("beside")
            data__beside = data["beside"]
            if not isinstance(data__beside, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".beside must be array")
            data__beside_is_list = isinstance(data__beside, (list, tuple))
            if data__beside_is_list:
                data__beside_len = len(data__beside)
                for data__beside_x, data__beside_item in enumerate(data__beside):
                    validate____defs_way_beside(data__beside_item, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_way_beside(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['difference', 'how', 'known', 'needed', 'place', 'raw', 'value']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "how" in data_keys:
            data_keys.remove("how")
            data__how = data["how"]
            if not isinstance(data__how, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".how must be string")
            if not (isinstance(data__how, str) and data__how == 'own' or isinstance(data__how, str) and data__how == 'areas' or isinstance(data__how, str) and data__how == 'periods' or isinstance(data__how, str) and data__how == 'latest' or isinstance(data__how, str) and data__how == 'predecessors'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".how must be one of ['own', 'areas', 'periods', 'latest', 'predecessors']")
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            validate____defs_value(data__value, custom_formats)
        if "known" in data_keys:
            data_keys.remove("known")
            data__known = data["known"]
            if not isinstance(data__known, (int)) and not (isinstance(data__known, float) and data__known.is_integer()) or isinstance(data__known, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".known must be integer")
            if isinstance(data__known, (int, float, Decimal)) and not isinstance(data__known, bool):
                if data__known < 0:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".known must be bigger than or equal to 0")
        if "needed" in data_keys:
            data_keys.remove("needed")
            data__needed = data["needed"]
            if not isinstance(data__needed, (int)) and not (isinstance(data__needed, float) and data__needed.is_integer()) or isinstance(data__needed, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".needed must be integer")
            if isinstance(data__needed, (int, float, Decimal)) and not isinstance(data__needed, bool):
                if data__needed < 0:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".needed must be bigger than or equal to 0")
        if "raw" in data_keys:
            data_keys.remove("raw")
            data__raw = data["raw"]
            data__raw_any_of_count18 = 0
            if not data__raw_any_of_count18:
                try:
                    if not isinstance(data__raw, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be string")
                    data__raw_any_of_count18 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count18:
                try:
                    if not isinstance(data__raw, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be null")
                    data__raw_any_of_count18 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count18:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw cannot be validated by any definition")
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            data__place_any_of_count19 = 0
            if not data__place_any_of_count19:
                try:
                    validate____defs_place(data__place, custom_formats)
                    data__place_any_of_count19 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count19:
                try:
                    if not isinstance(data__place, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".place must be null")
                    data__place_any_of_count19 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count19:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".place cannot be validated by any definition")
        if "difference" in data_keys:
            data_keys.remove("difference")
            data__difference = data["difference"]
            data__difference_any_of_count20 = 0
            if not data__difference_any_of_count20:
                try:
                    validate____defs_exact(data__difference, custom_formats)
                    data__difference_any_of_count20 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__difference_any_of_count20:
                try:
                    validate____defs_bound(data__difference, custom_formats)
                    data__difference_any_of_count20 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__difference_any_of_count20:
                try:
                    if not isinstance(data__difference, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".difference must be null")
                    data__difference_any_of_count20 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__difference_any_of_count20:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".difference cannot be validated by any definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_way(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['how', 'known', 'needed', 'place', 'raw', 'value']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "how" in data_keys:
            data_keys.remove("how")
            data__how = data["how"]
            if not isinstance(data__how, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".how must be string")
            if not (isinstance(data__how, str) and data__how == 'own' or isinstance(data__how, str) and data__how == 'areas' or isinstance(data__how, str) and data__how == 'periods' or isinstance(data__how, str) and data__how == 'latest' or isinstance(data__how, str) and data__how == 'predecessors'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".how must be one of ['own', 'areas', 'periods', 'latest', 'predecessors']")
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            validate____defs_value(data__value, custom_formats)
        if "known" in data_keys:
            data_keys.remove("known")
            data__known = data["known"]
            if not isinstance(data__known, (int)) and not (isinstance(data__known, float) and data__known.is_integer()) or isinstance(data__known, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".known must be integer")
            if isinstance(data__known, (int, float, Decimal)) and not isinstance(data__known, bool):
                if data__known < 0:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".known must be bigger than or equal to 0")
        if "needed" in data_keys:
            data_keys.remove("needed")
            data__needed = data["needed"]
            if not isinstance(data__needed, (int)) and not (isinstance(data__needed, float) and data__needed.is_integer()) or isinstance(data__needed, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".needed must be integer")
            if isinstance(data__needed, (int, float, Decimal)) and not isinstance(data__needed, bool):
                if data__needed < 0:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".needed must be bigger than or equal to 0")
        if "raw" in data_keys:
            data_keys.remove("raw")
            data__raw = data["raw"]
            data__raw_any_of_count21 = 0
            if not data__raw_any_of_count21:
                try:
                    if not isinstance(data__raw, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be string")
                    data__raw_any_of_count21 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count21:
                try:
                    if not isinstance(data__raw, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be null")
                    data__raw_any_of_count21 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count21:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw cannot be validated by any definition")
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            data__place_any_of_count22 = 0
            if not data__place_any_of_count22:
                try:
                    validate____defs_place(data__place, custom_formats)
                    data__place_any_of_count22 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count22:
                try:
                    if not isinstance(data__place, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".place must be null")
                    data__place_any_of_count22 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count22:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".place cannot be validated by any definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_agreement(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['agrees', 'basis', 'place', 'publisher', 'raw', 'value']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "basis" in data_keys:
            data_keys.remove("basis")
            data__basis = data["basis"]
            validate____defs_basis(data__basis, custom_formats)
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            validate____defs_value(data__value, custom_formats)
        if "agrees" in data_keys:
            data_keys.remove("agrees")
            data__agrees = data["agrees"]
            if not isinstance(data__agrees, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".agrees must be boolean")
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            data__place_any_of_count23 = 0
            if not data__place_any_of_count23:
                try:
                    validate____defs_place(data__place, custom_formats)
                    data__place_any_of_count23 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count23:
                try:
                    if not isinstance(data__place, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".place must be null")
                    data__place_any_of_count23 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count23:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".place cannot be validated by any definition")
        if "raw" in data_keys:
            data_keys.remove("raw")
            data__raw = data["raw"]
            data__raw_any_of_count24 = 0
            if not data__raw_any_of_count24:
                try:
                    if not isinstance(data__raw, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be string")
                    data__raw_any_of_count24 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count24:
                try:
                    if not isinstance(data__raw, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be null")
                    data__raw_any_of_count24 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count24:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw cannot be validated by any definition")
        if "publisher" in data_keys:
            data_keys.remove("publisher")
            data__publisher = data["publisher"]
            data__publisher_any_of_count25 = 0
            if not data__publisher_any_of_count25:
                try:
                    if not isinstance(data__publisher, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".publisher must be string")
                    data__publisher_any_of_count25 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__publisher_any_of_count25:
                try:
                    if not isinstance(data__publisher, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".publisher must be null")
                    data__publisher_any_of_count25 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__publisher_any_of_count25:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".publisher cannot be validated by any definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_reading(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['place', 'rule', 'rule_place', 'verdict', 'wording']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "rule" in data_keys:
            data_keys.remove("rule")
            data__rule = data["rule"]
            if not isinstance(data__rule, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rule must be string")
        if "rule_place" in data_keys:
            data_keys.remove("rule_place")
            data__ruleplace = data["rule_place"]
            data__ruleplace_any_of_count26 = 0
            if not data__ruleplace_any_of_count26:
                try:
                    validate____defs_place(data__ruleplace, custom_formats)
                    data__ruleplace_any_of_count26 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__ruleplace_any_of_count26:
                try:
                    if not isinstance(data__ruleplace, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".rule_place must be null")
                    data__ruleplace_any_of_count26 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__ruleplace_any_of_count26:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rule_place cannot be validated by any definition")
        if "wording" in data_keys:
            data_keys.remove("wording")
            data__wording = data["wording"]
            if not isinstance(data__wording, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".wording must be string")
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            if not isinstance(data__place, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".place must be string")
        if "verdict" in data_keys:
            data_keys.remove("verdict")
            data__verdict = data["verdict"]
            validate____defs_verdict(data__verdict, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_pace(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['aim', 'baseline', 'category', 'elapsed', 'expected', 'gap', 'judged', 'method', 'projected', 'reason', 'since', 'state', 'total', 'version']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "state" in data_keys:
            data_keys.remove("state")
            data__state = data["state"]
            if not isinstance(data__state, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".state must be string")
            if not (isinstance(data__state, str) and data__state == 'achieved' or isinstance(data__state, str) and data__state == 'maintained' or isinstance(data__state, str) and data__state == 'on_track' or isinstance(data__state, str) and data__state == 'behind' or isinstance(data__state, str) and data__state == 'regressing' or isinstance(data__state, str) and data__state == 'slipped' or isinstance(data__state, str) and data__state == 'not_assessable'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".state must be one of ['achieved', 'maintained', 'on_track', 'behind', 'regressing', 'slipped', 'not_assessable']")
        if "reason" in data_keys:
            data_keys.remove("reason")
            data__reason = data["reason"]
            data__reason_any_of_count27 = 0
            if not data__reason_any_of_count27:
                try:
                    if not isinstance(data__reason, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".reason must be string")
                    if not (isinstance(data__reason, str) and data__reason == 'no_value' or isinstance(data__reason, str) and data__reason == 'value_is_open' or isinstance(data__reason, str) and data__reason == 'no_baseline' or isinstance(data__reason, str) and data__reason == 'baseline_is_a_bound' or isinstance(data__reason, str) and data__reason == 'before_baseline' or isinstance(data__reason, str) and data__reason == 'no_time_elapsed' or isinstance(data__reason, str) and data__reason == 'period_length' or isinstance(data__reason, str) and data__reason == 'due_before_baseline' or isinstance(data__reason, str) and data__reason == 'no_single_limit' or isinstance(data__reason, str) and data__reason == 'base_of_zero' or isinstance(data__reason, str) and data__reason == 'target_of_zero' or isinstance(data__reason, str) and data__reason == 'sign_changes' or isinstance(data__reason, str) and data__reason == 'no_growth_required'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".reason must be one of ['no_value', 'value_is_open', 'no_baseline', 'baseline_is_a_bound', 'before_baseline', 'no_time_elapsed', 'period_length', 'due_before_baseline', 'no_single_limit', 'base_of_zero', 'target_of_zero', 'sign_changes', 'no_growth_required']")
                    data__reason_any_of_count27 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__reason_any_of_count27:
                try:
                    if not isinstance(data__reason, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".reason must be null")
                    data__reason_any_of_count27 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__reason_any_of_count27:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".reason cannot be validated by any definition")
        if "method" in data_keys:
            data_keys.remove("method")
            data__method = data["method"]
            if not isinstance(data__method, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".method must be string")
            if not (isinstance(data__method, str) and data__method == 'linear' or isinstance(data__method, str) and data__method == 'cagr' or isinstance(data__method, str) and data__method == 'un_projection'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".method must be one of ['linear', 'cagr', 'un_projection']")
        if "version" in data_keys:
            data_keys.remove("version")
            data__version = data["version"]
            if not isinstance(data__version, (int)) and not (isinstance(data__version, float) and data__version.is_integer()) or isinstance(data__version, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".version must be integer")
        if "baseline" in data_keys:
            data_keys.remove("baseline")
            data__baseline = data["baseline"]
            data__baseline_any_of_count28 = 0
            if not data__baseline_any_of_count28:
                try:
                    if not isinstance(data__baseline, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline must be object")
                    data__baseline_is_dict = isinstance(data__baseline, dict)
                    if data__baseline_is_dict:
                        data__baseline__missing_keys = set(['facts', 'period', 'printed', 'source', 'value']) - data__baseline.keys()
                        if data__baseline__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline must contain ")
                        data__baseline_keys = set(data__baseline.keys())
                        if "period" in data__baseline_keys:
                            data__baseline_keys.remove("period")
                            data__baseline__period = data__baseline["period"]
                            if not isinstance(data__baseline__period, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.period must be string")
                        if "source" in data__baseline_keys:
                            data__baseline_keys.remove("source")
                            data__baseline__source = data__baseline["source"]
                            if not isinstance(data__baseline__source, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.source must be string")
                            if not (isinstance(data__baseline__source, str) and data__baseline__source == 'definition' or isinstance(data__baseline__source, str) and data__baseline__source == 'computed' or isinstance(data__baseline__source, str) and data__baseline__source == 'printed' or isinstance(data__baseline__source, str) and data__baseline__source == 'none'):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.source must be one of ['definition', 'computed', 'printed', 'none']")
                        if "value" in data__baseline_keys:
                            data__baseline_keys.remove("value")
                            data__baseline__value = data__baseline["value"]
                            validate____defs_value(data__baseline__value, custom_formats)
                        if "facts" in data__baseline_keys:
                            data__baseline_keys.remove("facts")
                            data__baseline__facts = data__baseline["facts"]
                            if not isinstance(data__baseline__facts, (list, tuple)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts must be array")
                            data__baseline__facts_is_list = isinstance(data__baseline__facts, (list, tuple))
                            if data__baseline__facts_is_list:
                                data__baseline__facts_len = len(data__baseline__facts)
                                for data__baseline__facts_x, data__baseline__facts_item in enumerate(data__baseline__facts):
                                    if not isinstance(data__baseline__facts_item, (dict)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}]".format(**locals()) + " must be object")
                                    data__baseline__facts_item_is_dict = isinstance(data__baseline__facts_item, dict)
                                    if data__baseline__facts_item_is_dict:
                                        data__baseline__facts_item__missing_keys = set(['area', 'period', 'place', 'publisher', 'raw']) - data__baseline__facts_item.keys()
                                        if data__baseline__facts_item__missing_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}]".format(**locals()) + " must contain ")
                                        data__baseline__facts_item_keys = set(data__baseline__facts_item.keys())
                                        if "area" in data__baseline__facts_item_keys:
                                            data__baseline__facts_item_keys.remove("area")
                                            data__baseline__facts_item__area = data__baseline__facts_item["area"]
                                            if not isinstance(data__baseline__facts_item__area, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].area".format(**locals()) + " must be string")
                                        if "period" in data__baseline__facts_item_keys:
                                            data__baseline__facts_item_keys.remove("period")
                                            data__baseline__facts_item__period = data__baseline__facts_item["period"]
                                            if not isinstance(data__baseline__facts_item__period, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].period".format(**locals()) + " must be string")
                                        if "place" in data__baseline__facts_item_keys:
                                            data__baseline__facts_item_keys.remove("place")
                                            data__baseline__facts_item__place = data__baseline__facts_item["place"]
                                            data__baseline__facts_item__place_any_of_count29 = 0
                                            if not data__baseline__facts_item__place_any_of_count29:
                                                try:
                                                    validate____defs_place(data__baseline__facts_item__place, custom_formats)
                                                    data__baseline__facts_item__place_any_of_count29 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__facts_item__place_any_of_count29:
                                                try:
                                                    if not isinstance(data__baseline__facts_item__place, (NoneType)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].place".format(**locals()) + " must be null")
                                                    data__baseline__facts_item__place_any_of_count29 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__facts_item__place_any_of_count29:
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].place".format(**locals()) + " cannot be validated by any definition")
                                        if "raw" in data__baseline__facts_item_keys:
                                            data__baseline__facts_item_keys.remove("raw")
                                            data__baseline__facts_item__raw = data__baseline__facts_item["raw"]
                                            if not isinstance(data__baseline__facts_item__raw, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].raw".format(**locals()) + " must be string")
                                        if "publisher" in data__baseline__facts_item_keys:
                                            data__baseline__facts_item_keys.remove("publisher")
                                            data__baseline__facts_item__publisher = data__baseline__facts_item["publisher"]
                                            data__baseline__facts_item__publisher_any_of_count30 = 0
                                            if not data__baseline__facts_item__publisher_any_of_count30:
                                                try:
                                                    if not isinstance(data__baseline__facts_item__publisher, (str)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].publisher".format(**locals()) + " must be string")
                                                    data__baseline__facts_item__publisher_any_of_count30 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__facts_item__publisher_any_of_count30:
                                                try:
                                                    if not isinstance(data__baseline__facts_item__publisher, (NoneType)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].publisher".format(**locals()) + " must be null")
                                                    data__baseline__facts_item__publisher_any_of_count30 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__facts_item__publisher_any_of_count30:
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}].publisher".format(**locals()) + " cannot be validated by any definition")
                                        if data__baseline__facts_item_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.facts[{data__baseline__facts_x}]".format(**locals()) + " must not contain "+str(data__baseline__facts_item_keys)+" properties")
                        if "printed" in data__baseline_keys:
                            data__baseline_keys.remove("printed")
                            data__baseline__printed = data__baseline["printed"]
                            data__baseline__printed_any_of_count31 = 0
                            if not data__baseline__printed_any_of_count31:
                                try:
                                    if not isinstance(data__baseline__printed, (dict)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed must be object")
                                    data__baseline__printed_is_dict = isinstance(data__baseline__printed, dict)
                                    if data__baseline__printed_is_dict:
                                        data__baseline__printed__missing_keys = set(['place', 'spec_place', 'text', 'value']) - data__baseline__printed.keys()
                                        if data__baseline__printed__missing_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed must contain ")
                                        data__baseline__printed_keys = set(data__baseline__printed.keys())
                                        if "text" in data__baseline__printed_keys:
                                            data__baseline__printed_keys.remove("text")
                                            data__baseline__printed__text = data__baseline__printed["text"]
                                            if not isinstance(data__baseline__printed__text, (str)):
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed.text must be string")
                                        if "value" in data__baseline__printed_keys:
                                            data__baseline__printed_keys.remove("value")
                                            data__baseline__printed__value = data__baseline__printed["value"]
                                            validate____defs_value(data__baseline__printed__value, custom_formats)
                                        if "place" in data__baseline__printed_keys:
                                            data__baseline__printed_keys.remove("place")
                                            data__baseline__printed__place = data__baseline__printed["place"]
                                            data__baseline__printed__place_any_of_count32 = 0
                                            if not data__baseline__printed__place_any_of_count32:
                                                try:
                                                    if not isinstance(data__baseline__printed__place, (str)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed.place must be string")
                                                    data__baseline__printed__place_any_of_count32 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__printed__place_any_of_count32:
                                                try:
                                                    if not isinstance(data__baseline__printed__place, (NoneType)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed.place must be null")
                                                    data__baseline__printed__place_any_of_count32 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__printed__place_any_of_count32:
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed.place cannot be validated by any definition")
                                        if "spec_place" in data__baseline__printed_keys:
                                            data__baseline__printed_keys.remove("spec_place")
                                            data__baseline__printed__specplace = data__baseline__printed["spec_place"]
                                            data__baseline__printed__specplace_any_of_count33 = 0
                                            if not data__baseline__printed__specplace_any_of_count33:
                                                try:
                                                    validate____defs_place(data__baseline__printed__specplace, custom_formats)
                                                    data__baseline__printed__specplace_any_of_count33 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__printed__specplace_any_of_count33:
                                                try:
                                                    if not isinstance(data__baseline__printed__specplace, (NoneType)):
                                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed.spec_place must be null")
                                                    data__baseline__printed__specplace_any_of_count33 += 1
                                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                                            if not data__baseline__printed__specplace_any_of_count33:
                                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed.spec_place cannot be validated by any definition")
                                        if data__baseline__printed_keys:
                                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed must not contain "+str(data__baseline__printed_keys)+" properties")
                                    data__baseline__printed_any_of_count31 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__baseline__printed_any_of_count31:
                                try:
                                    if not isinstance(data__baseline__printed, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed must be null")
                                    data__baseline__printed_any_of_count31 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__baseline__printed_any_of_count31:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline.printed cannot be validated by any definition")
                        if data__baseline_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline must not contain "+str(data__baseline_keys)+" properties")
                    data__baseline_any_of_count28 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__baseline_any_of_count28:
                try:
                    if not isinstance(data__baseline, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline must be null")
                    data__baseline_any_of_count28 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__baseline_any_of_count28:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".baseline cannot be validated by any definition")
        if "aim" in data_keys:
            data_keys.remove("aim")
            data__aim = data["aim"]
            data__aim_any_of_count34 = 0
            if not data__aim_any_of_count34:
                try:
                    validate____defs_pace_point(data__aim, custom_formats)
                    data__aim_any_of_count34 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__aim_any_of_count34:
                try:
                    if not isinstance(data__aim, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".aim must be null")
                    data__aim_any_of_count34 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__aim_any_of_count34:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".aim cannot be validated by any definition")
        if "since" in data_keys:
            data_keys.remove("since")
            data__since = data["since"]
            data__since_any_of_count35 = 0
            if not data__since_any_of_count35:
                try:
                    validate____defs_pace_point(data__since, custom_formats)
                    data__since_any_of_count35 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__since_any_of_count35:
                try:
                    if not isinstance(data__since, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".since must be null")
                    data__since_any_of_count35 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__since_any_of_count35:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".since cannot be validated by any definition")
        if "elapsed" in data_keys:
            data_keys.remove("elapsed")
            data__elapsed = data["elapsed"]
            data__elapsed_any_of_count36 = 0
            if not data__elapsed_any_of_count36:
                try:
                    if not isinstance(data__elapsed, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".elapsed must be string")
                    if isinstance(data__elapsed, str):
                        if not REGEX_PATTERNS['^[0-9]+(/[1-9][0-9]*)?$'].search(data__elapsed):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".elapsed must match pattern ^[0-9]+(/[1-9][0-9]*)?$")
                    data__elapsed_any_of_count36 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__elapsed_any_of_count36:
                try:
                    if not isinstance(data__elapsed, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".elapsed must be null")
                    data__elapsed_any_of_count36 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__elapsed_any_of_count36:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".elapsed cannot be validated by any definition")
        if "total" in data_keys:
            data_keys.remove("total")
            data__total = data["total"]
            data__total_any_of_count37 = 0
            if not data__total_any_of_count37:
                try:
                    if not isinstance(data__total, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".total must be string")
                    if isinstance(data__total, str):
                        if not REGEX_PATTERNS['^[0-9]+(/[1-9][0-9]*)?$'].search(data__total):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".total must match pattern ^[0-9]+(/[1-9][0-9]*)?$")
                    data__total_any_of_count37 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__total_any_of_count37:
                try:
                    if not isinstance(data__total, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".total must be null")
                    data__total_any_of_count37 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__total_any_of_count37:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".total cannot be validated by any definition")
        if "judged" in data_keys:
            data_keys.remove("judged")
            data__judged = data["judged"]
            data__judged_any_of_count38 = 0
            if not data__judged_any_of_count38:
                try:
                    validate____defs_value(data__judged, custom_formats)
                    data__judged_any_of_count38 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__judged_any_of_count38:
                try:
                    if not isinstance(data__judged, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".judged must be null")
                    data__judged_any_of_count38 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__judged_any_of_count38:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".judged cannot be validated by any definition")
        if "expected" in data_keys:
            data_keys.remove("expected")
            data__expected = data["expected"]
            data__expected_any_of_count39 = 0
            if not data__expected_any_of_count39:
                try:
                    validate____defs_pace_estimate(data__expected, custom_formats)
                    data__expected_any_of_count39 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__expected_any_of_count39:
                try:
                    if not isinstance(data__expected, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".expected must be null")
                    data__expected_any_of_count39 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__expected_any_of_count39:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".expected cannot be validated by any definition")
        if "gap" in data_keys:
            data_keys.remove("gap")
            data__gap = data["gap"]
            data__gap_any_of_count40 = 0
            if not data__gap_any_of_count40:
                try:
                    validate____defs_pace_estimate(data__gap, custom_formats)
                    data__gap_any_of_count40 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__gap_any_of_count40:
                try:
                    if not isinstance(data__gap, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".gap must be null")
                    data__gap_any_of_count40 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__gap_any_of_count40:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gap cannot be validated by any definition")
        if "projected" in data_keys:
            data_keys.remove("projected")
            data__projected = data["projected"]
            data__projected_any_of_count41 = 0
            if not data__projected_any_of_count41:
                try:
                    validate____defs_pace_estimate(data__projected, custom_formats)
                    data__projected_any_of_count41 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__projected_any_of_count41:
                try:
                    if not isinstance(data__projected, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".projected must be null")
                    data__projected_any_of_count41 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__projected_any_of_count41:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".projected cannot be validated by any definition")
        if "category" in data_keys:
            data_keys.remove("category")
            data__category = data["category"]
            data__category_any_of_count42 = 0
            if not data__category_any_of_count42:
                try:
                    if not isinstance(data__category, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".category must be string")
                    if not (isinstance(data__category, str) and data__category == 'substantial_progress' or isinstance(data__category, str) and data__category == 'moderate_progress' or isinstance(data__category, str) and data__category == 'limited_progress' or isinstance(data__category, str) and data__category == 'deterioration' or isinstance(data__category, str) and data__category == 'on_track' or isinstance(data__category, str) and data__category == 'fair_progress' or isinstance(data__category, str) and data__category == 'stagnation_or_regression'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".category must be one of ['substantial_progress', 'moderate_progress', 'limited_progress', 'deterioration', 'on_track', 'fair_progress', 'stagnation_or_regression']")
                    data__category_any_of_count42 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__category_any_of_count42:
                try:
                    if not isinstance(data__category, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".category must be null")
                    data__category_any_of_count42 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__category_any_of_count42:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".category cannot be validated by any definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_pace_estimate(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['approximate', 'value']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            data__value_any_of_count43 = 0
            if not data__value_any_of_count43:
                try:
                    validate____defs_exact(data__value, custom_formats)
                    data__value_any_of_count43 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__value_any_of_count43:
                try:
                    validate____defs_bound(data__value, custom_formats)
                    data__value_any_of_count43 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__value_any_of_count43:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".value cannot be validated by any definition")
        if "approximate" in data_keys:
            data_keys.remove("approximate")
            data__approximate = data["approximate"]
            if not isinstance(data__approximate, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".approximate must be boolean")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_pace_point(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['comparator', 'display', 'exact', 'kind', 'rounded', 'year']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "kind" in data_keys:
            data_keys.remove("kind")
            data__kind = data["kind"]
            if not isinstance(data__kind, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be string")
            if not (isinstance(data__kind, str) and data__kind == 'milestone' or isinstance(data__kind, str) and data__kind == 'final'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be one of ['milestone', 'final']")
        if "year" in data_keys:
            data_keys.remove("year")
            data__year = data["year"]
            if not isinstance(data__year, (int)) and not (isinstance(data__year, float) and data__year.is_integer()) or isinstance(data__year, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".year must be integer")
        if "comparator" in data_keys:
            data_keys.remove("comparator")
            data__comparator = data["comparator"]
            if not isinstance(data__comparator, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".comparator must be string")
            if not (isinstance(data__comparator, str) and data__comparator == '>' or isinstance(data__comparator, str) and data__comparator == '>=' or isinstance(data__comparator, str) and data__comparator == '<' or isinstance(data__comparator, str) and data__comparator == '<='):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".comparator must be one of ['>', '>=', '<', '<=']")
        if "exact" in data_keys:
            data_keys.remove("exact")
            data__exact = data["exact"]
            if not isinstance(data__exact, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".exact must be string")
            if isinstance(data__exact, str):
                if not REGEX_PATTERNS['^-?[0-9]+(/[1-9][0-9]*)?$'].search(data__exact):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".exact must match pattern ^-?[0-9]+(/[1-9][0-9]*)?$")
        if "display" in data_keys:
            data_keys.remove("display")
            data__display = data["display"]
            if not isinstance(data__display, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".display must be string")
        if "rounded" in data_keys:
            data_keys.remove("rounded")
            data__rounded = data["rounded"]
            if not isinstance(data__rounded, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rounded must be boolean")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_basis(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if not (isinstance(data, str) and data == 'measure' or isinstance(data, str) and data == 'totals' or isinstance(data, str) and data == 'figure' or isinstance(data, str) and data == 'none'):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['measure', 'totals', 'figure', 'none']")
    return data

def validate____defs_bound(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['display', 'lower', 'lower_open', 'upper', 'upper_open']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "lower" in data_keys:
            data_keys.remove("lower")
            data__lower = data["lower"]
            data__lower_any_of_count44 = 0
            if not data__lower_any_of_count44:
                try:
                    if not isinstance(data__lower, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".lower must be string")
                    if isinstance(data__lower, str):
                        if not REGEX_PATTERNS['^-?[0-9]+(/[1-9][0-9]*)?$'].search(data__lower):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".lower must match pattern ^-?[0-9]+(/[1-9][0-9]*)?$")
                    data__lower_any_of_count44 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__lower_any_of_count44:
                try:
                    if not isinstance(data__lower, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".lower must be null")
                    data__lower_any_of_count44 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__lower_any_of_count44:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".lower cannot be validated by any definition")
        if "lower_open" in data_keys:
            data_keys.remove("lower_open")
            data__loweropen = data["lower_open"]
            if not isinstance(data__loweropen, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".lower_open must be boolean")
        if "upper" in data_keys:
            data_keys.remove("upper")
            data__upper = data["upper"]
            data__upper_any_of_count45 = 0
            if not data__upper_any_of_count45:
                try:
                    if not isinstance(data__upper, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".upper must be string")
                    if isinstance(data__upper, str):
                        if not REGEX_PATTERNS['^-?[0-9]+(/[1-9][0-9]*)?$'].search(data__upper):
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".upper must match pattern ^-?[0-9]+(/[1-9][0-9]*)?$")
                    data__upper_any_of_count45 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__upper_any_of_count45:
                try:
                    if not isinstance(data__upper, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".upper must be null")
                    data__upper_any_of_count45 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__upper_any_of_count45:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".upper cannot be validated by any definition")
        if "upper_open" in data_keys:
            data_keys.remove("upper_open")
            data__upperopen = data["upper_open"]
            if not isinstance(data__upperopen, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".upper_open must be boolean")
        if "display" in data_keys:
            data_keys.remove("display")
            data__display = data["display"]
            if not isinstance(data__display, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".display must be string")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_exact(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['display', 'exact', 'rounded']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "exact" in data_keys:
            data_keys.remove("exact")
            data__exact = data["exact"]
            if not isinstance(data__exact, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".exact must be string")
            if isinstance(data__exact, str):
                if not REGEX_PATTERNS['^-?[0-9]+(/[1-9][0-9]*)?$'].search(data__exact):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".exact must match pattern ^-?[0-9]+(/[1-9][0-9]*)?$")
        if "display" in data_keys:
            data_keys.remove("display")
            data__display = data["display"]
            if not isinstance(data__display, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".display must be string")
        if "rounded" in data_keys:
            data_keys.remove("rounded")
            data__rounded = data["rounded"]
            if not isinstance(data__rounded, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rounded must be boolean")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_limit(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['comparator', 'display', 'exact', 'rounded']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "comparator" in data_keys:
            data_keys.remove("comparator")
            data__comparator = data["comparator"]
            if not isinstance(data__comparator, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".comparator must be string")
            if not (isinstance(data__comparator, str) and data__comparator == '>' or isinstance(data__comparator, str) and data__comparator == '>=' or isinstance(data__comparator, str) and data__comparator == '<' or isinstance(data__comparator, str) and data__comparator == '<=' or isinstance(data__comparator, str) and data__comparator == '=' or isinstance(data__comparator, str) and data__comparator == '!='):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".comparator must be one of ['>', '>=', '<', '<=', '=', '!=']")
        if "exact" in data_keys:
            data_keys.remove("exact")
            data__exact = data["exact"]
            if not isinstance(data__exact, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".exact must be string")
            if isinstance(data__exact, str):
                if not REGEX_PATTERNS['^-?[0-9]+(/[1-9][0-9]*)?$'].search(data__exact):
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".exact must match pattern ^-?[0-9]+(/[1-9][0-9]*)?$")
        if "display" in data_keys:
            data_keys.remove("display")
            data__display = data["display"]
            if not isinstance(data__display, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".display must be string")
        if "rounded" in data_keys:
            data_keys.remove("rounded")
            data__rounded = data["rounded"]
            if not isinstance(data__rounded, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".rounded must be boolean")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_value(data, custom_formats={}, name_prefix=None):
    data_any_of_count46 = 0
    if not data_any_of_count46:
        try:
            validate____defs_exact(data, custom_formats)
            data_any_of_count46 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if not data_any_of_count46:
        try:
            validate____defs_bound(data, custom_formats)
            data_any_of_count46 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if not data_any_of_count46:
        try:
            if not isinstance(data, (bool)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be boolean")
            data_any_of_count46 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if not data_any_of_count46:
        try:
            if not isinstance(data, (NoneType)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be null")
            data_any_of_count46 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if not data_any_of_count46:
        raise JsonSchemaValueException("" + (name_prefix or "data") + " cannot be validated by any definition")
    return data

def validate____defs_reason(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['areas', 'code', 'item', 'item_name', 'item_name_en', 'period', 'place', 'raw']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "code" in data_keys:
            data_keys.remove("code")
            data__code = data["code"]
            if not isinstance(data__code, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".code must be string")
            if not (isinstance(data__code, str) and data__code == 'no_data' or isinstance(data__code, str) and data__code == 'blank' or isinstance(data__code, str) and data__code == 'not_collected' or isinstance(data__code, str) and data__code == 'not_applicable' or isinstance(data__code, str) and data__code == 'suppressed' or isinstance(data__code, str) and data__code == 'unreadable' or isinstance(data__code, str) and data__code == 'never_calculated' or isinstance(data__code, str) and data__code == 'other_quantity' or isinstance(data__code, str) and data__code == 'basis_not_stated' or isinstance(data__code, str) and data__code == 'period_length' or isinstance(data__code, str) and data__code == 'not_comparable' or isinstance(data__code, str) and data__code == 'no_area' or isinstance(data__code, str) and data__code == 'gate' or isinstance(data__code, str) and data__code == 'bound' or isinstance(data__code, str) and data__code == 'zero_denominator' or isinstance(data__code, str) and data__code == 'denominator_may_be_zero' or isinstance(data__code, str) and data__code == 'no_rows'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".code must be one of ['no_data', 'blank', 'not_collected', 'not_applicable', 'suppressed', 'unreadable', 'never_calculated', 'other_quantity', 'basis_not_stated', 'period_length', 'not_comparable', 'no_area', 'gate', 'bound', 'zero_denominator', 'denominator_may_be_zero', 'no_rows']")
        if "item" in data_keys:
            data_keys.remove("item")
            data__item = data["item"]
            data__item_any_of_count47 = 0
            if not data__item_any_of_count47:
                try:
                    if not isinstance(data__item, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".item must be string")
                    data__item_any_of_count47 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__item_any_of_count47:
                try:
                    if not isinstance(data__item, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".item must be null")
                    data__item_any_of_count47 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__item_any_of_count47:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item cannot be validated by any definition")
        if "areas" in data_keys:
            data_keys.remove("areas")
            data__areas = data["areas"]
            if not isinstance(data__areas, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".areas must be array")
            data__areas_is_list = isinstance(data__areas, (list, tuple))
            if data__areas_is_list:
                data__areas_len = len(data__areas)
                for data__areas_x, data__areas_item in enumerate(data__areas):
                    if not isinstance(data__areas_item, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".areas[{data__areas_x}]".format(**locals()) + " must be string")
        if "period" in data_keys:
            data_keys.remove("period")
            data__period = data["period"]
            data__period_any_of_count48 = 0
            if not data__period_any_of_count48:
                try:
                    if not isinstance(data__period, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be string")
                    data__period_any_of_count48 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__period_any_of_count48:
                try:
                    if not isinstance(data__period, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be null")
                    data__period_any_of_count48 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__period_any_of_count48:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".period cannot be validated by any definition")
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            data__place_any_of_count49 = 0
            if not data__place_any_of_count49:
                try:
                    validate____defs_place(data__place, custom_formats)
                    data__place_any_of_count49 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count49:
                try:
                    if not isinstance(data__place, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".place must be null")
                    data__place_any_of_count49 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count49:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".place cannot be validated by any definition")
        if "raw" in data_keys:
            data_keys.remove("raw")
            data__raw = data["raw"]
            data__raw_any_of_count50 = 0
            if not data__raw_any_of_count50:
                try:
                    if not isinstance(data__raw, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be string")
                    data__raw_any_of_count50 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count50:
                try:
                    if not isinstance(data__raw, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be null")
                    data__raw_any_of_count50 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count50:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw cannot be validated by any definition")
        if "item_name" in data_keys:
            data_keys.remove("item_name")
            data__itemname = data["item_name"]
            data__itemname_any_of_count51 = 0
            if not data__itemname_any_of_count51:
                try:
                    if not isinstance(data__itemname, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name must be string")
                    data__itemname_any_of_count51 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__itemname_any_of_count51:
                try:
                    if not isinstance(data__itemname, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name must be null")
                    data__itemname_any_of_count51 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__itemname_any_of_count51:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name cannot be validated by any definition")
        if "item_name_en" in data_keys:
            data_keys.remove("item_name_en")
            data__itemnameen = data["item_name_en"]
            data__itemnameen_any_of_count52 = 0
            if not data__itemnameen_any_of_count52:
                try:
                    if not isinstance(data__itemnameen, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name_en must be string")
                    data__itemnameen_any_of_count52 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__itemnameen_any_of_count52:
                try:
                    if not isinstance(data__itemnameen, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name_en must be null")
                    data__itemnameen_any_of_count52 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__itemnameen_any_of_count52:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name_en cannot be validated by any definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_verdict(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if not (isinstance(data, str) and data == 'met' or isinstance(data, str) and data == 'not_met' or isinstance(data, str) and data == 'undetermined' or isinstance(data, str) and data == 'not_evaluated'):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be one of ['met', 'not_met', 'undetermined', 'not_evaluated']")
    return data

def validate____defs_place(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['file']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        if "line" in data:
            if "column" not in data:
                raise JsonSchemaValueException("" + (name_prefix or "data") + " missing dependency column for line")
        if "column" in data:
            if "line" not in data:
                raise JsonSchemaValueException("" + (name_prefix or "data") + " missing dependency line for column")
        data_keys = set(data.keys())
        if "file" in data_keys:
            data_keys.remove("file")
            data__file = data["file"]
            if not isinstance(data__file, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".file must be string")
        if "line" in data_keys:
            data_keys.remove("line")
            data__line = data["line"]
            if not isinstance(data__line, (int)) and not (isinstance(data__line, float) and data__line.is_integer()) or isinstance(data__line, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".line must be integer")
            if isinstance(data__line, (int, float, Decimal)) and not isinstance(data__line, bool):
                if data__line < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".line must be bigger than or equal to 1")
        if "column" in data_keys:
            data_keys.remove("column")
            data__column = data["column"]
            if not isinstance(data__column, (int)) and not (isinstance(data__column, float) and data__column.is_integer()) or isinstance(data__column, bool):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".column must be integer")
            if isinstance(data__column, (int, float, Decimal)) and not isinstance(data__column, bool):
                if data__column < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".column must be bigger than or equal to 1")
        if "sheet" in data_keys:
            data_keys.remove("sheet")
            data__sheet = data["sheet"]
            if not isinstance(data__sheet, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".sheet must be string")
        if "cell" in data_keys:
            data_keys.remove("cell")
            data__cell = data["cell"]
            if not isinstance(data__cell, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".cell must be string")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_finding(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['code', 'declared', 'figures', 'gate', 'help', 'item', 'item_name', 'item_name_en', 'labels', 'message', 'place', 'raw', 'reason', 'severity']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "gate" in data_keys:
            data_keys.remove("gate")
            data__gate = data["gate"]
            if not isinstance(data__gate, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gate must be string")
            if not (isinstance(data__gate, str) and data__gate == 'missing_codes' or isinstance(data__gate, str) and data__gate == 'whole' or isinstance(data__gate, str) and data__gate == 'subset' or isinstance(data__gate, str) and data__gate == 'same' or isinstance(data__gate, str) and data__gate == 'series' or isinstance(data__gate, str) and data__gate == 'jump' or isinstance(data__gate, str) and data__gate == 'children' or isinstance(data__gate, str) and data__gate == 'areas'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".gate must be one of ['missing_codes', 'whole', 'subset', 'same', 'series', 'jump', 'children', 'areas']")
        if "severity" in data_keys:
            data_keys.remove("severity")
            data__severity = data["severity"]
            if not isinstance(data__severity, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be string")
            if not (isinstance(data__severity, str) and data__severity == 'block' or isinstance(data__severity, str) and data__severity == 'warn' or isinstance(data__severity, str) and data__severity == 'info'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be one of ['block', 'warn', 'info']")
        if "code" in data_keys:
            data_keys.remove("code")
            data__code = data["code"]
            if not isinstance(data__code, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".code must be string")
        if "item" in data_keys:
            data_keys.remove("item")
            data__item = data["item"]
            if not isinstance(data__item, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item must be string")
        if "item_name" in data_keys:
            data_keys.remove("item_name")
            data__itemname = data["item_name"]
            if not isinstance(data__itemname, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name must be string")
        if "item_name_en" in data_keys:
            data_keys.remove("item_name_en")
            data__itemnameen = data["item_name_en"]
            if not isinstance(data__itemnameen, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".item_name_en must be string")
        if "figures" in data_keys:
            data_keys.remove("figures")
            data__figures = data["figures"]
            if not isinstance(data__figures, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".figures must be array")
            data__figures_is_list = isinstance(data__figures, (list, tuple))
            if data__figures_is_list:
                data__figures_len = len(data__figures)
                for data__figures_x, data__figures_item in enumerate(data__figures):
                    if not isinstance(data__figures_item, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".figures[{data__figures_x}]".format(**locals()) + " must be object")
                    data__figures_item_is_dict = isinstance(data__figures_item, dict)
                    if data__figures_item_is_dict:
                        data__figures_item__missing_keys = set(['area', 'item', 'period']) - data__figures_item.keys()
                        if data__figures_item__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".figures[{data__figures_x}]".format(**locals()) + " must contain ")
                        data__figures_item_keys = set(data__figures_item.keys())
                        if "item" in data__figures_item_keys:
                            data__figures_item_keys.remove("item")
                            data__figures_item__item = data__figures_item["item"]
                            if not isinstance(data__figures_item__item, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".figures[{data__figures_x}].item".format(**locals()) + " must be string")
                        if "area" in data__figures_item_keys:
                            data__figures_item_keys.remove("area")
                            data__figures_item__area = data__figures_item["area"]
                            if not isinstance(data__figures_item__area, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".figures[{data__figures_x}].area".format(**locals()) + " must be string")
                        if "period" in data__figures_item_keys:
                            data__figures_item_keys.remove("period")
                            data__figures_item__period = data__figures_item["period"]
                            if not isinstance(data__figures_item__period, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".figures[{data__figures_x}].period".format(**locals()) + " must be string")
                        if data__figures_item_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".figures[{data__figures_x}]".format(**locals()) + " must not contain "+str(data__figures_item_keys)+" properties")
        if "message" in data_keys:
            data_keys.remove("message")
            data__message = data["message"]
            if not isinstance(data__message, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".message must be object")
            data__message_is_dict = isinstance(data__message, dict)
            if data__message_is_dict:
                data__message__missing_keys = set(['en', 'zh']) - data__message.keys()
                if data__message__missing_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".message must contain ")
                data__message_keys = set(data__message.keys())
                if "zh" in data__message_keys:
                    data__message_keys.remove("zh")
                    data__message__zh = data__message["zh"]
                    if not isinstance(data__message__zh, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".message.zh must be string")
                if "en" in data__message_keys:
                    data__message_keys.remove("en")
                    data__message__en = data__message["en"]
                    if not isinstance(data__message__en, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".message.en must be string")
                if data__message_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".message must not contain "+str(data__message_keys)+" properties")
        if "help" in data_keys:
            data_keys.remove("help")
            data__help = data["help"]
            data__help_any_of_count53 = 0
            if not data__help_any_of_count53:
                try:
                    if not isinstance(data__help, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".help must be object")
                    data__help_is_dict = isinstance(data__help, dict)
                    if data__help_is_dict:
                        data__help__missing_keys = set(['en', 'zh']) - data__help.keys()
                        if data__help__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".help must contain ")
                        data__help_keys = set(data__help.keys())
                        if "zh" in data__help_keys:
                            data__help_keys.remove("zh")
                            data__help__zh = data__help["zh"]
                            if not isinstance(data__help__zh, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".help.zh must be string")
                        if "en" in data__help_keys:
                            data__help_keys.remove("en")
                            data__help__en = data__help["en"]
                            if not isinstance(data__help__en, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".help.en must be string")
                        if data__help_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".help must not contain "+str(data__help_keys)+" properties")
                    data__help_any_of_count53 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__help_any_of_count53:
                try:
                    if not isinstance(data__help, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".help must be null")
                    data__help_any_of_count53 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__help_any_of_count53:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".help cannot be validated by any definition")
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            data__place_any_of_count54 = 0
            if not data__place_any_of_count54:
                try:
                    validate____defs_place(data__place, custom_formats)
                    data__place_any_of_count54 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count54:
                try:
                    if not isinstance(data__place, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".place must be null")
                    data__place_any_of_count54 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__place_any_of_count54:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".place cannot be validated by any definition")
        if "raw" in data_keys:
            data_keys.remove("raw")
            data__raw = data["raw"]
            data__raw_any_of_count55 = 0
            if not data__raw_any_of_count55:
                try:
                    if not isinstance(data__raw, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be string")
                    data__raw_any_of_count55 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count55:
                try:
                    if not isinstance(data__raw, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw must be null")
                    data__raw_any_of_count55 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__raw_any_of_count55:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".raw cannot be validated by any definition")
        if "labels" in data_keys:
            data_keys.remove("labels")
            data__labels = data["labels"]
            if not isinstance(data__labels, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels must be array")
            data__labels_is_list = isinstance(data__labels, (list, tuple))
            if data__labels_is_list:
                data__labels_len = len(data__labels)
                for data__labels_x, data__labels_item in enumerate(data__labels):
                    if not isinstance(data__labels_item, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}]".format(**locals()) + " must be object")
                    data__labels_item_is_dict = isinstance(data__labels_item, dict)
                    if data__labels_item_is_dict:
                        data__labels_item__missing_keys = set(['message', 'place', 'raw']) - data__labels_item.keys()
                        if data__labels_item__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}]".format(**locals()) + " must contain ")
                        data__labels_item_keys = set(data__labels_item.keys())
                        if "message" in data__labels_item_keys:
                            data__labels_item_keys.remove("message")
                            data__labels_item__message = data__labels_item["message"]
                            if not isinstance(data__labels_item__message, (dict)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].message".format(**locals()) + " must be object")
                            data__labels_item__message_is_dict = isinstance(data__labels_item__message, dict)
                            if data__labels_item__message_is_dict:
                                data__labels_item__message__missing_keys = set(['en', 'zh']) - data__labels_item__message.keys()
                                if data__labels_item__message__missing_keys:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].message".format(**locals()) + " must contain ")
                                data__labels_item__message_keys = set(data__labels_item__message.keys())
                                if "zh" in data__labels_item__message_keys:
                                    data__labels_item__message_keys.remove("zh")
                                    data__labels_item__message__zh = data__labels_item__message["zh"]
                                    if not isinstance(data__labels_item__message__zh, (str)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].message.zh".format(**locals()) + " must be string")
                                if "en" in data__labels_item__message_keys:
                                    data__labels_item__message_keys.remove("en")
                                    data__labels_item__message__en = data__labels_item__message["en"]
                                    if not isinstance(data__labels_item__message__en, (str)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].message.en".format(**locals()) + " must be string")
                                if data__labels_item__message_keys:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].message".format(**locals()) + " must not contain "+str(data__labels_item__message_keys)+" properties")
                        if "place" in data__labels_item_keys:
                            data__labels_item_keys.remove("place")
                            data__labels_item__place = data__labels_item["place"]
                            data__labels_item__place_any_of_count56 = 0
                            if not data__labels_item__place_any_of_count56:
                                try:
                                    validate____defs_place(data__labels_item__place, custom_formats)
                                    data__labels_item__place_any_of_count56 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__labels_item__place_any_of_count56:
                                try:
                                    if not isinstance(data__labels_item__place, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].place".format(**locals()) + " must be null")
                                    data__labels_item__place_any_of_count56 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__labels_item__place_any_of_count56:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].place".format(**locals()) + " cannot be validated by any definition")
                        if "raw" in data__labels_item_keys:
                            data__labels_item_keys.remove("raw")
                            data__labels_item__raw = data__labels_item["raw"]
                            data__labels_item__raw_any_of_count57 = 0
                            if not data__labels_item__raw_any_of_count57:
                                try:
                                    if not isinstance(data__labels_item__raw, (str)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].raw".format(**locals()) + " must be string")
                                    data__labels_item__raw_any_of_count57 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__labels_item__raw_any_of_count57:
                                try:
                                    if not isinstance(data__labels_item__raw, (NoneType)):
                                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].raw".format(**locals()) + " must be null")
                                    data__labels_item__raw_any_of_count57 += 1
                                except (JsonSchemaValueException, JsonSchemaValuesException): pass
                            if not data__labels_item__raw_any_of_count57:
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}].raw".format(**locals()) + " cannot be validated by any definition")
                        if data__labels_item_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".labels[{data__labels_x}]".format(**locals()) + " must not contain "+str(data__labels_item_keys)+" properties")
        if "declared" in data_keys:
            data_keys.remove("declared")
            data__declared = data["declared"]
            data__declared_any_of_count58 = 0
            if not data__declared_any_of_count58:
                try:
                    validate____defs_place(data__declared, custom_formats)
                    data__declared_any_of_count58 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__declared_any_of_count58:
                try:
                    if not isinstance(data__declared, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".declared must be null")
                    data__declared_any_of_count58 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__declared_any_of_count58:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".declared cannot be validated by any definition")
        if "reason" in data_keys:
            data_keys.remove("reason")
            data__reason = data["reason"]
            data__reason_any_of_count59 = 0
            if not data__reason_any_of_count59:
                try:
                    if not isinstance(data__reason, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".reason must be string")
                    data__reason_any_of_count59 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__reason_any_of_count59:
                try:
                    if not isinstance(data__reason, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".reason must be null")
                    data__reason_any_of_count59 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__reason_any_of_count59:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".reason cannot be validated by any definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data
