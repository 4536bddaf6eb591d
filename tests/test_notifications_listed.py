"""Where the list of a mail opens: the pages are there, and hold the lines that the mail says."""

import datetime as dt
import re

from sqlmodel import select

from models.database import reading, writing
from models.queries import tasks
from models.tables import Channel, Person, Unit
from notifications.digest import gather
from notifications.frames import Frame
from notifications.reminders import due_reminders
from notifications.render import MAX_ENTRIES, render
from notifications.sweep import preview
from plans.stages import Stage
from plans.wanted import UNHEARD, Wanted
from tests.board_pages import app, as_
from tests.boards import MOMENT
from tests.notified import CALENDAR, CONTACT, DAY, FOLLOWER, HEAD, HOME, MORNING, OFFICER, OTHER, TASK, at, line, people

__all__ = ["app"]
URL = "https://dondoc.song-thao.example"
LATE = dt.date(2026, 11, 20)


def mails(lines):
    who = people()
    frame = Frame(DAY, MORNING, CALENDAR, who, "Văn phòng UBND tỉnh Sông Thao", "", URL)
    gathered = gather(due_reminders(lines, DAY, CALENDAR, after=dt.date(2026, 11, 1)), who)
    return {one.person.id: render(one, frame).text for one in gathered.digests if one.person}


def opened(text):
    return re.findall(r"Mở danh sách: (\S+)", text)


def test_who_works_in_the_unit_opens_its_page():
    found = mails([line(LATE), line(LATE, id=2)])
    for one in (CONTACT, OFFICER, HEAD):
        assert opened(found[one]) == [f"{URL}/don-vi/so-noi-vu"]


def test_who_watches_opens_what_is_overdue_and_not_his_own_unit():
    found = mails([line(LATE), line(LATE, id=2, unit_id=OTHER, officer_id=None)])
    assert opened(found[FOLLOWER]) == [f"{URL}/qua-han"]
    alone = mails([line(LATE, id=2, unit_id=HOME, officer_id=None)])
    assert opened(alone[FOLLOWER]) == [f"{URL}/qua-han?unit=so-noi-vu"]


def test_who_confirms_opens_what_waits_for_it_and_the_rest_of_a_long_section_is_found():
    waits = {"stage": Stage.REVIEW, "handed_in_by": CONTACT, "changed_at": at(dt.date(2026, 12, 3))}
    many = [line(LATE, id=n, task=TASK._replace(id=n)) for n in range(1, MAX_ENTRIES + 3)]
    found = mails([*many, line(DAY, id=90, **waits), line(DAY, id=91, unit_id=OTHER, **waits)])[FOLLOWER]
    assert f"Và 02 nhiệm vụ khác: {URL}/qua-han?unit=so-noi-vu\n" in found
    assert opened(found) == [f"{URL}/nhiem-vu"]


def test_who_is_told_of_units_without_a_contact_alone_opens_their_work():
    found = mails([line(dt.date(2026, 12, 8), id=2, unit_id=OTHER, officer_id=None)])[FOLLOWER]
    assert opened(found) == [f"{URL}/nhiem-vu?unit=xa-tan-lap&state=unheard"]


def test_each_mail_s_list_holds_what_the_mail_names(app):
    with writing(app.state.engine) as session:
        for one in ("hoa", "dung", "an", "em", "giam"):
            person = session.exec(_person(one)).one()
            session.add(Channel(person_id=person.id, url=f"email:{one}@song-thao.example"))
    settings = app.state.settings.model_copy(update={"public_url": URL, "reminder_links": False})
    sent, _ = preview(app.state.engine, MOMENT.date(), MOMENT, settings, CALENDAR)
    assert {"hoa", "dung"} <= {one.digest.person.slug for one in sent}
    for letter in sent:
        text, reader = letter.words.text, as_(app, letter.digest.person.slug)
        page = reader.get(opened(text)[0].removeprefix(URL)).text
        for title in set(re.findall(r"\n\d+\. (.+)", text)) - {"Nhiệm vụ theo văn bản lưu hành nội bộ"}:
            assert title in page, (letter.digest.person.slug, opened(text), title)


def unheard(app, reader="hoa"):
    page = tasks_of(app.state.engine, Wanted(state=UNHEARD))
    assert all(one.unit_name in as_(app, reader).get("/nhiem-vu?state=unheard").text for one in page.by_unit)
    return {one.unit for one in page.by_unit}


def tasks_of(engine, wanted):
    with reading(engine) as session:
        return tasks(session, moment=MOMENT, wanted=wanted)


def test_the_list_of_units_without_a_contact_holds_these_units_alone(app):
    """The link of "78 cơ quan chưa có đầu mối" opened everything that was not sent, of units with contacts too."""
    engine, home = app.state.engine, "song-thao/so-noi-vu"
    everybody = {one.unit for one in tasks_of(engine, Wanted(state="missing")).by_unit}
    assert unheard(app) == everybody, "nobody has an address yet"
    with writing(engine) as session:
        urgent_only = session.exec(_person("an")).one()
        session.add(Channel(person_id=urgent_only.id, url="sms:an", tags=["urgent"]))
    assert unheard(app) == everybody
    with writing(engine) as session:
        session.add(Channel(person_id=session.exec(_person("an")).one().id, url="email:an@song-thao.example"))
    assert unheard(app) == everybody - {home}
    with writing(engine) as session:
        session.add(Channel(unit_id=session.exec(_unit("song-thao/xa-an-binh")).one().id, url="email:xa@x.example"))
    assert unheard(app) == everybody - {home, "song-thao/xa-an-binh"}


def test_beside_other_lines_the_units_have_a_link_of_their_own():
    lost = line(dt.date(2026, 12, 8), id=2, unit_id=OTHER, officer_id=None)
    text = mails([line(LATE), lost])[FOLLOWER]
    assert f"Mở nhiệm vụ của các cơ quan này: {URL}/nhiem-vu?unit=xa-tan-lap&state=unheard\n" in text


def _unit(slug):
    return select(Unit).where(Unit.slug == slug)


def _person(slug):
    return select(Person).where(Person.slug == slug)
