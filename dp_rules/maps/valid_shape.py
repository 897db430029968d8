"""Says fast whether a map has the shape of schemas/import.schema.json. Made by `make tables`; do not edit."""

# fmt: off
# mypy: ignore-errors
import re
from decimal import Decimal


class JsonSchemaValueException(ValueError):
    """The map does not have the shape of the schema."""

    def __init__(self, message, **details):
        super().__init__(message)


JsonSchemaValuesException = JsonSchemaValueException

REGEX_PATTERNS = {
    '^[^\\r\\n]*[^\\s][^\\r\\n]*$': re.compile('^[^\\r\\n]*[^\\s][^\\r\\n]*\\Z')
}

NoneType = type(None)

def validate(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['format', 'tables']) - data.keys()
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
        if "tables" in data_keys:
            data_keys.remove("tables")
            data__tables = data["tables"]
            if not isinstance(data__tables, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".tables must be array")
            data__tables_is_list = isinstance(data__tables, (list, tuple))
            if data__tables_is_list:
                data__tables_len = len(data__tables)
                if data__tables_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".tables must contain at least 1 items")
                for data__tables_x, data__tables_item in enumerate(data__tables):
                    validate____defs_table(data__tables_item, custom_formats)
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_table(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['columns']) - data.keys()
        if data__missing_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain ")
        data_keys = set(data.keys())
        if "files" in data_keys:
            data_keys.remove("files")
            data__files = data["files"]
            data__files_any_of_count1 = 0
            if not data__files_any_of_count1:
                try:
                    validate____defs_pattern(data__files, custom_formats)
                    data__files_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__files_any_of_count1:
                try:
                    validate____defs_patterns(data__files, custom_formats)
                    data__files_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__files_any_of_count1:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".files cannot be validated by any definition")
        if "sheet" in data_keys:
            data_keys.remove("sheet")
            data__sheet = data["sheet"]
            data__sheet_any_of_count2 = 0
            if not data__sheet_any_of_count2:
                try:
                    validate____defs_pattern(data__sheet, custom_formats)
                    data__sheet_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__sheet_any_of_count2:
                try:
                    validate____defs_patterns(data__sheet, custom_formats)
                    data__sheet_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__sheet_any_of_count2:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".sheet cannot be validated by any definition")
        if "header" in data_keys:
            data_keys.remove("header")
            data__header = data["header"]
            data__header_any_of_count3 = 0
            if not data__header_any_of_count3:
                try:
                    validate____defs_row(data__header, custom_formats)
                    data__header_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__header_any_of_count3:
                try:
                    if not isinstance(data__header, (list, tuple)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".header must be array")
                    data__header_is_list = isinstance(data__header, (list, tuple))
                    if data__header_is_list:
                        data__header_len = len(data__header)
                        if data__header_len < 1:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".header must contain at least 1 items")
                        if data__header_len > 4:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".header must contain less than or equal to 4 items")
                        for data__header_x, data__header_item in enumerate(data__header):
                            validate____defs_row(data__header_item, custom_formats)
                    data__header_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__header_any_of_count3:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".header cannot be validated by any definition")
        if "area" in data_keys:
            data_keys.remove("area")
            data__area = data["area"]
            data__area_any_of_count4 = 0
            if not data__area_any_of_count4:
                try:
                    validate____defs_text(data__area, custom_formats)
                    data__area_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__area_any_of_count4:
                try:
                    if not isinstance(data__area, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".area must be object")
                    data__area_is_dict = isinstance(data__area, dict)
                    if data__area_is_dict:
                        data__area__missing_keys = set(['from']) - data__area.keys()
                        if data__area__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".area must contain ")
                        data__area_keys = set(data__area.keys())
                        if "from" in data__area_keys:
                            data__area_keys.remove("from")
                            data__area__from = data__area["from"]
                            if not (isinstance(data__area__from, str) and data__area__from == 'sheet' or isinstance(data__area__from, str) and data__area__from == 'file'):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".area.from must be one of ['sheet', 'file']")
                        if data__area_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".area must not contain "+str(data__area_keys)+" properties")
                    data__area_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__area_any_of_count4:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".area cannot be validated by any definition")
        if "period" in data_keys:
            data_keys.remove("period")
            data__period = data["period"]
            data__period_any_of_count5 = 0
            if not data__period_any_of_count5:
                try:
                    if not isinstance(data__period, (int)) and not (isinstance(data__period, float) and data__period.is_integer()) or isinstance(data__period, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be integer")
                    if isinstance(data__period, (int, float, Decimal)) and not isinstance(data__period, bool):
                        if data__period < 1000:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be bigger than or equal to 1000")
                        if data__period > 9999:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be smaller than or equal to 9999")
                    data__period_any_of_count5 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__period_any_of_count5:
                try:
                    validate____defs_text(data__period, custom_formats)
                    data__period_any_of_count5 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__period_any_of_count5:
                try:
                    if not isinstance(data__period, (dict)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be object")
                    data__period_is_dict = isinstance(data__period, dict)
                    if data__period_is_dict:
                        data__period__missing_keys = set(['from']) - data__period.keys()
                        if data__period__missing_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must contain ")
                        data__period_keys = set(data__period.keys())
                        if "from" in data__period_keys:
                            data__period_keys.remove("from")
                            data__period__from = data__period["from"]
                            if not (isinstance(data__period__from, str) and data__period__from == 'title' or isinstance(data__period__from, str) and data__period__from == 'sheet' or isinstance(data__period__from, str) and data__period__from == 'file'):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".period.from must be one of ['title', 'sheet', 'file']")
                        if data__period_keys:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must not contain "+str(data__period_keys)+" properties")
                    data__period_any_of_count5 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__period_any_of_count5:
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".period cannot be validated by any definition")
        if "source" in data_keys:
            data_keys.remove("source")
            data__source = data["source"]
            validate____defs_text(data__source, custom_formats)
        if "skip" in data_keys:
            data_keys.remove("skip")
            data__skip = data["skip"]
            if not isinstance(data__skip, (list, tuple)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".skip must be array")
            data__skip_is_list = isinstance(data__skip, (list, tuple))
            if data__skip_is_list:
                data__skip_len = len(data__skip)
                if data__skip_len > 100:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".skip must contain less than or equal to 100 items")
                for data__skip_x, data__skip_item in enumerate(data__skip):
                    validate____defs_text(data__skip_item, custom_formats)
        if "totals" in data_keys:
            data_keys.remove("totals")
            data__totals = data["totals"]
            validate____defs_text(data__totals, custom_formats)
        if "others" in data_keys:
            data_keys.remove("others")
            data__others = data["others"]
            if not isinstance(data__others, (str)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".others must be string")
            if not (isinstance(data__others, str) and data__others == 'ignore'):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".others must be one of ['ignore']")
        if "columns" in data_keys:
            data_keys.remove("columns")
            data__columns = data["columns"]
            if not isinstance(data__columns, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be object")
            data__columns_is_dict = isinstance(data__columns, dict)
            if data__columns_is_dict:
                data__columns_len = len(data__columns)
                if data__columns_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must contain at least 1 properties")
                if data__columns_len > 2000:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must contain less than or equal to 2000 properties")
                data__columns_keys = set(data__columns.keys())
                for data__columns_key in data__columns_keys:
                    if data__columns_key not in []:
                        data__columns_value = data__columns.get(data__columns_key)
                        validate____defs_column(data__columns_value, custom_formats)
                if data__columns_len != 0:
                    data__columns_property_names = True
                    for data__columns_key in data__columns:
                        try:
                            if not isinstance(data__columns_key, (str)):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be string")
                            if isinstance(data__columns_key, str):
                                data__columns_key_len = len(data__columns_key)
                                if data__columns_key_len < 1:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be longer than or equal to 1 characters")
                                if data__columns_key_len > 300:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be shorter than or equal to 300 characters")
                        except (JsonSchemaValueException, JsonSchemaValuesException):
                            data__columns_property_names = False
                    if not data__columns_property_names:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be named by propertyName definition")
        if data_keys:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
    return data

def validate____defs_column(data, custom_formats={}, name_prefix=None):
    data_any_of_count6 = 0
    if not data_any_of_count6:
        try:
            validate____defs_text(data, custom_formats)
            data_any_of_count6 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if not data_any_of_count6:
        try:
            if not isinstance(data, (dict)):
                raise JsonSchemaValueException("" + (name_prefix or "data") + " must be object")
            data_is_dict = isinstance(data, dict)
            if data_is_dict:
                data_len = len(data)
                if data_len < 1:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 properties")
                data_keys = set(data.keys())
                if "item" in data_keys:
                    data_keys.remove("item")
                    data__item = data["item"]
                    validate____defs_text(data__item, custom_formats)
                if "period" in data_keys:
                    data_keys.remove("period")
                    data__period = data["period"]
                    data__period_any_of_count7 = 0
                    if not data__period_any_of_count7:
                        try:
                            if not isinstance(data__period, (int)) and not (isinstance(data__period, float) and data__period.is_integer()) or isinstance(data__period, bool):
                                raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be integer")
                            if isinstance(data__period, (int, float, Decimal)) and not isinstance(data__period, bool):
                                if data__period < 1000:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be bigger than or equal to 1000")
                                if data__period > 9999:
                                    raise JsonSchemaValueException("" + (name_prefix or "data") + ".period must be smaller than or equal to 9999")
                            data__period_any_of_count7 += 1
                        except (JsonSchemaValueException, JsonSchemaValuesException): pass
                    if not data__period_any_of_count7:
                        try:
                            validate____defs_text(data__period, custom_formats)
                            data__period_any_of_count7 += 1
                        except (JsonSchemaValueException, JsonSchemaValuesException): pass
                    if not data__period_any_of_count7:
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".period cannot be validated by any definition")
                if "unit" in data_keys:
                    data_keys.remove("unit")
                    data__unit = data["unit"]
                    if not isinstance(data__unit, (str)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".unit must be string")
                    if not (isinstance(data__unit, str) and data__unit == '百' or isinstance(data__unit, str) and data__unit == '千' or isinstance(data__unit, str) and data__unit == '万' or isinstance(data__unit, str) and data__unit == '十万' or isinstance(data__unit, str) and data__unit == '百万' or isinstance(data__unit, str) and data__unit == '千万' or isinstance(data__unit, str) and data__unit == '亿' or isinstance(data__unit, str) and data__unit == '%' or isinstance(data__unit, str) and data__unit == '‰'):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".unit must be one of ['百', '千', '万', '十万', '百万', '千万', '亿', '%', '‰']")
                if "times" in data_keys:
                    data_keys.remove("times")
                    data__times = data["times"]
                    if not isinstance(data__times, (int)) and not (isinstance(data__times, float) and data__times.is_integer()) or isinstance(data__times, bool):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".times must be integer")
                    if isinstance(data__times, (int, float, Decimal)) and not isinstance(data__times, bool):
                        if data__times < 2:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".times must be bigger than or equal to 2")
                        if data__times > 9999:
                            raise JsonSchemaValueException("" + (name_prefix or "data") + ".times must be smaller than or equal to 9999")
                if data_keys:
                    raise JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties")
            data_any_of_count6 += 1
        except (JsonSchemaValueException, JsonSchemaValuesException): pass
    if not data_any_of_count6:
        raise JsonSchemaValueException("" + (name_prefix or "data") + " cannot be validated by any definition")
    return data

