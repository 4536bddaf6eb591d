"""A document's bytes to its text. It stays as printed, but for words that a PDF's text layer or a typist glued together."""

import re
import unicodedata

from directives.formats.kinds import broken_as_named, kind_of, read_format, told_of_name
from directives.formats.plain import LOST, decoded, mended
from directives.strings.emphasis import without_emphasis
from directives.strings.quoted import unquoted
from directives.strings.unseen import as_it_looks, without_unseen
from directives.structure.page_marks import without_note_marks, without_page_marks
from directives.structure.scanned_sections import with_numbers
from directives.structure.scanned_tables import torn_tables
from directives.structure.web_page import own_text, with_whole_marks
from directives.tables.typed import with_typed_rows
from directives.words.glued import parted_columns, spaced, unglued
from directives.words.glued_scan import parted_words
from directives.words.readable import DOUBTFUL, UNREADABLE, share_read, unreadable_lines, without_marks
from directives.words.scanned_words import with_known_words
from plans.problems import Place, Problem, doubt, error, has_errors, note

MOST_BYTES = 20_000_000
"""The largest document that is read, in bytes."""

_VNI, _UNICODE_ONLY = re.compile(r"(?i)[aeo][âøùûõïäåëüú]|a[êéè]|[ñö]"), re.compile("[ươăạếộ]")
"""Pairs of letters as VNI writes them; letters that no legacy text has."""
_LEGACY = "¸µ¶·¹¨¾»¼½Æ©Ê§®\u00ad×Ø¥"
_LONGEST_DESERT = 300
_DESERT = re.compile(rf"(?<!\W)\W{{{_LONGEST_DESERT + 1},}}+")
_STEP = 50
_PERHAPS_DESERT = re.compile(rf"\W{{{_LONGEST_DESERT // _STEP}}}")
"""What a desert leaves of itself among every fiftieth sign of a text: most texts are told to have none by these."""
_PICTURED = frozenset({"pdf", "png", "jpg", "tiff"})
"""Formats that may hold pictures of pages."""
_BREAK = re.compile(r"(?i)<br\s*/?>")
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def read_text(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text in NFC with plain line ends; an unreadable document gives "" and errors, never an exception.

    The bytes say which format it is. Text may come with doubts and notes (read by OCR, named as another format).
    """
    place = Place(file=name)
    if len(data) > MOST_BYTES:
        return "", [error("file-too-large", place, megabytes=len(data) // 1_000_000, limit=MOST_BYTES // 1_000_000)]
    if not data.strip():
        return "", [error("file-empty", place)]
    kind = kind_of(data)
    if kind == "txt":
        text, problems = _with_line_ends(decoded(data) or ""), list[Problem]()
        if not text or "\x00" in text:
            wrong = "file-binary" if data.strip(_MARKS) else "file-empty"
            return "", broken_as_named(kind, place) or [error(wrong, place)]
    else:
        text, problems = read_format(kind, data, place)
        if has_errors(problems):
            return "", problems
    text = _without_deserts(
        unicodedata.normalize("NFC", without_unseen(text).replace("\r\n", "\n").replace("\r", "\n"))
    )
    if not text.strip():
        return "", [error("file-empty", place)]
    text, undone = mended(text)
    if undone:
        problems = [*problems, note("letters-mended", place, encoding=undone)]
    if (unreadable := _unreadable(text, kind, place)) is not None:
        renamed = broken_as_named(kind, place) if unreadable.code == "text-unreadable" else []
        return "", renamed or [unreadable]
    text, around = own_text(unquoted(without_note_marks(without_page_marks(as_it_looks(text)))))
    if around:
        problems = [*problems, note("web-page-around", place, n=around)]
    text, parted = unglued(parted_columns(without_emphasis(text)))
    if parted:
        problems = [*problems, note("words-parted", place, n=parted)]
    text = with_whole_marks(with_typed_rows(spaced(text)))
    if any(problem.code == "read-by-ocr" for problem in problems):
        text, again = parted_words(with_known_words(text))
        text, numbers = with_numbers(text, place)
        parts = [note("words-parted", place, n=again)] if again else []
        problems = [*problems, *parts, *numbers, *torn_tables(text, place)]
    return text, [*problems, *_doubted(text, place), *told_of_name(kind, place)]


def _unreadable(text: str, kind: str, place: Place) -> Problem | None:
    """Why letters are not those that were typed; what was read from a picture of a page may be as bad as the page."""
    if _is_legacy(text):
        return error("legacy-font", place)
    if kind not in _PICTURED and share_read(text) < UNREADABLE:
        return error("text-unreadable", place)
    return None


def _doubted(text: str, place: Place) -> list[Problem]:
    """What of a text that can be read is perhaps not what was typed: its marks, some of its lines."""
    if without_marks(text):
        return [doubt("marks-lost", place)]
    if share_read(text) < DOUBTFUL:
        return [doubt("text-doubtful", place)]
    if (lost := text.count(LOST)) > 0:
        at = text.index(LOST)
        return [doubt("letters-lost", place.model_copy(update={"span": (at, at + 1)}), n=lost)]
    lines = unreadable_lines(text)
    return [doubt("lines-unreadable", place.model_copy(update={"span": lines[0]}), n=len(lines))] if lines else []


def _with_line_ends(text: str) -> str:
    """The text with breaks typed as a page of the web has them: a blank in the row of a table, else the end of a line."""
    if _BREAK.search(text) is None:
        return text
    return "\n".join(_BREAK.sub(" " if line.lstrip().startswith("|") else "\n", line) for line in text.split("\n"))


def _without_deserts(text: str) -> str:
    """The text with long stretches of blanks, rules and dots cut: looking for what comes after one costs its length, again and again."""
    if _PERHAPS_DESERT.search(text[::_STEP]) is None:
        return text
    return _DESERT.sub(lambda found: found.group()[:_LONGEST_DESERT], text)


def _is_legacy(text: str) -> bool:
    """TCVN3 or VNI letters: Latin-1 signs inside words where Vietnamese letters are missing."""
    odd = sum(text.count(sign) for sign in _LEGACY if sign in text)
    unlike = _UNICODE_ONLY.search(text) is not None
    if unlike and not odd:
        return False  # nearly all texts: a look at their first words tells
    letters = sum(map(str.isalpha, text))
    strange = odd > letters / 30 and odd > len(_VIETNAMESE.findall(text))
    return letters > 40 and (strange or (not unlike and len(_VNI.findall(text)) > 0.04 * letters))
