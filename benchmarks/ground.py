"""What the cases share: a database with units, a plan for all of them, a clock around a piece of work, how to report."""

import datetime as dt
import json
import resource
import statistics
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from plans.binding import Bound
from plans.calendar import vietnam
from plans.plan import Directive, Plan, Task

UNITS, TASKS = 10_000, 20
TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 1, 30, tzinfo=dt.UTC)
MEMBERS = tuple(f"xa-{number}" for number in range(1, UNITS + 1))


def report(what, ours, floor=None, unit="s", goal=""):
    print(json.dumps({"what": what, "ours": ours, "floor": floor, "unit": unit, "goal": goal}))


def peak_memory():
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def core_seconds(work):
    """Seconds of a core, however busy the machine is."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median(works, times):
    """The median seconds of each of several works, done in turn so that a slow moment of the machine meets all of them."""
    taken = [[seconds(work) for work in works] for _ in range(times)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


@contextmanager
def folder():
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


def database(path):
    """A migrated SQLite file with the units in it."""
    from models.database import open_database, writing
    from models.migrations import migrate
    from models.tables import Unit

    engine = open_database(f"sqlite:///{path}")
    migrate(engine)
    with writing(engine) as session:
        rows = [(slug, f"Ủy ban nhân dân {slug}", "commune", "order", "[]") for slug in MEMBERS]
        sql = f"INSERT INTO {Unit.__tablename__} (slug, name, kind, force, aliases) VALUES (?, ?, ?, ?, ?)"
        session.connection().exec_driver_sql(sql, rows)
    return engine


def plan():
    """Twenty tasks for all units; one in four is past its date a month after the launch."""
    days = [dt.date(2026, 11, 10) if one % 4 == 0 else dt.date(2027, 3, 1) for one in range(TASKS)]
    tasks = tuple(
        Task(
            id=str(number),
            title=f"Báo cáo kết quả thực hiện nội dung {number}",
            clause=str(number),
            quote=f"Ủy ban nhân dân các xã báo cáo kết quả thực hiện nội dung {number}.",
            lead=("Ủy ban nhân dân các xã",),
            due={"kind": "date", "date": day, "text": f"đến ngày {day:%d/%m/%Y}"},
        )
        for number, day in enumerate(days, 1)
    )
    head = Directive(number="01/KH-UBND", issuer="Ủy ban nhân dân tỉnh", issued=TODAY, subject="Thử tải")
    return Plan(plan="thu-tai", directive=head, tasks=tasks)


def launch_all(engine):
    from models.database import writing
    from models.drafting import Version
    from models.launch import launch

    what = plan()
    bound = Bound(plan=what, as_of=TODAY, day=TODAY, members={"Ủy ban nhân dân các xã": MEMBERS})
    with writing(engine) as session:
        return launch(session, Version(bound, "", "", TODAY, NOW, vietnam(range(2026, 2028))))
