"""The bodies at the end of a paper of which it only says that they enforce it."""

from directives.lexicon.shapes import shortest
from directives.sentences.cutting import Piece
from directives.sentences.idle import only_enforces
from directives.sentences.subjects import read_subject, verb_start
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues

_SHORT = 3
"""Words that a field goes on with behind what was taken for the whole of it, at most."""


def without_enforcers(found: list[Piece]) -> list[Piece]:
    """As in "Vụ trưởng các Vụ: Kế hoạch, Vận tải; Cục trưởng Cục A chịu trách nhiệm thi hành Quyết định này": what stands behind ";" and
    only says who enforces the paper gives no work, nor does the list that goes on there.
    """
    last = found[-1].text
    if not any(map(last.__contains__, shortest("idle", "carrying_out"))) or not only_enforces(fold(last)):
        return found
    first = len(found) - 1
    while first and found[first].before == "semicolon" and _only_lists(found[first - 1].text):
        first -= 1
    return found[:first] or found[-1:]


def _only_lists(text: str) -> bool:
    """Bodies, the last of them told one by one behind a colon by a field that holds a verb: "các Vụ: Kế hoạch đầu tư, Vận tải".

    What has a day or is work of its own behind a comma is an order: "Các xã: Kiểm tra đê, Báo cáo Sở A trước ngày 20/12/2026".
    """
    subject = read_subject(text)
    if subject is None or ":" not in text[: subject.end + 2]:
        return False
    first, *others = text[subject.end :].strip(" :.;").split(",")
    if len(first.split()) > _SHORT or not others or find_dues(text, None):
        return False
    in_the_names = not text[: subject.end].rstrip().endswith(":")  # "các Vụ: Kế hoạch đầu tư, Tổ chức cán bộ"
    return all(one.strip()[:1].isupper() and not _is_an_order(one.strip(), verbs=not in_the_names) for one in others)


def _is_an_order(item: str, *, verbs: bool) -> bool:
    """Whether one of a list is work and no body's field: it opens with a body that has work, or, of `verbs`, with a verb."""
    if verbs and verb_start().match(fold(item)) is not None:
        return True
    subject = read_subject(item)
    return subject is not None and bool(item[subject.end :].strip(" .;:"))
