"""Which of many regular expressions can match a text at all, told by the words that each needs: a look before the search."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

from directives.strings.kept import kept

DIGIT = "0"
"""Stands for any digit among the words that a pattern needs."""
_MOST = 24
"""The most words of which one is needed; more would be looked for longer than the pattern."""
_MOST_TURNS = 3
"""The sets that are looked for of each pattern, those that tell most; further ones rule out hardly any text."""
_MOST_SPELLINGS = 6
MOST_LOOKED_FOR = 16
"""The most words of a text that are looked for one by one."""
_MOST_TOKENS, _LONGEST_TOKEN = 20_000, 40
TOKEN = re.compile(
    r"(?P<look>\(\?(?:<?[=!]))|(?P<open>\((?:\?[:>]|\?P<\w+>|(?!\?)))|(?P<close>\))|(?P<or>\|)"
    r"|(?P<times>[*+?]\??|\{\d+(?:,\d*)?\}\??)|(?P<digit>\\d)|\\(?P<plain>[^\w\s])|(?P<other>\\.|[.^$]|\(\?P=\w+\))"
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
        self._counted = [(word, told) for word, told in single.items() if word != DIGIT and _DIGITS.search(word)]
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
        plain = _NUMBER.sub(DIGIT, token)
        if len(self) > _MOST_TOKENS:
            self.clear()
        if len(token) <= _LONGEST_TOKEN:
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
        if len(self) + len(self.nothing) > _MOST_TOKENS:
            self.clear()
            self.nothing.clear()
        if len(token) <= _LONGEST_TOKEN and told:
            self[token] = told
        elif len(token) <= _LONGEST_TOKEN:
            self.nothing.add(token)
        return told


_BLANK = re.compile(r"\s")
_DIGITS, _NUMBER = re.compile(r"\d"), re.compile(r"\d+")


def looked_for(pattern: str) -> tuple[str, ...]:
    """The few words of which each text in small letters holds one in which a pattern stands; none where they cannot be told."""
    best = _best([words for words in needs(pattern) if DIGIT not in words and len(words) <= MOST_LOOKED_FOR])
    return tuple(sorted(best or ()))


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
                pair = _NUMBER.sub(DIGIT, begun)
                self._pairs[pair] = self._pairs.get(pair, 0) | 1 << at
        self._longest = max(map(len, (*self._words, *self._pairs)), default=0)

    def __missing__(self, words: str) -> int:
        plain = _NUMBER.sub(DIGIT, words) if " " in words else words
        told = self[plain] if plain != words else self._told(words)
        if len(self) > _MOST_TOKENS:
            self.clear()
        if len(words) <= _LONGEST_TOKEN:
            self[words] = told
        return told

    def _told(self, words: str) -> int:
        number = _DIGITS.match(words) is not None and " " not in words
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
    tokens = list(TOKEN.finditer(pattern))
    if any(token["letter"] == "(" for token in tokens):
        return frozenset()
    found = frozenset(_ANY_NUMBER.sub(DIGIT, letters) for letters, _ in _begun(tokens, 0)[0])
    return found if all(letters[:1].isalnum() for letters in found) else frozenset()


_BLANKS, _ANY_NUMBER = re.compile(" +"), re.compile(rf"\d+{DIGIT}$")
_Begun = frozenset[tuple[str, bool]]
"""What a piece of a pattern may begin with, each with whether what follows the piece goes on with it."""
_NOTHING: _Begun = frozenset({("", True)})
_UNKNOWN: _Begun = frozenset({("", False)})
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
    """The same of one branch: its pieces one behind the other, what may be missing beside what follows it."""
    found = _NOTHING
    while at < len(tokens) and tokens[at].lastgroup not in ("close", "or"):
        blank = tokens[at]["other"] == r"\s"
        one, at = _one_begun(tokens, at)
        least, most, at = _times(tokens, at)
        if most > 1 and not blank:
            one = frozenset((letters, False) for letters, _ in one)
        found = _followed(found, one if least else one | _NOTHING)
    return found, at


def _followed(found: _Begun, one: _Begun) -> _Begun:
    """What begins with the one, then the other; as far as the second word, or the first where there are too many."""
    joined = {(before + letters, goes_on) for before, open_ in found if open_ for letters, goes_on in one}
    if len(joined) > _MOST_BEGUN:
        joined = {_first_word(letters, goes_on) for letters, goes_on in joined}
    told = {
        _up_to_second(letters) if letters.count(" ") >= _WORDS_BEGUN else (letters, goes_on)
        for letters, goes_on in joined
    }
    return frozenset(told | {(letters, open_) for letters, open_ in found if not open_})


def _up_to_second(letters: str) -> tuple[str, bool]:
    cut = _BEYOND.sub(r"\1", _BLANKS.sub(" ", letters))
    return cut, cut.count(" ") < _WORDS_BEGUN


def _first_word(letters: str, goes_on: bool) -> tuple[str, bool]:
    word, blank, _ = letters.partition(" ")
    return word + blank, goes_on and not blank


def _one_begun(tokens: Sequence[re.Match[str]], at: int) -> tuple[_Begun, int]:
    """What one letter, set or group begins with, and the place after it."""
    token = tokens[at]
    kind = token.lastgroup
    if kind in ("open", "look"):
        found, at = _begun(tokens, at + 1)
        return found if kind == "open" else _NOTHING, at + 1
    if kind == "digit":
        return frozenset({(DIGIT, False)}), at + 1
    if token["other"] in _NO_WIDTH:
        return _NOTHING, at + 1
    letters = " " if token["other"] == r"\s" else token["letter"] or token["plain"] or ""
    if kind == "set" and re.fullmatch(r"[^\\^-]{1,4}", token["set"]):
        letters = token["set"]
    told = letters and all(one == " " or one.isalnum() for one in letters)
    return frozenset((one, True) for one in letters) if told else _UNKNOWN, at + 1


@cache
def needs(pattern: str) -> tuple[Words, ...]:
    """Sets of words: a text in which this pattern matches holds at least one of each. () where none can be told."""
    tokens = list(TOKEN.finditer(pattern))
    if any(token["letter"] == "(" for token in tokens):  # a group of a kind that is not understood here
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
    return [frozenset(run)] if run[0].strip() and (len(run[0]) > 1 or not run[0].isalnum()) else []


def _piece(tokens: Sequence[re.Match[str]], at: int) -> tuple[_Piece, int]:
    """One letter, set or group and the place after it."""
    token = tokens[at]
    kind = token.lastgroup
    if kind in ("open", "look"):
        inner, at = _alternatives(tokens, at + 1)
        return _Piece(needs=inner if kind == "open" or "=" in token["look"] else ()), at + 1
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
    return min((words for words in need if len(words) <= _MOST), key=_telling, default=None)


def _telling(words: Words) -> tuple[bool, int, int]:
    """How much a set tells: those that tell most come first."""
    return DIGIT in words, -min(map(len, words)), len(words)
