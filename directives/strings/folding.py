"""The folding by which words are compared: small letters, tone marks in one place, or no marks at all."""

import codecs
import re
import unicodedata

from directives.strings.kept import kept

_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONES_OF = re.compile(r"o[àáảãạèéẻẽẹ](?<!q..)\b"), re.compile(r"u[ỳýỷỹỵ](?<!q..)\b")
"""Behind "q" the vowel is no part of it ("quý"). One for each letter: what one letter opens is found sooner."""
_I_FOR_Y = re.compile(r"(?:q(?<!\wq)ui|k(?<!\wk)[ìíĩỉ]|l(?<!\wl)í|m(?<!\wm)ĩ)\b")
"""What one sign of few opens is found sooner, so each is asked about what stands before it."""
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
    of_o, of_u = _OLD_TONES_OF
    placed = of_u.sub(_placed_tone, of_o.sub(_placed_tone, lowered))
    if "quí" in placed or "gởi" in placed:
        placed = placed.replace("quí", "quý").replace("gởi", "gửi")
    return _I_FOR_Y.sub(_placed_i, placed) if _may_hold_i(placed) else placed


def _may_hold_i(text: str) -> bool:
    """Whether a syllable stands in it that many write with i, the lexicons with y ("định kì", "kí", "qui định"); asked of each text,
    so without a loop.
    """
    return "kì" in text or "kí" in text or "kĩ" in text or "kỉ" in text or "lí" in text or "mĩ" in text or "qui" in text


def _placed_i(found: re.Match[str]) -> str:
    return found.group().translate(_Y)


def _placed_tone(found: re.Match[str]) -> str:
    return _OLD_TONES[found.group()]


@kept
def bare(text: str) -> str:
    """Lower case without tone marks, the same length as `text`: what a scan may have lost is not compared."""
    folded = fold(text)
    try:
        return codecs.charmap_decode(codecs.charmap_encode(folded, "strict", _BYTES)[0], "strict", _UNMARKED)[0]
    except UnicodeEncodeError:  # a sign that hardly a text holds
        return folded.translate(_BARE)


class _Bare(dict[int, str]):
    """Letter to letter without its marks, each worked out once; a mark that stands alone is a blank."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code))[:1] or " "
        return self[code]


_BARE = _Bare({ord("đ"): "d"})
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_USUAL = "".join(map(chr, range(128))) + _MARKED + "“”‘’…•·°×≥≤"
"""The signs of nearly all texts once they are folded: few enough to be a byte each, which is taken for another at once."""
_BYTES, _UNMARKED = codecs.charmap_build(_USUAL.ljust(256, "\ufffe")), _USUAL.translate(_BARE).ljust(256, "\ufffe")
