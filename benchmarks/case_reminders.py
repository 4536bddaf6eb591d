"""The sweep that decides and renders one message for each of 10,000 people, against raw sqlite3 inserting the finished rows."""

import datetime as dt
import sqlite3

from benchmarks.ground import MEMBERS, database, folder, launch_all, peak_memory, report, seconds

DAY = dt.date(2026, 11, 11)
MOMENT = dt.datetime(2026, 11, 11, 0, 15, tzinfo=dt.UTC)


def people(engine):
    """One contact with a mail address for each unit."""
    from models.database import writing

    with writing(engine) as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "INSERT INTO person (slug, name, unit_id, active) SELECT 'p-' || slug, 'Cán bộ ' || slug, id, 1 FROM unit"
        )
        connection.exec_driver_sql(
            "INSERT INTO role (person_id, role, unit_id, field) SELECT id, 'contact', unit_id, '' FROM person"
        )
        connection.exec_driver_sql(
            "INSERT INTO channel (person_id, url, tags, active) SELECT id, 'email:' || slug || '@so.vn', '[]', 1 FROM person"
        )


def copy(path, target, names):
    """Write the finished rows once more with raw sqlite3."""
    source, other = sqlite3.connect(path), sqlite3.connect(target)
    rows = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    for name in names:
        other.execute(source.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])

    def work():
        other.execute("BEGIN")
        for name, found in rows.items():
            other.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(found[0]))})", found)
        other.commit()

    return work


def main():
    from models.settings import Settings
    from notifications.sweep import remind
    from plans.calendar import vietnam

    with folder() as path:
        engine = database(path / "all.db")
        launch_all(engine)
        people(engine)
        calendar, done = vietnam(range(2026, 2028)), []
        ours = seconds(lambda: done.append(remind(engine, DAY, MOMENT, Settings(), calendar)))
        assert done[0].messages == len(MEMBERS), done
        memory = peak_memory()
        floor = seconds(copy(path / "all.db", path / "floor.db", ("message", "reminder")))
        report("reminders: decide and render for 10,000 people", ours, floor, goal="(floor: insert the rows)")
        report("  messages a second", done[0].messages / ours, unit="/s")
        report("  peak memory of the process", memory, unit="MB")


if __name__ == "__main__":
    main()
