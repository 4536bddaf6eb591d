"""A document on its way to work given: taken in, looked at, corrected, taken back, proposed, agreed, given; on both databases."""

import pytest
from sqlalchemy import func, select

from desk.drafts.benching import history, in_section, sections, workbench
from desk.drafts.correcting import Hand, correct_draft, leave_doubts, undo
from desk.drafts.finding import DraftConflict, DraftNotYours, DraftRefused, DraftUnknown, draft_list, plan_of
from desk.drafts.moving import give, move_draft
from desk.drafts.taking import PASTED, Paper, take_paper
from desk.drafts.typed import add_passage
from desk.people import actor_of, who
from models.core import table
from models.database import reading, writing
from models.files import kept_file
from models.settings import Settings
from models.tables import Audit, LaunchedPlan, Person, PlanDraft, Role, StoredFile, Unit
from plans.corrections import Add, Bind, Change, Drop, Head, Merge, Split
from plans.draft_stages import ON_ITS_WAY, DraftAct, DraftMoveRefused, DraftStage
from plans.files import write_plan
from plans.plan import Handling, Task
from tests.office import NOW, furnish, plan
from tests.papers import NOTE, SECRET, TEXT

OFFICE, HOME = "song-thao/van-phong", "song-thao/so-noi-vu"
SETTINGS = Settings(office=OFFICE)
BOUND = {"Sở Nội vụ": HOME, "Sở Tài chính": "song-thao/so-tai-chinh", "UBND tỉnh": "tinh-song-thao"}


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def person(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def take(engine, slug="hoa", data=TEXT.encode(), name="ct15.txt", **fields):
    fields = {"note": NOTE, "incoming_number": "123", "incoming_date": NOW.date(), "no_secret": True} | fields
    return take_paper(engine, SETTINGS, person(engine, slug), Paper(data, name, **fields), NOW)


def bench(engine, number=1, slug="hoa"):
    return workbench(engine, SETTINGS, person(engine, slug), number, NOW)


def hand(engine, slug="hoa", number=1):
    return Hand(person(engine, slug), number, bench(engine, number, slug).draft.version, NOW, SETTINGS.zone)


def mend(engine, number=1):
    """Every name bound, what nobody can do dropped: nothing is left that must be mended."""
    for name, unit in BOUND.items():
        correct_draft(engine, hand(engine, number=number), Bind(name=name, to=(unit,)))
    correct_draft(engine, hand(engine, number=number), Drop(tasks=("I.3",)), "Không còn Sở này")


def counts(engine):
    with reading(engine) as session:
        run = session.connection().execute
        return [run(select(func.count()).select_from(table(one))).scalar_one() for one in (StoredFile, PlanDraft)]


def test_a_paper_is_kept_with_its_bytes_its_stamp_and_the_notes_tasks(office):
    number, problems = take(office)
    assert (number, problems) == (1, [])
    seen = bench(office)
    assert [card.task.id for card in seen.cards] == ["bp-1", "I.1", "I.2", "I.3", "II.1", "II.2", "III"]
    assert (seen.draft.incoming_number, seen.draft.incoming_date, seen.draft.note) == ("123", NOW.date(), NOTE)
    assert seen.plan.directive.incoming.number == "123"
    assert (seen.draft.slug, seen.draft.title) == (
        "15-ct-ubnd-2026",
        f"15/CT-UBND {seen.plan.directive.subject}",
    )
    assert "".join(mark.text for mark in seen.text) == TEXT
    marked = {task: mark.text for mark in seen.text for task in mark.begins}
    assert marked["I.2"] == "Sở Tài chính bố trí kinh phí mua sắm trang thiết bị lưu trữ."
    assert [mark.tasks for mark in seen.note] == [(), ("bp-1",)]
    with reading(office) as session:
        assert kept_file(session, seen.draft.document_id).content == TEXT.encode()
    assert [section.path for section in seen.sections] == ["I", "II"]
    assert [card.task.id for card in seen.cards if in_section(card.task, "II")] == ["II.1", "II.2"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"no_secret": False}, "secrecy-tick-missing"),
        ({"data": SECRET.encode()}, "secret-document"),
        ({"note": "TỐI MẬT\nGiao Sở Nội vụ"}, "secret-document"),
        ({"data": b" "}, "file-empty"),
        ({"data": b"PK\x03\x04nothing"}, "file-damaged"),
        ({"data": bytes(range(256)) * 20, "name": "ct.docx"}, "file-not-as-named"),
        ({"as_": "Sở Không Có"}, "unknown-unit"),
        ({"note": "x" * 5000}, "note-too-long"),
        ({"data": b"plan: [", "name": "a.yaml"}, None),
    ],
)
def test_what_is_refused_leaves_nothing_behind(office, fields, code):
    number, problems = take(office, **fields)
    assert number is None
    assert problems
    assert code is None or code in {one.code for one in problems}
    assert counts(office) == [0, 0]


