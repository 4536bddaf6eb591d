"""Words without the blank between them: lost in the text layer of a PDF ("nhiệm vụchính"), not typed behind a sign ("sở,ban,ngành")."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from directives.lexicon import lexicon
from directives.strings.capitals import CAPITALS

FEWEST = 3
"""Such words that a document has at least before any is parted: fewer are misprints, which stay as printed."""
_SHORTEST, _LONGEST, _MOST = 4, 32, 4
"""Letters of a glued word, and syllables in it at most: a syllable has eight letters at most."""
_TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_VOWELS = "aăâeêioôơuưy" + _TONED
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[{_VOWELS}]{{1,3}}(?:ch|nh|ng|[cmnpt])?", re.IGNORECASE
)
_MARK = re.compile(f"[{_TONED}]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_WORD = re.compile(rf"(?<![^\W_])[^\W_]*[{_TONED}][^\W_]+")
_NEXT = re.compile(rf"(?<=[{_TONED}])(?=[{CAPITALS}đ\d])")
"""Behind a small letter with a tone mark: a capital, a digit or "đ", with which no syllable goes on."""


_MOTTO = re.compile(r"(?<=[^\W\d_])(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–—])")
_CAPITAL = "[A-ZĐÂĂÊÔƠƯÁẤẢẠỨỬÝ]"
_PLACE = re.compile(
    r"(?m)^(\W*S[ốôo]\s*:?\s*\d*\s?/\s?[A-ZĐ&\d./-]*[A-ZĐ&])"
    rf"(?=(?!No\b){_CAPITAL}[a-zà-ỹđ]*[{_VOWELS}][a-zà-ỹđ]*(?: {_CAPITAL}[^\W\d_]*){{0,3}},\s*ngày\s)"
)
_HEAD, _GAP = 1_000, " " * 4
"""Characters in which a letterhead stands, and what parts its columns."""


_UNSPACED = re.compile(r"[,;](?=[^\W\d_]{2})(?:(?<=[^\W\d_]{2}[,;])|(?<=[\d)”][,;]))")
"""A comma or semicolon typed without its blank, of words of two letters at least: "a,b" may be a formula. It opens with the sign, as do
the next two: few signs of a text are one, and only at these is anything looked at.
"""
_RUN_ON = re.compile(r"\.(?=([^\W\d_]{2}))(?<=[^\W\d_]{2}\.)")
_WORD_BEFORE, _LONGEST_BEFORE = re.compile(r"(?<![^\W_])[^\W\d_]{2,8}\Z"), 8
_ADDRESS = re.compile(r"[^\s,;()]*(?:@|://|www\.)[^\s,;()]*")
"""Of a mailbox or a page: no blank belongs into it."""
_YEAR_ENDS = re.compile(r"\.(?=([^\W\d_]{2}))(?<=\b20\d\d\.)")


_SMALL = "a-z" + "đăâêôơư" + _TONED
_CELLS = re.compile(rf"[{_SMALL}](?=[{_SMALL.upper()}])")
_FEWEST_CELLS = 5
"""Places of a passage with a capital right behind a small letter, at least, where cells ran together: "VNeID", "iPhone" have one."""


def cells_run_together(text: str) -> bool:
    """Whether the cells of a table were written one behind another without a blank ("Đơn vị chủ trìThời hạnSản phẩm")."""
    return len(_CELLS.findall(text)) >= _FEWEST_CELLS


def spaced(text: str) -> str:
    """The text with the blank that was not typed behind a comma, a semicolon, or a full stop before a new sentence.

    Signs of papers ("VT,TH"), addresses and shortened words ("tp.Hồ") stay as they are: before a stop stands a syllable in small letters.
    """
    parted = _UNSPACED.sub(_with_blank, text)
    parted = _RUN_ON.sub(_with_next, parted)
    return _YEAR_ENDS.sub(
        lambda stop: f"{stop[0]} " if stop[1].istitle() and not _in_address(stop) else stop[0], parted
    )


def _with_blank(sign: re.Match[str]) -> str:
    before, behind = sign.string[sign.start() - 1], sign.string[sign.end()]
    return sign[0] if before.isupper() and behind.isupper() else f"{sign[0]} "


def _with_next(stop: re.Match[str]) -> str:
    at = stop.start()
    before = _WORD_BEFORE.search(stop.string, at - min(at, _LONGEST_BEFORE), at) if stop[1].istitle() else None
    parts = before is not None and before[0].islower() and is_syllable(before[0]) and not _in_address(stop)
    return f"{stop[0]} " if parts else stop[0]


def _in_address(stop: re.Match[str]) -> bool:
    text, at = stop.string, stop.start()
    word = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return any(
        found.end() > stop.end()
        for found in _ADDRESS.finditer(text, word, stop.end() + _LONGEST)
        if found.start() <= at
    )


def parted_columns(text: str) -> str:
    """The two columns of a letterhead that were read into one line without a blank ("Số: 5/SYT-VPSông Thao, ngày ...")."""
    head = text[:_HEAD]
    return _PLACE.sub(rf"\1{_GAP}", _MOTTO.sub(_GAP, head)) + text[_HEAD:]


def unglued(text: str) -> tuple[str, int]:
    """The text with a blank put where it surely was, and how many words were parted."""
    different = " ".join(set(text.split()))  # a text repeats its words, and has few that are glued
    glued = {word for word in set(_LETTERS.findall(different)) if _apart(word) != word}
    parted = sum(map(glued.__contains__, _LETTERS.findall(text))) if glued else 0
    if parted < FEWEST:
        return _before_duties(text, 0)
    return _before_duties(_WORD.sub(lambda found: _apart(found.group()), text), parted)


def _before_duties(text: str, parted: int) -> tuple[str, int]:
    """The same with a blank before a verb of two words that surely opens work ("Bộ Xây dựngchủ trì"), be there but one such misprint."""
    cuts: list[int] = []
    for verb in _duties():
        at = text.find(verb)
        while at >= 0:
            if text[at - 1 : at].isalpha() and _is_glued(text, at, verb):
                cuts.append(at)
            at = text.find(verb, at + len(verb))
    if not cuts:
        return text, parted
    ends = [0, *sorted(cuts), len(text)]
    return " ".join(text[start:end] for start, end in pairwise(ends)), parted + len(cuts)


@cache
def _duties() -> tuple[str, ...]:
    return tuple(verb for verb in lexicon("duties")["firm"] if verb.count(" ") == 1)


def _is_glued(text: str, at: int, verb: str) -> bool:
    """Whether a whole syllable ends where a verb begins, and both together are none."""
    start = at
    while start > 0 and at - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    before, first = text[start:at], verb.split()[0]
    behind = text[at + len(verb) : at + len(verb) + 1]
    whole = len(before) > 1 and is_syllable(before) and not is_syllable(before + first)
    return whole and not behind.isalpha()


@lru_cache(maxsize=16_384)
def _apart(word: str) -> str:
    """The words of a glued one: those that only one way of parting makes syllables of; the same where it is one, or nobody knows."""
    return " ".join(_syllables(part) for part in _NEXT.split(word)) if _WORD.fullmatch(word) else word


def _syllables(word: str) -> str:
    if not _SHORTEST <= len(word) <= _LONGEST or word.isupper() or not word.isalpha() or is_syllable(word):
        return word
    ways = list(_ways(word, _MOST))
    return " ".join(ways[0]) if len(ways) == 1 else word


def _ways(word: str, most: int) -> list[tuple[str, ...]]:
    """All ways to part a word behind letters with tone marks into syllables, of two letters at least."""
    found: list[tuple[str, ...]] = [(word,)] if is_syllable(word) else []
    for mark in _MARK.finditer(word) if most > 1 else ():
        first, rest = word[: mark.end()], word[mark.end() :]
        if len(first) > 1 and len(rest) > 1 and is_syllable(first):
            found.extend((first, *after) for after in _ways(rest, most - 1))
    return found


def is_syllable(word: str) -> bool:
    """Whether a word has the form of a Vietnamese syllable, with one tone mark at most."""
    return len(_MARK.findall(word)) <= 1 and _SYLLABLE.fullmatch(word) is not None
