"""The folding by which words are compared: small letters, tone marks in one place, or no marks at all."""

import codecs
import re
import unicodedata

from directives.strings.kept import kept

_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE = {old: re.compile(rf"{old}(?<!q..)\b") for old in _OLD_TONES}
"""Behind "q" the vowel is no part of it ("quý"). One for each: a text holds few of them, and what is put there is always the same."""
_I_FOR_Y = re.compile(r"(?:q(?<!\wq)ui|k(?<!\wk)[ìíĩỉ]|l(?<!\wl)í|m(?<!\wm)ĩ)\b")
"""What one sign of few opens is found sooner, so each is asked about what stands before it."""
_MAYBE_I = ("qui", "kì", "kí", "kĩ", "kỉ", "lí", "mĩ")
"""Syllables that many write with i and the language of the lexicons with y ("định kì", "kí", "qui định")."""
_ODD = re.compile(
    r"[àáảãạèéẻẽẹỳýỷỹỵìíĩỉở](?<=[gklmou].)"
    r"(?:(?<=o[àáảãạèéẻẽẹ])|(?<=u[ỳýỷỹỵí])|(?<=k[ìíĩỉ])|(?<=lí)|(?<=mĩ)|(?<=gở))"
)
"""Where something of all these stands, but for "qui": most texts have none of it."""
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
    if _ODD.search(lowered) is None and _MAYBE_I[0] not in lowered:
        return lowered
    placed = lowered.replace("quí", "quý").replace("gởi", "gửi")
    for old, today in _OLD_TONES.items():
        if old in placed:
            placed = _OLD_TONE[old].sub(today, placed)
    if any(map(placed.__contains__, _MAYBE_I)):
        return _I_FOR_Y.sub(lambda found: found.group().translate(_Y), placed)
    return placed


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
