"""On the workbench a question about many tasks is asked once, and answered when each of them is."""

import pytest

from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from plans.corrections import Change, Head
from tests.office import NOW, furnish

SETTINGS = Settings(office="song-thao/van-phong")
UNITS = "".join(f"{at}. Rà soát tuyến đường số {at}.\n\n" for at in range(1, 6))
TEXT = f"KẾ HOẠCH\nTrồng cây xanh\n\nI. NHIỆM VỤ\n\n{UNITS}II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\n- Bố trí kinh phí.\n"


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def asked(engine, person):
    found = workbench(engine, SETTINGS, person, 1, NOW)
    return found.draft.version, [one.problem for one in found.told if one.problem.code == "addressees-assumed"]


def test_one_question_for_a_section_goes_when_the_lead_of_each_of_its_tasks_was_set(office):
    with reading(office) as session:
        hoa = actor_of(session, who(session, "hoa"))
    take_paper(office, SETTINGS, hoa, Paper(TEXT.encode(), "kh.txt", no_secret=True), NOW)
    clauses = tuple(f"I.{at}" for at in range(1, 6))
    version, problems = asked(office, hoa)
    assert [(one.place.clause, one.place.also) for one in problems] == [("I", clauses)]
    for tasks, left in ((clauses[:4], 1), (clauses[4:], 0)):
        change = Change(tasks=tasks, set={"lead": ["Sở Nội vụ"]})
        correct_draft(office, Hand(hoa, 1, version, NOW, SETTINGS.zone), change)
        version, problems = asked(office, hoa)
        assert len(problems) == left


def test_a_missing_day_of_issue_is_told_once(office):
    with reading(office) as session:
        hoa = actor_of(session, who(session, "hoa"))
    take_paper(office, SETTINGS, hoa, Paper(TEXT.encode(), "kh.txt", no_secret=True), NOW)
    told = [one.problem for one in workbench(office, SETTINGS, hoa, 1, NOW).told]
    assert [one.code for one in told if (one.place.field or "").endswith("issued")] == ["no-issue-date"]
    assert ("head-missing", "number") in [(one.code, one.place.field) for one in told]


def test_what_kind_a_paper_is_is_not_asked_any_more_when_somebody_set_it(office):
    with reading(office) as session:
        hoa = actor_of(session, who(session, "hoa"))
    report = "BÁO CÁO\nVề bến đò\n\n1. Sở Tài chính bố trí kinh phí trước ngày 20/12/2026.\n"
    take_paper(office, SETTINGS, hoa, Paper(report.encode(), "bc.txt", no_secret=True), NOW)

    def codes():
        found = workbench(office, SETTINGS, hoa, 1, NOW)
        return found.draft.version, {one.problem.code for one in found.told}

    version, before = codes()
    correct_draft(office, Hand(hoa, 1, version, NOW, SETTINGS.zone), Head(directive={"kind": "ke-hoach"}))
    assert "kind-seldom" in before
    assert "kind-seldom" not in codes()[1]


def test_whether_a_passage_is_a_task_is_answered_by_saying_who_leads_it(office):
    with reading(office) as session:
        hoa = actor_of(session, who(session, "hoa"))
    text = (
        "KẾ HOẠCH\nTrồng cây xanh\n\n1. Sở Tài chính:\n"
        "a) Trồng xong cây ven sông trước ngày 20/12/2026; riêng bến đò số 2 xong trước ngày 10/12/2026.\n"
    )
    take_paper(office, SETTINGS, hoa, Paper(text.encode(), "kh.txt", no_secret=True), NOW)

    def perhaps():
        found = workbench(office, SETTINGS, hoa, 1, NOW)
        return found.draft.version, [one.task for one in found.told if one.problem.code == "perhaps-no-task"]

    version, (task,) = perhaps()
    change = Change(tasks=(task,), set={"lead": ["Sở Nội vụ"]})
    correct_draft(office, Hand(hoa, 1, version, NOW, SETTINGS.zone), change)
    assert perhaps()[1] == []
