"""What can go wrong with a database is said in words, and nothing is half done."""

import datetime as dt
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from models.database import (
    DatabaseBroken,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    NotMigrated,
    open_database,
    prepare,
    reading,
    writing,
)
from models.migrations import HEAD, configuration, migrate, revision
from models.settings import Settings, SettingsWrong, settings
from models.tables import Audit, CalendarDay
from plans.wording import catalogue, render

ROOT = Path(__file__).parent.parent
NOW = dt.datetime(2026, 12, 9, 1, tzinfo=dt.UTC)


def note(subject="x" * 100):
    return Audit(at=NOW, what="test", subject=subject)


def count(engine):
    with reading(engine) as session:
        return session.connection().execute(select(func.count()).select_from(Audit)).scalar_one()


def test_what_is_written_is_read_and_what_fails_is_not_kept(engine):
    with writing(engine) as session:
        session.add(note())
    with pytest.raises(ZeroDivisionError), writing(engine) as session:  # noqa: PT012
        session.add(note())
        session.flush()
        raise ZeroDivisionError
    assert count(engine) == 1


def test_reading_keeps_nothing_and_sees_one_moment(engine):
    with reading(engine) as session:
        rows = select(func.count()).select_from(Audit)
        assert session.connection().execute(rows).scalar_one() == 0
        with writing(engine) as other:
            other.add(note())
        assert session.connection().execute(rows).scalar_one() == 0
    with reading(engine) as session:
        session.add(CalendarDay(day=NOW.date(), kind="holiday"))
    assert count(engine) == 1


def test_instants_come_back_aware(engine):
    with writing(engine) as session:
        session.add(note())
    with reading(engine) as session:
        assert session.connection().execute(select(Audit.at)).scalar_one() == NOW


def test_migrating_again_does_nothing_and_tables_equal_the_migrations(engine):
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    assert migrate(engine) is False
    assert revision(engine) == HEAD
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_head_is_the_newest_migration(sqlite_engine):
    from alembic.script import ScriptDirectory

    with sqlite_engine.connect() as connection:
        assert ScriptDirectory.from_config(configuration(connection)).get_heads() == [HEAD]


def test_database_of_a_newer_version_is_refused_untouched(engine):
    with writing(engine) as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer) as caught:
        migrate(engine)
    assert revision(engine) == "9999"
    assert "9999" in render(caught.value.problems[0]).says


