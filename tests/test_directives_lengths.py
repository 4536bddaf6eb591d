"""What a document costs grows with its length alone: counts of work done, not seconds, for texts made to be hard."""

import gc
import itertools
import sys
import time
from functools import cache

import pytest

from benchmarks.texts import HEAD as LETTERHEAD
from directives import limits
from directives.compile import compile_directive
from directives.heads.news import sentences_around
from directives.sentences import citations
from directives.sentences.citations import find_numbers
from directives.strings.folding import fold
from directives.structure.building import DEEPEST
from directives.structure.outline import read_outline
from directives.structure.paragraphs import LONGEST_PARAGRAPH, read_paragraphs
from directives.tables.cells_in_lines import rows_of_lines

HEAD = "CHỈ THỊ\nVề việc thử\n\n1. "
HARD = {
    "sentences": "Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát, báo cáo trước ngày 15 tháng 12 năm 2026. ",
    "commas": "Sở Y tế rà soát, báo cáo trước ngày 15 tháng 12 năm 2026, ",
    "bodies": "Sở Y tế, Sở Tài chính, ",
    "dates": "trước ngày 01/02/2027, ",
    "numbers": "Kế hoạch số 12/KH-UBND ngày 01/02/2026, ",
    "with": "phối hợp với ",
    "digits": "1",
    "pipes": "|",
    "blank lines": "\t \n \t",
}
IN_UNITS = {
    "units": "chủ trì\n1. Sở Y tế báo cáo:\na) Rà soát\n- Xã\n",
    "bullets": "các việc sau:\n- Rà soát nội dung\n- Kiểm tra",
    "same number": "Sở Y tế báo cáo.\n\n1. ",
}
"""The same cut into units, of which a third of the text is enough where the bound is as much nearer."""


def forget():
    """Drop what was kept of texts read before; what was made of the language stays."""
    for kept in keeping(sum(name.startswith("directives") for name in sys.modules)):
        kept.cache_clear()


@cache
def keeping(_modules):
    """What keeps answers in so many modules; the collector tells of what was there before the tests (conftest.py) only when asked to."""
    gc.unfreeze()
    found = [one for one in gc.get_objects() if isinstance(one, type(fold)) and one.__module__.startswith("directives")]
    gc.freeze()
    return [one for one in found if one.cache_parameters()["maxsize"]]


def calls(text):
    """How many functions are called to compile a text, none of whose sentences was read before."""
    count = 0
    forget()

    def seen(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        compile_directive(text.encode(), "a.txt")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD.keys())
