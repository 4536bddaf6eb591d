"""Which of many regular expressions can match a text at all, told by the words that each needs: a look before the search."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

from directives.strings.kept import kept
from directives.strings.pattern_tokens import (
    BLANKS,
    DIGIT,
    DIGITS,
    LONGEST_TOKEN,
    MOST_TOKENS,
    NUMBER,
    Words,
    group_end,
    read_tokens,
    times,
)

_MOST = 24
"""The most words of which one is needed; more would be looked for longer than the pattern."""
_MOST_TURNS = 3
"""The sets that are looked for of each pattern, those that tell most; further ones rule out hardly any text."""
_MOST_SPELLINGS = 6
MOST_LOOKED_FOR = 16
"""The most words of a text that are looked for one by one."""


class _Piece(NamedTuple):
    """A piece of a pattern: the spellings it has where it is a letter, or the sets of words of which it needs one each."""

    letters: tuple[str, ...] = ()
    needs: tuple[Words, ...] = ()


class Sieve:
    """Patterns in order, and for a text the few of them that can match; never leaves out one that does.

    The patterns are regular expressions without flags, matched on text in small letters.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        every = [sorted(needs(pattern), key=_telling)[:_MOST_TURNS] for pattern in patterns]
        self._size, self._turns = len(every), max(map(len, every), default=0)
        self._free = 0  # a bit for each pattern and turn: it needs nothing more
        bits: dict[str, int] = {}
        for at, need in enumerate(every):
            for turn in range(self._turns):
                bit = 1 << (turn * self._size + at)
                self._free |= bit if turn >= len(need) else 0
                for word in need[turn] if turn < len(need) else ():
                    bits[word] = bits.get(word, 0) | bit
        self._phrases = [(phrase, told) for phrase, told in bits.items() if _BLANK.search(phrase)]
        single = {word: told for word, told in bits.items() if not _BLANK.search(word)}
        for at, (phrase, _) in enumerate(self._phrases):  # looked for where a token holds the longest of its words
            longest = max(phrase.split(), key=len, default="")
            single[longest] = single.get(longest, 0) | 1 << (self._turns * self._size + at)
        self._counted = [(word, told) for word, told in single.items() if word != DIGIT and DIGITS.search(word)]
        self._told = _Tokens(single)

    def possible(self, text: str) -> tuple[int, ...]:
        """The places of the patterns that can match in this text, in order."""
        return places(self.mask(text))

    def mask(self, text: str) -> int:
        """The same as a number, a bit for each pattern."""
        told = self._free
        for token in _tokens(text) - self._told.nothing:
            told |= self._told[token]
        for word, bits in self._counted:
            told |= bits if word in text else 0
        for at in places(told >> (self._turns * self._size)):
            phrase, bits = self._phrases[at]
            told |= bits if phrase in text else 0
        left = (1 << self._size) - 1
        for turn in range(self._turns):
            left &= told >> (turn * self._size)
        return left


@kept
def places(left: int) -> tuple[int, ...]:
    """The places of the bits of a number, in order."""
    found = []
    while left:
        lowest = left & -left
        found.append(lowest.bit_length() - 1)
        left ^= lowest
    return tuple(found)


@partial(kept, most=64)
def _tokens(text: str) -> frozenset[str]:
    """The words of a text, each number as one digit; several sieves ask for them one after the other."""
    return frozenset(map(_plain.__getitem__, text.split()))


class _Plain(dict[str, str]):
    """What stands between two blanks with each number as one digit, worked out once for each."""

    def __missing__(self, token: str) -> str:
        plain = NUMBER.sub(DIGIT, token)
        if len(self) > MOST_TOKENS:
            self.clear()
        if len(token) <= LONGEST_TOKEN:
            self[token] = plain
        return plain


_plain = _Plain()