def test_an_isolated_installation_takes_what_is_marked(office):
    alone = Settings(office=OFFICE, isolated=True)
    paper = Paper(SECRET.encode(), "mat.txt", note="MẬT\nGiao Sở Nội vụ tham mưu trước ngày 10/9.", no_secret=True)
    number, problems = take_paper(office, alone, person(office, "hoa"), paper, NOW)
    assert (number, problems) == (1, [])
    seen = workbench(office, alone, person(office, "hoa"), number, NOW)
    assert len(seen.cards) == 7
    assert "secret-document" not in {one.problem.code for one in seen.told}


def test_a_paper_without_tasks_is_a_plan_to_fill_and_a_name_is_taken_once(office):
    number, _ = take(office, data="Kính gửi các cơ quan, chúc mừng năm mới.".encode(), name=PASTED, note="")
    seen = bench(office, number)
    assert not seen.cards
    assert "no-tasks" in {one.problem.code for one in seen.told}
    correct_draft(office, hand(office, number=number), Add(set={"title": "Chúc mừng", "lead": ["Sở Nội vụ"]}))
    assert "no-tasks" not in {one.problem.code for one in bench(office, number).told}
    again, _ = take(office, data="Chúc mừng năm mới lần nữa.".encode(), name=PASTED, note="")
    assert bench(office, again).draft.slug == f"{seen.draft.slug}-2"


def test_a_plan_file_is_taken_as_it_is_and_a_unit_receives(office):
    number, _ = take(office, data=write_plan(plan()).encode(), name="a.yaml", note="", as_="Sở Nội vụ tỉnh Sông Thao")
    seen = bench(office, number)
    assert (seen.plan.perspective, seen.plan.as_, seen.as_name) == ("receive", HOME, "Sở Nội vụ tỉnh Sông Thao")
    assert [card.task.id for card in seen.cards] == [task.id for task in plan().tasks]
    assert seen.text == ()


def test_what_must_be_mended_comes_first_and_goes_when_it_is(office):
    take(office)
    seen = bench(office)
    weights = [one.problem.severity for one in seen.told]
    assert weights == sorted(weights, key=["error", "doubt", "note"].index)
    owner = next(card for card in seen.cards if card.task.id == "I.2").lead[0]
    assert (owner.many, owner.candidates) == (0, (("song-thao/so-tai-chinh", "Sở Tài chính tỉnh Sông Thao"),))
    mend(office)
    seen = bench(office)
    assert not [one for one in seen.told if one.problem.severity == "error"]
    owner = next(card for card in seen.cards if card.task.id == "I.2").lead[0]
    assert (owner.many, owner.units) == (1, ("Sở Tài chính tỉnh Sông Thao",))
    correct_draft(office, hand(office), Change(tasks=("I.2",), set={"with": ["Hội Người yêu lưu trữ"]}))
    (doubt,) = [one for one in bench(office).told if one.problem.severity == "doubt"]
    assert (doubt.problem.code, doubt.task) == ("name-not-bound", "I.2")
    leave_doubts(office, hand(office), [doubt.key])
    assert doubt.key not in {one.key for one in bench(office).told}


AIMS = """II. KINH PHÍ
1. Hằng năm, căn cứ nhu cầu của từng cơ quan, lập dự toán gửi Sở Tài chính tổng hợp.

II. NHIỆM VỤ CỦA CẤP XÃ"""


def test_a_passage_that_was_not_taken_has_its_place_and_becomes_a_task_in_one_press(office):
    odd = (
        TEXT.replace("II. NHIỆM VỤ CỦA CẤP XÃ", AIMS)
        .replace("III. TỔ", "IV. TỔ")
        .replace("II. NHIỆM VỤ CỦA", "III. NHIỆM VỤ CỦA")
    )
    take(office, data=odd.encode(), note="")
    seen = bench(office)
    placed = {one.key for one in seen.told if one.task is None and one.problem.place.span}
    assert {key for mark in seen.text for key in mark.points} == placed
    assert "".join(mark.text for mark in seen.text) == odd
    passages = [one for one in seen.told if one.problem.code in ("perhaps-a-task", "not-understood")]
    assert passages, "what stands among the funds is asked about"
    before = len(seen.cards)
    add_passage(office, SETTINGS, hand(office), passages[0].key)
    seen = bench(office)
    assert len(seen.cards) == before + 1
    (added,) = [card.task for card in seen.cards if card.task.id.startswith("bs-")]
    assert odd[slice(*added.span)] == added.quote
    assert added.clause == passages[0].problem.place.clause
    assert (added.due.text, added.handling.value) == ("Hằng năm", "track"), "with the date that it says"
    assert passages[0].key not in {one.key for one in seen.told}, "it is a task now"
    with pytest.raises(DraftRefused):
        add_passage(office, SETTINGS, hand(office), "nothing")


