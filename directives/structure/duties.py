"""Whether a sentence is work that somebody must do, a channel for difficulties, a call, or nothing to do at all."""

import re
from functools import partial

from directives.lexicon import holds, patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sentences.allowed import is_allowed, may_enjoy
from directives.sentences.commanded import given_on_consent
from directives.sentences.contacts import only_contacts
from directives.sentences.done_already import tells_what_is_done
from directives.sentences.idle import (
    calls_upon,
    demands_all,
    gives_no_work,
    only_agrees,
    praise_or_liability,
    without_liability,
)
from directives.sentences.law_told import only_rests_on_law, tells_law
from directives.sentences.requested import answer_at
from directives.sentences.subject_words import CASE
from directives.sentences.subjects import Subject, opens_work, read_subject, verb_start
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.times.due_phrases import find_dues

_LETTER = re.compile(r"[^\W\d_]")
_WHOLE_WORK = 60
"""Characters before a liability that are more than a word of it: the work itself."""
_FEW = 3
_SCRIBBLE = re.compile(r"(?<=[./])(?![./]*$)[^\w\s]\S{0,4}$")
_LONGEST_SCRIBBLE = 5
"""What a scan made of the mark that closes a letter."""
_ASIDES = re.compile(r"\s*\([^()]*\)")
_RESULT = Shape("sentences", r",\s+{result}\s.*$")
_PURPOSE = Shape("sentences", r"(?<=\w{3})\s+{so_that}\s+{carried_out}\s[^.;]*")
_PERSON = Printed("heads", r"\s{surnames}(?:\s+[" + CAPITALS + r"][a-zà-ỹđ]+){1,3}$")
_UNIT = Shape("sentences", r"{units_named} [\divx]+")
_HANDED = Shape("subjects", r"(?:^|[,:;]\s+(?:{next_steps},?\s+)?){gives_matter}\s+(?=\S)")
_OF_A_MATTER = Shape("subjects", r"(?:{about}|{cases}|{idle.grants}|{idle.agrees}|{idle.consents})(?!\w)")
_THIS_PAPER, _SEVERAL = (
    Shape("idle", r"(?<!\w)(?:{papers}\s+{this_paper}|{said_above})(?!\w)"),
    Shape("subjects", r"{several}\s"),
)
_said = partial(patterns, "sentences")
"""A list of lexicon/sentences.yaml."""


@kept
def is_channel(text: str) -> bool:
    """The channel for difficulties: "nếu có khó khăn, vướng mắc, phản ánh về ...", "kịp thời báo cáo ... những khó khăn"."""
    if _LETTER.search(text) is None:
        return False
    folded = fold(text)
    if _said("tells_difficulties").match(folded):
        return True
    if verb_start().match(folded) and not _said("tells_first").match(folded):
        return False  # work that ends with it
    return (
        holds("sentences", "difficulties", folded)
        and _said("tells").search(folded) is not None
        and _said("when_it_happens").search(folded) is not None
        and not _reports_results(text, folded)
    )


def _reports_results(text: str, folded: str) -> bool:
    """As in "(Các xã) báo cáo kết quả và những vướng mắc phát sinh ...": a report of results that holds them has a day of its own."""
    subject = read_subject(text)
    return _said("reports_results").match(folded, subject.end if subject and not subject.inside else 0) is not None


def is_duty(text: str, *, named: bool = False) -> bool:
    """Whether a sentence charges somebody: it opens with the work, or names who must do it (`named`: only this)."""
    folded = fold(text)
    if _LETTER.search(text) is None or is_none(text):
        return False
    if is_channel(text) or (not named and _said("sent").match(_ASIDES.sub("", folded))):
        return True
    subject = read_subject(text)
    if subject is not None:
        return not is_call(folded, subject)
    return not named and opens_work(text) and not is_call(folded, None)


def is_whole_call(text: str) -> bool:
    """A call to carry out all that is to be done, which at the end of a document gives no work of its own."""
    subject, folded = read_subject(text), fold(text)
    called = _said("whole_call").match(folded, subject.end if subject else 0)
    return called is not None or _said("tells_all").match(folded) is not None


