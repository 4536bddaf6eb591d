"""Which of many regular expressions can match a text at all, told by the words that each needs: a look before the search."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

DIGIT = "0"
"""Stands for any digit among the words that a pattern needs."""
_MOST = 24
"""The most words of which one is needed; more would be looked for longer than the pattern."""
_MOST_SPELLINGS = 6
_TOKEN = re.compile(
    r"(?P<look>\(\?(?:<?[=!]))|(?P<open>\((?:\?:|\?P<\w+>|(?!\?)))|(?P<close>\))|(?P<or>\|)"
    r"|(?P<times>[*+?]\??|\{\d+(?:,\d*)?\}\??)|(?P<digit>\\d)|\\(?P<plain>[^\w\s])|(?P<other>\\.|[.^$])"
    r"|\[(?P<set>\^?\]?(?:\\.|[^\]\\])*)\]|(?P<letter>.)",
    re.DOTALL,
)
Words = frozenset[str]


class _Piece(NamedTuple):
    """A piece of a pattern: the spellings it has where it is a letter, or the sets of words of which it needs one each."""

    letters: tuple[str, ...] = ()
    needs: tuple[Words, ...] = ()


class Sieve:
    """Patterns in order, and for a text the few of them that can match; never leaves out one that does.

    The patterns are regular expressions without flags, matched on text in small letters.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        every = [needs(pattern) for pattern in patterns]
        self._all = (1 << len(every)) - 1
        self._rounds: list[tuple[int, dict[str, int]]] = []
        for turn in range(max(map(len, every), default=0)):
            free = sum(1 << at for at, need in enumerate(every) if len(need) <= turn)
            by_word: dict[str, int] = {}
            for at, need in enumerate(every):
                for word in need[turn] if len(need) > turn else ():
                    by_word[word] = by_word.get(word, 0) | 1 << at
            self._rounds.append((free, by_word))
        self._words = sorted({word for _, by_word in self._rounds for word in by_word} - {DIGIT})

    def possible(self, text: str) -> list[int]:
        """The places of the patterns that can match in this text, in order."""
        here = [word for word in self._words if word in text]
        if _DIGITS.search(text):
            here.append(DIGIT)
        left = self._all
        for free, by_word in self._rounds:
            for word in here:
                free |= by_word.get(word, 0)
            left &= free
        found = []
        while left:
            lowest = left & -left
            found.append(lowest.bit_length() - 1)
            left ^= lowest
        return found


_DIGITS = re.compile(r"\d")


def needs(pattern: str) -> tuple[Words, ...]:
    """Sets of words: a text in which this pattern matches holds at least one of each. () where none can be told."""
    found, _ = _alternatives(list(_TOKEN.finditer(pattern)), 0)
    return tuple(dict.fromkeys(words for words in found if len(words) <= _MOST))


def _alternatives(tokens: Sequence[re.Match[str]], at: int) -> tuple[tuple[Words, ...], int]:
    """What a group needs up to its end: of several branches one word of the best set of each."""
    branches: list[tuple[Words, ...]] = []
    while True:
        branch, at = _sequence(tokens, at)
        branches.append(branch)
        if at >= len(tokens) or tokens[at].lastgroup != "or":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    best = [_best(branch) for branch in branches]
    if any(words is None for words in best):
        return (), at
    return (frozenset[str]().union(*(words for words in best if words)),), at


def _sequence(tokens: Sequence[re.Match[str]], at: int) -> tuple[tuple[Words, ...], int]:
    """What the pieces of one branch need, letters that stand side by side as one word."""
    found: list[Words] = []
    run: tuple[str, ...] = ("",)
    while at < len(tokens) and tokens[at].lastgroup not in ("close", "or"):
        piece, at = _piece(tokens, at)
        least, most, at = _times(tokens, at)
        if piece.letters and least and most == 1 and len(run) * len(piece.letters) <= _MOST_SPELLINGS:
            run = tuple(word + letter for word in run for letter in piece.letters)
            continue
        found.extend(_words(run))
        run = ("",)
        if least and piece.letters:
            run = piece.letters if most == 1 else run
        elif least:
            found.extend(piece.needs)
    return (*found, *_words(run)), at


def _words(run: tuple[str, ...]) -> list[Words]:
    return [frozenset(run)] if len(run[0]) > 1 or (not run[0].isalnum() and run[0]) else []


def _piece(tokens: Sequence[re.Match[str]], at: int) -> tuple[_Piece, int]:
    """One letter, set or group and the place after it."""
    token = tokens[at]
    kind = token.lastgroup
    if kind in ("open", "look"):
        inner, at = _alternatives(tokens, at + 1)
        return _Piece(needs=inner if kind == "open" else ()), at + 1
    if kind == "digit":
        return _Piece(needs=(frozenset({DIGIT}),)), at + 1
    if kind in ("letter", "plain"):
        return _Piece(letters=(token[kind],)), at + 1
    if kind == "set" and re.fullmatch(r"[^\\^-]{1,4}", token["set"]):
        return _Piece(letters=tuple(token["set"])), at + 1
    return _Piece(), at + 1


def _times(tokens: Sequence[re.Match[str]], at: int) -> tuple[bool, int, int]:
    """Whether the piece before must be there, how often at most (2: more than once), and the place after its sign."""
    if at >= len(tokens) or tokens[at].lastgroup != "times":
        return True, 1, at
    sign = tokens[at].group()
    if sign[0] == "{":
        least = int(re.match(r"\{(\d+)", sign).group(1))  # type: ignore[union-attr]
        return least > 0, 1 if sign in ("{1}", "{1,1}") else 2, at + 1
    return sign[0] == "+", 1 if sign[0] == "?" else 2, at + 1


def _best(need: Sequence[Words]) -> Words | None:
    """The set that tells most: of the longest words, then the smallest."""
    told = [words for words in need if len(words) <= _MOST]
    return min(told, key=lambda words: (DIGIT in words, -min(map(len, words)), len(words)), default=None)
