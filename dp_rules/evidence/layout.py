"""What stands where in a bundle of evidence: the bag's own files, and what lies under ``data/``."""

from typing import Final

BAGIT: Final = "bagit.txt"
BAG_INFO: Final = "bag-info.txt"
DECLARATION: Final = "declaration.json"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
SIGNATURE: Final = "tagmanifest-sha256.txt.sig"
"""Called as ``ssh-keygen -Y sign`` calls it; the one file that no manifest names, so that it can be added later."""

PAYLOAD: Final = "data/"
RUN: Final = "data/run.json"
RESULTS: Final = "data/results.json"
EXPLANATIONS: Final = "data/explanations.json"
STATEMENT: Final = "data/statement.json"

SPECS: Final = "data/specs"
INPUTS: Final = "data/inputs"
RECORDS: Final = "data/records"
AREAS: Final = "data/areas"
MAPS: Final = "data/maps"
ENGINE: Final = "data/engine"

FOLDER_IN_ZIP: Final = "evidence"
"""The one folder that a zip holds (RFC 8493, section 4); the same whatever the zip is called, so that its bytes are."""

BAGIT_TEXT: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
