"""What openpyxl, its XML parser and the zip raise at a bad file, said in our own words."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from defusedxml.common import DefusedXmlException

from dp_rules.tables.workbook.unreadable import UnreadableError, damaged

ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


@contextmanager
def in_our_words(part: str = "") -> Iterator[None]:
    """Turn into ``UnreadableError`` what is raised while a part of a workbook is read.

    Only openpyxl's code belongs within, and what it calls: a fault of ours must not look like a damaged file.
    """
    where = part or "文件"
    named = part or "the file"
    try:
        yield
    except UnreadableError:
        raise
    except SyntaxError as fault:  # that is what an error in XML is
        raise damaged(f"{where} 的 XML 不完整或有错", f"the XML of {named} is cut short or wrong ({fault})") from fault
    except DefusedXmlException as fault:
        raise damaged(f"{where} 含有不许可的 XML 定义", f"{named} has XML definitions that are not allowed") from fault
    except ZIP_FAULTS as fault:
        raise damaged("压缩包不完整，或读不懂", f"its zip is cut short or cannot be read ({fault})") from fault
    except Exception as fault:  # openpyxl has none of its own: whatever its code runs into comes out
        said = f"{type(fault).__name__}: {fault}"[:200]
        raise damaged(f"{where} 读不懂（{said}）", f"{named} is not understood ({said})") from fault


@contextmanager
def unheard() -> Iterator[None]:
    """Keep openpyxl's warnings to itself: they are about what it would lose if it saved the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
