"""Sections of findings that turn to work: their last words call upon somebody, and what stands below is to be done."""

import re

from directives.lexicon.shapes import Shape
from directives.sentences.headings import read_heading
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.structure.outline import Outline
from directives.words.work_words import predicate

_ASKS = Shape("headings", r"(?<!\w){asks}\s")
_WORKS = Shape("structure", r"(?<!\w){works_below}\s[^,;.:]{0,40}:$")
_WILLED = Shape("subjects", r"(?<!\w)(?:{modal}|{charged})\s")
_DONE = Shape("headings", r"(?<!\w){told_done}\s")
_SENTENCE = re.compile(r"(?<=\w[.])\s+(?=[A-ZĐ])")


def turns_to_work(outline: Outline, index: int) -> bool:
    """As in "I. ĐÁNH GIÁ CHUNG / ... / Thời gian tới, thành phố A cần thực hiện tốt các nhiệm vụ sau:" above "1. ..."."""
    clause = outline.clauses[index]
    if len(clause.paragraphs) < 2 or not clause.paragraphs[-1].text.endswith(":") or not outline.children(index):
        return False
    said = _SENTENCE.split(clause.paragraphs[-1].text)[-1]
    folded = fold(said)
    asks, works = _ASKS.search(folded) is not None, _WORKS.search(folded) is not None
    if not (asks or works) or _DONE.search(folded):
        return False
    if asks or _WILLED.search(folded) is not None:
        return True
    subject = read_heading(said) or read_subject(said)
    return subject is not None and predicate().match(folded, subject.end) is not None
