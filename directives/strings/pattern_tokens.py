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
