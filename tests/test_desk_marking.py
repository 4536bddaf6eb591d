"""A document cut into pieces: nothing of it is lost, each task begins once, and every piece knows whose words it holds."""

from hypothesis import given
from hypothesis import strategies as st

from desk.drafts.marking import marks
from plans.confirming import confirming_unit
from plans.plan import Task
from tests.office import plan

TEXT = "một hai ba bốn năm sáu bảy tám chín mười"
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(lambda pair: (pair[0], min(sum(pair), len(TEXT)))),
    max_size=8,
)


@given(SPANS, st.lists(st.integers(0, len(TEXT) + 5), max_size=3))
def test_pieces_make_the_text_and_hold_their_tasks(spans, points):
    tasks = [Task(id=f"t{n}", title="x", span=span) for n, span in enumerate(spans)]
    cut, _ = marks(TEXT, "", tasks, {at: (f"p{at}",) for at in points})
    assert "".join(one.text for one in cut) == TEXT
    at = 0
    for one in cut:
        inside = {task.id for task in tasks if task.span[0] <= at and at + len(one.text) <= task.span[1]}
        assert set(one.tasks) == inside
        at += len(one.text)
    assert sorted(task for one in cut for task in one.begins) == sorted(task.id for task in tasks)
    assert {key for one in cut for key in one.points} == {f"p{at}" for at in points if at < len(TEXT)}


def test_a_note_is_marked_by_its_words_however_they_are_broken():
    tasks = [Task(id="bp-1", title="x", quote="Giao Sở Nội vụ tham mưu")]
    _, note = marks("", "Đồng ý.\nGiao Sở  Nội vụ\ntham mưu. Xin cảm ơn.", tasks)
    assert [(one.text, one.tasks) for one in note][1] == ("Giao Sở  Nội vụ\ntham mưu", ("bp-1",))


def test_who_confirms_is_the_tasks_then_the_plans_then_the_office():
    made = plan(confirmer="Các xã")
    task = made.tasks[0]
    members = {"Các xã": ("a", "b"), "Sở Nội vụ": ("song-thao/so-noi-vu",)}
    known = {"song-thao/so-noi-vu", "song-thao/van-phong"}
    assert confirming_unit(made, members, task, known) == "song-thao/van-phong", "a group confirms nothing"
    named = task.model_copy(update={"confirmer": "Sở Nội vụ"})
    assert confirming_unit(made, members, named, known) == "song-thao/so-noi-vu"
    ours = made.model_copy(update={"perspective": "receive"})
    assert confirming_unit(ours, members, named, known) == "song-thao/van-phong", "what we received we confirm"
    assert confirming_unit(made.model_copy(update={"office": None}), members, task, known) is None
