"""Frames: phrases, and what stands before, between and behind them, as one pattern for folded text."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Lists = Callable[[str], Iterable[str]]
"""The phrases of a list by its name."""

WHOLE = r"(?!\w)"
"""After a word: it goes on no further."""
_JOIN, _BLANK = r"(?:\s?,)?\s+\(?", r"\s+\(?"
_WORD = r"[^\s.;,]+"
BLANKS_BEFORE = r"[\s,]*"
"""Before what stands at the start of a rest of a text: of no matter where only is asked whether it stands anywhere."""
_OPENED = {
    "opens": r"^\W*",
    "whole": r"^\W*",
    "start": rf"{BLANKS_BEFORE}(?<!\w)",
    "next": r"\s+",
    "comma": r"[,…][\s.…]*\s",
}
_MARKS = {"comma": r"\s*,\s+", "stop": r"[.,;]{1,2}\s+"}
_ENDED = {"end": "$", "whole": r"\W*$"}


def one_of(entries: Iterable[str]) -> str:
    """A regular expression for any of these words, white space loose."""
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries) + ")" + WHOLE


def frame(entry: Mapping[str, Any], lists: Lists) -> str:
    """The pattern of a frame, whose keys the head of lexicon/sentences.yaml tells."""
    at = entry.get("at", "anywhere")
    return _OPENED.get(at, r"(?<!\w)") + _gap(entry, lists) + _from_phrases(entry, lists) + _ENDED.get(at, "")


def anywhere(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entry for those who only ask whether it stands anywhere in a text: without what may stand before its phrases and need not."""
    if entry.get("at") in ("opens", "whole", "next", "comma"):
        return entry
    return {key: value for key, value in entry.items() if key not in ("between", "before")}


def _gap(entry: Mapping[str, Any], lists: Lists) -> str:
    """At most so many words, none of which opens what must not stand `without`."""
    if "between" not in entry:
        return ""
    barred = [one for one in entry.get("without", ()) if one != ","]
    word = (f"(?!{_any(barred, lists)})" if barred else "") + _WORD
    return rf"(?:{word}{_join(entry)}){{0,{entry['between']}}}?"


def _join(entry: Mapping[str, Any]) -> str:
    """Between two words: a blank, with a comma before it but where none may stand `without`."""
    return _BLANK if "," in entry.get("without", ()) else _JOIN


def _from_phrases(entry: Mapping[str, Any], lists: Lists) -> str:
    made = f"(?:{_any(entry['before'], lists)}{_JOIN})*" if "before" in entry else ""
    made += "".join(rf"(?<!{re.escape(word)}\s)" for word in entry.get("not_after", ()))
    made += _any(entry["phrases"], lists)
    made += f"(?!{_JOIN}{_any(entry['not_before'], lists)})" if "not_before" in entry else ""
    made += rf"(?=\W*(?:[,;.)]|$)|\s+{_any(entry['only_before'], lists)})" if "only_before" in entry else ""
    made += f"(?!{_then(entry['not_then'], lists)})" if "not_then" in entry else ""
    made += _then(entry["then"], lists) if "then" in entry else ""
    return made + (rf"(?:{_join(entry)}{_WORD}){{0,{entry['rest']}}}\W*$" if "rest" in entry else "")


def _then(entry: Mapping[str, Any], lists: Lists) -> str:
    """What follows the phrases: another frame."""
    if (at := entry.get("at")) in _MARKS:
        join = _BLANK if at == "comma" else _JOIN  # the first comma
        return rf"(?:{join}{_WORD}){{0,{entry.get('between', 0)}}}?{_MARKS[at]}" + _from_phrases(entry, lists)
    return _join(entry) + _gap(entry, lists) + _from_phrases(entry, lists)


def _any(phrases: str | Iterable[str], lists: Lists) -> str:
    """Any of these phrases, or of those of a list by its name; the longest first, so that it wins."""
    return one_of(sorted(lists(phrases) if isinstance(phrases, str) else phrases, key=len, reverse=True))
