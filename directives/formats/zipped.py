"""Parts of a zipped document, read under limits that are checked before anything is unpacked."""

import io
import zipfile
from typing import Any, NamedTuple

from plans.problems import Place, Problem, error

MOST_PARTS = 5_000
"""The most files inside a zipped document."""
MOST_UNPACKED = 200_000_000
"""The most bytes that all parts of a zipped document may say they have."""
MOST_PART = 25_000_000
"""The most bytes of one part that is read."""
MOST_RATIO = 200
"""How many times smaller than its content a zipped document of more than 10 MB unpacked may be."""


class Archive(NamedTuple):
    """An open zipped document and the names of its parts."""

    file: zipfile.ZipFile
    names: frozenset[str]


def open_archive(data: bytes, place: Place) -> tuple[Archive | None, list[Problem]]:
    """The archive, or why it is refused: damaged, encrypted, or larger unpacked than is read."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        parts = file.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError):
        return None, [error("file-damaged", place)]
    if len(parts) > MOST_PARTS:
        return None, [error("archive-too-many-parts", place, parts=len(parts), limit=MOST_PARTS)]
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or (unpacked > 10_000_000 and unpacked > MOST_RATIO * len(data)):
        megabytes = unpacked // 1_000_000
        return None, [
            error("archive-too-large", place, megabytes=megabytes, limit=MOST_UNPACKED // 1_000_000, ratio=MOST_RATIO)
        ]
    if any(part.flag_bits & 1 for part in parts):
        return None, [error("file-encrypted", place)]
    return Archive(file, frozenset(part.filename for part in parts)), []


def read_xml(archive: Archive, name: str, place: Place) -> tuple[Any, list[Problem]]:
    """The root element of a part, None with an error where it is too large or damaged, None alone where there is none.

    Entities are not resolved and nothing is fetched.
    """
    from lxml import etree

    if name not in archive.names:
        return None, []
    try:
        with archive.file.open(name) as part:
            data = part.read(MOST_PART + 1)
    except Exception:  # noqa: BLE001 - zipfile and the decompressors raise kinds of their own on damaged data
        return None, [error("file-damaged", place)]
    if len(data) > MOST_PART:
        return None, [error("archive-part-too-large", place, limit=MOST_PART // 1_000_000)]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser), []
    except (etree.XMLSyntaxError, ValueError):
        return None, [error("file-damaged", place)]
