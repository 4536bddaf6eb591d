"""The folding by which words are compared: small letters, tone marks in one place, or no marks at all."""

import re
import unicodedata

from directives.strings.kept import kept

_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ]\b")
_I_FOR_Y = re.compile(r"\b(?:qui|k[ìíĩỉ]|lí|mĩ)\b")
_MAYBE_I = ("qui", "kì", "kí", "kĩ", "kỉ", "lí", "mĩ")
"""Syllables that many write with i and the language of the lexicons with y ("định kì", "kí", "qui định")."""
_Y = str.maketrans("iìíĩỉ", "yỳýỹỷ")


@kept
def fold(text: str) -> str:
    """Lower case, tone marks in one place, plain dashes: the same length as `text`, for comparison only."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return place_tones(lowered.replace("–", "-").replace("—", "-").replace("−", "-"))


def place_tones(lowered: str) -> str:
    """Words in small letters as they are spelled today: "hòa" for "hoà", but "quý"; "quý" for "quí", "gửi" for "gởi"."""
    placed = _OLD_TONE.sub(_placed_tone, lowered).replace("quí", "quý").replace("gởi", "gửi")
    if any(map(placed.__contains__, _MAYBE_I)):
        return _I_FOR_Y.sub(lambda found: found.group().translate(_Y), placed)
    return placed


def _placed_tone(found: re.Match[str]) -> str:
    letters = found.group()
    spared = found.string[found.start() - 1 : found.start()] == "q"
    return letters if spared else _OLD_TONES.get(letters, letters)


@kept
def bare(text: str) -> str:
    """Lower case without tone marks, the same length as `text`: what a scan may have lost is not compared."""
    return fold(text).replace("đ", "d").translate(_BARE)


class _Bare(dict[int, str]):
    """Letter to letter without its marks, each worked out once; a mark that stands alone is a blank."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code))[:1] or " "
        return self[code]


_BARE = _Bare()
