"""A mail server that takes no mail of the brief's size: the brief goes without its papers and says where they lie; letters are kept."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.papers.filing import Filing, discard_paper, draft_paper, file_back, paper_file, paper_list, paper_view
from desk.papers.making import MEDIA, Kind, Order
from desk.people import actor_of, who
from desk.sweeping import deliver
from examples.mailbox import Mailbox, body
from models.database import reading, writing
from models.tables import Attempt, Channel, Message, Person, Role, Unit
from plans.state import ZONE
from tests.boards import busy_office
from tests.test_desk_weekly import AT, FRIDAY, reach
from tests.test_desk_weekly_files import A4, DRAFT, attached, office

SMALL = 20_000
"""Bytes that hold the words of a brief, not its papers."""
SITE = "https://dondoc.song-thao.example"


class Late(Mailbox):
    """A server that says in its greeting nothing of sizes that hold, and refuses a mail once it has it."""

    answers = "552 5.3.4 Message size exceeds fixed limit"

    async def handle_DATA(self, server, session, envelope):
        if len(envelope.original_content) > SMALL:
            return self.answers
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def board(engine):
    busy_office(engine)
    reach(engine, "giam", "email:giam@song-thao.example")
    return engine


def kept(board, slug="giam"):
    with reading(board) as session:
        actor = actor_of(session, who(session, slug))
    return actor, paper_list(board, actor, 50)[0]


@pytest.mark.parametrize("made", [lambda at: Mailbox(at, largest=SMALL), Late])
def test_the_brief_goes_without_its_papers_and_says_where_they_lie(board, tmp_path, made):
    with made(tmp_path) as box:
        swept = deliver(board, office(box), FRIDAY, AT)
    assert (swept.counts["sent"], swept.counts["failed"]) == (1, 0)
    (mail,) = box.mails
    assert attached(mail) == {}
    (letter,) = kept(board)[1]
    for kind in ("plain", "html"):
        words = body(mail, kind)
        assert "Không kèm theo được vì máy chủ thư không nhận thư lớn, xin lấy ở đường dẫn dưới đây: bản in 01" in words
        assert "Kèm theo:" not in words
        assert f"{SITE}/tai-ve/brief.pdf" in words
        assert f"{SITE}/van-ban-da-lap/{letter.id}" in words
    with reading(board) as session:
        (one,) = session.exec(select(Attempt)).all()
    assert one.ok
    assert one.detail.startswith("Đã gửi không kèm tệp: máy chủ thư trả lời 552 ")


def test_the_letter_that_went_is_kept_with_the_same_bytes(board, tmp_path):
    with Mailbox(tmp_path) as box:
        deliver(board, office(box), FRIDAY, AT)
        deliver(board, office(box), FRIDAY, AT)
    (mail,) = box.mails
    actor, rows = kept(board)
    assert [(one.kind, one.file, one.moment, one.number) for one in rows] == [("letter", DRAFT, AT, None)]
    assert rows[0].scope["mailed"] is True
    assert paper_file(board, actor, rows[0].id).content == attached(mail)[DRAFT]
    assert set(attached(mail)) == {A4, DRAFT}
    assert f"Dự thảo công văn đôn đốc: {SITE}/van-ban-da-lap/{rows[0].id}\n" in body(mail)


def test_who_reads_in_a_chat_alone_has_nothing_drafted_for_him(board):
    with writing(board) as session:
        session.exec(select(Channel)).one().url = "json://127.0.0.1/a"
    deliver(board, office(Mailbox.__new__(Nowhere)), FRIDAY, AT)
    assert kept(board)[1] == []


class Nowhere(Mailbox):
    """A server that nobody reaches."""

    host, port, user, password, ca = "127.0.0.1", 9, "a", "b", None


def test_a_refusal_for_another_reason_is_none_of_size(board, tmp_path):
    with Late(tmp_path) as box:
        box.answers = "554 5.7.1 policy"
        assert deliver(board, office(box), FRIDAY, AT).counts["failed"] == 1
    with reading(board) as session:
        assert session.exec(select(Message)).one().state == "waiting"


def second(board, scope="tinh-song-thao"):
    """Another supervisor, who sits where the first sits."""
    with writing(board) as session:
        first = session.exec(select(Person).where(Person.slug == "giam")).one()
        unit = session.exec(select(Unit).where(Unit.slug == scope)).one()
        other = Person(slug="giam3", name="Người giam3", unit_id=first.unit_id)
        session.add(other)
        session.flush()
        session.add(Role(person_id=other.id, role="supervisor", unit_id=unit.id))
    reach(board, "giam3", "email:giam3@song-thao.example")


def test_two_who_watch_the_same_have_one_draft(board, tmp_path):
    """Both find it, both may file it back; a second letter about the same tasks would be told of as standing already."""
    second(board)
    with Mailbox(tmp_path) as box:
        deliver(board, office(box), FRIDAY, AT)
    assert len(box.mails) == 2
    (one,), (other,) = kept(board)[1], kept(board, "giam3")[1]
    assert one.id == other.id
    actor = kept(board, "giam3")[0]
    for mail in box.mails:
        assert f"{SITE}/van-ban-da-lap/{one.id}\n" in body(mail)
        assert attached(mail)[DRAFT] == paper_file(board, actor, one.id).content
    filing = Filing("12/VP-TH", FRIDAY, "Trần Văn Dũng")
    file_back(board, "giam3", one.id, filing, None, today=FRIDAY, now=AT + dt.timedelta(hours=1))
    assert kept(board)[1][0].number == "12/VP-TH"


def test_who_watches_less_has_a_draft_of_his_own(board, tmp_path):
    second(board, "song-thao/so-tai-chinh")
    with Mailbox(tmp_path) as box:
        deliver(board, office(box), FRIDAY, AT)
    (one,), (other,) = kept(board)[1], kept(board, "giam3")[1]
    assert one.id != other.id
    assert len(other.figures["units"]) == 1 < len(one.figures["units"])


def test_one_drafted_by_hand_as_a_pdf_is_not_the_letter_to_edit(board, tmp_path):
    with Mailbox(tmp_path) as box:
        deliver(board, office(box), FRIDAY, AT)
    (mine,) = kept(board)[1]
    discard_paper(board, "giam", mine.id, AT)
    units = tuple(one["unit"] for one in mine.figures["units"])
    order = Order(Kind.LETTER, "pdf", AT, ZONE, office=mine.scope["office"], units=units)
    by_hand = draft_paper(board, "giam", order, AT)
    second(board)
    with Mailbox(tmp_path) as box:
        deliver(board, office(box), FRIDAY, AT)
    actor, rows = kept(board, "giam3")
    mailed = next(one for one in rows if one.id not in {mine.id, by_hand})
    assert mailed.figures == paper_view(board, kept(board)[0], by_hand).figures
    held = paper_file(board, actor, mailed.id)
    assert held.media_type == MEDIA["docx"]
    (mail,) = box.mails[-1:]
    assert attached(mail)[DRAFT] == held.content
    assert held.content.startswith(b"PK")


def test_next_week_the_draft_is_another(board, tmp_path):
    second(board)
    later = dt.timedelta(days=7)
    with Mailbox(tmp_path) as box:
        deliver(board, office(box), FRIDAY, AT)
        deliver(board, office(box), FRIDAY + later, AT + later)
    assert len(kept(board)[1]) == len(kept(board, "giam3")[1]) == 2
