"""Our part on the page of an assignment: given on, listed, and what is wrong said beside the form."""

import re

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


def test_a_day_without_a_unit_is_refused_with_its_row(app):
    an = Browser(app).enter("an")
    wrong = an.send(PAGE, SEND, part_unit=[DIVISION, "", ""], part_due=["29/09/2026", "28/09/2026", ""])
    assert wrong.status_code == 422
    assert "Dòng 2 có hạn nội bộ (28/09/2026) nhưng chưa chọn đơn vị" in wrong.text
    assert 'id="part-unit-1-error"' in wrong.text
    assert 'value="28/09/2026"' in wrong.text
    assert "Đã phân công tiếp trong cơ quan" not in an.get(PAGE).text


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


def test_what_is_wrong_with_a_row_stands_at_its_fields_and_in_no_other_form(app):
    an = Browser(app).enter("an")
    an.send(PAGE, "/nhiem-vu/1/tiep-nhan")
    rows = [DIVISION, "Phòng Không Có", DIVISION], ["15/10/2026", "hôm kia", ""]
    days = an.send(PAGE, SEND, part_unit=rows[0], part_due=rows[1])
    assert days.status_code == 422
    assert 'id="part-due-1-error"' in days.text
    wrong = an.send(PAGE, SEND, part_unit=rows[0], part_due=["15/10/2026", "", ""])
    assert wrong.status_code == 422
    found = re.findall(r'id="(part-[\w-]+)-error"', wrong.text)
    assert found == ["part-due-0", "part-unit-1", "part-unit-2"]
    assert wrong.text.count("sau thời hạn của nhiệm vụ") == 1
    assert 'role="alert"' not in wrong.text.split('id="ket-qua"')[1].split("</section>")[0]


def test_progress_that_cannot_be_is_told_at_its_field_once(app):
    an = Browser(app).enter("an")
    an.send(PAGE, "/nhiem-vu/1/tiep-nhan")
    wrong = an.send(PAGE, "/nhiem-vu/1/tien-do", percent="150")
    assert wrong.status_code == 422
    assert wrong.text.count("từ 0 đến 100") == 1
    assert 'id="percent-error"' in wrong.text


def test_a_unit_of_ours_typed_without_marks_is_that_unit(app):
    an = Browser(app).enter("an")
    assert an.send(PAGE, SEND, part_unit=["phong to chuc"], part_due=[""]).status_code == 303
    assert "Đã phân công tiếp trong cơ quan" in an.get(PAGE).text
