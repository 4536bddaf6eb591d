"""A plan in force amended on its way: begun on a basis, corrected, shown before and after, agreed, done, and told; on both databases."""

import datetime as dt

import pytest
from sqlalchemy import update
from sqlmodel import select

from desk.amending import amend_plan, propose_amendment
from desk.drafts.amending import Door, NewBasis, amend_now, amending, begin, door, held_basis, paper_of
from desk.drafts.benching import history, workbench
from desk.drafts.correcting import Hand, correct_draft, replace_plan
from desk.drafts.doubting import earlier_than
from desk.drafts.finding import DraftConflict, DraftNotYours, DraftRefused, draft_list
from desk.drafts.moving import move_draft
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.people import actor_of, who
from desk.plan_progress import plan_progress
from desk.reporting import NotFound, assignment_view, task_list
from models.core import table
from models.database import reading, writing
from models.drafts import new_draft
from models.tables import LaunchedPlan, PlanDraft
from plans.access import Actor
from plans.corrections import Add, Change, Drop, Head, Merge, Split
from plans.draft_stages import DraftAct, DraftMoveRefused, DraftStage
from plans.due import OnDate
from plans.files import write_plan
from plans.steps import Step
from plans.wanted import Wanted
from plans.wording import render
from tests.desks import SETTINGS, office
from tests.office import DAY, NOW, plan

__all__ = ["office"]

SLUG = "12-ct-ubnd-2026"
LATER = NOW + dt.timedelta(days=2)
BASIS = NewBasis("Quyết định 15/QĐ-UBND", dt.date(2026, 9, 2), "Giãn tiến độ theo đề nghị của Sở Nội vụ")
DUE = {"kind": "date", "date": "2026-10-15", "text": "trước ngày 16/10/2026"}


def person(engine, slug) -> Actor:
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def started(engine, slug="hoa", basis=BASIS, under_way=None):
    number, problems = begin(engine, SETTINGS, person(engine, slug), SLUG, basis, LATER, under_way)
    assert not problems
    return number


def hand(engine, number, slug="hoa", now=LATER):
    actor = person(engine, slug)
    return Hand(actor, number, workbench(engine, SETTINGS, actor, number, now).draft.version, now, SETTINGS.zone)


def corrected(engine, number):
    correct_draft(engine, hand(engine, number), Change(tasks=("1.a",), set={"due": DUE}), "Chờ hướng dẫn của bộ")
    correct_draft(engine, hand(engine, number), Drop(tasks=("4",)), "Đã có quy định khác")
    more = Add(set={"title": "Báo cáo nhân sự", "lead": ("Sở Tài chính",), "due": DUE, "handling": "track"})
    correct_draft(engine, hand(engine, number), more)


def agreed(engine, number):
    move_draft(engine, SETTINGS, hand(engine, number), DraftAct.PROPOSE)
    move_draft(engine, SETTINGS, hand(engine, number, "dung"), DraftAct.AGREE)


def test_who_may_and_on_what_it_rests(office):
    assert door(office, person(office, "hoa"), SLUG) == Door(True, None)
    for slug in ("an", "admin", "giam"):
        assert not door(office, person(office, slug), SLUG).may
        with pytest.raises(DraftNotYours):
            begin(office, SETTINGS, person(office, slug), SLUG, BASIS, LATER)
    with pytest.raises(NotFound):
        begin(office, SETTINGS, person(office, "hoa"), "khong-co", BASIS, LATER)
    for wrong, codes in (
        (NewBasis(), ["basis-missing", "reason-missing"]),
        (BASIS._replace(reason="Theo văn bản MẬT độ MẬT: TỐI MẬT"), ["secret-document"]),
        (BASIS._replace(basis="x" * 501), ["too-long"]),
        (BASIS._replace(data=b"%PDF-1.4 x", name="a.pdf"), ["secrecy-tick-missing"]),
    ):
        number, problems = begin(office, SETTINGS, person(office, "hoa"), SLUG, wrong, LATER)
        assert number is None
        assert [one.code for one in problems] == codes
    number = started(office)
    assert door(office, person(office, "dung"), SLUG) == Door(True, number)
    assert held_basis(office, person(office, "hoa"), SLUG)[1].words == "Quyết định 15/QĐ-UBND ngày 02/09/2026"
    with pytest.raises(DraftConflict) as unseen:
        started(office, slug="dung", basis=NewBasis("Công văn 78/UBND", None, "Khác"))
    assert [(one.code, one.args["draft"]) for one in unseen.value.problems] == [("amending-under-way", number)]
    assert held_basis(office, person(office, "hoa"), SLUG)[1].basis == BASIS.basis, (
        "nobody's basis is overwritten unseen"
    )
    other = BASIS._replace(reason="Lý do khác")
    assert started(office, basis=other, under_way=number) == number, "one amendment at a time"
    assert draft_list(office, person(office, "hoa"), (DraftStage.OPEN,), 9).rows[0].amends