def test_nothing_is_left_to_look_at_once_it_is_over(office):
    take(office)
    move_draft(office, SETTINGS, hand(office), DraftAct.DROP, "Trùng")
    with pytest.raises(DraftMoveRefused):
        leave_doubts(office, hand(office), ["x"])


def test_every_correction_is_kept_with_who_and_why_and_can_be_taken_back(office):
    take(office)
    before = bench(office).plan
    correct_draft(office, hand(office), Change(tasks=("I.1", "I.2"), set={"handling": "report"}), "Gộp báo cáo quý")
    correct_draft(office, hand(office), Split(task="II.2", pieces=("số hóa hồ sơ đang lưu trữ", "báo cáo kết quả")))
    correct_draft(office, hand(office), Merge(tasks=("I.1", "I.2")))
    _, past = history(office, person(office, "hoa"), 1)
    assert [one.about["kind"] for one in past] == ["merge", "split", "change"]
    assert (past[-1].by, past[-1].why) == ("Nguyễn Thị Hoa", "Gộp báo cáo quý")
    change = next(row for row in past[-1].rows if (row.task, row.field) == ("I.1", "handling"))
    assert (change.before, change.after) == ("track", "report")
    for left in (2, 1, 0):
        undo(office, hand(office))
        assert sum(not one.undone for one in history(office, person(office, "hoa"), 1)[1] if one.what == "edit") == left
    assert bench(office).plan == before
    with pytest.raises(DraftRefused):
        undo(office, hand(office))
    assert len(history(office, person(office, "hoa"), 1)[1]) == 6, "nothing is ever taken out of the history"


def test_a_task_is_dropped_with_a_reason(office):
    take(office)
    for why in (None, "", "  "):
        with pytest.raises(DraftRefused) as refused:
            correct_draft(office, hand(office), Drop(tasks=("I.3",)), why)
        assert [one.code for one in refused.value.problems] == ["reason-missing"]
    assert history(office, person(office, "hoa"), 1)[1] == []


def test_what_closes_a_document_is_one_part():
    tasks = [Task(id=one, title=one, clause=one) for one in ("I.1", "I.2", "kết.1", "kết.1-2", "kết.2")]
    assert [(one.path, one.tasks) for one in sections(tasks)] == [("I", 2), ("kết", 3)]


def test_two_at_once_hear_who_was_first(office):
    take(office)
    first, second = hand(office), hand(office)
    correct_draft(office, first, Change(tasks=("I.1",), set={"title": "Một"}))
    with pytest.raises(DraftConflict) as late:
        correct_draft(office, second, Change(tasks=("I.1",), set={"title": "Hai"}))
    assert late.value.problems[0].args["by"] == "Nguyễn Thị Hoa"
    assert plan_of(bench(office).draft).tasks[1].title == "Một"


def test_wrong_corrections_are_refused_whole(office):
    take(office)
    for edit in (Change(tasks=("9",), set={"title": "x"}), Change(tasks=("I.1",), set={"title": "x" * 200})):
        with pytest.raises(DraftRefused):
            correct_draft(office, hand(office), edit)
    correct_draft(office, hand(office), Head())
    assert not history(office, person(office, "hoa"), 1)[1], "what changes nothing leaves no line"


def test_proposed_agreed_given(office):
    take(office)
    with pytest.raises(DraftRefused):
        move_draft(office, SETTINGS, hand(office), DraftAct.PROPOSE)
    mend(office)
    with pytest.raises(DraftNotYours):
        move_draft(office, SETTINGS, hand(office), DraftAct.AGREE)
    move_draft(office, SETTINGS, hand(office), DraftAct.PROPOSE)
    with pytest.raises(DraftMoveRefused):
        give(office, SETTINGS, hand(office))
    move_draft(office, SETTINGS, hand(office, "dung"), DraftAct.AGREE)
    given = give(office, SETTINGS, hand(office))
    assert given == ("15-ct-ubnd-2026", 6, 6), "three units confirm their standing work once a year"
    seen = bench(office)
    assert (seen.draft.stage, seen.draft.launched, seen.acts) == ("launched", "15-ct-ubnd-2026", ())
    with reading(office) as session:
        run = session.connection().execute
        row = run(select(table(LaunchedPlan))).one()
        people = dict(run(select(table(Person).c.id, table(Person).c.slug)).tuples().all())
        logged = run(select(table(Audit).c.what).order_by(table(Audit).c.id)).scalars().all()
    assert (people[row.proposed_by], people[row.agreed_by], row.document_id) == ("hoa", "dung", seen.draft.document_id)
    assert row.text == TEXT
    assert list(logged) == ["take-in", "draft-propose", "draft-agree", "propose", "agree", "launch"]
    with pytest.raises(DraftMoveRefused):
        correct_draft(office, hand(office), Change(tasks=("I.1",), set={"title": "x"}))


