"""With which words a match of a regular expression can begin, told from the pattern: whole words first."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from directives.strings.pattern_tokens import (
    BLANKS,
    DIGIT,
    DIGITS,
    LONGEST_TOKEN,
    MOST_TOKENS,
    NUMBER,
    Words,
    branch_end,
    group_end,
    read_tokens,
    times,
)


class Beginnings(dict[str, int]):
    """For each word of a text in small letters, alone or with the one behind it, which of many patterns, all of which open at a word,
    can match from it on, a bit for each.

    A pattern of which that cannot be told is among `anywhere`.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        super().__init__()
        self.anywhere = 0
        self._words: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        for at, pattern in enumerate(patterns):
            every = beginnings(pattern)
            self.anywhere |= 0 if every else 1 << at
            for begun in every:
                word, blank, _ = begun.partition(" ")
                self._words[word + blank] = self._words.get(word + blank, 0) | 1 << at
                pair = NUMBER.sub(DIGIT, begun)
                self._pairs[pair] = self._pairs.get(pair, 0) | 1 << at
        self._longest = max(map(len, (*self._words, *self._pairs)), default=0)

    def __missing__(self, words: str) -> int:
        plain = NUMBER.sub(DIGIT, words) if " " in words else words
        told = self[plain] if plain != words else self._told(words)
        if not words[:1].isdigit() and (joined := NUMBER.sub(DIGIT, words)) != plain:
            told |= self[joined]  # "t3" begins as "t0" does
        if len(self) > MOST_TOKENS:
            self.clear()
        if len(words) <= LONGEST_TOKEN:
            self[words] = told
        return told

    def _told(self, words: str) -> int:
        number = DIGITS.match(words) is not None and " " not in words
        told, whole = self._words.get(DIGIT, 0) if number else 0, f"{words} "
        begun = self._pairs if " " in words else self._words
        for length in range(1, min(len(whole), self._longest) + 1):
            told |= begun.get(whole[:length], 0)
        return told


@cache
def beginnings(pattern: str) -> Words:
    """The letters with which a match begins, one of these at least, up to its second word; a blank behind a whole word, a digit
    stands for a number. Empty where they cannot be told.
    """
    tokens = read_tokens(pattern)
    if tokens is None:
        return frozenset()
    found = frozenset(_ANY_NUMBER.sub(DIGIT, letters) for letters, _ in _begun(tokens, 0)[0])
    return found if all(letters[:1].isalnum() for letters in found) else frozenset()


_BLANKS, _ANY_NUMBER, _IN_WORDS = re.compile(" +"), re.compile(rf"\d+{DIGIT}$"), re.compile(r"\w")
_KNOWN = re.compile(r"(?:[^\W_]| )*")
_Begun = frozenset[tuple[str, bool]]
"""What a piece of a pattern may begin with, each with whether what follows the piece goes on with it."""
_NOTHING: _Begun = frozenset({("", True)})
_UNKNOWN: _Begun = frozenset({("", False)})
_WORD_OVER: _Begun = frozenset({(" ", False)})
"""Begins with a sign of no word ("ba (03)"): a whole word stands before it."""
_NO_WIDTH = ("^", "$", r"\b", r"\B")
_WORDS_BEGUN, _MOST_BEGUN = 2, 64
_BEYOND = re.compile(rf"((?:[^ ]+ ){{{_WORDS_BEGUN}}}).*")


def _begun(tokens: Sequence[re.Match[str]], at: int) -> tuple[_Begun, int]:
    """What the branches of a group begin with, and the place after them."""
    found: _Begun = frozenset()
    while True:
        one, at = _branch_begun(tokens, at)
        found |= one
        if at >= len(tokens) or tokens[at].lastgroup != "or":
            return found, at
        at += 1


def _branch_begun(tokens: Sequence[re.Match[str]], at: int) -> tuple[_Begun, int]:
    """The same of one branch: its pieces one behind the other, what may be missing beside what follows it; no further than tells."""
    found = _NOTHING
    while at < len(tokens) and tokens[at].lastgroup not in ("close", "or"):
        if not any(open_ for _, open_ in found):
            return found, branch_end(tokens, at)
        if tokens[at].lastgroup == "letters":
            found, at = _lettered(found, tokens[at][0]), at + 1
            continue
        blank = tokens[at]["other"] == r"\s"
        one, at = _one_begun(tokens, at)
        least, most, at = times(tokens, at)
        if most > 1 and not blank:
            one = frozenset((letters, False) for letters, _ in one)
        found = _followed(found, one if least else one | _NOTHING)
    return found, at


@cache
def _words_begun(group: str) -> _Begun:
    """What a group of words begins with."""
    return frozenset().union(*(_lettered(_NOTHING, word.replace(BLANKS, " ")) for word in group.split("|")))


def _lettered(found: _Begun, letters: str) -> _Begun:
    """What begins with the one, then these letters."""
    known = _KNOWN.match(letters)[0]  # type: ignore[index]
    found = _followed(found, frozenset({(known, True)}))
    return found if known == letters else _followed(found, _UNKNOWN if letters[len(known)] == "_" else _WORD_OVER)


def _followed(found: _Begun, one: _Begun) -> _Begun:
    """What begins with the one, then the other; as far as the second word, or the first where there are too many."""
    joined = {(before + letters, goes_on) for before, open_ in found if open_ for letters, goes_on in one}
    if len(joined) > _MOST_BEGUN:
        joined = {_first_word(letters, goes_on) for letters, goes_on in joined}
    told = {
        _up_to_second(letters, goes_on) if letters.count(" ") >= _WORDS_BEGUN else (letters, goes_on)
        for letters, goes_on in joined
    }
    return frozenset(told | {(letters, open_) for letters, open_ in found if not open_})


@cache
def _up_to_second(letters: str, goes_on: bool) -> tuple[str, bool]:
    cut = _BEYOND.sub(r"\1", _BLANKS.sub(" ", letters))
    return cut, goes_on and cut.count(" ") < _WORDS_BEGUN


def _first_word(letters: str, goes_on: bool) -> tuple[str, bool]:
    word, blank, _ = letters.partition(" ")
    return word + blank, goes_on and not blank


def _one_begun(tokens: Sequence[re.Match[str]], at: int) -> tuple[_Begun, int]:
    """What one letter, set or group begins with, and the place after it."""
    token = tokens[at]
    kind = token.lastgroup
    if kind == "look":
        return _NOTHING, group_end(tokens, at) + 1
    if kind == "open":
        found, at = _begun(tokens, at + 1)
        return found, at + 1
    if kind == "words":
        return _words_begun(token[kind]), at + 1
    if kind == "digit":
        return frozenset({(DIGIT, False)}), at + 1
    if token["other"] in _NO_WIDTH:
        return _NOTHING, at + 1
    letters = " " if token["other"] == r"\s" else token["letter"] or token["plain"] or ""
    if kind == "set" and re.fullmatch(r"[^\\^-]{1,4}", token["set"]):
        letters = token["set"]
    if letters and all(one == " " or one.isalnum() for one in letters):
        return frozenset((one, True) for one in letters), at + 1
    return _UNKNOWN if _IN_WORDS.search(letters or "_") else _WORD_OVER, at + 1
