"""Launching 200,000 assignments: 20 tasks for 10,000 units, against raw sqlite3 writing the same rows."""

import sqlite3

from benchmarks.ground import MEMBERS, database, folder, launch_all, peak_memory, report, seconds


def rows_of_a_launch(path):
    """The rows that a launch writes, by table, as tuples at hand."""
    launch_all(database(path))
    tables = ("launchedplan", "task", "membership", "membershipunit", "taskmembership", "assignment")
    with sqlite3.connect(path) as source:
        rows = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
    assert len(rows["assignment"]) == 20 * len(MEMBERS)
    return rows


def write(path, rows):
    """The same rows by raw sqlite3: same schema and indexes, one transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA cache_size=-64000")
    connection.execute("BEGIN IMMEDIATE")
    for name, found in rows.items():
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", found)
    connection.execute("COMMIT")
    connection.close()


def main():
    with folder() as path:
        launch_all(database(path / "warm.db"))
        engine = database(path / "ours.db")
        ours = seconds(lambda: launch_all(engine))
        memory = peak_memory()
        rows = rows_of_a_launch(path / "rows.db")
        database(path / "floor.db").dispose()
        floor = seconds(lambda: write(path / "floor.db", rows))
    report("launch 20 tasks x 10,000 units", ours, floor, goal="at most 3x raw sqlite3")
    report("  peak memory of the process", memory, unit="MB", goal="under 300 MB")


if __name__ == "__main__":
    main()