def test_shown_before_and_after_with_who_is_touched_and_nothing_kept(office):
    number = started(office)
    with pytest.raises(DraftRefused) as nothing:
        move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)
    assert [one.code for one in nothing.value.problems] == ["amend-nothing"]
    corrected(office, number)
    shown = amending(office, SETTINGS, person(office, "hoa"), number, LATER)
    assert {(one.task, one.field) for one in shown.steps} >= {("1.a", "due"), ("4", "task"), ("bs-1", "task")}
    touched = [(one.task, one.unit_name, one.what) for one in shown.amendment.touched]
    assert touched == [
        ("1.a", "Sở Nội vụ tỉnh Sông Thao", "amend"),
        ("4", "Ủy ban nhân dân xã An Bình", "cancel"),
        ("4", "Ủy ban nhân dân xã Tân Lập", "cancel"),
        ("bs-1", "Sở Tài chính tỉnh Sông Thao", "open"),
    ]
    assert shown.reasons == {"1.a": "Chờ hướng dẫn của bộ", "4": "Đã có quy định khác"}
    figures = shown.amendment.figures
    assert (figures.opened, figures.cancelled, figures.redated) == (1, 2, 1)
    assert task_list(office, LATER, Wanted(plan=SLUG)).total == 5, "only shown"


@pytest.mark.parametrize(
    "edit",
    [
        Change(tasks=("1.a",), set={"due": DUE}),
        Change(tasks=("1.a",), set={"lead": ("Sở Tài chính",)}),
        Change(tasks=("1.a",), set={"handling": "report"}),
        Drop(tasks=("4",)),
        Merge(tasks=("1.a", "1.b")),
        Split(task="1.a", pieces=("Một", "Hai")),
        Head(set={"confirmer": "Sở Nội vụ"}),
    ],
)
def test_no_change_of_a_plan_in_force_without_its_reason(office, edit):
    number = started(office)
    for blank in (None, "  "):
        with pytest.raises(DraftRefused) as refused:
            correct_draft(office, hand(office, number), edit, blank)
        assert [(one.code, one.place.field) for one in refused.value.problems] == [("amend-reason-missing", "why")]
    assert not amending(office, SETTINGS, person(office, "hoa"), number, LATER).steps
    correct_draft(office, hand(office, number), edit, "Theo đề nghị của Sở")
    shown = amending(office, SETTINGS, person(office, "hoa"), number, LATER)
    assert {*shown.reasons.values(), shown.of_plan} - {""} == {"Theo đề nghị của Sở"}


def test_a_file_that_changes_a_plan_in_force_says_why_too(office):
    number = started(office)
    after = plan(title="Việc khác")
    with pytest.raises(DraftRefused) as refused:
        replace_plan(office, hand(office, number), after, "yaml")
    assert [one.code for one in refused.value.problems] == ["amend-reason-missing"]
    assert replace_plan(office, hand(office, number), after, "yaml", "Sửa tên") > 0


