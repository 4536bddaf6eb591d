"""Corrections of a plan on its way: each edit, what it refuses, and that every one can be taken back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.check import check
from plans.corrections import CHOSEN, DATED, Add, Begin, Bind, Change, Drop, Head, Merge, Split, correct
from plans.due import OnDate
from plans.files import read_plan, write_plan
from plans.plan import Force, Handling, How, Plan, Task
from plans.problems import has_errors
from plans.reshaping import parted
from plans.steps import WHOLE, steps, undone
from tests.office import plan


def task(made, id_):
    return next(one for one in made.tasks if one.id == id_)


def ids(made):
    return [one.id for one in made.tasks]


def done(edit, before=None):
    made, problems = correct(before or plan(), edit)
    assert not has_errors(problems), problems
    return made


def test_many_tasks_get_another_pile_and_it_says_who_chose():
    made = done(Change(tasks=("1.a", "1.b"), set={"handling": "report"}))
    assert [one.handling for one in made.tasks][:3] == [Handling.REPORT, Handling.REPORT, Handling.INFORM]
    assert task(made, "1.a").why == CHOSEN
    assert task(made, "1.a").found["handling"] is How.DEFAULT
    assert done(Change(tasks=("1.a",), set={"handling": "inform", "why": "Chỉ để biết"})).tasks[0].why == "Chỉ để biết"


def test_a_date_typed_where_nothing_is_followed_changes_why_it_is_there():
    first = plan().tasks[0]
    words = "Việc thường xuyên, không nêu thời hạn: đưa vào báo cáo định kỳ"
    line = first.model_copy(update={"handling": Handling.REPORT, "due": None, "why": words})
    before = plan(tasks=(line,))
    dated = done(Change(tasks=("1.a",), set={"due": OnDate(date=dt.date(2026, 12, 1))}), before)
    assert dated.tasks[0].why == DATED
    assert done(Change(tasks=("1.a",), set={"due": None}), dated).tasks[0].why == CHOSEN
    assert done(Change(tasks=("1.a",), set={"title": "Khác"}), before).tasks[0].why == words
    followed = done(Change(tasks=("1.a",), set={"due": OnDate(date=dt.date(2026, 12, 1))}))
    assert followed.tasks[0].why == first.why


def test_an_owner_comes_with_what_it_is_bound_to():
    edit = Change(tasks=("1.a",), set={"lead": ["Xã Mới"]}, bindings={"Xã Mới": ("song-thao/xa-an-binh",)})
    made = done(edit)
    assert task(made, "1.a").lead == ("Xã Mới",)
    assert made.bindings["Xã Mới"] == ("song-thao/xa-an-binh",)
    assert "Sở Nội vụ" in made.bindings, "others still use it"
    alone = done(Change(tasks=("2", "3", "4"), set={"lead": ["Sở Nội vụ"]}))
    assert "Các xã" not in alone.bindings, "nobody does any more"


def test_dates_titles_products_and_none():
    due = OnDate(date=dt.date(2026, 12, 14), text="trước ngày 15/12/2026")
    made = done(Change(tasks=("2",), set={"due": due.model_dump(), "title": "  Tên \n mới ", "product": "báo cáo"}))
    assert (task(made, "2").due, task(made, "2").title, task(made, "2").product) == (due, "Tên mới", "báo cáo")
    made = done(Change(tasks=("1.a",), set={"due": None, "product": " ", "force": "request"}), made)
    assert (task(made, "1.a").due, task(made, "1.a").product, task(made, "1.a").force) == (None, None, Force.REQUEST)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Change(tasks=("9",), set={"title": "x"}), "task-unknown"),
        (Change(tasks=("2",), set={"title": "x" * 121}), "too-long"),
        (Change(tasks=("2",), set={"title": "  "}), "empty-field"),
        (Change(tasks=("2",), set={"handling": "later"}), "bad-value"),
        (Split(task="2", pieces=("một",)), "split-in-one"),
        (Merge(tasks=("2",)), "merge-of-one"),
        (Begin(tasks=("1.b", "1.a"), start=dt.date(2027, 1, 1)), "begins-once"),
        (Drop(tasks=("x",)), "task-unknown"),
        (Head(directive={"issued": "hôm qua"}), "bad-value"),
    ],
)
def test_what_cannot_be_leaves_the_plan_as_it_was(edit, code):
    before = plan()
    made, problems = correct(before, edit)
    assert made is before
    assert code in {one.code for one in problems}


def test_a_task_falls_into_pieces_with_their_own_words():
    quote = "Sở Nội vụ rà soát vị trí việc làm; trình danh mục trước ngày 01/10/2026; công bố kết quả."
    whole = Task(id="5", title="Rà soát", quote=quote, span=(100, 100 + len(quote)), lead=("Sở Nội vụ",))
    made = done(Split(task="5", pieces=tuple(parted(quote))), plan(tasks=(*plan().tasks, whole)))
    assert ids(made)[-3:] == ["5", "5~2", "5~3"]
    for one in made.tasks[-3:]:
        assert quote[one.span[0] - 100 : one.span[1] - 100] == one.quote
        assert one.lead == ("Sở Nội vụ",)
    assert made.tasks[-1].title == "Công bố kết quả"
    assert done(Split(task="5", pieces=("Không có trong câu", "Việc khác")), made).tasks[-3].quote != quote


def test_tasks_become_one_with_the_earliest_date():
    made, problems = correct(plan(), Merge(tasks=("1.b", "1.a"), title="Một việc"))
    assert ids(made) == ["1.a", "2", "3", "4"]
    one = task(made, "1.a")
    assert (one.title, one.lead, one.with_) == ("Một việc", ("Sở Nội vụ", "Sở Tài chính"), ())
    assert one.due == task(plan(), "1.a").due
    assert [problem.code for problem in problems] == ["merged-dues"], "a doubt says which date was kept"


def test_a_task_more_has_an_id_of_its_own_and_stands_where_it_belongs():
    new = {"title": "Kiểm tra", "lead": ["Sở Nội vụ"], "handling": "track"}
    made = done(Add(set=new, after="1.b"))
    made = done(Add(set=new), made)
    assert ids(made) == ["1.a", "1.b", "bs-1", "2", "3", "4", "bs-2"]
    assert task(made, "bs-1").clause == "1.b"
    assert correct(plan(), Add(set={"title": " "}))[1]


def test_facts_of_the_document_and_names_bound_in_one_place():
    made = done(
        Head(set={"confirmer": "Sở Nội vụ"}, directive={"issued": dt.date(2026, 8, 30), "number": "15/CT-UBND"})
    )
    assert (made.confirmer, made.directive.number, made.directive.issued.day) == ("Sở Nội vụ", "15/CT-UBND", 30)
    made = done(Bind(name="Các xã", to=("song-thao/xa-an-binh",)))
    assert made.bindings["Các xã"] == ("song-thao/xa-an-binh",)
    assert "Các xã" not in done(Bind(name="Các xã")).bindings


def test_the_history_of_a_removal_holds_the_task():
    made = done(Drop(tasks=("1.b",)))
    (step,) = steps(made, plan())
    assert (step.task, step.field, step.after) == ("1.b", WHOLE, None)
    assert step.before["at"] == 1
    assert step.before["task"]["title"] == "Báo cáo kết quả thực hiện"


IDS = ("1.a", "1.b", "2", "3", "4")
SOME = st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True).map(tuple)
EDITS = st.one_of(
    st.builds(lambda some, pile: Change(tasks=some, set={"handling": pile}), SOME, st.sampled_from(list(Handling))),
    st.builds(lambda some: Change(tasks=some, set={"lead": ["Xã"], "due": None}, bindings={"Xã": ("a",)}), SOME),
    st.builds(lambda one: Split(task=one, pieces=("a b c", "d e f", "g")), st.sampled_from(IDS)),
    st.builds(lambda some: Merge(tasks=some), SOME),
    st.builds(lambda some: Drop(tasks=some), SOME),
    st.builds(lambda one: Add(set={"title": "Việc"}, after=one), st.sampled_from(IDS)),
    st.just(Head(set={"title": "Tên khác", "confirmer": "Sở Y tế"}, directive={"issued": dt.date(2026, 8, 1)})),
    st.just(Bind(name="Các xã", to=("b",))),
)


@given(st.lists(EDITS, min_size=1, max_size=8))
def test_every_edit_can_be_taken_back_and_reads_back(edits):
    at: Plan = plan()
    past = [at]
    for edit in edits:
        at, _ = correct(at, edit)
        past.append(at)
        assert read_plan(write_plan(at), "a.yaml")[0] == at
        assert "duplicate-id" not in {one.code for one in check(at)}
    for before, after in zip(reversed(past[:-1]), reversed(past[1:]), strict=True):
        assert undone(after, steps(after, before)) == before


def test_that_a_day_is_past_is_said_of_that_day_also_behind_a_merge_and_a_split():
    """`true` stays where each said it; where the task whose day is kept names the day, it stays that day alone."""
    day, later = dt.date(2026, 9, 1), dt.date(2026, 9, 5)

    def made(*said):
        dues = (OnDate(date=day), OnDate(date=later))
        tasks = [
            one.model_copy(update={"due": due, "give_past": past})
            for one, due, past in zip(plan().tasks[:2], dues, said, strict=True)
        ]
        return plan().model_copy(update={"tasks": tuple(tasks)})

    def merged(*said):
        return correct(made(*said), Merge(tasks=("1.a", "1.b")))[0].tasks[0].give_past

    assert [merged(*said) for said in ((True, True), (day, later), (day, True), (True, later))] == [
        True,
        day,
        day,
        True,
    ]
    assert merged(True, False) is False
    pieces = Split(task="1.a", pieces=("Rà soát", "Báo cáo"))
    assert [one.give_past for one in correct(made(day, True), pieces)[0].tasks[:2]] == [day, day]
