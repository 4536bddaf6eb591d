"""What people read in place of a task's id: the place of its words in the document, the leader's note, or that it was added by hand."""

import re
from collections.abc import Callable

from notifications.phrases import clause
from plans.report_lines import CONFIRMATION
from plans.wording import Lang, label

_MADE = re.compile(rf"(bp|bs)-(\d+)|({CONFIRMATION})")
_CLOSING = re.compile(r"kết\.(\d+)")
_CODED = re.compile(r"(?P<where>[^<~]+?)(?:<(?P<after>[^~]+?))?(?:-(?P<part>\d+))?(?:~(?P<again>\d+))?")


def task_name(key: str, lang: Lang = "vi", where: Callable[[str], str] = clause) -> str:
    """Words for "2.a<1.b" (điểm a khoản 2, theo điểm b khoản 1) and "bp-1" (the first of the leader's note); a clause alone ("2.a") stays.

    `where` says a clause in the reader's language.
    """
    found = _CODED.fullmatch(key)
    stem, again = key.partition("~")[::2]
    plain = found is None or not (found["after"] or found["part"] or again or _CLOSING.match(key))
    if made := _MADE.fullmatch(stem):
        words = label(f"task-name.{made[1] or made[3]}", lang, n=made[2] or "")
    elif found is None or plain or not _is_clause(found["where"]):
        return key
    else:
        words = where(found["where"])
        if found["after"]:
            words = label("task-name.after", lang, where=words, source=where(found["after"]))
        if found["part"]:
            words = label("task-name.part", lang, where=words, n=found["part"])
    return label("task-name.again", lang, where=words, n=again) if again else words


def _is_clause(words: str) -> bool:
    """Whether it is the path of a clause: numbers, Roman numbers and single letters."""
    return bool(
        _CLOSING.fullmatch(words) or re.fullmatch(r"(?:PL\d*|[IVXLC]+|\d+|[a-zđ])(?:\.(?:[IVXLC]+|\d+|[a-zđ]))*", words)
    )