def test_agreed_as_giving_is_then_done_and_told(office):
    number = started(office)
    corrected(office, number)
    with pytest.raises(DraftMoveRefused):
        amend_now(office, SETTINGS, hand(office, number))
    agreed(office, number)
    key, done = amend_now(office, SETTINGS, hand(office, number))
    assert (done.added, done.removed, done.opened, done.cancelled, done.redated) == (("bs-1",), ("4",), 1, 2, 1)
    assert key == SLUG
    rows = task_list(office, LATER, Wanted(plan=SLUG)).rows
    told = {one.id: assignment_view(office, one.id, LATER).history for one in rows}
    note = next(lines[-1].note for lines in told.values() if lines and lines[-1].act == "amend")
    assert note == (
        "thời hạn: 30/09/2026 → 15/10/2026; Căn cứ Quyết định 15/QĐ-UBND ngày 02/09/2026; "
        "Giãn tiến độ theo đề nghị của Sở Nội vụ; Chờ hướng dẫn của bộ"
    )
    stopped = task_list(office, LATER, Wanted(plan=SLUG, state="cancelled")).rows
    assert {assignment_view(office, one.id, LATER).history[-1].note for one in stopped} == {
        "Căn cứ Quyết định 15/QĐ-UBND ngày 02/09/2026; Giãn tiến độ theo đề nghị của Sở Nội vụ; Đã có quy định khác"
    }
    past = plan_progress(office, SLUG, LATER).history
    kinds = [one.what for one in past]
    assert kinds == ["propose", "agree", "launch", "draft-propose", "draft-agree", "amend"]
    assert past[-1].details["basis"] == "Quyết định 15/QĐ-UBND ngày 02/09/2026"
    assert past[-1].details["draft"] == number
    assert door(office, person(office, "hoa"), SLUG) == Door(True, None)
    draft, deeds = history(office, person(office, "hoa"), number)
    assert (draft.stage, draft.amends) == ("launched", True)
    assert deeds[-1].what == "amends"
    with pytest.raises((DraftMoveRefused, DraftConflict)):
        amend_now(office, SETTINGS, hand(office, number))


def test_who_presses_is_named_by_the_plan_and_by_its_work_alike(office):
    number = started(office)
    corrected(office, number)
    agreed(office, number)
    amend_now(office, SETTINGS, hand(office, number, "dung"))
    named = {plan_progress(office, SLUG, LATER).history[-1].by}
    for wanted in (Wanted(plan=SLUG, task="1.a"), Wanted(plan=SLUG, state="cancelled")):
        rows = task_list(office, LATER, wanted).rows
        named |= {assignment_view(office, one.id, LATER).history[-1].by_name for one in rows}
    assert len(named) == 1, named


def test_another_basis_asks_the_leader_anew(office):
    number = started(office)
    corrected(office, number)
    agreed(office, number)
    assert started(office, basis=BASIS._replace(basis="Công văn 9/UBND"), under_way=number) == number
    kinds = [one.what for one in plan_progress(office, SLUG, LATER).history]
    assert kinds[3:] == ["draft-propose", "draft-agree", "draft-void"], "the log says what voided it"
    with pytest.raises(DraftMoveRefused):
        amend_now(office, SETTINGS, hand(office, number))


def test_amended_elsewhere_meanwhile_it_is_begun_again(office):
    number = started(office)
    corrected(office, number)
    agreed(office, number)
    first, *rest = plan().tasks
    other = plan(tasks=(first.model_copy(update={"title": "Tên khác"}), *rest))
    wish = Wish(DAY, LATER, proposed_by="hoa", agreed_by="dung")
    amend_plan(office, propose_amendment(office, take_in(write_plan(other).encode(), "a.yaml"), wish, SETTINGS), wish)
    with pytest.raises(DraftRefused) as stale:
        amend_now(office, SETTINGS, hand(office, number))
    assert [one.code for one in stale.value.problems] == ["amend-stale"]


def test_what_it_rests_on_is_kept_for_who_sees_the_plan(office):
    from tests.documents import as_pdf

    file = as_pdf()
    number = started(office, basis=NewBasis(reason="Giãn tiến độ", data=file, name="qd.pdf", no_secret=True))
    with pytest.raises(NotFound):
        paper_of(office, SLUG, number)
    corrected(office, number)
    agreed(office, number)
    amend_now(office, SETTINGS, hand(office, number))
    assert paper_of(office, SLUG, number).content == file


