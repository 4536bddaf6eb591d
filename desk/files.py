"""Files as they come in: what they are by their bytes, and a name that is safe to write anywhere."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath
from typing import NamedTuple

from plans.problems import Place, Problem, error

LARGEST = 20_000_000
"""Bytes of a file at most."""
LONGEST_NAME = 120
MEDIA = {
    "txt": ("text/plain; charset=utf-8", ("txt", "md", "yaml", "yml")),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx", "docm")),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx", "xlsm")),
    "pdf": ("application/pdf", ("pdf",)),
    "doc": ("application/msword", ("doc", "dot")),
    "rtf": ("application/rtf", ("rtf",)),
    "odt": ("application/vnd.oasis.opendocument.text", ("odt",)),
    "html": ("text/html; charset=utf-8", ("html", "htm", "xhtml")),
    "png": ("image/png", ("png",)),
    "jpg": ("image/jpeg", ("jpg", "jpeg")),
    "tiff": ("image/tiff", ("tif", "tiff")),
}
"""What each kind is called where it is served, and the endings that a name of it may have."""
BROKEN = ("file-damaged", "file-encrypted")
"""What is said of bytes that begin as a format and do not open."""
DOCUMENTS = tuple(MEDIA)
RESULTS = ("pdf", "docx", "xlsx", "doc", "rtf", "odt", "png", "jpg", "tiff")
"""Kinds that show a result: what is printed, signed or photographed."""


class SafeFile(NamedTuple):
    """A file that may be kept: its name made safe, its kind by its bytes."""

    name: str
    kind: str
    media_type: str


def safe_file(data: bytes, name: str, kinds: Collection[str] = DOCUMENTS) -> tuple[SafeFile | None, list[Problem]]:
    """The file under a safe name, or why it is not taken: too large, empty, broken, or not of these kinds whatever its name says."""
    from directives.formats.kinds import broken_as_named, kind_of
    from directives.formats.plain import is_text

    place = Place(file=safe_name(name))
    if len(data) > LARGEST:
        return None, [error("too-large", place, megabytes=LARGEST // 1_000_000)]
    if not data.strip():
        return None, [error("file-empty", place)]
    kind = kind_of(data)
    if kind in BROKEN:
        return None, [error(kind, place)]
    if kind == "txt" and not is_text(data) and (broken := broken_as_named(kind, place)):
        return None, broken
    if kind not in MEDIA or kind not in kinds:
        return None, [error("file-kind", place, allowed=", ".join(one for one in MEDIA if one in kinds))]
    media_type, endings = MEDIA[kind]
    safe = safe_name(name)
    if PurePath(safe).suffix.lower().lstrip(".") not in endings:
        safe = f"{safe[: LONGEST_NAME - 5]}.{endings[0]}"
    return SafeFile(safe, kind, media_type), []


def safe_name(name: str) -> str:
    """A name without folders, control characters and what some system reserves; Vietnamese letters stay."""
    sent = re.sub(
        "%(22|0[AD])", " ", unicodedata.normalize("NFC", name), flags=re.IGNORECASE
    )  # as browsers send quotes
    last = re.split(r"[\\/]", sent)[-1]
    plain = "".join(" " if unicodedata.category(one)[0] == "C" or one in '<>:"|?*' else one for one in last)
    stem, dot, ending = " ".join(plain.split()).strip(". ").rpartition(".")
    kept = f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if stem else ending[:LONGEST_NAME]
    return kept[:LONGEST_NAME] or "tep"
