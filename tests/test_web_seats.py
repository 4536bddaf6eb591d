"""Who sits in the confirming office and has another role than confirming there: no act, no day and no list treats him as it.

The walks of tests/test_web_access.py seat everybody who watches elsewhere; here each act is walked for those who sit in that office.
"""

import pytest
from sqlalchemy import select, update

from models.core import table
from models.database import writing
from models.tables import Assignment, Person, Role, Unit
from plans.stages import Act
from tests.browsing import forms_of
from tests.pressing import OFFICE, OTHER, app, as_, to_review
from tests.programs import Caller

__all__ = ["app"]
SEATED = {
    "quan": [("admin", None, "")],
    "xem": [("supervisor", None, "")],
    "xem-y-te": [("supervisor", None, "y-te")],
    "xem-so": [("supervisor", OTHER, ""), ("admin", None, "")],
    "theo": [("follower", None, "y-te")],
}
"""Slug -> his roles: none of them confirms assignment 1, which has no field and is the first department's."""

SEE = {"quan", "xem", "xem-so"}
PRESSED = {
    Act.ACCEPT: ("tiep-nhan", set()),
    Act.HAND_IN: ("bao-cao", set()),
    Act.APPROVE: ("xac-nhan", {"hoa", "dung"}),
    Act.RETURN: ("tra-lai", {"hoa", "dung"}),
    Act.CANCEL: ("dung-theo-doi", {"hoa", "dung"}),
}


@pytest.fixture
def waiting(app):
    """Assignment 1 handed in to the office, where they sit."""
    with writing(app.state.engine) as session:
        ids = {unit.slug: unit.id for unit in session.exec(select(Unit)).scalars()}
        for slug, roles in SEATED.items():
            person = Person(slug=slug, name=f"Người {slug}", unit_id=ids[OFFICE])
            session.add(person)
            session.flush()
            for role, unit, field in roles:
                session.add(Role(person_id=person.id, role=role, unit_id=ids.get(unit), field=field))
        a = table(Assignment)
        session.connection().execute(update(a).where(a.c.id == 1).values(confirmer_unit_id=ids[OFFICE]))
    to_review(app)
    return app


def test_each_act_for_everybody_who_sits_in_the_confirming_office(waiting):
    for slug in ("hoa", "dung", *SEATED):
        browser, caller = as_(waiting, slug), Caller(waiting, slug)
        sent = forms_of(browser.get("/").text)["/dang-xuat"] | {"version": "999", "lines": "1:999", "note": "x"}
        for act, (button, allowed) in PRESSED.items():
            page = browser.ask("POST", f"/nhiem-vu/1/{button}", sent).status_code
            asked = {"act": act.value, "assignments": [{"id": 1, "version": 999}], "note": "x"}
            program = caller.post("/acts", asked).status_code
            assert ((page != 403), (program != 403)) == ((slug in allowed),) * 2, (slug, act, page, program)


def test_neither_his_day_nor_the_page_nor_the_interface_offers_it(waiting):
    for slug in SEATED:
        browser, caller = as_(waiting, slug), Caller(waiting, slug)
        assert caller.read("/today")["confirm"] == [], slug
        assert (browser.get("/nhiem-vu/1").status_code == 200) is (slug in SEE), slug
        assert not set(forms_of(browser.get("/nhiem-vu/1").text)) & {"/nhiem-vu/1/xac-nhan", "/nhiem-vu/1/tra-lai"}
        listed = [one["id"] for one in caller.read("/assignments?state=review")["items"]]
        assert listed == ([1] if slug in SEE else []), slug
        if slug in SEE:
            assert caller.read("/assignments/1")["acts"] == [], slug
    assert [one["id"] for one in Caller(waiting, "hoa").read("/today")["confirm"]] == [1]