def test_of_two_plans_of_one_slug_the_one_that_is_meant(office):
    wish = Wish(DAY, NOW, as_="song-thao/so-noi-vu", proposed_by="hoa", agreed_by="dung", anew=True)
    launch_plan(office, propose(office, take_in(write_plan(plan()).encode(), "a.yaml"), wish, SETTINGS), wish)
    key = f"{SLUG}@song-thao~so-noi-vu"
    number, problems = begin(office, SETTINGS, person(office, "hoa"), key, BASIS, LATER)
    assert not problems
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"due": DUE}), "Chờ hướng dẫn")
    shown = amending(office, SETTINGS, person(office, "hoa"), number, LATER)
    assert [(one.task, one.unit, one.many) for one in shown.amendment.touched] == [("1.a", "song-thao/so-noi-vu", 1)]
    agreed(office, number)
    assert amend_now(office, SETTINGS, hand(office, number))[0] == key
    dues = {one: task_list(office, LATER, Wanted(plan=one, task="1.a")).rows[0].due.day for one in (SLUG, key)}
    assert dues == {SLUG: 30, key: 15}
    assert [one.what for one in plan_progress(office, SLUG, LATER).history] == ["propose", "agree", "launch"]
    assert "amend" in [one.what for one in plan_progress(office, key, LATER).history]


def test_the_leaders_paper_of_an_amendment_says_before_and_after(office):
    import io

    from docx import Document

    from desk.papers.submitting import submission

    number = started(office)
    corrected(office, number)
    kept = submission(office, SETTINGS, person(office, "hoa"), number, LATER)
    document = Document(io.BytesIO(kept.content))
    words = "\n".join(one.text for one in document.paragraphs)
    for said in (
        "Quyết định 15/QĐ-UBND ngày 02/09/2026",
        "Giãn tiến độ theo đề nghị của Sở Nội vụ",
        "sửa 01 nhiệm vụ, bỏ 01 nhiệm vụ",
        "dừng theo dõi 02 lượt giao",
        "NỘI DUNG ĐIỀU CHỈNH, BỔ SUNG",
    ):
        assert said in words, said
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["1.a", "trước ngày 01/10/2026", "trước ngày 16/10/2026", "Chờ hướng dẫn của bộ"] in [
        [row[1], row[4], row[5], row[6]] for row in rows if len(row) == 7
    ]
    assert any("Ủy ban nhân dân xã An Bình" in row[-1] for row in rows), "who is touched"


def test_an_amendment_is_not_given_like_a_new_document(office):
    from desk.drafts.giving import Giver
    from desk.drafts.moving import give as give_draft

    number = started(office)
    corrected(office, number)
    move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)
    move_draft(office, SETTINGS, hand(office, number, "dung"), DraftAct.AGREE)
    for begun in (
        lambda: give_draft(office, SETTINGS, hand(office, number)),
        lambda: Giver().begin(office, SETTINGS, hand(office, number)),
    ):
        with pytest.raises(DraftMoveRefused) as refused:
            begun()
        assert [one.code for one in refused.value.problems] == ["draft-amends"]
    assert amend_now(office, SETTINGS, hand(office, number))[1].removed == ("4",)


def test_a_lead_changed_is_told_as_a_change_and_not_as_an_empty_row(office):
    number = started(office)
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"lead": ("Sở Tài chính",)}), "Đổi cơ quan")
    shown = amending(office, SETTINGS, person(office, "hoa"), number, LATER)
    assert shown.amendment.figures.changed == ("1.a",)
    alone = [step for task, rows in shown.by_task if task is None for step in rows]
    assert all(set(step.after) - set(step.before) for step in alone if step.field == "bindings")
    unbound = Step(None, "bindings", {"Sở Nội vụ": ["snv"], "Sở Tài chính": ["stc"]}, {"Sở Tài chính": ["stc"]})
    assert shown._replace(steps=(unbound,)).by_task == []


def test_a_lead_chosen_from_the_register_is_no_row_of_what_names_mean(office):
    number, name = started(office), "Ủy ban nhân dân xã An Bình"
    edit = Change(tasks=("1.a",), set={"lead": (name,)}, bindings={name: ("song-thao/xa-an-binh",)})
    correct_draft(office, hand(office, number), edit, "Đổi cơ quan")
    assert [task for task, _ in amending(office, SETTINGS, person(office, "hoa"), number, LATER).by_task] == ["1.a"]
    (new,) = [
        one for one in amending(office, SETTINGS, person(office, "hoa"), number, LATER).touched if one.what == "open"
    ]
    assert (new.units, new.due) == ((name,), "30/09/2026")