def is_none(text: str) -> bool:
    """A sentence of a kind that is no task, or that only says who is liable; not where a body acts on what is agreed to."""
    return _none(text) and not _acts_on_consent(text)


def _acts_on_consent(text: str) -> bool:
    """As in "Về kiến nghị của xã A: Đồng ý chủ trương, Sở B bố trí vốn"."""
    folded = fold(text)
    topic = CASE.match(folded)
    return given_on_consent(text, folded, topic.end() if topic else 0) is not None


def _none(text: str) -> bool:
    if (answer := answer_at(text)) > 0:
        return _none(text[answer:]) or only_agrees(fold(text))
    folded = fold(text)
    topic = CASE.match(folded)
    return (
        tells_law(text)
        or only_rests_on_law(text)
        or gives_no_work(text[topic.end() :] if topic else text)
        or may_enjoy(text[topic.end() :] if topic else text)
        or only_liable(text)
        or tells_what_is_done(text)
        or (topic is not None and only_contacts(text))
    )


def only_liable(text: str) -> bool:
    """As in "Chịu trách nhiệm trước ...", with nothing to do besides; "Sở A rà soát ..., chịu trách nhiệm ..." has work before it."""
    folded = fold(text)
    if _said("liable").match(folded) is not None:
        return True
    if holds("sentences", "punished", folded) and not find_dues(text, None):
        return True
    found = praise_or_liability(folded)
    if found is None:
        return False
    subject = read_subject(text)
    named = subject.end if subject and not subject.inside and subject.end < found.start() else 0
    befores = (folded[start : found.start()].rsplit(": ", 1)[-1].lstrip(" ,") for start in dict.fromkeys((0, named)))
    return not any(verb_start().match(one) and _is_whole(one) for one in befores)


def _is_whole(said: str) -> bool:
    """Whether what stands before a liability is more than a word of it: "rà soát kho thuốc và", "kiểm tra, giám sát và"."""
    if "," in said or len(said) > _WHOLE_WORK:
        return True
    work = said.removesuffix(" và ")
    return work != said and len(work.split()) >= _FEW and not calls_upon(work)


def liable_alone(text: str) -> bool:
    """As in "...; Chủ tịch các xã chịu trách nhiệm trước X nếu để xảy ra ...": another body, of whom it only says that it is liable."""
    subject = read_subject(text, strict=True)
    return subject is not None and only_liable(text)


def _hands_over(folded: str, subject: Subject) -> bool:
    """As in "Thống nhất chủ trương mở đường, giao xã A triển khai thực hiện": a matter is told before, or one body by its name has it."""
    given = _HANDED.search(folded, 0, subject.end)
    if given is None or _THIS_PAPER.search(folded, subject.end) is not None:
        return False
    if given.start():
        return _OF_A_MATTER.match(folded) is not None
    return not any(_SEVERAL.match(fold(name)) for name in subject.names)


def is_call(folded: str, subject: Subject | None) -> bool:
    """The closing call: only "triển khai thực hiện nghiêm túc Chỉ thị này"; and what somebody may do, but need not."""
    if subject is not None and _hands_over(folded, subject):
        return False
    if demands_all(folded.rstrip(" ./")) or (subject is not None and is_allowed(folded, subject.end)):
        return True
    if subject is not None and subject.inside:
        return False  # what is done stands before who does it
    rest = folded[subject.end :] if subject else folded
    if subject is not None and _said("in_person").match(rest.lstrip(" ,")) and _PERSON.search(subject.names[-1]):
        return False  # who is named by his own name has that work
    scribble = _SCRIBBLE.search(rest, max(0, len(rest) - _LONGEST_SCRIBBLE))
    rest = rest[: scribble.start()] if scribble else rest
    rest = without_liability(rest)
    if patterns("duties", "own_work").match(rest.lstrip(" ,:")):
        return False
    if _UNIT.search(rest) or holds("sentences", "more_than_a_call", rest):
        return False
    if any(map(rest.__contains__, _PURPOSE.needed)):
        rest = _PURPOSE.sub("", rest)
    rest = _RESULT.sub("", rest)
    return len(rest) < 190 and calls_upon(rest.strip(" ./"))
