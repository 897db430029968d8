"""The same workbook, the same bytes: without the times at which it was written."""

import io
import re
import zipfile
from typing import Final

_FIRST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can hold."""

_TIME: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def same_bytes(workbook: bytes) -> bytes:
    """Return an .xlsx file with every time in it set to the earliest there is."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/core.xml":
                data = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # whichever system writes it
            after.writestr(entry, data)
    return written.getvalue()
