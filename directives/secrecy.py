"""The mark of secrecy that a text bears: stamped, letter-spaced, or said in so many words."""

import re
from unicodedata import normalize

_DEGREE = r"(tuyệt\s+mật|tối\s+mật|mật)(?!\w)"
_DEGREES = {"".join(degree.split()): degree for degree in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")}
_PAGE = 82
"""Lines of the first page."""
_HEAD = 30
"""Lines in which the word alone with a capital is a mark."""
_LABEL = re.compile(r"(?i)^\W*(?:độ\s+mật|mức\s+độ\s+mật)\s*:?\s*")
_PAPER = r"(?:tài liệu|văn bản|công văn|công điện|hồ sơ|nội dung|thông tin|báo cáo|chỉ thị|kế hoạch|quyết định|phụ lục)"
_SAID = re.compile(
    rf"(?<!\w)(?:độ|mức độ|mức)\s+mật\s*:\s*[\"“(\[]?\s*{_DEGREE}(?!\W{{1,3}}(?:tuyệt|tối|mật|hoặc|và|hay)(?!\w))|"
    rf"{_PAPER}\s+này\s+(?:(?!không|chưa)\w+\s+){{0,3}}?(?:độ|mức độ)\s+(?:mật\s*:?\s*)?{_DEGREE}",
    re.IGNORECASE,
)
"""A label with its degree, if it is no list of degrees; or a paper that says it of itself."""
_LINE = re.compile(rf"(?i){_PAPER}(?: này)?\s+(?:thuộc |có |mang |đóng dấu )?(?:độ |mức độ )?(?:mật\s*:\s*)?{_DEGREE}")
_RECIPIENTS = re.compile(r"\W*Nơi nhận\b")
_FIRST = re.compile(r"(?m)^\W*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*[-–—:.,)\]]")


def secrecy_mark(text: str) -> str | None:
    """The degree of secrecy stamped on the document (MẬT, TỐI MẬT, TUYỆT MẬT); None for the word in running text."""
    text = normalize("NFC", text)
    if "ậ" not in text.lower():
        return None
    lines = [line for raw in text.split("\n") if (line := raw.strip("\u200b\ufeff\f \t\r"))]
    return _stamped(lines[:_PAGE]) or _said(lines)


def typed_mark(text: str) -> str | None:
    """The same of a few words that somebody typed: there it may also open a line that goes on."""
    found = _FIRST.search(normalize("NFC", text))
    return found.group(1) if found else secrecy_mark(text)


def _stamped(lines: list[str]) -> str | None:
    before = ""
    for index, line in enumerate(lines):
        pieces = (line, *re.split(r"\t|\s{3,}|\|", line))
        found = None if before.endswith(("bí", "bảo", "giải", "cơ")) else _first(pieces, index < _HEAD)
        if found:
            return found
        before = line.lower()
    return None


def _first(pieces: tuple[str, ...], near_head: bool) -> str | None:
    for piece in pieces:
        plain = _LABEL.sub("", piece).strip(' *_.()[]-–:"“”')
        letters = plain.split()
        spaced = len(letters) > 2 and all(len(letter) == 1 for letter in letters)
        degree = _DEGREES.get("".join(letters).upper()) if spaced or len(letters) < 3 else None
        stamped = piece.strip().isupper() or ":" in piece or (near_head and plain.capitalize() == plain)
        if degree and (stamped or spaced):
            return degree
    return None


def _said(lines: list[str]) -> str | None:
    """On the first page and before the recipients: words that say it of this document."""
    recipients = next((index for index, line in enumerate(lines) if _RECIPIENTS.match(line)), len(lines))
    zone = lines[: max(recipients, _PAGE)]
    whole = (_LINE.fullmatch(line.strip(" \t*_.()[]-")) for line in zone)
    found = _SAID.search("\n".join(zone)) or next((one for one in whole if one), None)
    return _plain(found) if found else None


def _plain(found: re.Match[str]) -> str:
    return " ".join(next(group for group in found.groups() if group).upper().split())
