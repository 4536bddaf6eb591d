"""The bytes of a plain text to its letters: Unicode in any of its forms, the Vietnamese code page, and what was read by a wrong one."""

import html
import re
import unicodedata
from collections.abc import Callable

from directives.words.readable import DOUBTFUL, FEW, share_read

_CONTROL = bytes(byte for byte in range(32) if byte < 9 or byte > 13)
_PLAIN = bytes(range(127))
_REFERENCE = re.compile(r"&#(?:x[0-9a-fA-F]{2,5}|\d{3,6});")
_SURE = 0.95
"""The share of words that are syllables from which a mended text is taken to be what was typed."""
LOST, _MOST_LOST, _SHORT = "\ufffd", 5, 200
"""What stands for a letter that was lost, how many a file may have, and characters below which it has none."""
_MOST_WRAPPED = 2
"""How often the same wrong reading is undone."""


def decoded(data: bytes) -> str | None:
    """The text, None where no encoding gives one; letters of old fonts stay as they are."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1258" or share_read(unicodedata.normalize("NFC", text), FEW) >= _SURE:
            return text
    return _nearly(data)


def is_text(data: bytes) -> bool:
    """Whether the bytes are letters in any encoding."""
    text = decoded(data)
    return bool(text) and "\x00" not in (text or "")


def _nearly(data: bytes) -> str | None:
    """A text in UTF-8 but for a few bytes, as of a file that was cut: a sign for letters lost stands in their place."""
    text = data.decode("utf-8-sig", "replace")
    lost = text.count(LOST)
    return text if len(text) > _SHORT and lost <= _MOST_LOST and share_read(text) >= _SURE else None


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return ("utf-32",)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if (wide := _wide(data[:4096])) is not None:
        return (wide,)
    return ("utf-8-sig", "cp1258", "cp1252") if _could_be_legacy(data) else ("utf-8-sig",)


def _wide(sample: bytes) -> str | None:
    """Which of the wide forms without a mark at the beginning it is, by where its zeros stand: a fifth of the signs of a text are plain."""
    zeros = [sample[at::4].count(0) for at in range(4)]
    most = len(sample) // 4
    if not most or sum(zeros) * 5 < most:
        return None
    for name, empty in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        if all(zeros[at] >= most for at in empty):
            return name
    low, high = zeros[0] + zeros[2], zeros[1] + zeros[3]
    return "utf-16-le" if high > 4 * low else "utf-16-be" if low > 4 * high else None


def _could_be_legacy(data: bytes) -> bool:
    """Single-byte text with few control characters: code page 1258, TCVN3 and VNI files saved as they were typed."""
    sample = data[:4096]
    return sample.translate(None, _CONTROL) == sample and 2 * len(sample.translate(None, _PLAIN)) < len(sample)


def mended(text: str) -> tuple[str, str | None]:
    """A text whose letters were read by a wrong table as they were typed, and what was undone; the same and None where that is not sure."""
    if (before := share_read(text, FEW)) >= DOUBTFUL and len(_REFERENCE.findall(text)) * 50 < len(text):
        return text, None
    for name, undo in _UNDONE.items():
        better = text
        for _ in range(_MOST_WRAPPED):
            try:
                better = unicodedata.normalize("NFC", undo(better))
            except UnicodeError:
                break
            if (share := share_read(better, FEW)) >= _SURE and (share > before or undo is html.unescape):
                return better, name
    return text, None


def _bytes_of(text: str) -> bytes:
    """The bytes of a text read as code page 1252, those without a letter there as they stand."""
    return b"".join(_byte_of(sign) for sign in text)


def _byte_of(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


_UNDONE: dict[str, Callable[[str], str]] = {
    "UTF-8": lambda text: _bytes_of(text).decode("utf-8"),
    "UTF-8 (Mac)": lambda text: text.encode("mac_roman").decode("utf-8"),
    "Windows-1258": lambda text: _bytes_of(text).decode("cp1258"),
    "HTML": html.unescape,
}
"""The encoding that letters were in when something else was read into them, and how that is undone."""
