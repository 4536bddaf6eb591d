"""The supervisor's overdue page (first 50, counts by unit) with 200,000 assignments, against the same queries in raw sqlite3."""

import datetime as dt
import sqlite3

from benchmarks.ground import database, folder, launch_all, median, report

MOMENT = dt.datetime(2026, 12, 1, 1, tzinfo=dt.UTC)
PAGE = """
SELECT a.id, u.slug, u.name, t.title, t.clause, t.quote, a.due, a.occurrence, a.stage, p.number, p.issuer
FROM (SELECT * FROM assignment WHERE due <= :at AND stage IN ('draft', 'execute', 'review') AND force = 'order'
      ORDER BY due, unit_id, id LIMIT 50) a
JOIN unit u ON u.id = a.unit_id JOIN task t ON t.id = a.task_id JOIN launchedplan p ON p.id = a.plan_id
ORDER BY a.due, a.unit_id, a.id
"""
COUNTS = """
SELECT u.slug, u.name, c.n FROM
(SELECT unit_id, count(*) AS n FROM assignment
 WHERE due <= :at AND stage IN ('draft', 'execute', 'review') AND force = 'order' GROUP BY unit_id) c
JOIN unit u ON u.id = c.unit_id ORDER BY c.n DESC, u.slug
"""


def main():
    from models.database import reading
    from models.queries import overdue

    with folder() as path:
        engine = database(path / "all.db")
        launch_all(engine)
        raw = sqlite3.connect(path / "all.db")
        raw.execute("PRAGMA cache_size=-64000")
        raw.execute("PRAGMA temp_store=MEMORY")
        at = {"at": MOMENT.strftime("%Y-%m-%d %H:%M:%S.%f")}

        def ours():
            with reading(engine) as session:
                page = overdue(session, MOMENT)
            assert (len(page.rows), page.total, len(page.by_unit)) == (50, 50_000, 10_000)

        def floor():
            assert len(raw.execute(PAGE, at).fetchall()) == 50
            assert len(raw.execute(COUNTS, at).fetchall()) == 10_000

        ours(), floor()
        mine, least = median([ours, floor], 9)
    report("overdue page, 200,000 assignments", mine, least, goal="at most 2x raw sqlite3")


if __name__ == "__main__":
    main()