def validate____defs_text(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        data_len = len(data)
        if data_len < 1:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be longer than or equal to 1 characters")
        if data_len > 300:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be shorter than or equal to 300 characters")
        if not REGEX_PATTERNS['^[^\\r\\n]*[^\\s][^\\r\\n]*$'].search(data):
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must match pattern ^[^\\r\\n]*[^\\s][^\\r\\n]*$")
    return data

def validate____defs_row(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (int)) and not (isinstance(data, float) and data.is_integer()) or isinstance(data, bool):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be integer")
    if isinstance(data, (int, float, Decimal)) and not isinstance(data, bool):
        if data < 1:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be bigger than or equal to 1")
        if data > 1000:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be smaller than or equal to 1000")
    return data

def validate____defs_patterns(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (list, tuple)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be array")
    data_is_list = isinstance(data, (list, tuple))
    if data_is_list:
        data_len = len(data)
        if data_len < 1:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain at least 1 items")
        if data_len > 100:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must contain less than or equal to 100 items")
        for data_x, data_item in enumerate(data):
            validate____defs_pattern(data_item, custom_formats)
    return data

def validate____defs_pattern(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (str)):
        raise JsonSchemaValueException("" + (name_prefix or "data") + " must be string")
    if isinstance(data, str):
        data_len = len(data)
        if data_len < 1:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be longer than or equal to 1 characters")
        if data_len > 200:
            raise JsonSchemaValueException("" + (name_prefix or "data") + " must be shorter than or equal to 200 characters")
    return data
