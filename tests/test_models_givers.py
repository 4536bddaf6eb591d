"""Who gave an assignment is who the plan's log names: whoever launched it, or amended; on both databases."""

from desk.amending import amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.plan_progress import plan_progress
from desk.reporting import task_list
from models.core import table
from models.database import reading, writing
from models.givers import giver_of
from models.settings import Settings
from models.tables import Audit
from plans.files import write_plan
from plans.wanted import Wanted
from tests.office import DAY, NOW, furnish, plan

SETTINGS = Settings(office="song-thao/van-phong")
SLUG = "12-ct-ubnd-2026"


def named(engine, task):
    line = task_list(engine, NOW.replace(hour=4), Wanted(plan=SLUG, task=task)).rows[0]
    with reading(engine) as session:
        return giver_of(session, line.id, None)


def test_an_item_and_its_plan_name_the_same_person(engine):
    furnish(engine)
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung", by="hoa")
    launch_plan(engine, propose(engine, take_in(write_plan(plan()).encode(), "a.yaml"), wish, SETTINGS), wish)
    said = {one.what: one.by for one in plan_progress(engine, SLUG, NOW).history}
    assert (said["agree"], said["launch"]) == ("Trần Văn Dũng", "Nguyễn Thị Hoa")
    assert named(engine, "1.a") == said["launch"]
    first, *rest = plan().tasks
    more = plan(tasks=(first, *rest, first.model_copy(update={"id": "9", "title": "Việc thêm"})))
    later = wish._replace(now=NOW.replace(hour=3), by="dung")
    taken = take_in(write_plan(more).encode(), "a.yaml")
    amend_plan(engine, propose_amendment(engine, taken, later, SETTINGS), later)
    assert (named(engine, "1.a"), named(engine, "9")) == ("Nguyễn Thị Hoa", "Trần Văn Dũng")
    with writing(engine) as session:
        session.connection().execute(table(Audit).delete())
    assert named(engine, "9") == "Trần Văn Dũng", "without a log: who agreed"
