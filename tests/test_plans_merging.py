"""Two corrections of one plan put together, and where both changed the same thing otherwise."""

from plans.merging import merged
from plans.plan import Handling
from tests.office import plan


def with_task(base, key, **changes):
    tasks = [task.model_copy(update=changes) if task.id == key else task for task in base.tasks]
    return base.model_copy(update={"tasks": tuple(tasks)})


def without(base, key):
    return base.model_copy(update={"tasks": tuple(task for task in base.tasks if task.id != key)})


def test_what_each_changed_stays():
    base = plan()
    now = with_task(with_task(base, "1.a", title="Tên của người kia"), "2", handling=Handling.REPORT)
    mine = without(with_task(base, "1.a", product="báo cáo"), "3").model_copy(update={"title": "Tên mới"})
    both, clashes = merged(base, now, mine)
    first = both.tasks[0]
    assert (first.title, first.product, both.title) == ("Tên của người kia", "báo cáo", "Tên mới")
    assert [task.id for task in both.tasks] == ["1.a", "1.b", "2", "4"]
    assert both.tasks[2].handling is Handling.REPORT
    assert not clashes


def test_the_same_change_twice_is_none_and_another_one_a_clash():
    base = plan()
    now = with_task(base, "1.a", title="Tên khác")
    assert merged(base, now, now) == (now, [])
    both, (clash,) = merged(base, now, with_task(base, "1.a", title="Tên thứ ba"))
    assert both == now
    assert (clash.task, clash.field, clash.now, clash.wanted) == ("1.a", "title", "Tên khác", "Tên thứ ba")


def test_a_task_taken_away_by_one_and_changed_by_the_other():
    base = plan()
    changed = with_task(base, "1.a", title="Tên khác")
    for now, mine in ((changed, without(base, "1.a")), (without(base, "1.a"), changed)):
        both, clashes = merged(base, now, mine)
        assert both == now
        assert [(one.task, one.field) for one in clashes] == [("1.a", "")]
    assert merged(base, without(base, "1.a"), base)[0] == without(base, "1.a")


def test_new_tasks_of_both_stand_where_they_were_put():
    base = plan()
    new = base.tasks[0].model_copy(update={"id": "m-1", "clause": None})
    theirs = base.model_copy(update={"tasks": (*base.tasks, new.model_copy(update={"id": "m-9"}))})
    mine = base.model_copy(update={"tasks": (base.tasks[0], new, *base.tasks[1:])})
    both, clashes = merged(base, theirs, mine)
    assert [task.id for task in both.tasks] == ["1.a", "m-1", "1.b", "2", "3", "4", "m-9"]
    assert not clashes
    same = theirs.model_copy(update={"tasks": (*base.tasks, new.model_copy(update={"id": "m-9", "title": "Khác"}))})
    assert [one.task for one in merged(base, theirs, same)[1]] == ["m-9"]


def test_names_are_bound_one_by_one():
    base = plan()
    now = base.model_copy(update={"bindings": {**base.bindings, "Sở Nội vụ": ("song-thao/so-tai-chinh",)}})
    mine = base.model_copy(update={"bindings": {**base.bindings, "Các phường": ("song-thao/xa-tan-lap",)}})
    both, clashes = merged(base, now, mine)
    assert both.bindings["Sở Nội vụ"] == ("song-thao/so-tai-chinh",)
    assert both.bindings["Các phường"] == ("song-thao/xa-tan-lap",)
    assert not clashes
