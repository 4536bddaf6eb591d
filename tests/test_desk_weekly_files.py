"""The papers that go with the weekly brief: to mail boxes, of what its reader may see, the same bytes at each try."""

import datetime as dt
import io
from hashlib import sha256

import docx
import pypdfium2
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, text

from desk.sweeping import deliver
from examples.mailbox import Mailbox, body
from models import outbox
from models.core import table
from models.database import reading, writing
from models.files import Kept
from models.outbox import NewMessage, begin, claim
from models.outbox_files import MOST, TooLarge, files_of
from models.settings import Settings
from models.tables import Message, StoredFile
from tests.boards import OFFICE, busy_office
from tests.test_desk_weekly import AT, FRIDAY, SETTINGS, mails, put, reach

A4, DRAFT = "bao-cao-nhanh-2026-12-11.pdf", "cong-van-don-doc-2026-12-11.docx"
PLAIN = Kept("a.pdf", "application/pdf", b"%PDF-1.7 a")


@pytest.fixture
def board(engine):
    busy_office(engine)
    for slug in ("giam", "giam2"):
        reach(engine, slug, f"email:{slug}@song-thao.example")
    return engine


@pytest.fixture
def box(tmp_path):
    refusing = []
    with Mailbox(tmp_path, lambda to: refusing.pop() if refusing else None) as box:
        box.refusing = refusing
        yield box


def office(box):
    return Settings(
        database_url="unused", office=OFFICE, public_url=SETTINGS.public_url, local_addresses=True, mail_from="vp@song-thao.example",
        smtp_host=box.host, smtp_port=box.port, smtp_user=box.user, smtp_password=SecretStr(box.password), smtp_ca=box.ca,
    )  # fmt: skip


def attached(mail):
    return {one.get_filename(): one.get_content() for one in mail.iter_attachments()}


def words(content):
    """Everything that a paper says."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    paper = docx.Document(io.BytesIO(content))
    cells = (cell.text for one in paper.tables for row in one.rows for cell in row.cells)
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def test_the_one_page_and_the_draft_go_with_the_mail(board, box):
    swept = deliver(board, office(box), FRIDAY, AT)
    assert (swept.counts["briefs"], swept.counts["sent"]) == (2, 2)
    (mail,) = box.to("giam@song-thao.example")
    files = attached(mail)
    assert set(files) == {A4, DRAFT}
    assert len(pypdfium2.PdfDocument(files[A4])) == 1
    assert "Đang quá hạn 13 nhiệm vụ" in " ".join(words(files[A4]).split())
    assert "Kèm theo: bản in 01 trang A4 (.pdf); dự thảo công văn đôn đốc, chưa ký, chưa có số (.docx)." in body(mail)
    assert "Kèm theo: bản in 01 trang A4" in body(mail, "html")
    assert {one.get_content_type() for one in mail.iter_attachments()} == {
        "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }  # fmt: skip


def test_nobody_gets_more_by_mail_than_he_sees_on_pages(board, box):
    deliver(board, office(box), FRIDAY, AT)
    for slug in ("giam", "giam2"):
        for content in attached(box.to(f"{slug}@song-thao.example")[0]).values():
            assert "Việc kín" not in words(content), "of a document in limited circulation its number alone"
    part = "\n".join(map(words, attached(box.to("giam2@song-thao.example")[0]).values()))
    assert "Sở Tài chính" in part
    assert "An Bình" not in part
    assert "Sở Nội vụ" not in part


def test_a_try_after_a_kill_sends_the_same_bytes(board, box):
    """The process dies when the try has begun; what the board says since is another."""
    assert put(board) == 2
    with writing(board) as session:
        (first, *_) = claim(session, AT, 1, 1)
        assert {one.name for one in begin(session, first, AT).files} == {A4, DRAFT}
    with reading(board) as session:
        before = {one.name: one.content for one in files_of(session, first.id)}
    with board.begin() as connection:
        connection.execute(text("UPDATE task SET title = 'Tên khác hẳn', quote = 'Tên khác hẳn'"))
    deliver(board, office(box), FRIDAY, AT + dt.timedelta(minutes=6))
    (mail,) = [one for one in box.mails if one["X-Dondoc-Key"] == first.key]
    assert attached(mail) == before


def test_a_mail_that_was_refused_once_goes_whole_the_next_time(board, box):
    box.refusing += ["451 later", "451 later"]
    assert deliver(board, office(box), FRIDAY, AT).counts["failed"] == 2
    again = deliver(board, office(box), FRIDAY, AT + dt.timedelta(minutes=2))
    assert again.counts["sent"] == 2
    assert all(set(attached(one)) == {A4, DRAFT} for one in box.mails)


def test_a_chat_gets_the_links(board):
    reach(board, "giam", "json://127.0.0.1/a")
    reach(board, "giam", "json://127.0.0.1/b", ["short"])
    put(board)
    with reading(board) as session:
        rows = (
            session.connection()
            .execute(select(table(Message).c.id, table(Message).c.html, table(Message).c.body))
            .all()
        )
        held = {row.id: len(files_of(session, row.id)) for row in rows}
    assert sorted(held.values()) == [0, 0, 2, 2]
    for row in rows:
        assert ("Kèm theo:" in row.body) is (held[row.id] == 2)
        if row.html:
            assert "/tai-ve/brief.pdf" in row.body


def test_where_no_letter_is_proposed_the_one_page_goes_alone(board, monkeypatch):
    monkeypatch.setattr("desk.weekly.proposed", lambda brief: [])
    put(board)
    with reading(board) as session:
        numbers = session.connection().execute(select(table(Message).c.id)).scalars().all()
        assert [[one.name for one in files_of(session, number)] for number in numbers] == [[A4], [A4]]
    assert "công văn đôn đốc, chưa ký" not in mails(board)["giam"].body


def new(session, key, *files):
    return NewMessage(key, None, "brief", FRIDAY, _channel(session), "Tuần", "Kính gửi", AT, files=files)


def _channel(session):
    return session.connection().execute(text("SELECT min(id) FROM channel")).scalar_one()


def test_the_same_bytes_are_kept_once_and_put_once(board):
    with writing(board) as session:
        assert (
            outbox.put(session, [new(session, "a", PLAIN, PLAIN), new(session, "b", PLAIN), new(session, "c")], AT) == 3
        )
        assert outbox.put(session, [new(session, "a", PLAIN._replace(content=b"other"))], AT) == 0
    with reading(board) as session:
        run = session.connection().execute
        ids = dict(run(select(table(Message).c.key, table(Message).c.id)).tuples().all())
        assert [files_of(session, ids[key]) for key in "abc"] == [(PLAIN,), (PLAIN,), ()]
        marks = run(select(table(StoredFile).c.sha256)).scalars().all()
        assert marks == [sha256(PLAIN.content).hexdigest()]


def test_files_that_no_mail_can_hold_are_refused_before_anything_is_put(board):
    large = PLAIN._replace(content=b"x" * (MOST // 2 + 1))
    with pytest.raises(TooLarge) as refused, writing(board) as session:
        outbox.put(session, [new(session, "a", large, large._replace(name="b.pdf"))], AT)
    assert [one.code for one in refused.value.problems] == ["message-too-large"]
    with reading(board) as session:
        assert session.connection().execute(select(func.count()).select_from(table(Message))).scalar_one() == 0