def test_tasks_of_different_dates_that_are_joined_are_told_before_it_is_agreed(office):
    number = started(office)
    correct_draft(office, hand(office, number), Merge(tasks=("1.a", "1.b")), "Một việc")
    shown = amending(office, SETTINGS, person(office, "hoa"), number, LATER)
    assert [one.args["task"] for one in shown.asked if one.code == "merged-dues"] == ["1.a"]


def test_a_date_that_is_past_is_said_before_it_is_agreed(office):
    number, past = started(office), {"kind": "date", "date": "2026-09-01", "text": "01/09/2026"}
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"due": past}), "Cần sớm hơn")
    shown = amending(office, SETTINGS, person(office, "hoa"), number, LATER)
    assert shown.late == ("1.a (01/09/2026)",)
    assert (shown.amendment.figures.redated, shown.amendment.figures.cancelled) == (1, 0)
    codes = {one.problem.code for one in workbench(office, SETTINGS, person(office, "hoa"), number, LATER).told}
    assert "amend-past" in codes
    assert not {"typed-date-past", "due-overdue-now"} & codes, "it is said once"


def test_it_shows_how_the_document_came_in(office):
    with writing(office) as session:
        plan_id = session.exec(select(LaunchedPlan.id)).one()
        first = {
            "slug": SLUG,
            "title": "x",
            "as_unit": "",
            "yaml": "",
            "text": "",
            "created_at": NOW,
            "changed_at": NOW,
        }
        came = {"incoming_number": "345", "incoming_date": DAY, "note": "Giao Sở Nội vụ tham mưu"}
        new_draft(session, first | came | {"launched_plan_id": plan_id})
        session.connection().execute(update(table(PlanDraft)).values(stage="launched"))
    held = workbench(office, SETTINGS, person(office, "hoa"), started(office), LATER).draft
    assert (held.incoming_number, held.incoming_date, held.note) == ("345", DAY, "Giao Sở Nội vụ tham mưu")


def test_amendments_of_two_plans_with_one_title_are_no_twins(office):
    wish = Wish(DAY, NOW, as_="song-thao/so-noi-vu", proposed_by="hoa", agreed_by="dung", anew=True)
    launch_plan(office, propose(office, take_in(write_plan(plan()).encode(), "a.yaml"), wish, SETTINGS), wish)
    first, hoa = started(office), person(office, "hoa")
    begin(office, SETTINGS, hoa, f"{SLUG}@song-thao~so-noi-vu", BASIS, LATER)
    assert "draft-twice" not in {one.problem.code for one in workbench(office, SETTINGS, hoa, first, LATER).told}
    assert [one.twins for one in draft_list(office, hoa, (DraftStage.OPEN,), 9).rows] == [(), ()]


def test_an_earlier_hour_of_the_same_day_is_told_with_both_hours():
    """The days alone were compared: 16 giờ made 10 giờ was no change, and a date with an hour was said without it."""

    def due(day, time):
        task = plan().tasks[0].model_copy(update={"due": OnDate(date=dt.date(2026, 10, day), time=time)})
        return plan(tasks=(task,))

    (told,) = earlier_than(due(20, "10:00"), due(20, "16:00"), dt.date(2026, 9, 1))
    assert render(told).says == "Thời hạn mới 10:00 ngày 20/10/2026 sớm hơn thời hạn đã giao 16:00 ngày 20/10/2026"
    assert [one.code for one in earlier_than(due(20, "10:00"), due(20, None), dt.date(2026, 9, 1))] == ["due-earlier"]
    assert not [*earlier_than(due(20, None), due(20, "16:00"), dt.date(2026, 9, 1))]
    (past,) = earlier_than(due(20, "10:00"), due(30, None), dt.date(2026, 10, 25))
    assert render(past).says.startswith("Thời hạn mới 10:00 ngày 20/10/2026 đã qua")
