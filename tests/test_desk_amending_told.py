"""What an amendment says of itself: the log counts and names what was shown before it was done."""

from desk.amending import amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import Wish
from desk.plan_progress import plan_progress
from models.settings import Settings
from plans.files import write_plan
from plans.plan import Handling, How
from plans.report_lines import CONFIRMATION
from tests.desks import office
from tests.office import DAY, NOW, plan

__all__ = ["office"]

SLUG = "12-ct-ubnd-2026"
WISH = Wish(DAY, NOW.replace(hour=2), proposed_by="hoa", agreed_by="dung")


TAN_LAP = "Ủy ban nhân dân xã Tân Lập"


def changed(task, field, old, new):
    return {"task": task, "kind": "changed", "field": field, "old": old, "new": new}


def amended(engine, *tasks, **changes):
    taken = take_in(write_plan(plan(tasks=tasks, **changes)).encode(), "a.yaml")
    settings = Settings(office="song-thao/van-phong")
    amend_plan(engine, propose_amendment(engine, taken, WISH, settings), WISH)
    return plan_progress(engine, SLUG, WISH.now).history[-1].details


def test_the_log_counts_and_names_what_changed(office):
    first, second, third, *rest = plan().tasks
    first = first.model_copy(update={"lead": ("Sở Tài chính",), "with_": (), "found": {"lead": How.EXPLICIT}})
    second = second.model_copy(update={"lead": ("Sở Nội vụ",)})
    third = third.model_copy(update={"why": "phổ biến"})
    told = amended(office, first, second, third, *rest)
    assert (told["added"], told["changed"], told["removed"], told["touched"]) == (0, 2, 0, 3)
    assert [(one["task"], one["field"]) for one in told["which"]] == [("1.a", "lead"), ("1.a", "with"), ("1.b", "lead")]
    assert all(one["old"] or one["new"] for one in told["which"])


def test_the_log_tells_who_the_yearly_confirmation_asks_from_now_on(office):
    *others, last = plan().tasks
    last = last.model_copy(update={"handling": Handling.REPORT})
    one = {**plan().bindings, "Các xã": ("song-thao/xa-an-binh",)}
    told = amended(office, *others, last, bindings=one)
    assert {"task": CONFIRMATION, "kind": "added"} in told["which"]
    told = amended(office, *others, last)
    assert told["which"] == [
        changed("", "bindings", "Các xã: 01 cơ quan, đơn vị", f"02 cơ quan, đơn vị; thêm: {TAN_LAP}"),
        changed(CONFIRMATION, "lead", "01 cơ quan, đơn vị", f"02 cơ quan, đơn vị; thêm: {TAN_LAP}"),
    ]


def test_the_log_tells_lists_that_mean_other_units_and_the_plans_own_facts(office):
    held = plan()
    lists = {**held.bindings, "Các xã": ("song-thao/xa-an-binh", "song-thao/so-noi-vu")}
    head = held.directive.model_copy(update={"subject": "Về việc khác"})
    told = amended(office, *held.tasks, bindings=lists, title="Tên mới", directive=head)
    coming = f"02 cơ quan, đơn vị; thêm: Sở Nội vụ tỉnh Sông Thao; bớt: {TAN_LAP}"
    assert told["which"] == [
        changed("", "plan", "Về việc thử", "Tên mới"),
        changed("", "directive", "trích yếu: Về việc thử", "Về việc khác"),
        changed("", "bindings", "Các xã: 02 cơ quan, đơn vị", coming),
    ]
