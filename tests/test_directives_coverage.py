"""The coverage map: disjoint pieces that cover the whole text, each with a rule; what is not understood is a doubt."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.compile import compile_directive
from directives.coverage.pieces import Side, counts, cover
from directives.structure.outline import read_outline
from plans.plan import Plan
from plans.wording import labels
from tests.documents import ANNEX, CLOSING, RECIPIENTS, SIGNATURE, TABLE, TITLE, paragraphs

EXAMPLE = (Path(__file__).parent.parent / "examples" / "chi-thi-mau.txt").read_text("utf-8")
REAL = sorted((Path(__file__).parent.parent.parent / "shared" / "directives").glob("*.txt"))
OURS = "\n\n".join([
    *("\n".join(part) for part in (TITLE, *([one] for one in paragraphs()), RECIPIENTS, SIGNATURE, ANNEX)),
    "\n".join(f"| {' | '.join(row)} |" for row in TABLE),
])  # fmt: skip


def covered(text, name="van-ban.txt"):
    compiled = compile_directive(text.encode() if isinstance(text, str) else text, name)
    problems = []
    pieces = cover(read_outline(compiled.text), compiled.plan, problems)
    return compiled, pieces, problems


def holds(text, pieces):
    """The pieces are in order, disjoint, not empty, and leave nothing but white space."""
    end = 0
    for piece in pieces:
        assert piece.span[0] >= end, piece
        assert text[piece.span[0] : piece.span[1]].strip()
        assert not text[end : piece.span[0]].strip(), text[end : piece.span[0]]
        assert piece.why
        assert (piece.kind is Side.TASK) == bool(piece.tasks), piece
        end = piece.span[1]
    assert not text[end:].strip()


def side_of(text, pieces, words):
    at = text.index(words)
    return next((piece for piece in pieces if piece.span[0] <= at < piece.span[1]), None)


@pytest.mark.parametrize(
    "text", [EXAMPLE, OURS, "", "\n \n", "Không có gì.", "--- PAGE BREAK ---", "| a | b |\n| 1 | 2 |"]
)
def test_pieces_are_disjoint_and_cover_the_text(text):
    compiled, pieces, _ = covered(text)
    holds(compiled.text, pieces)


def test_a_table_whose_cells_ran_together_is_asked_about():
    """An old Word file gave its annex as one line: its tasks were lost unsaid."""
    cells = (
        "TTNội dungĐơn vị chủ trìSản phẩm1Quy chế chia sẻ dữ liệuSở Công ThươngQuyết định2Hồ sơ địa chínhSở Nội vụCơ sở dữ liệu"
        "3Sổ theo dõiSở Y tếBáo cáo"
    )
    _, pieces, problems = covered(f"{EXAMPLE.rstrip()}\n\nPHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n{cells}\n")
    (asked,) = [one for one in problems if one.code == "not-understood"]
    assert (pieces[-1].kind, asked.place.span) == (Side.UNREAD, pieces[-1].span)


@pytest.mark.skipif(not REAL, reason="the real documents are not beside this checkout")
def test_pieces_cover_every_real_document_with_few_doubts():
    doubts = 0
    for path in REAL:
        compiled, pieces, problems = covered(path.read_bytes(), path.name)
        holds(compiled.text, pieces)
        quoted = {id_ for piece in pieces for id_ in piece.tasks}
        assert {task.id for task in compiled.plan.tasks if task.span} <= quoted
        doubts += len(problems)
    assert doubts <= 2 * len(REAL), "the clerk is flooded"


LINES = st.sampled_from([line for text in (EXAMPLE, OURS) for line in text.split("\n")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES | st.text(alphabet="a1.|;: \tĐđ-…\u200b\ufeff", max_size=20), max_size=30))
def test_pieces_cover_documents_cut_to_pieces(lines):
    compiled, pieces, _ = covered("\n".join(lines))
    holds(compiled.text, pieces)


def test_sides_of_the_example():
    compiled, pieces, problems = covered(EXAMPLE)
    found = {
        words: (piece := side_of(compiled.text, pieces, words)) and (piece.kind.value, piece.why)
        for words in (
            "TỈNH SÔNG THAO",
            "Về việc chấn chỉnh",
            "Năm 2025",
            "1. Các sở",
            "a) Xây dựng",
            "Nơi nhận",
            "Lương Thế",
        )
    }
    assert found == {
        "TỈNH SÔNG THAO": ("context", "letterhead"),
        "Về việc chấn chỉnh": ("heading", "title"),
        "Năm 2025": ("context", "preamble"),
        "1. Các sở": ("heading", "heading-body"),
        "a) Xây dựng": ("task", "work"),
        "Nơi nhận": ("context", "recipients"),
        "Lương Thế": ("context", "signature"),
    }
    assert side_of(compiled.text, pieces, "Chỉ thị này có hiệu lực").why == "effect"
    assert counts(pieces)["unread"] == 0
    assert problems == []


def test_what_looks_like_work_and_is_no_task_is_a_doubt():
    text = EXAMPLE.replace(
        "Nơi nhận:", "PHỤ LỤC\n\nSở Tài chính tổng hợp số liệu trước ngày 20 tháng 5 năm 2026.\n\nNơi nhận:"
    )
    compiled, pieces, problems = covered(text)
    piece = side_of(compiled.text, pieces, "Sở Tài chính tổng hợp số liệu")
    assert piece.kind is Side.UNREAD
    assert [(p.code, p.place.span) for p in problems] == [("not-understood", piece.span)]
    assert any(p.code == "not-understood" and p.place.line for p in compiled.problems)


def test_a_passage_without_work_is_not_understood_quietly():
    text = EXAMPLE.replace("Nơi nhận:", "PHỤ LỤC\n\nMàu xanh là màu của lá, màu của trời chiều.\n\nNơi nhận:")
    compiled, pieces, problems = covered(text)
    assert side_of(compiled.text, pieces, "Màu xanh").kind is Side.UNREAD
    assert problems == []


def test_labels_and_rows_belong_to_tasks():
    compiled, pieces, _ = covered(OURS)
    rows = [piece for piece in pieces if piece.why == "row"]
    assert len(rows) == len(TABLE) - 1
    assert side_of(compiled.text, pieces, "| TT |").why == "table-head"


def test_a_document_without_a_plan_is_covered_too():
    pieces = cover(read_outline(EXAMPLE), Plan(plan="khong-co"), problems := [])
    holds(EXAMPLE, pieces)
    assert counts(pieces)["task"] == 0
    assert len(problems) > 5


def test_every_side_has_words():
    for lang in ("vi", "en"):
        assert {f"coverage.{side}" for side in Side} <= set(labels(lang))


def test_closing_lines_of_the_test_document_are_known():
    compiled, pieces, _ = covered(OURS)
    assert [side_of(compiled.text, pieces, line[:30]).kind.value for line in CLOSING] == ["task", "context"]


def test_of_two_sections_with_one_number_each_is_asked_about():
    text = (
        "KẾ HOẠCH\nHọp dân về bến đò\n\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nII. TÌNH HÌNH\n"
        "1. Ủy ban nhân dân xã phải họp dân trước ngày 15/3/2026.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ tổng hợp kết quả.\n"
    )
    made = compile_directive(text.encode(), "a.txt")
    asked = {(one.code, one.place.clause): made.text[slice(*one.place.span)] for one in made.problems if one.place.span}
    assert [task.lead for task in made.plan.tasks] == [("Sở Nội vụ",)]
    assert asked["perhaps-a-task", "II.1"].startswith("1. Ủy ban") or asked["perhaps-a-task", "II.1"].startswith(
        "Ủy ban"
    )
    assert "TỔ CHỨC" in asked["number-guessed", "II"]
