"""Who confirms, as the text names him, on the workbench: bound as other names are, with the reason, until somebody says otherwise."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from models.database import reading, writing
from models.registry_rows import seed
from models.registry_source import read_registry
from models.settings import Settings
from models.tables import Person, Role, Unit
from plans.corrections import Head
from tests.office import NOW, furnish

SETTINGS = Settings(office="song-thao/van-phong")
NAME = "Sở Nội vụ tỉnh Sông Thao"
TEXT = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 15/CT-UBND
Sông Thao, ngày 28 tháng 8 năm 2026

CHỈ THỊ
Về việc thử

1. Sở Tài chính tỉnh Sông Thao rà soát hồ sơ, xong trước ngày 15 tháng 12 năm 2026.
2. {follower} theo dõi, đôn đốc việc thực hiện Chỉ thị này, báo cáo Ủy ban nhân dân tỉnh.
"""

COUNTED = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG TRỊ
Số: 15/CT-UBND
Quảng Trị, ngày 28 tháng 8 năm 2026

CHỈ THỊ
Về việc thử

1. UBND 09 phường báo cáo UBND tỉnh trước ngày 15 tháng 12 năm 2026.
"""


@pytest.fixture
def hoa(sqlite_engine):
    furnish(sqlite_engine)
    with reading(sqlite_engine) as session:
        return actor_of(session, who(session, "hoa"))


def bench(engine, hoa, follower):
    paper = Paper(TEXT.format(follower=follower).encode(), "a.txt", "512", dt.date(2026, 9, 1), no_secret=True)
    number, _ = take_paper(engine, SETTINGS, hoa, paper, NOW)
    return workbench(engine, SETTINGS, hoa, number, NOW)


def notes(found):
    return [one.problem for one in found.told if one.problem.code.startswith("confirmer-")]


def test_he_is_bound_and_told_with_the_clause_until_somebody_says_otherwise(sqlite_engine, hoa):
    found = bench(sqlite_engine, hoa, NAME)
    assert {card.confirmer for card in found.cards} == {NAME}
    (note,) = notes(found)
    assert (note.code, note.args["at"]) == ("confirmer-named", "2")
    hand = Hand(hoa, found.draft.id, found.draft.version, NOW, SETTINGS.zone)
    correct_draft(sqlite_engine, hand, Head(set={"confirmer": ""}))
    after = workbench(sqlite_engine, SETTINGS, hoa, found.draft.id, NOW)
    assert {card.confirmer for card in after.cards} == {"Văn phòng Ủy ban nhân dân tỉnh Sông Thao"}
    assert not notes(after)


def test_where_the_name_is_nobody_known_the_office_confirms_and_the_name_is_a_doubt(sqlite_engine, hoa):
    found = bench(sqlite_engine, hoa, "Sở Lâm nghiệp")
    assert {card.confirmer for card in found.cards} == {"Văn phòng Ủy ban nhân dân tỉnh Sông Thao"}
    assert any(one.problem.args.get("name") == "Sở Lâm nghiệp" for one in found.told)


def test_a_number_of_communes_is_asked_about_once_on_the_workbench_too(sqlite_engine):
    """By command once, on the page twice: whom the words refer to, and that the number is not that of the group."""
    with writing(sqlite_engine) as session:
        seed(session, read_registry({"quang-tri"}), renew=False)
        office = session.exec(select(Unit).where(Unit.slug == "quang-tri-van-phong-ubnd")).one()
        session.add(person := Person(slug="mai", name="Mai", unit_id=office.id))
        session.flush()
        session.add(Role(person_id=person.id, role="coordinator", unit_id=office.id))
    with reading(sqlite_engine) as session:
        mai = actor_of(session, who(session, "mai"))
    text = COUNTED.encode()
    settings = Settings(office="quang-tri-van-phong-ubnd")
    number, _ = take_paper(sqlite_engine, settings, mai, Paper(text, "a.txt", no_secret=True), NOW)
    told = [one.problem for one in workbench(sqlite_engine, settings, mai, number, NOW).told]
    assert [one.code for one in told if one.code in ("lead-refers", "name-counted")] == ["name-counted"]
