"""Two versions of a plan compared, and the checksum that binds what was shown to what is done."""

import datetime as dt

from hypothesis import HealthCheck, given, settings

from plans.changes import Changes, checksum, compare, unsafe
from plans.due import Immediate, OnDate, OnEvent
from plans.files import read_plan, write_plan
from plans.plan import Plan, Task
from tests.strategies import plans

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def plan(*ids, **more):
    return Plan(plan="ct-01", tasks=tuple(Task(id=one, title=f"Việc {one}", lead=("Sở X",)) for one in ids), **more)


def with_task(made, at, **update):
    tasks = list(made.tasks)
    tasks[at] = tasks[at].model_copy(update=update)
    return made.model_copy(update={"tasks": tuple(tasks)})


def test_the_first_version_adds_everything():
    changes = compare(plan("1", "2"), None)
    assert [(change.kind, change.id) for change in changes.added] == [("added", "1"), ("added", "2")]
    assert (changes.removed, changes.changed, changes.plan, changes.before) == ((), (), (), 0)
    assert changes


def test_added_removed_and_changed_with_their_fields():
    old, day = plan("1", "2", "3"), dt.date(2026, 12, 14)
    changes = compare(with_task(plan("2", "3", "4"), 0, due=OnDate(date=day), lead=("Sở Y",)), old)
    assert [change.id for change in changes.added] == ["4"]
    assert [(change.id, change.title) for change in changes.removed] == [("1", "Việc 1")]
    assert [change.id for change in changes.changed] == ["2"]
    assert [field.field for field in changes.changed[0].fields] == ["lead", "due"]
    lead, due = changes.changed[0].fields
    assert (lead.old, lead.new) == (["Sở X"], ["Sở Y"])
    assert (due.old, due.new["date"]) == (None, "2026-12-14")


def test_what_belongs_to_the_whole_plan():
    changes = compare(plan("1", title="Mới", version=2), plan("1"))
    assert [(field.field, field.new) for field in changes.plan] == [("version", 2), ("title", "Mới")]


def test_words_that_only_moved_touch_nobodys_work():
    moved = compare(with_task(plan("1"), 0, span=(3, 9)), plan("1"))
    assert moved
    assert not moved.changed[0].touches_work
    assert compare(with_task(plan("1"), 0, title="Khác"), plan("1")).changed[0].touches_work
    assert compare(plan("1"), None).added[0].touches_work


def test_order_alone_is_no_change_of_any_task():
    assert not compare(plan("2", "1"), plan("1", "2"))


def test_many_removals_need_force():
    old = plan(*map(str, range(20)))
    assert unsafe(compare(plan("0"), old))[0].args == {"removed": 19, "before": 20}
    assert unsafe(compare(plan(*map(str, range(2, 20))), old)) == []
    assert unsafe(compare(plan("0"), plan("0", "1", "2"))) == []
    assert unsafe(compare(plan("0"), plan("0", "1", "2", "3")))
    assert unsafe(compare(old, None)) == []
    hundred = plan(*map(str, range(100)))
    assert unsafe(compare(plan(*map(str, range(10, 100))), hundred))
    assert unsafe(compare(plan(*map(str, range(9, 100))), hundred)) == []


def test_kinds_of_due_without_any_field_differ():
    now, event = (with_task(plan("1"), 0, due=due) for due in (Immediate(), OnEvent()))
    assert checksum(now) != checksum(event) != checksum(plan("1"))
    assert compare(now, event)


@SLOW
@given(plans)
def test_a_plan_does_not_differ_from_itself_however_its_file_is_laid_out(made):
    again = read_plan(write_plan(made).replace("\n", "\r\n"), "p.yaml")[0]
    assert again is not None
    assert compare(again, made) == Changes(before=len({task.id for task in made.tasks}))
    assert checksum(again) == checksum(made)


@SLOW
@given(plans, plans)
def test_a_checksum_is_the_same_only_for_the_same_plan(one, other):
    assert (checksum(one) == checksum(other)) == (one == other)
