"""A second letter about the same tasks is never drafted without a word; a draft that nobody signs is put away."""

import io
import re

from docx import Document
from sqlalchemy import select

from models.core import table
from models.database import reading
from models.tables import Audit
from tests.board_pages import app, as_, link
from tests.boards import UNITS
from tests.browsing import forms_of
from tests.programs import Caller, codes

__all__ = ["app"]
HERE, CARD = "/qua-han", "/van-ban-da-lap/1"
SIGNED = {"doc_number": "345/VP-TH", "doc_date": "11/12/2026", "signer": "Trần Văn Dũng"}


def said_in(browser, card):
    made = Document(io.BytesIO(browser.get(f"{card}/tep").content))
    return "\n".join(
        [*(one.text for one in made.paragraphs), *(c.text for t in made.tables for r in t.rows for c in r.cells)]
    )


def test_pressed_again_the_draft_there_is_shown_before_another_is_made(app):
    giam = as_(app, "giam")
    giam.send(HERE, "/van-ban-da-lap")
    asked = giam.send(HERE, "/van-ban-da-lap")
    assert asked.status_code == 422
    assert "Chưa lập dự thảo mới" in asked.text
    assert re.search(r"Dự thảo lập ngày 11/12/2026, chưa có số.{0,200}10 nhiệm vụ", asked.text, re.DOTALL)
    assert f'href="{CARD}"' in asked.text
    assert giam.get("/van-ban-da-lap/2").status_code == 404
    made = giam.post("/van-ban-da-lap", forms_of(asked.text)["/van-ban-da-lap"])
    assert made.headers["location"] == "/van-ban-da-lap/2?xong=lap"


def test_after_it_was_signed_the_next_letter_names_it(app):
    giam = as_(app, "giam")
    giam.send(HERE, "/van-ban-da-lap")
    giam.send(CARD, f"{CARD}/luu", **SIGNED)
    asked = giam.send(HERE, "/van-ban-da-lap")
    assert re.search(r"Công văn số 345/VP-TH ngày 11/12/2026.{0,200}10 nhiệm vụ", asked.text, re.DOTALL)
    giam.post("/van-ban-da-lap", forms_of(asked.text)["/van-ban-da-lap"])
    said = said_in(giam, "/van-ban-da-lap/2")
    assert said.count("(đã đôn đốc tại Công văn số 345/VP-TH ngày 11/12/2026)") == 10
    assert "345/VP-TH" not in said_in(giam, CARD)


def test_a_letter_about_others_is_not_asked_about(app):
    giam = as_(app, "giam")
    giam.send(link(HERE, unit=UNITS[1]), "/van-ban-da-lap")
    assert giam.send(link(HERE, unit=UNITS[2]), "/van-ban-da-lap").status_code == 303


def test_a_draft_that_nobody_signs_is_put_away(app):
    giam = as_(app, "giam")
    giam.send(HERE, "/van-ban-da-lap")
    assert giam.send(CARD, f"{CARD}/bo").headers["location"] == f"{CARD}?xong=bo"
    page = giam.get(f"{CARD}?xong=bo").text
    assert "Đã bỏ dự thảo này" in page
    assert f"{CARD}/luu" not in page
    assert f"{CARD}/bo" not in page
    assert "dự thảo đã bỏ" in giam.get("/van-ban-da-lap").text
    assert "Dự thảo lập ngày" not in giam.get(f"/don-vi/{UNITS[1]}").text
    with reading(app.state.engine) as session:
        told = list(session.connection().execute(select(table(Audit).c.what)).scalars())
    assert "discard-paper" in told
    assert giam.send(HERE, "/van-ban-da-lap").status_code == 303, "what was put away asks nothing"


def test_what_was_signed_is_not_put_away_and_what_was_put_away_not_signed(app):
    giam, program = as_(app, "giam"), Caller(app, "giam")
    giam.send(HERE, "/van-ban-da-lap")
    giam.send(CARD, f"{CARD}/luu", **SIGNED)
    assert f"{CARD}/bo" not in giam.get(CARD).text
    assert codes(program.post("/papers/1/discarding"), 422) == ["paper-signed"]
    assert codes(program.post("/papers", {"kind": "letter"}), 422) == ["letter-sent"]
    assert program.post("/papers", {"kind": "letter", "again": True}).status_code == 201
    assert program.post("/papers/2/discarding").json()["discarded"] is True
    filing = {"signed_number": "7/VP", "signed_on": "2026-12-11"}
    assert codes(program.call("POST", "/papers/2/filing", data=filing), 422) == ["paper-discarded"]
