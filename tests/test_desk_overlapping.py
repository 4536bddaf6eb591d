"""Work that would be given twice: seen, linked, and closed by one result; on both databases."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from desk.acting import Doing, act
from desk.amending import propose_amendment
from desk.drafts.amending import NewBasis, amending, begin
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft
from desk.intake import Intake
from desk.launching import LaunchBlocked, Wish, launch_plan, propose
from desk.people import actor_of, who
from models.core import table
from models.database import reading
from models.matters import ids_of_plan, stakes
from models.queries import assignments, history
from models.settings import Settings
from models.tables import Assignment, TaskLink
from plans.access import Grant, Role, Sight
from plans.corrections import Change
from plans.due import OnDate, Relative
from plans.overlap import Overlap, TaskInForce, alike, overlap_problems, overlaps
from plans.plan import Directive, Handling, Task
from plans.stages import Act
from plans.wording import render
from tests.office import DAY, NOW, furnish, give, plan

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SETTINGS = Settings(office="song-thao/van-phong")
NEVER = "Thống kê số lượng trang thiết bị văn phòng đã hỏng phải thanh lý"
SAME = "Rà soát vị trí việc làm tại cơ quan chuyên môn cấp xã"


def second(**changes):
    task = Task(
        id="1", title=SAME, quote=SAME, lead=("Sở Nội vụ",), due=OnDate(date=dt.date(2026, 10, 15)), **changes
    )  # fmt: skip
    head = Directive(kind="cong-van", number="77/UBND-NC", issued=dt.date(2026, 8, 30), issuer="UBND tỉnh Sông Thao")
    return plan(plan="77-ubnd-nc", directive=head, tasks=(task,))


@pytest.fixture
def office(engine):
    """The office with its first plan in force."""
    furnish(engine)
    give(engine, SETTINGS)
    return engine


def proposal(engine, made, **how):
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung", **how)
    return propose(engine, Intake("b.yaml", made, [], ""), wish, SETTINGS)


def launched(engine, made, **how):
    """The ids of the plan's assignments."""
    launch_plan(engine, proposal(engine, made, anew=True, **how), Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung"))
    with reading(engine) as session:
        return ids_of_plan(session, made.plan)


def do(engine, name, number, by, **more):
    return act(engine, Doing(Act(name), by, **more), [number], now=NOW + dt.timedelta(days=1), zone=ZONE)


def stage_of(engine, number):
    with reading(engine) as session:
        a = table(Assignment).c
        return session.connection().execute(select(a.stage).where(a.id == number)).scalar_one()


def test_work_given_before_is_not_given_again_until_somebody_says_so(office):
    assert proposal(office, second()).refused
    assert not proposal(office, second(), anew=True).refused
    assert not proposal(office, second(same_as=("12-ct-ubnd-2026:1.a",))).refused
    twice = proposal(office, plan(plan="12-ct-ubnd-2026-2"))
    assert twice.refused
    with pytest.raises(LaunchBlocked):
        launch_plan(office, twice, Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung"))


def test_close_words_for_the_same_unit_are_asked_about(office):
    (found,) = [one for one in proposal(office, second()).problems if one.code == "overlap"]
    assert found.args["name"] == "12-ct-ubnd-2026:1.a"
    assert found.args["task"] == "1"


def test_other_words_other_units_and_other_piles_are_none(office):
    other = second().tasks[0]
    for changed in (
        {"title": "Tổ chức hội nghị tổng kết công tác dân vận", "quote": "Tổ chức hội nghị tổng kết công tác dân vận"},
        {"lead": ("Các xã",)},
        {"handling": Handling.INFORM},
    ):
        made = second().model_copy(update={"tasks": (other.model_copy(update=changed),)})
        assert "overlap" not in {one.code for one in proposal(office, made).problems}, changed


def test_the_same_document_given_before_is_said_and_each_of_its_tasks_too(office):
    twice = plan(plan="12-ct-ubnd-2026-2")
    codes = [one.code for one in proposal(office, twice).problems]
    assert "document-given-before" in codes
    assert "overlap" in codes


def test_a_number_in_common_makes_less_alike_tasks_alike():
    held = TaskInForce(1, "a", "5/KH-UBND", "2", "Rà soát vị trí việc làm, tinh giản biên chế cấp xã", "")
    made = second()
    assert alike(made, [held]) == []
    carried = made.model_copy(update={"directive": made.directive.model_copy(update={"implements": ("5/KH-UBND",)})})
    (found,) = alike(carried, [held])
    assert overlaps(carried, {"Sở Nội vụ": ("x",)}, [found], {1: {"x"}}) == (found,)
    assert overlaps(carried, {"Sở Nội vụ": ("x",)}, [found], {1: {"y"}}) == ()


def test_linked_tasks_are_closed_by_one_result(office):
    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    with reading(office) as session:
        assert session.connection().execute(select(func.count()).select_from(table(TaskLink))).scalar_one() == 1
        first = next(
            one.id
            for one in stakes(session, ids_of_plan(session, "12-ct-ubnd-2026")).values()
            if one.unit == "song-thao/so-noi-vu" and one.title.startswith("Rà soát")
        )
    do(office, "accept", mine, "an")
    moved = do(office, "hand-in", mine, "an", evidence="Báo cáo số 15/BC-SNV", note="Chung cho hai văn bản")
    assert [(one.id, one.to_stage) for one in moved] == [(mine, "review"), (first, "execute"), (first, "review")]
    with reading(office) as session:
        assert [(one.act, one.evidence) for one in history(session, first)] == [
            ("accept", None),
            ("hand-in", "Báo cáo số 15/BC-SNV"),
        ]
    assert [one.id for one in do(office, "approve", first, "hoa")] == [first, mine]
    assert {stage_of(office, mine), stage_of(office, first)} == {"done"}


def test_a_return_is_of_one_task_alone(office):
    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    do(office, "accept", mine, "an")
    moved = do(office, "hand-in", mine, "an", evidence="Báo cáo")
    do(office, "return", mine, "hoa", note="Thiếu", correct_by=dt.date(2026, 9, 20))
    assert stage_of(office, mine) == "execute"
    assert stage_of(office, moved[-1].id) == "review"


def test_what_is_sent_in_place_of_what_came_back_goes_to_the_task_that_waits_with_it_too(office):
    """The refused paper must close nothing: the linked task is confirmed with the new one, and each says its paper."""
    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    first = first_of(office)
    do(office, "accept", mine, "an")
    do(office, "hand-in", mine, "an", evidence="45/BC-SNV")
    (back,) = do(office, "return", mine, "hoa", note="Thiếu phụ lục", correct_by=dt.date(2026, 9, 20))
    assert [(one.id, one.paper) for one in back.waits] == [(first, "45/BC-SNV")]
    sent = do(office, "hand-in", mine, "an", evidence="46/BC-SNV")
    assert [(one.id, one.from_stage, one.to_stage) for one in sent][1:] == [(first, "review", "review")]
    done = do(office, "approve", mine, "hoa")
    assert [(one.id, one.paper) for one in done] == [(mine, "46/BC-SNV"), (first, "46/BC-SNV")]
    with reading(office) as session:
        assert [one.evidence for one in history(session, first) if one.act == "hand-in"] == ["45/BC-SNV", "46/BC-SNV"]
        credited = assignments(session, [first], NOW + dt.timedelta(days=2))[0].credited_at
    assert credited == NOW + dt.timedelta(days=1), "the first hand-in counts: this one was never returned"


def test_a_paper_of_its_own_that_a_linked_task_waits_with_is_left(office):
    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    first = first_of(office)
    do(office, "accept", mine, "an")
    do(office, "hand-in", mine, "an", evidence="45/BC-SNV")
    do(office, "return", first, "hoa", note="Thiếu", correct_by=dt.date(2026, 9, 20))
    do(office, "return", mine, "hoa", note="Thiếu", correct_by=dt.date(2026, 9, 20))
    assert [one.id for one in do(office, "hand-in", mine, "an", evidence="46/BC-SNV")] == [mine, first]
    do(office, "return", mine, "hoa", note="Thiếu", correct_by=dt.date(2026, 9, 20))
    assert [one.paper for one in do(office, "approve", first, "hoa", as_typed=True)] == ["46/BC-SNV"]
    assert [one.id for one in do(office, "hand-in", mine, "an", evidence="47/BC-SNV")] == [mine]


def first_of(engine):
    """The first department's task of the plan in force that is done once."""
    with reading(engine) as session:
        found = stakes(session, ids_of_plan(session, "12-ct-ubnd-2026")).values()
        return next(one.id for one in found if one.unit == "song-thao/so-noi-vu" and one.title.startswith("Rà soát"))


def finish(engine, number):
    do(engine, "accept", number, "an")
    do(engine, "hand-in", number, "an", evidence="Báo cáo số 15/BC-SNV")
    do(engine, "approve", number, "hoa")


def test_finished_work_is_not_offered(office):
    finish(office, first_of(office))
    assert "overlap" not in {one.code for one in proposal(office, second()).problems}


def test_what_was_never_given_is_not_called_given(office):
    past = (
        second().tasks[0].model_copy(update={"title": NEVER, "quote": NEVER, "due": OnDate(date=dt.date(2026, 8, 20))})
    )
    launched(office, second().model_copy(update={"tasks": (past,)}), leave_past=True)
    later = past.model_copy(update={"due": OnDate(date=dt.date(2026, 10, 20))})
    head = second().directive.model_copy(update={"number": "78/UBND-NC"})
    third = plan(plan="78-ubnd-nc", directive=head, tasks=(later,))
    assert "overlap" not in [one.code for one in proposal(office, third).problems]
    linked = third.model_copy(update={"tasks": (later.model_copy(update={"same_as": ("77-ubnd-nc:1",)}),)})
    assert "same-as-over" in [one.code for one in proposal(office, linked).problems]


def test_what_waits_for_its_event_is_asked_about(office):
    after = Relative.model_validate({"amount": 5, "unit": "day", "from": "event", "text": "sau 5 ngày"})
    waits = second().tasks[0].model_copy(update={"title": NEVER, "quote": NEVER, "due": after})
    launched(office, second().model_copy(update={"tasks": (waits,)}))
    head = second().directive.model_copy(update={"number": "78/UBND-NC"})
    third = plan(plan="78-ubnd-nc", directive=head, tasks=(waits,))
    assert "overlap" in [one.code for one in proposal(office, third).problems]


def test_a_link_to_what_was_finished_meanwhile_is_told_and_shown_nowhere(office):
    from desk.seeing import see

    made = second(same_as=("12-ct-ubnd-2026:1.a",))
    assert "same-as-over" not in {one.code for one in proposal(office, made).problems}
    finish(office, first_of(office))
    (told,) = [one for one in proposal(office, made).problems if one.code == "same-as-over"]
    assert told.severity == "doubt"
    (mine,) = launched(office, made)
    with reading(office) as session:
        an = actor_of(session, who(session, "an"))
    assert see(office, an, mine, NOW).linked == []


def test_the_older_one_is_approved_and_both_are_closed(office):
    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    finish(office, first_of(office))
    assert {stage_of(office, mine), stage_of(office, first_of(office))} == {"done"}


def test_what_was_handed_in_before_it_was_linked_closes_both_when_it_is_approved(office):
    first = first_of(office)
    do(office, "accept", first, "an")
    do(office, "hand-in", first, "an", evidence="Báo cáo số 15/BC-SNV")
    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    moved = do(office, "approve", first, "hoa")
    assert [(one.id, one.to_stage) for one in moved[1:]] == [(mine, "execute"), (mine, "review"), (mine, "done")]
    with reading(office) as session:
        kept = [(one.act, one.by, one.evidence) for one in history(session, mine)]
    assert kept[1] == ("hand-in", "an", "Báo cáo số 15/BC-SNV")
    assert kept[2][:2] == ("approve", "hoa")


def test_a_returned_one_stays_open_when_the_other_is_approved(office):
    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    do(office, "accept", mine, "an")
    do(office, "hand-in", mine, "an", evidence="Báo cáo")
    do(office, "return", mine, "hoa", note="Thiếu", correct_by=dt.date(2026, 9, 20))
    do(office, "approve", first_of(office), "hoa", as_typed=True)
    assert stage_of(office, mine) == "execute"


@pytest.mark.parametrize(
    ("name", "code"),
    [("khong-co:1", "same-as-unknown"), ("12-ct-ubnd-2026:9.z", "same-as-unknown"), ("77-ubnd-nc:1", "same-as-own")],
)
def test_a_link_to_what_never_was_is_an_error(office, name, code):
    """It was a doubt that said the work was over, and advised to drop the task."""
    wrong = second(same_as=(name,))
    (told,) = [one for one in proposal(office, wrong).problems if one.code.startswith("same-as-")]
    assert (told.code, told.severity, told.args["name"]) == (code, "error", name)
    assert "bỏ nhiệm vụ" not in render(told).do.lower()
    with pytest.raises(LaunchBlocked):
        launched(office, wrong)


def test_the_link_is_shown_on_both(office):
    from desk.seeing import see

    (mine,) = launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    with reading(office) as session:
        an = actor_of(session, who(session, "an"))
    assert [number for _, number, _ in see(office, an, mine, NOW).linked] == ["12/CT-UBND"]
    assert [number for _, number, _ in see(office, an, 1, NOW).linked] == ["77/UBND-NC"]


def test_work_without_a_document_is_called_by_its_words(office):
    from desk.seeing import see

    spoken = second(same_as=("12-ct-ubnd-2026:1.a",))
    launched(office, spoken.model_copy(update={"directive": spoken.directive.model_copy(update={"number": None})}))
    with reading(office) as session:
        an = actor_of(session, who(session, "an"))
    assert [number for _, number, _ in see(office, an, 1, NOW).linked] == [""]
    held = TaskInForce(1, "viec-1", None, "1", "Rà soát", "")
    (problem,) = overlap_problems(second(), [Overlap("1", held, 100)])
    assert render(problem).says == 'Có thể trùng với nhiệm vụ đã giao: "Rà soát"'


@pytest.mark.parametrize("due", [OnDate(date=dt.date(2026, 10, 15)), None])
def test_an_amendment_says_that_a_linked_task_keeps_its_date(office, due):
    """One result answers both; only the date of the one is moved, and whoever amends it may have meant both."""
    made = second(same_as=("12-ct-ubnd-2026:1.a",))
    launched(office, made.model_copy(update={"tasks": (made.tasks[0].model_copy(update={"due": due}),)}))
    first, *rest = plan().tasks
    wish = Wish(DAY, NOW + dt.timedelta(days=1), proposed_by="hoa", agreed_by="dung")

    def told(day):
        moved = first.model_copy(update={"due": OnDate(date=dt.date(2026, 10, day))})
        found = propose_amendment(office, Intake("a.yaml", plan(tasks=(moved, *rest)), [], ""), wish, SETTINGS)
        assert not found.refused
        return [one for one in found.problems if one.code.startswith("amend-linked")]

    (one,) = told(20)
    assert one.severity == "note"
    assert one.args["other"] == "1"
    said = render(one).says
    kept = "giữ thời hạn của nó: 15/10/2026" if due else "không có thời hạn"
    assert said.startswith("Nhiệm vụ 1 của 77/UBND-NC dùng chung kết quả với nhiệm vụ 1.a và ")
    assert kept in said


def test_an_amendment_of_something_else_says_nothing_of_linked_tasks(office):
    launched(office, second(same_as=("12-ct-ubnd-2026:1.a",)))
    first, *rest = plan().tasks
    made = plan(tasks=(first.model_copy(update={"title": "Rà soát vị trí"}), *rest))
    wish = Wish(DAY, NOW + dt.timedelta(days=1), proposed_by="hoa", agreed_by="dung")
    found = propose_amendment(office, Intake("a.yaml", made, [], ""), wish, SETTINGS)
    assert found.changes
    assert not [one for one in found.problems if one.code.startswith("amend-linked")]


def test_a_linked_task_that_may_not_be_seen_is_not_named(office):
    """That something is moved beside it is said: to whom it belongs, what it is called and until when it runs is not."""
    launched(office, elsewhere())
    first, *rest = plan().tasks
    taken = Intake("a.yaml", plan(tasks=(moved(first, 20), *rest)), [], "")
    wish = Wish(DAY, NOW + dt.timedelta(days=1), proposed_by="hoa", agreed_by="dung")

    def told(**of):
        found = propose_amendment(office, taken, wish._replace(**of), SETTINGS)
        return [one for one in found.problems if one.code.startswith("amend-linked")]

    assert [one.code for one in told()] == ["amend-linked-keeps"]
    assert [one.code for one in told(sight=Sight(True))] == ["amend-linked-keeps"]
    ours = Sight(False, scopes=(Grant(Role.COORDINATOR, "song-thao/van-phong"),))
    (one,) = told(sight=ours)
    assert (one.code, one.args, one.severity.value) == ("amend-linked-unseen", {"task": "1.a", "units": 1}, "note")
    assert "77" not in render(one).says


def test_the_workbench_of_an_amendment_names_no_linked_task_that_its_reader_may_not_see(office):
    launched(office, elsewhere())
    now = NOW + dt.timedelta(days=1)
    with reading(office) as session:
        hoa = actor_of(session, who(session, "hoa"))
    number, _ = begin(office, SETTINGS, hoa, "12-ct-ubnd-2026", NewBasis("Quyết định 15/QĐ-UBND", DAY, "Chậm"), now)
    version = workbench(office, SETTINGS, hoa, number, now).draft.version
    due = {"kind": "date", "date": "2026-10-20"}
    correct_draft(office, Hand(hoa, number, version, now, ZONE), Change(tasks=("1.a",), set={"due": due}), "Chậm")

    def told(actor):
        seen = [one.problem.code for one in workbench(office, SETTINGS, actor, number, now).told]
        before = [one.code for one in amending(office, SETTINGS, actor, number, now).asked]
        return [[one for one in codes if one.startswith("amend-linked")] for codes in (seen, before)]

    assert told(hoa) == [["amend-linked-keeps"]] * 2
    within = hoa._replace(grants=(Grant(Role.COORDINATOR, "song-thao/van-phong"),))
    assert told(within) == [["amend-linked-unseen"]] * 2


def test_a_linked_task_that_keeps_its_date_keeps_its_hour(office):
    made = second(same_as=("12-ct-ubnd-2026:1.a",))
    due = OnDate(date=dt.date(2026, 10, 15), time="16:30")
    launched(office, made.model_copy(update={"tasks": (made.tasks[0].model_copy(update={"due": due}),)}))
    first, *rest = plan().tasks
    wish = Wish(DAY, NOW + dt.timedelta(days=1), proposed_by="hoa", agreed_by="dung")
    taken = Intake("a.yaml", plan(tasks=(moved(first, 20), *rest)), [], "")
    (one,) = [
        each
        for each in propose_amendment(office, taken, wish, SETTINGS).problems
        if each.code.startswith("amend-linked")
    ]
    assert "giữ thời hạn của nó: 16:30 ngày 15/10/2026 (" in render(one).says


def elsewhere():
    """The same, given by another office."""
    return second(same_as=("12-ct-ubnd-2026:1.a",)).model_copy(update={"office": "song-thao/so-tai-chinh"})


def moved(task, day):
    return task.model_copy(update={"due": OnDate(date=dt.date(2026, 10, day))})