class _Tokens(dict[str, int]):
    """What the needed words in a token tell, worked out once for each: a language has few tokens, and texts repeat them.

    `nothing` holds those that tell nothing, which are most.
    """

    def __init__(self, bits: dict[str, int]) -> None:
        super().__init__()
        self._bits, self._longest = bits, max(map(len, bits), default=0)
        self.nothing: set[str] = set()

    def __missing__(self, token: str) -> int:
        told = self._bits.get("", 0)
        if len(token) ** 2 > 2 * len(self._bits):
            for word, bits in self._bits.items():
                told |= bits if word in token else 0
        else:  # a short token has fewer parts than there are words
            for start in range(len(token)):
                for end in range(start + 1, min(len(token), start + self._longest) + 1):
                    told |= self._bits.get(token[start:end], 0)
        if len(self) + len(self.nothing) > MOST_TOKENS:
            self.clear()
            self.nothing.clear()
        if len(token) <= LONGEST_TOKEN and told:
            self[token] = told
        elif len(token) <= LONGEST_TOKEN:
            self.nothing.add(token)
        return told


_BLANK, _ESCAPED = re.compile(r"\s"), re.compile(r"\\(.)")


def looked_for(pattern: str) -> tuple[str, ...]:
    """The few words of which each text in small letters holds one in which a pattern stands; none where they cannot be told."""
    best = _best([words for words in needs(pattern) if DIGIT not in words and len(words) <= MOST_LOOKED_FOR])
    return tuple(sorted(best or ()))


@cache
def needs(pattern: str) -> tuple[Words, ...]:
    """Sets of words: a text in which this pattern matches holds at least one of each. () where none can be told."""
    tokens = read_tokens(pattern)
    if tokens is None:
        return ()
    found, _ = _alternatives(tokens, 0)
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
        if tokens[at].lastgroup == "letters":
            run, at = tuple(word + tokens[at][0] for word in run), at + 1
            continue
        piece, at = _piece(tokens, at)
        least, most, at = times(tokens, at)
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


@cache
def _needs_of_words(group: str) -> tuple[Words, ...]:
    """What a group of words needs: of each the longest part between blanks."""
    found = set()
    for word in group.split("|"):
        parts = [part for written in word.split(BLANKS) for part, *_ in _words((_ESCAPED.sub(r"\1", written),))]
        if not parts:
            return ()
        found.add(max(parts, key=len))
    return (frozenset(found),)


def _words(run: tuple[str, ...]) -> list[Words]:
    return [frozenset(run)] if run[0].strip() and (len(run[0]) > 1 or not run[0].isalnum()) else []


_groups: dict[str, tuple[Words, ...]] = {}
"""What groups need, by what stands in them: many patterns hold the same."""


def _piece(tokens: Sequence[re.Match[str]], at: int) -> tuple[_Piece, int]:
    """One letter, set or group and the place after it."""
    token = tokens[at]
    kind = token.lastgroup
    if kind in ("open", "look"):
        end = group_end(tokens, at)
        if kind == "look" and "!" in token["look"]:
            return _Piece(), end + 1
        inner = token.string[token.end() : tokens[end].start()]
        if inner not in _groups:
            _groups[inner] = _alternatives(tokens, at + 1)[0]
        return _Piece(needs=_groups[inner]), end + 1
    if kind == "words":
        return _Piece(needs=_needs_of_words(token[kind])), at + 1
    if kind == "digit":
        return _Piece(needs=(frozenset({DIGIT}),)), at + 1
    if kind in ("letter", "plain"):
        return _Piece(letters=(token[kind],)), at + 1
    if kind == "set" and re.fullmatch(r"[^\\^-]{1,4}", token["set"]):
        return _Piece(letters=tuple(token["set"])), at + 1
    return _Piece(), at + 1


def _best(need: Sequence[Words]) -> Words | None:
    """The set that tells most: of the longest words, then the smallest."""
    return min((words for words in need if len(words) <= _MOST), key=_telling, default=None)


def _telling(words: Words) -> tuple[bool, int, int]:
    """How much a set tells: those that tell most come first."""
    return DIGIT in words, -min(map(len, words)), len(words)
