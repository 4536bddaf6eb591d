"""Our part on the page of an assignment: given on, listed, and what is wrong said beside the form."""

import pytest

from models.database import writing
from models.tables import Unit
from tests.apps import office_app
from tests.browsing import Browser

PAGE, SEND = "/nhiem-vu/1", "/nhiem-vu/1/giao-tiep"
DIVISION = "song-thao/so-noi-vu/phong-to-chuc"


@pytest.fixture
def app(sqlite_engine):
    from sqlmodel import select

    app = office_app(sqlite_engine)
    with writing(app.state.engine) as session:
        mine = session.exec(select(Unit).where(Unit.slug == "song-thao/so-noi-vu")).one()
        session.add(Unit(slug=DIVISION, name="Phòng Tổ chức", kind="division", parent_id=mine.id))
    yield app
    app.state.engine.dispose()


def test_given_on_from_the_page_and_seen_there(app):
    an = Browser(app).enter("an")
    sent = an.send(PAGE, SEND, part_unit=[DIVISION, "", ""], part_due=["29/09/2026", "", ""])
    assert sent.status_code == 303
    shown = an.get(sent.headers["location"]).text
    assert "Đã phân công tiếp trong cơ quan" in shown
    assert "Phòng Tổ chức" in shown
    assert "29/09/2026" in shown
    assert "Đã phân công tiếp trong cơ quan" not in Browser(app).enter("hoa").get(PAGE).text


def test_a_date_after_our_own_is_refused_and_kept_in_the_form(app):
    an = Browser(app).enter("an")
    wrong = an.send(PAGE, SEND, part_unit=[DIVISION, "", ""], part_due=["15/10/2026", "", ""])
    assert wrong.status_code == 422
    assert "sau thời hạn của nhiệm vụ" in wrong.text
    assert 'value="15/10/2026"' in wrong.text


def test_nothing_chosen_is_said(app):
    wrong = Browser(app).enter("an").send(PAGE, SEND, part_unit=["", "", ""], part_due=["", "", ""])
    assert wrong.status_code == 422
    assert "Chưa chọn đơn vị nào" in wrong.text


def test_only_who_speaks_for_the_unit_gives_on(app):
    from tests.browsing import forms_of

    assert SEND not in forms_of(Browser(app).enter("binh").get(PAGE).text)
    assert SEND not in forms_of(Browser(app).enter("hoa").get(PAGE).text)


def test_units_of_ours_are_found_by_name_and_the_forces_of_the_province_with_them(app):
    with writing(app.state.engine) as session:
        from sqlmodel import select

        top = session.exec(select(Unit).where(Unit.slug == "tinh-song-thao")).one()
        session.add(
            Unit(slug="song-thao/cong-an", name="Công an tỉnh Sông Thao", kind="armed-force", province_id=top.id)
        )
    an = Browser(app).enter("an")
    page = an.get(PAGE).text
    assert page.count('name="part_unit"') == 8
    assert "under=song-thao%2Fso-noi-vu" in page
    own = an.get("/co-quan/goi-y?q=phong&under=song-thao/so-noi-vu").json()
    assert [one["value"] for one in own] == [DIVISION]
    all_of = an.get("/co-quan/goi-y?q=cong+an&under=tinh-song-thao").json()
    assert [one["value"] for one in all_of] == ["song-thao/cong-an"]


def test_whom_to_ask_where_nobody_works_for_the_unit(app):
    with writing(app.state.engine) as session:
        from models.tables import Person

        for one in session.exec(select_people(Person)):
            one.active = False
    hoa, admin = Browser(app).enter("hoa").get(PAGE).text, Browser(app).enter("admin").get(PAGE).text
    assert "Đề nghị quản trị viên thêm đầu mối" in hoa
    assert "/quan-tri/nguoi-moi?unit=song-thao" in admin


def select_people(person):
    from sqlmodel import select

    return select(person).where(person.slug.in_(["an", "binh"]))