def test_a_change_after_the_agreement_asks_anew(office):
    take(office)
    mend(office)
    move_draft(office, SETTINGS, hand(office), DraftAct.PROPOSE)
    move_draft(office, SETTINGS, hand(office, "dung"), DraftAct.AGREE)
    correct_draft(office, hand(office), Change(tasks=("I.1",), set={"title": "Khác"}))
    assert (bench(office).draft.stage, bench(office).draft.agreed_by) == ("proposed", None)
    with pytest.raises(DraftMoveRefused):
        give(office, SETTINGS, hand(office))
    move_draft(office, SETTINGS, hand(office, "dung"), DraftAct.AGREE)
    with writing(office) as session:
        session.connection().execute(table(PlanDraft).update().values(agreed_checksum="x"))
    with pytest.raises(DraftRefused) as refused:
        give(office, SETTINGS, hand(office))
    assert refused.value.problems[0].code == "draft-agreed-otherwise"


def test_sent_back_and_dropped_with_a_reason(office):
    take(office)
    mend(office)
    move_draft(office, SETTINGS, hand(office), DraftAct.PROPOSE)
    with pytest.raises(DraftRefused):
        move_draft(office, SETTINGS, hand(office, "dung"), DraftAct.RETURN, " ")
    move_draft(office, SETTINGS, hand(office, "dung"), DraftAct.RETURN, "Xem lại thời hạn")
    assert bench(office).draft.stage == "open"
    move_draft(office, SETTINGS, hand(office), DraftAct.DROP, "Văn bản thay thế")
    assert history(office, person(office, "hoa"), 1)[1][0].why == "Văn bản thay thế"
    assert draft_list(office, person(office, "hoa"), ON_ITS_WAY, 10).rows == []
    assert draft_list(office, person(office, "hoa"), (DraftStage.DROPPED,), 10).total == 1


def test_without_any_leader_nobody_need_agree(office):
    with writing(office) as session:
        session.connection().execute(table(Role).delete().where(table(Role).c.role == "leader"))
    take(office)
    mend(office)
    move_draft(office, SETTINGS, hand(office), DraftAct.PROPOSE)
    assert DraftAct.LAUNCH in bench(office).acts
    assert give(office, SETTINGS, hand(office)).assignments == 6


def test_a_followed_task_without_anybody_to_confirm_it_is_an_error(office):
    nobody = plan(office=None, directive=plan().directive.model_copy(update={"issuer": None}))
    take(office, data=write_plan(nobody).encode(), name="a.yaml", note="")
    with writing(office) as session:
        session.connection().execute(table(PlanDraft).update().values(office_id=None))
    seen = workbench(office, Settings(), person(office, "dung"), 1, NOW)
    wrong = {one.task for one in seen.told if one.problem.code == "confirmer-missing"}
    assert wrong == {card.task.id for card in seen.cards if card.task.handling is Handling.TRACK}
    correct_draft(office, hand(office, "dung"), Head(set={"confirmer": "Sở Nội vụ"}))
    seen = workbench(office, Settings(), person(office, "dung"), 1, NOW)
    assert "confirmer-missing" not in {one.problem.code for one in seen.told}
    assert {card.confirmer for card in seen.cards} == {"Sở Nội vụ tỉnh Sông Thao"}


def test_who_may_touch_it(office):
    take(office)
    for slug in ("an", "chi"):
        with pytest.raises(DraftNotYours):
            bench(office, slug=slug)
        with pytest.raises(DraftNotYours):
            draft_list(office, person(office, slug), ON_ITS_WAY, 10)
        with pytest.raises(DraftNotYours):
            take(office, slug)
    for number in (0, 99, 2**40):
        with pytest.raises(DraftUnknown):
            bench(office, number)
    assert [row.id for row in draft_list(office, person(office, "dung"), ON_ITS_WAY, 10).rows] == [1]
    with writing(office) as session:
        scoped = table(Role).c.role == "coordinator"
        home = select(table(Unit).c.id).where(table(Unit).c.slug == HOME).scalar_subquery()
        session.connection().execute(table(Role).update().where(scoped).values(unit_id=home))
    assert draft_list(office, person(office, "hoa"), ON_ITS_WAY, 10).total == 0
    with pytest.raises(DraftNotYours):
        bench(office)
