"""Typed words that bear a mark of secrecy are refused at every entrance to the desk, unless the installation is isolated."""

import ast
import importlib
import unicodedata
from inspect import signature
from pathlib import Path

import pytest

from desk.results import Result
from desk.secrecy import GATED, SecretWords, gated, secret_words
from models.database import open_database, prepare
from models.settings import Settings
from plans.corrections import Change

DESK = Path(__file__).parent.parent / "desk"
WORDS = {"note": "Độ mật: MẬT, nội dung", "subject": "Bảo vệ bí mật nhà nước", "link": None}
MARK = "MẬT: nội dung"
BESIDE = {
    "adding.record_event": "a day and units of the registry",
    "acting.name_officers": "a person of the registry",
    "drafts.correcting.leave_doubts": "keys of doubts",
    "drafts.correcting.undo": "what came in before",
    "drafts.moving.give": "a plan whose words came in before",
    "drafts.amending.amend_now": "a plan whose words came in before",
    "drafts.taking.take_paper": "a document: read behind the gate of documents, its note too",
    "importing.take_entries": "documents of a register: read behind the gate of documents, their notes too",
    "inside.detach": "the number of a file",
    "launching.launch_plan": "a plan that was read behind the gate of documents",
    "papers.filing.discard_paper": "the number of a paper",
    "papers.filing.draft_paper": "what is kept already",
    "sweeping.advance": "nothing typed",
    "views.drop_view": "the number of a view",
    "weekly.put_briefs": "nothing typed",
}
"""What writes and takes in no words that somebody types freely, and why."""
OTHER = (
    "logins",
    "passwords",
    "tokens",
    "single_sign_on",
    "feeds",
    "hooks",
    "guesses",
    "managing",
    "registering",
    "staffing",
)
"""Modules of people, units and doors: names and secrets, no words of work."""
TELLS = ("secret_words",)


def writers():
    """Every public function of the desk that writes, by module and name, with its source."""
    for file in sorted(DESK.rglob("*.py")):
        module = ".".join(file.relative_to(DESK).with_suffix("").parts)
        if module.split(".")[-1] in OTHER:
            continue
        source = file.read_text("utf-8")
        for node in ast.parse(source).body:
            body = ast.unparse(node)
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and "writing(" in body:
                yield f"{module}.{node.name}", source


def test_every_entrance_has_the_gate():
    found = list(writers())
    assert len(found) > 20
    assert {*BESIDE} <= {name for name, _ in found}, "what is not there any more"
    for name, source in found:
        importlib.import_module(f"desk.{name.rpartition('.')[0]}")
        behind = f"desk.{name}" in GATED or any(f"{one}(" in source for one in TELLS)
        assert behind or name in BESIDE, name


@pytest.mark.parametrize(
    "name",
    [
        "acting.act", "inside.report_progress", "inside.attach", "inside.submit", "inside.let_out", "inside.give_back", "giving_on.give_on",
        "papers.filing.file_back", "adding.add_task", "drafts.correcting.correct_draft", "drafts.correcting.replace_plan",
        "drafts.moving.move_draft", "amending.amend_plan", "views.keep_view", "closing.close_plan", "closing.reopen_plan",
    ],
)  # fmt: skip
def test_marked_words_come_in_nowhere(name, sqlite_engine):
    """In whatever parameter and at whatever depth: nothing of the function runs."""
    importlib.import_module(f"desk.{name.rpartition('.')[0]}")
    function = GATED[f"desk.{name}"]
    for parameter in signature(function).parameters:
        for words in (MARK, [MARK], {"a": ({"b": MARK},)}, unicodedata.normalize("NFD", MARK)):
            with pytest.raises(SecretWords) as refused:
                function(**{parameter: words})
            assert refused.value.problems[0].code == "secret-document"


def test_a_correction_of_a_plan_is_looked_through():
    @gated
    def keep(edit, why=None):
        return "kept"

    assert keep(Change(tasks=("1",), set={"title": "Rà soát công tác bảo vệ bí mật nhà nước"})) == "kept"
    with pytest.raises(SecretWords) as refused:
        keep(Change(tasks=("1",), set={"title": MARK}), "vì sao")
    assert refused.value.problems[0].place.field == "title"
    assert keep({"quote": MARK}) == "kept", "the document's own words came through its gate"


def test_every_field_with_a_mark_is_named():
    (problem,) = secret_words(Settings(), **WORDS)
    assert (problem.code, problem.place.field, problem.args) == ("secret-document", "note", {"mark": "MẬT"})


def test_an_isolated_installation_takes_them(tmp_path):
    @gated
    def keep(engine, note, settings=None):
        return note

    assert secret_words(Settings(isolated=True), **WORDS) == []
    alone = prepare(Settings(isolated=True, data_dir=tmp_path))
    other = open_database(f"sqlite:///{tmp_path / 'other.db'}")
    assert keep(alone, MARK) == MARK
    assert keep(other, MARK, Settings(isolated=True)) == MARK
    with pytest.raises(SecretWords):
        keep(other, MARK)
    for one in (alone, other):
        one.dispose()


def test_letters_that_came_apart_are_put_together_behind_the_gate():
    seen = []

    @gated
    def keep(note, result, fields, number=1, data=b""):
        seen.append((note, result, fields, number, data))

    apart = unicodedata.normalize("NFD", "Thiếu phụ lục")
    keep(apart, Result(subject=apart), {"why": [apart]}, number=2, data=b"\xff")
    assert seen == [("Thiếu phụ lục", Result(subject="Thiếu phụ lục"), {"why": ["Thiếu phụ lục"]}, 2, b"\xff")]
    GATED.pop(next(name for name in GATED if name.endswith("<locals>.keep")))