def test_database_without_tables_says_so(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/empty.db")
    assert revision(engine) is None
    with pytest.raises(NotMigrated):
        count(engine)
    engine.dispose()


def test_postgresql_without_tables_says_so(postgresql_server):
    engine = open_database(postgresql_server.get_uri("postgres"))
    with pytest.raises(NotMigrated):
        count(engine)
    engine.dispose()


test_postgresql_without_tables_says_so = pytest.mark.slow(test_postgresql_without_tables_says_so)


MIGRATE = """
import sys
from models.database import open_database
from models.migrations import migrate
engine = open_database(sys.argv[1])
sys.stdin.readline()
print(migrate(engine))
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_programs_that_start_together_one_migrates(kind, request, tmp_path):
    """Real processes, let go at the same moment: each finds the tables in place, one of them has made them."""
    url = f"sqlite:///{tmp_path}/new.db"
    if kind == "postgresql":
        server = request.getfixturevalue("postgresql_server")
        server.psql("CREATE DATABASE together")
        url = server.get_uri("together")
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", MIGRATE, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(3)
    ]
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    said = sorted(program.communicate()[0].strip() for program in programs)
    assert said == ["False", "False", "True"]
    engine = open_database(url)
    assert (revision(engine), count(engine)) == (HEAD, 0)
    engine.dispose()


def test_threads_of_one_program_migrate_one_after_the_other(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/new.db")
    with ThreadPoolExecutor(4) as crowd:
        assert sorted(crowd.map(lambda _: migrate(engine), range(4))) == [False, False, False, True]
    engine.dispose()


def test_prepare_makes_its_folder_and_tables(tmp_path):
    engine = prepare(Settings(data_dir=tmp_path / "new" / "run"))
    assert count(engine) == 0
    engine.dispose()
    with sqlite3.connect(tmp_path / "new" / "run" / "dondoc.db") as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_missing_folder_is_named(tmp_path):
    with pytest.raises(DatabaseUnreachable) as caught:
        open_database(f"sqlite:///{tmp_path}/nowhere/x.db")
    assert "nowhere" in render(caught.value.problems[0]).says


def test_folder_in_the_way_of_a_file(tmp_path):
    (tmp_path / "x.db").mkdir()
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    with pytest.raises(DatabaseUnreachable):
        migrate(engine)


@pytest.mark.parametrize("url", ["nonsense", "oracle://x", "sqlite3:///x", "http://x"])
def test_unknown_address(url):
    with pytest.raises(DatabaseUnreachable):
        open_database(url)


def test_no_server_at_the_address():
    engine = open_database("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(DatabaseUnreachable):
        migrate(engine)


def test_file_that_is_no_database(tmp_path):
    (tmp_path / "x.db").write_bytes(b"PK\x03\x04" * 4000)
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    with pytest.raises(DatabaseBroken):
        migrate(engine)


def test_locked_database_says_so_and_keeps_nothing(sqlite_template, tmp_path):
    path = tmp_path / "locked.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = open_database(f"sqlite:///{path}", busy_timeout=0.05)
    with writing(engine), pytest.raises(DatabaseLocked), writing(engine) as session:
        session.add(note())
    assert count(engine) == 0
    engine.dispose()


def test_locked_rows_on_postgresql(postgresql_server, postgresql_engine):
    quick = open_database(postgresql_engine.url.render_as_string(hide_password=False), busy_timeout=0.05)
    lock = text("LOCK TABLE audit IN EXCLUSIVE MODE")
    with writing(postgresql_engine) as holder:
        holder.connection().execute(lock)
        with pytest.raises(DatabaseLocked), writing(quick) as session:
            session.add(note())
    assert count(postgresql_engine) == 0
    quick.dispose()


test_locked_rows_on_postgresql = pytest.mark.slow(test_locked_rows_on_postgresql)


def test_full_disk_says_so_and_keeps_nothing(sqlite_engine):
    with pytest.raises(DiskFull), writing(sqlite_engine) as session:  # noqa: PT012
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
        session.add_all([note(f"{number}" * 900) for number in range(200)])
    assert count(sqlite_engine) == 0


def test_file_that_may_only_be_read(sqlite_template, tmp_path):
    path = tmp_path / "fixed.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = open_database(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert count(engine) == 0
    with pytest.raises(DatabaseReadOnly), writing(engine) as session:
        session.add(note())
    engine.dispose()


def test_every_failure_has_its_words():
    codes = [
        "locked",
        "read-only",
        "not-migrated",
        "newer",
        "broken",
        "cannot-open",
        "io-error",
        "folder-missing",
        "url-unknown",
    ]
    for lang in ("vi", "en"):
        for code in [*(f"database-{one}" for one in codes), "disk-full"]:
            assert catalogue(lang)[code]["says"], code
            assert catalogue(lang)[code]["do"], code


def test_settings_come_from_the_environment_alone(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("DONDOC_OFFICE=elsewhere\n")
    monkeypatch.setenv("DONDOC_OFFICE_HOURS", "08:00 - 16:30")
    one = Settings()
    assert (one.office, one.office_hours) == ("", ("08:00", "16:30"))
    assert one.url == "sqlite:///.run/dondoc.db"


def test_wrong_settings_are_named_all_at_once_without_their_values(monkeypatch):
    wrong = {"SESSION_HOURS": "-1", "OFFICE_HOURS": "sáng-chiều", "SMTP_PORT": "mật-khẩu", "LEASE_SECONDS": "0"}
    for name, value in wrong.items():
        monkeypatch.setenv(f"DONDOC_{name}", value)
    with pytest.raises(SettingsWrong) as caught:
        settings()
    assert {one.args["name"] for one in caught.value.problems} == {f"DONDOC_{name}" for name in wrong}
    assert "mật-khẩu" not in str(caught.value)
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_errors_never_show_what_was_to_be_written(sqlite_engine):
    with pytest.raises(IntegrityError) as caught, writing(sqlite_engine) as session:  # noqa: PT012
        session.add(Audit(at=NOW, what=None, subject="smtp://lan:bí-mật@mail"))
        session.flush()
    assert "bí-mật" not in str(caught.value)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def test_tables_of_the_first_version_are_brought_up_with_what_is_in_them(kind, request, tmp_path):
    from alembic import command
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    url = f"sqlite:///{tmp_path}/old.db"
    if kind == "postgresql":
        server = request.getfixturevalue("postgresql_server")
        server.psql("CREATE DATABASE old")
        url = server.get_uri("old")
    engine = open_database(url)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0001")
    with writing(engine) as session:
        session.connection().execute(
            text("INSERT INTO unit (slug, name, kind, force, aliases) VALUES ('a', 'A', 'office', 'order', '[]')")
        )
    assert revision(engine) == "0001"
    assert migrate(engine) is True
    assert revision(engine) == HEAD
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
        assert connection.execute(text("SELECT slug FROM unit")).scalar_one() == "a"
    engine.dispose()
