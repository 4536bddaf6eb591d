"""Which format a document's bytes are, whatever its name says, and the reader of that format."""

import re
import unicodedata
from pathlib import PurePath

from directives.words.readable import UNREADABLE, share_read
from plans.problems import Place, Problem, error, has_errors, note

_ENDINGS = {
    "txt": {"txt", "text", "md"}, "docx": {"docx", "docm"}, "xlsx": {"xlsx", "xlsm"}, "pdf": {"pdf"}, "doc": {"doc", "dot"},
    "rtf": {"rtf"}, "odt": {"odt"}, "html": {"html", "htm", "xhtml"}, "png": {"png"}, "jpg": {"jpg", "jpeg"}, "tiff": {"tif", "tiff"},
}  # fmt: skip
_STARTS = (
    (b"{\\rtf", "rtf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
)  # fmt: skip
_MAIL = re.compile(rb"(?i)(?:from|mime-version|content-type)\s*:")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|div|article|table)\b", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
MOST_STRANGE = 0.05
"""The share of letters of other scripts above which a PDF's text is not what its pages show: Vietnamese has none, a few are misprints."""
_KNOWN = frozenset(ending for endings in _ENDINGS.values() for ending in endings)


def kind_of(data: bytes) -> str:
    """The format by the bytes alone: a key of the readers below, "txt", or the name of a format that is not read."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _PAGE.match(data[:4096]) or _PAGE.match(data[:8192].replace(b"\x00", b"").lstrip(b"\xff\xfe")):
        return "html"
    return "mht" if _MAIL.match(data) and b"text/html" in data[:4096] else "txt"


def read_format(kind: str, data: bytes, place: Place) -> tuple[str, list[Problem]]:
    """The text of a document of this format, not yet normalised; a library is loaded only for its own format."""
    if kind == "docx":
        from directives.formats.docx import read_docx

        return read_docx(data, place)
    if kind == "xlsx":
        from directives.formats.xlsx import read_xlsx

        return read_xlsx(data, place)
    if kind == "html":
        from directives.formats.html import read_html

        return read_html(data, place)
    if kind in ("doc", "rtf", "odt"):
        from directives.formats.office import read_office

        return read_office(data, place, kind)
    if kind == "pdf":
        return _read_pdf(data, place)
    if kind in ("png", "jpg", "tiff"):
        from directives.formats.scan import read_scan

        return read_scan(data, place, kind)
    code = kind if kind in ("file-encrypted", "file-damaged") else "format-not-read"
    return "", [error(code, place, **({"format": kind} if code == "format-not-read" else {}))]


def broken_as_named(kind: str, place: Place) -> list[Problem]:
    """Of bytes that are no text and no format: an error where the ending of the name says that they should be one."""
    ending = _ending(place)
    if kind != "txt" or ending not in _KNOWN or ending in _ENDINGS["txt"]:
        return []
    return [error("file-not-as-named", place, ending=ending)]


def told_of_name(kind: str, place: Place) -> list[Problem]:
    """A note where the ending of the name says another format than the bytes."""
    ending = _ending(place)
    if ending not in _KNOWN or kind not in _ENDINGS or ending in _ENDINGS[kind]:
        return []
    return [note("format-not-as-named", place, ending=ending, format=kind)]


def _ending(place: Place) -> str:
    return PurePath(place.file or "").suffix.lower().lstrip(".")


def _read_pdf(data: bytes, place: Place) -> tuple[str, list[Problem]]:
    """By its text layer; by OCR where that is missing, on the first page or where the programs are there on any."""
    from directives.formats.pdf import read_pdf

    text, problems = read_pdf(data, place)
    codes = {problem.code for problem in problems}
    garbled = is_garbled(text)
    if not garbled and not codes & {"pdf-without-text", "pdf-pages-without-text"}:
        return text, problems
    from directives.formats.scan import can_read_scans, read_scan

    if garbled and not can_read_scans():
        return "", [error("pdf-letters-lost", place)]
    if not has_errors(problems) and not can_read_scans():
        return text, problems
    scanned, told = read_scan(data, place, "pdf", again=garbled)
    if garbled:
        return (scanned, told) if scanned else ("", [error("pdf-letters-lost", place)])
    return (scanned, told) if scanned or not text else (text, problems)


def is_garbled(text: str) -> bool:
    """Whether the letters of a text are not those that the page shows: a font without its table gives signs of other
    scripts, or words that are none.
    """
    letters = [letter for letter in text if letter.isalpha()]
    strange = sum(not ord(letter) < 0x250 and not 0x1E00 <= ord(letter) < 0x1F00 for letter in letters)
    return strange > MOST_STRANGE * len(letters) or share_read(unicodedata.normalize("NFC", text)) < UNREADABLE


def _zipped(data: bytes) -> str:
    """Which office format a zip is, by the parts that its directory names; nothing is unpacked."""
    tail = data[-2_000_000:]
    if re.search(rb"word/document\d*\.xml", tail):
        return "docx"
    if b"xl/workbook.xml" in tail:
        return "xlsx"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    return "pptx" if b"ppt/presentation.xml" in tail else "zip" if b"PK\x05\x06" in data[-66_000:] else "file-damaged"


def _compound(data: bytes) -> str:
    """Which format an OLE file is, by the names of its streams."""
    for name, kind in (
        ("EncryptedPackage", "file-encrypted"),
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("PowerPoint", "ppt"),
    ):
        if name.encode("utf-16-le") in data:
            return kind
    return "file-damaged"
