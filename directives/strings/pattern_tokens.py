"""A regular expression in its tokens, and how numbers stand among the words that it needs."""

import re
from collections.abc import Sequence

DIGIT = "0"
"""Stands for any digit among the words that a pattern needs."""
MOST_TOKENS, LONGEST_TOKEN = 20_000, 40
"""How many words of texts, and how long ones, are remembered with what they tell."""
TOKEN = re.compile(
    r"(?P<look>\(\?(?:<?[=!]))|(?P<open>\((?:\?[:>]|\?P<\w+>|(?!\?)))|(?P<close>\))|(?P<or>\|)"
    r"|(?P<times>[*+?]\??|\{\d+(?:,\d*)?\}\??)|(?P<digit>\\d)|\\(?P<plain>[^\w\s])|(?P<other>\\.|[.^$]|\(\?P=\w+\))"
    r"|\[(?P<set>\^?\]?(?:\\.|[^\]\\])*)\]|(?P<letter>.)",
    re.DOTALL,
)
_WORD = r"(?:[^\\()\[\]|*+?{}.^$]|\\[^\w\s|]|\\s\+(?![+?]))*"
WORDS = rf"\(\?:(?P<words>{_WORD}(?:\|{_WORD})+)\)"
"""A group of nothing but words, the blanks within them loose."""
_TOGETHER = re.compile(rf"{WORDS}|(?P<letters>[^\\()\[\]|*+?{{}}.^$]{{2,}}(?![*+?{{]))|{TOKEN.pattern}", re.DOTALL)
"""Tokens, but a group of words as one, and letters side by side that stand once each as one."""
_PERHAPS_OTHER = re.compile(r"\(\?(?![:>=!]|<[=!]|P<)")
BLANKS = r"\s+"
Words = frozenset[str]
DIGITS, NUMBER = re.compile(r"\d"), re.compile(r"\d+")


def times(tokens: Sequence[re.Match[str]], at: int) -> tuple[bool, int, int]:
    """Whether the piece before must be there, how often at most (2: more than once), and the place after its sign."""
    if at >= len(tokens) or tokens[at].lastgroup != "times":
        return True, 1, at
    sign = tokens[at].group()
    if sign[0] == "{":
        least = int(re.match(r"\{(\d+)", sign).group(1))  # type: ignore[union-attr]
        return least > 0, 1 if sign in ("{1}", "{1,1}") else 2, at + 1
    return sign[0] == "+", 1 if sign[0] == "?" else 2, at + 1


def read_tokens(pattern: str) -> list[re.Match[str]] | None:
    """The tokens of a pattern, words and letters together; None where it holds a group of a kind that is not understood here."""
    tokens = list(_TOGETHER.finditer(pattern))
    if _PERHAPS_OTHER.search(pattern) and any(token.lastgroup == "letter" and token[0] == "(" for token in tokens):
        return None
    return tokens


def branch_end(tokens: Sequence[re.Match[str]], at: int) -> int:
    """The next `|` or the bracket that closes the group, at its own depth."""
    depth = 0
    while at < len(tokens):
        kind = tokens[at].lastgroup
        if depth == 0 and kind in ("or", "close"):
            return at
        depth += (kind in ("open", "look")) - (kind == "close")
        at += 1
    return at


def group_end(tokens: Sequence[re.Match[str]], at: int) -> int:
    """Where the group that opens here is closed."""
    depth = 0
    for place in range(at, len(tokens)):
        kind = tokens[place].lastgroup
        if kind == "close":
            depth -= 1
            if not depth:
                return place
        elif kind == "open" or kind == "look":
            depth += 1
    return len(tokens) - 1
