"""Names typed in letters that come apart, as some systems send them: kept whole, whoever keeps them."""

import unicodedata

import pytest
from sqlalchemy import text

from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.programs import Caller

__all__ = ["app"]


def apart(words):
    return unicodedata.normalize("NFD", words)


def in_pieces(engine):
    """Every text of the database whose letters are not whole."""
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        rows = [row for name in tables for row in connection.execute(text(f'SELECT * FROM "{name}"'))]
    return [one for row in rows for one in row if isinstance(one, str) and not unicodedata.is_normalized("NFC", one)]


NEW, OTHER, PERSON = "/quan-tri/co-quan-moi", "/quan-tri/doi-ten/song-thao/so-noi-vu", "/quan-tri/nguoi-moi"


@pytest.mark.parametrize(
    ("page", "action", "typed"),
    [
        (NEW, NEW, {"name": "Trung tâm Thử nghiệm", "kind": "department", "parent": "Ủy ban nhân dân tỉnh Sông Thao"}),
        ("/quan-tri/co-quan/song-thao/so-noi-vu", OTHER, {"name": "Sở Nội vụ mới", "aliases": "Sở Nội vụ cũ"}),
        (PERSON, PERSON, {"name": "Đặng Thị Tuyết", "unit": "Sở Nội vụ tỉnh Sông Thao", "title": "Chuyên viên"}),
        ("/khoa-truy-cap", "/khoa-truy-cap", {"name": "Hệ thống quản lý văn bản", "scopes": "read"}),
    ],
)
def test_names_are_kept_with_their_letters_whole(app, page, action, typed):
    sent = {name: apart(words) for name, words in typed.items()}
    answer = Browser(app).enter("admin").send(page, action, **sent)
    assert answer.status_code in (200, 303), answer.text
    assert in_pieces(app.state.engine) == []


def test_a_programs_names_too(app):
    admin = Caller(app, "admin", ["admin"])
    made = admin.post("/registry/people", {"name": apart("Đặng Thị Tuyết"), "unit": apart("Sở Nội vụ tỉnh Sông Thao")})
    assert made.status_code == 201, made.text
    assert in_pieces(app.state.engine) == []