def test_twice_the_text_is_far_from_four_times_the_work(piece):
    once, twice = (HEAD + piece * (length // len(piece)) for length in (60_000, 120_000))
    compile_directive(once.encode(), "a.txt")  # patterns that only such a text asks for are made at first use
    assert calls(twice) < 3 * calls(once) + 2_000


@pytest.mark.parametrize("piece", IN_UNITS.values(), ids=IN_UNITS.keys())
def test_twice_the_units_are_little_more_than_twice_the_work(piece):
    once, twice = (HEAD + piece * (length // len(piece)) for length in (20_000, 40_000))
    calls(HEAD + piece * 12)
    assert calls(twice) < 2.2 * calls(once)


def test_a_paragraph_longer_than_any_is_read_in_several_without_a_loss():
    text = HEAD + "Sở Y tế báo cáo. " * 3_000 + "\n\n" + "ạ" * 25_000
    found = read_paragraphs(text)
    assert max(one.end - one.start for one in found) <= LONGEST_PARAGRAPH
    assert [one.label.number for one in found if one.label] == ["1"]
    between = (text[one.end : other.start] for one, other in itertools.pairwise(found))
    assert all(not gap.strip() for gap in between)
    assert text[found[0].start : found[-1].end] == text.strip()


def test_a_word_as_long_as_a_document_above_a_head_costs_no_more_than_others():
    began = time.monotonic()
    compile_directive(f"{'Đ' * 40_000}\n{LETTERHEAD}{HEAD}Sở Y tế báo cáo.".encode(), "a.txt")
    assert time.monotonic() - began < 5


def test_ids_of_units_with_the_same_number_are_told_apart():
    plan = compile_directive((HEAD + "Sở Y tế báo cáo.\n\n1. " * 40 + "Sở Y tế tổng hợp.").encode(), "a.txt").plan
    ids = [task.id for task in plan.tasks]
    assert ids[:3] == ["1", "1~2", "1~3"]
    assert len(set(ids)) == len(ids)


@pytest.fixture(autouse=True)
def _as_fine_as_may_be(monkeypatch):
    """Texts made to be hard are read here however finely they are cut."""
    monkeypatch.setattr(limits, "FEWEST", 1_000_000)


MANY = {
    "called together": (
        "Yêu cầu các sở, ban, ngành khẩn trương rà soát.\n",
        "- Rà soát, lập hồ sơ {} gửi Sở Tài chính.\n",
    ),
    "contents of a check": ("Nội dung kiểm tra\n", "- Các nội dung thuộc lĩnh vực số {}.\n"),
    "ruled by one verb": (
        "Sở Nội vụ trình Hội đồng nhân dân tỉnh quyết định:\n",
        "- Các nội dung thuộc lĩnh vực số {}.\n",
    ),
    "papers named": ("Sở Nội vụ thực hiện Quyết định số\n", "{}/QĐ-UBND ngày 1/2/2026,\n"),
    "bodies named": ("Sở Y tế rà soát hồ sơ của\n", "Sở Ngành {} tỉnh,\n"),
    "labelled lines": ("Rà soát hồ sơ\n", "- Chủ trì: Sở Ngành {}.\n"),
    "labelled works": ("Rà soát hồ sơ\n", "- Nội dung: Rà soát hồ sơ {}.\n"),
    "units with a text": ("Sở Nội vụ rà soát.\n", "- Rà soát hồ sơ {}:\nBáo cáo hồ sơ.\n"),
    "lists in lists": ("Sở Y tế:\n", "1. Sở Y tế:\n"),
    "rows before a unit": ("Sở Nội vụ rà soát.\n| STT | Việc | Chủ trì |\n", "| {} | Rà soát hồ sơ | Sở Nội vụ |\n"),
}
"""What stands above, and what is repeated below it with another number each time."""


@pytest.mark.parametrize(("above", "each"), MANY.values(), ids=MANY.keys())
def test_many_below_one_ask_what_is_above_them_once(above, each):
    once, twice = (HEAD + above + "".join(map(each.format, range(many))) + "2. Hết." for many in (140, 280))
    calls(once)  # what is made of the language once
    assert calls(twice) < 2.1 * calls(once)


ASKED_ABOVE = (
    "_comprises", "_rules_nothing", "_holds_contents", "_tells_punished", "_assigns", "_partners_below", "_joins_those_below", "led_in"
)  # fmt: skip
"""Questions of a lead-in, which may be as long as a paragraph, that each unit below it needs the answer of."""


def times_asked(text):
    """How often each of them is worked out while a text is compiled."""
    asked = dict.fromkeys(ASKED_ABOVE, 0)

    def seen(frame, event, _arg):
        if event == "call" and frame.f_code.co_name in asked:
            asked[frame.f_code.co_name] += 1

    sys.setprofile(seen)
    try:
        compile_directive(text.encode(), "a.txt")
    finally:
        sys.setprofile(None)
    return asked


def test_a_long_lead_in_is_read_once_for_all_below_it():
    few, many = (
        HEAD + "Sở Y tế chủ trì, phối hợp với Sở Tài chính:\n" + "- Hồ sơ.\n" * bullets for bullets in (20, 60)
    )
    assert times_asked(many) == (asked := times_asked(few))
    assert sum(asked.values()) >= 4


def test_units_stand_in_each_other_only_so_deep():
    outline = read_outline(HEAD + "Sở Y tế:\n1. " * 200 + "Rà soát.")
    assert 1 + max(len(outline.ancestors(index)) for index in range(len(outline.clauses))) == DEEPEST


def test_a_report_that_names_its_directive_often_is_read_around_a_few_of_the_places():
    named = "Thủ tướng Chính phủ đã ký ban hành Công điện 19/CĐ-TTg "
    found = find_numbers(text := named * 300)
    around = sentences_around(text, found)
    assert len(around) == len(found) == 300
    assert max(len(part) for before_and_after in around for part in before_and_after) <= 2_000
    assert around[0] == (named[: found[0].start], text[found[0].end :][:2_000])


def test_a_number_is_looked_at_with_what_stands_near_before_it(monkeypatch):
    seen = []
    monkeypatch.setattr(citations, "_also_carried", lambda between: bool(seen.append(len(between))))
    opening = "Thực hiện Quyết định số 1/QĐ-UBND, " + "rà soát theo Kế hoạch số 2/KH-UBND, " * 200
    assert citations.carried_out([opening]) == ["1/QĐ-UBND"]
    assert len(seen) == 200
    assert max(seen) == citations.LONGEST_BEFORE


@pytest.mark.parametrize("title", ["[CHỈ THỊ", "(KẾ HOẠCH", "CÔNG ĐIỆN)", "((CHỈ THỊ**"])
def test_a_title_in_marks_that_are_no_pair_is_no_exception(title):
    assert compile_directive(f"{title}\n1. Sở Y tế rà soát hồ sơ.\n".encode(), "a.txt").plan.tasks


def test_lists_that_end_with_a_colon_one_after_another_are_no_exception():
    assert compile_directive((HEAD + "Sở Y tế: " * 2_000).encode(), "a.txt").plan.tasks


def refused(text, monkeypatch, fewest=50):
    monkeypatch.setattr(limits, "FEWEST", fewest)
    compiled = compile_directive(text.encode(), "a.txt")
    return [one.code for one in compiled.problems if one.severity == "error"], compiled


@pytest.mark.parametrize(
    ("many", "code"),
    [
        ("1.\n" * 400, "too-many-lines"),
        ("1. a\n\n" * 90, "too-many-lines"),
        ("- Sở Y tế báo cáo.\n" * 90, "too-many-units"),
        ("Sở Y tế báo cáo kết quả.\n\n" * 90, "too-many-units"),
        ("| 1 | Báo cáo kết quả | Sở Y tế |\n" * 90, "too-many-units"),
        ("Sở Y tế rà soát, báo cáo. " * 600, "too-many-sentences"),
        ("Sở Y tế báo cáo; " * 600, "too-many-sentences"),
    ],
)
def test_a_text_cut_up_too_finely_is_refused_and_nothing_of_it_is_read(many, code, monkeypatch):
    codes, compiled = refused(HEAD + many, monkeypatch)
    assert codes == [code]
    assert (compiled.text, compiled.plan.tasks) == ("", ())


def test_long_lines_and_broken_ones_are_as_many_as_they_are(monkeypatch):
    broken = (
        "Sở Y tế chủ trì, phối hợp với\ncác sở, ban, ngành và\nđịa phương rà soát, tổng hợp\ntrước ngày 15/12/2026.\n"
    )
    assert refused(HEAD + broken * 60, monkeypatch)[0] == []
    assert refused(HEAD + "Sở Y tế rà soát hồ sơ, tổng hợp, báo cáo Ủy ban nhân dân tỉnh. " * 600, monkeypatch)[0] == []
    assert refused(HEAD + "Rà soát . . . . . . . . . . . 12 " * 300, monkeypatch)[0] == []


def test_refusing_costs_less_than_reading(monkeypatch):
    many = HEAD + "- Sở Y tế báo cáo.\n" * 400
    read = calls(many)
    monkeypatch.setattr(limits, "FEWEST", 50)
    assert 4 * calls(many) < read


def test_a_unit_of_a_long_list_costs_what_one_of_a_short_list_does():
    def listed(many):
        units = (f"{n}. Rà soát hồ sơ số {n}, báo cáo Ủy ban nhân dân tỉnh.\n" for n in range(1, many + 1))
        return calls("KẾ HOẠCH\nVề việc thử\n\nI. NHIỆM VỤ\n" + "".join(units))

    listed(10)  # what is made of the language once
    few, some, many = listed(10), listed(20), listed(200)
    assert (many - some) / 180 < 1.1 * (some - few) / 10


def test_a_head_of_a_table_is_not_read_past_the_next():
    assert rows_of_lines(["STT", "Nội dung", "Chủ trì", "STT", "1", "Rà soát", "Sở Y tế"], 0) is None
    assert rows_of_lines(["STT", "Nội dung", "Chủ trì", "1", "Rà soát", "Sở Y tế"], 0) is not None
