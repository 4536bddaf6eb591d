"""A piece behind ";" that is work of its own: what to do in a case, or by its own day behind words that say from what it is made."""

from functools import partial

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.sentences.reports import read_reports
from directives.sentences.subjects import opens_work, verb_start
from directives.strings.folding import fold
from plans.due import Due

_said = partial(patterns, "sentences")
"""A list of lexicon/sentences.yaml."""
_CASE_OPENS = Shape("sentences", r"(?:{case_opens}|[^\W\d_]+(?: [^\W\d_]+){0,2} {whichever})(?!\w)")
_OWN_OBJECT = Shape("sentences", r"\s+(?:{each_such}\s+)?(?P<what>{own_objects})(?!\w)")
_ACTS = Shape("sentences", r"(?:,| {then_acts})(?: {must_act})* ")


def works_in_a_case(folded: str) -> bool:
    """As in "khi xảy ra sự cố, báo tin ...", "tuyến nào tái phạm thì báo cáo ...": a case, and behind it what is to be done."""
    if _said("case_with_work").match(folded) is not None:
        return True
    opened = _CASE_OPENS.match(folded)
    acts = _ACTS.search(folded, opened.end()) if opened else None
    return acts is not None and verb_start().match(folded, acts.end()) is not None


def tells_whoever(text: str) -> bool:
    """As in "Nơi nào có cách làm hay thì viết bài gửi về X": whoever has something sends it, which is no result of the work before."""
    return _said("case_with_work").match(fold(text)) is not None and read_reports(text).report_to is not None


def works_by_own_day(text: str, due: Due | None, before: Due | None) -> bool:
    """As in "nghiệm thu trong quý IV; từ kết quả thu được, biên soạn sổ tay trước ngày ...": another day, and work behind a phrase."""
    return bool(due and before and due.kind == "date" and due != before and opens_work(text))


def hands_in_its_own(text: str, before: str) -> bool:
    """As in "hướng dẫn các xã; trình Sở A phương án hỗ trợ trước ngày ...": what is handed in is no result of the work before it."""
    to = read_reports(text).report_to
    at = fold(text).find(fold(to)) if to else -1
    found = _OWN_OBJECT.match(fold(text), at + len(to)) if to and at >= 0 else None
    return found is not None and found["what"] not in fold(before)
