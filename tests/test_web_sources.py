"""Where a task without a document comes from: what was said, else that it was given directly; on pages, in mails, on papers."""

import datetime as dt
import io
import re

import pytest
from docx import Document
from sqlalchemy import delete, update
from sqlmodel import select

from desk.people import actor_of, who
from desk.quick import QuickEntry, QuickLine, give_quick
from models.core import table
from models.database import reading, writing
from models.tables import Assignment, Channel, LaunchedPlan, Person, StageChange, Task
from notifications.phrases import brief_document, cited, document
from notifications.sweep import preview
from tests.board_pages import app, as_
from tests.boards import MOMENT
from tests.notified import CALENDAR, PLAN

__all__ = ["app"]
SAID = "Ý kiến chỉ đạo của đồng chí Chánh Văn phòng tại giao ban ngày 20/11/2026"
UNIT, TITLE = "Sở Nội vụ tỉnh Sông Thao", "Rà soát cơ sở dữ liệu đất đai"
LATER = MOMENT + dt.timedelta(days=10)


def give(app, said):
    with reading(app.state.engine) as session:
        actor = actor_of(session, who(session, "dung"))
    entry = QuickEntry(actor, (QuickLine(TITLE, UNIT, "14/12/2026"),), said, MOMENT)
    given, _ = give_quick(app.state.engine, app.state.settings, entry)
    found = as_(app, "giam").get(f"/nhiem-vu?plan={given.plan}").text.split('id="danh-sach"')[1]
    return re.search(r'href="/nhiem-vu/(\d+)"', found)[1], found


@pytest.mark.parametrize(("said", "shown"), [(SAID, SAID), ("", "Giao trực tiếp ngày 11/12/2026")])
def test_the_page_names_the_source_and_the_title_once(app, said, shown):
    number, listed = give(app, said)
    page = as_(app, "giam").get(f"/nhiem-vu/{number}").text
    assert re.search(rf"<dt>Căn cứ</dt><dd><a [^>]*>{shown}</a>", page), page
    assert re.search(rf'<td class="source" data-label="Căn cứ"><span><a [^>]*>{shown}</a>', listed), listed
    main = page.split("<main")[1]
    assert len(re.findall(rf">\s*{TITLE}\s*<", main)) == 1
    assert said in main.split("Nhật ký thao tác")[1], "in the log too"


@pytest.mark.parametrize(("said", "shown"), [(SAID, SAID), ("", "Giao trực tiếp ngày 11/12/2026")])
def test_plans_without_a_document_are_called_by_what_they_rest_on(app, said, shown):
    give(app, said)
    listed = as_(app, "giam").get("/danh-muc").text.split("<main")[1]
    link, path = re.search(rf'(<a href="(/danh-muc/[^"]+)">{shown}</a>)', listed).groups()
    assert f'data-label="Căn cứ"><span>{link}' in listed
    assert f"<dt>Căn cứ</dt><dd>{shown}</dd>" in as_(app, "giam").get(path).text
    assert "Không có số văn bản" not in listed


def test_a_document_without_a_number_is_called_by_its_title(app):
    plan = table(LaunchedPlan)
    with writing(app.state.engine) as session:
        unnumbered = update(plan).where(plan.c.slug == "kl-415").values(number=None, text="x")
        session.connection().execute(unnumbered)
    listed = as_(app, "giam").get("/danh-muc").text.split("<main")[1]
    assert re.search(r'<a href="/danh-muc/kl-415">Về việc thử</a></span></td>\s*<td data-label="Tên"></td>', listed), (
        listed
    )


def test_what_counts_nothing_has_no_row(app):
    """A plan whose work is in the report or made known alone gives nothing to anybody."""
    with writing(app.state.engine) as session:
        connection, a, t = session.connection(), table(Assignment), table(Task)
        plan = connection.execute(
            select(table(LaunchedPlan).c.id).where(table(LaunchedPlan).c.slug == "ct-33")
        ).scalar_one()
        connection.execute(delete(table(StageChange)))
        connection.execute(delete(a).where(a.c.plan_id == plan))
        connection.execute(update(t).where(t.c.plan_id == plan).values(handling="inform"))
    page = as_(app, "hoa").get("/danh-muc/ct-33").text.split("<main")[1]
    assert "Trình phương án xử lý bãi rác" in page
    assert "Lượt giao" not in page
    listed = as_(app, "hoa").get("/danh-muc").text
    assert '<td class="n zero" data-label="Lượt giao">0</td>' in listed


@pytest.mark.parametrize(("said", "shown"), [(SAID, SAID), ("", "Nhiệm vụ giao trực tiếp ngày 11/12/2026")])
def test_mails_and_the_letter_s_annex_rest_on_it(app, said, shown):
    give(app, said)
    with writing(app.state.engine) as session:
        person = session.exec(select(Person).where(Person.slug == "an")).one()
        session.add(Channel(person_id=person.id, url="email:an@song-thao.example"))
    sent, _ = preview(app.state.engine, LATER.date(), LATER, app.state.settings, CALENDAR)
    mail = next(one.words for one in sent if one.digest.person.slug == "an")
    assert f"Căn cứ: {shown}\n" in mail.text
    assert TITLE not in mail.short
    app.state.now = LATER
    letter = Document(io.BytesIO(as_(app, "giam").get("/tai-ve/letter.docx?unit=song-thao/so-noi-vu").content))
    cells = {cell.text for table in letter.tables for row in table.rows for cell in row.cells}
    assert any(shown in one for one in cells), cells
    assert not any("anh mục “" in one for one in cells)


def test_a_document_without_a_number_is_called_by_its_title_and_day():
    plan = PLAN._replace(number=None)
    assert document(plan) == "văn bản “Kết luận giao ban” ngày 02/11/2026"
    assert cited(plan, "2.b", "") == "Điểm b khoản 2 văn bản “Kết luận giao ban” ngày 02/11/2026"
    assert brief_document(plan) == "việc giao ngày 02/11/2026"
