"""The order of the Vietnamese alphabet, the same whatever the database: a ă â b c d đ e ê …, of the same letters by tone."""

import unicodedata
from functools import lru_cache

_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot: the order of dictionaries."""
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, 1)}
Key = tuple[tuple[int, ...], tuple[int, ...], str]


@lru_cache(maxsize=65536)
def alphabetical(name: str) -> Key:
    """The key that names are sorted by: word for word, Đ after D, Ư after U; signs and cases count last."""
    letters: list[int] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFC", name).casefold():
        parts = unicodedata.normalize("NFD", sign)
        tone = next((_TONES.index(one) + 1 for one in parts if one in _TONES), 0)
        letter = unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))
        if letter in _RANK:
            letters.append(_RANK[letter])
            tones.append(tone)
        elif letter.isspace():
            letters.append(0)
            tones.append(0)
        elif letter.isalpha():
            letters.append(len(_LETTERS) + ord(letter[0]))
            tones.append(tone)
    return tuple(letters), tuple(tones), name
