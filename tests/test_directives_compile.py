import gc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.compile import compile_directive
from directives.strings.kept import uncollected
from plans.problems import has_errors

EXAMPLE = (Path(__file__).parents[1] / "examples" / "chi-thi-mau.txt").read_text("utf-8")
SHARED = Path(__file__).parents[2] / "shared" / "directives"
DOCUMENTS = sorted(SHARED.glob("*.txt")) if SHARED.exists() else []


def holds(compiled):
    """What every compiled document must keep."""
    tasks = compiled.plan.tasks
    assert len({task.id for task in tasks}) == len(tasks)
    for task in tasks:
        start, end = task.span
        assert 0 <= start < end <= len(compiled.text)
        assert "".join(compiled.text[start:end].split()) == "".join(task.quote.split())
        assert task.title
    for problem in compiled.problems:
        place = problem.place
        if place.span is not None:
            before = compiled.text[: place.span[0]]
            assert place.line == before.count("\n") + 1
            assert place.column == len(before) - before.rfind("\n")
    assert tasks or has_errors(compiled.problems)


def test_no_tasks_is_an_error_and_an_empty_plan():
    compiled = compile_directive("Kính gửi ông, bà. Trân trọng cảm ơn.".encode(), "thu.txt")
    assert compiled.plan.tasks == ()
    assert [problem.code for problem in compiled.problems if problem.severity == "error"] == ["no-tasks"]


def test_a_secret_document_leaves_nothing():
    compiled = compile_directive(("MẬT\n" + EXAMPLE).encode(), "mat.txt")
    assert compiled.text == ""
    assert compiled.plan.tasks == ()
    assert compiled.plan.directive.subject is None
    (problem,) = compiled.problems
    assert (problem.code, problem.args, problem.place.span) == ("secret-document", {"mark": "MẬT"}, None)


def test_an_isolated_installation_reads_it():
    assert compile_directive(("MẬT\n" + EXAMPLE).encode(), "mat.txt", isolated=True).plan.tasks


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"%PDF-1.4", b"PK\x03\x04"])
def test_what_cannot_be_read_is_an_empty_plan(data):
    compiled = compile_directive(data, "a.bin")
    assert compiled.text == ""
    assert has_errors(compiled.problems)


def test_source_ties_the_plan_to_its_document():
    compiled = compile_directive(EXAMPLE.encode(), "chi-thi-mau.txt")
    assert compiled.plan.source.name == "chi-thi-mau.txt"
    assert compiled.plan.source.characters == len(compiled.text) == len(EXAMPLE)
    holds(compiled)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutated_documents_never_raise(data):
    text = EXAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 400)))
        filling = data.draw(
            st.sampled_from(
                [
                    "",
                    "\n",
                    "\n\n",
                    ";",
                    "1. ",
                    "a) ",
                    "- ",
                    "(",
                    "“",
                    "|",
                    "./.",
                    ":",
                    "Giao ",
                    "chủ tịch " * 60,
                    "\t",
                    "Điều 1. ",
                    "khoản 1 ",
                    "ngày 31/02/2026",
                ]
            )
        )
        text = text[:start] + filling + text[end:]
    holds(compile_directive(text.encode(), "a.txt"))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="CHỈTHỊ \n1.a)-+|:;,()ủybanSởNộivụgiaobáocáo", max_size=300))
def test_nonsense_never_raises(text):
    holds(compile_directive(text.encode(), "a.txt"))


@pytest.mark.parametrize("name", ["a b/c.txt", "", "…", "Đề án.TXT", "x" * 300])
def test_any_name_gives_a_slug(name):
    assert compile_directive(b"", name).plan.plan


@pytest.mark.skipif(not DOCUMENTS, reason="needs the documents of ../shared beside the checkout")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:24])
def test_real_documents_compile(path):
    compiled = compile_directive(path.read_bytes(), path.name)
    holds(compiled)
    assert compiled.plan.tasks


def test_the_search_for_cycles_of_objects_goes_on_afterwards_be_the_document_read_or_not():
    compile_directive("1. Sở Y tế rà soát.".encode(), "a.txt")
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()
