"""The one page asks its reader about the requests for more time that wait, in whatever he sees."""

import datetime as dt

from desk.acting import Doing, act
from desk.papers.blocks import Line
from desk.papers.brief import brief_facts, brief_paper
from desk.people import actor_of, who
from models.database import reading
from plans.access import watch_of
from plans.stages import Act
from plans.state import ZONE, State
from tests.asking import BEFORE, answered, asked
from tests.desks import office

__all__ = ["office"]

OFFICE = "song-thao/van-phong"
FRIDAY = BEFORE + dt.timedelta(days=1)


def asks(engine, reader=None, now=FRIDAY):
    with reading(engine) as session:
        sight = watch_of(actor_of(session, who(session, reader))) if reader else None
    brief = brief_facts(engine, now, ZONE, office=OFFICE, sight=sight)
    lines = ("".join(run.text for run in one.runs) for one in brief_paper(brief).blocks if isinstance(one, Line))
    return next(one for one in lines if one.startswith("6. Xin ý kiến."))


def test_the_share_is_printed_with_and_without_grants(office):
    """Asked for in time, granted after the date: by the date before it counts as overdue."""
    later = BEFORE + dt.timedelta(days=4)
    asked(office)
    answered(office, now=later)
    brief = brief_facts(office, later, ZONE, office=OFFICE)
    late = brief.counts[State.OPEN_OVERDUE]
    assert brief.unextended.counts[State.OPEN_OVERDUE] == late + 1
    assert sum(brief.unextended.counts.values()) == sum(brief.counts.values())
    notes = ["".join(run.text for run in one.runs) for one in brief_paper(brief).blocks if isinstance(one, Line)]
    said = "Tính theo thời hạn trước khi gia hạn (01 nhiệm vụ được gia hạn, trong đó 01 khi đã quá hạn"
    assert any(one.endswith(f"{said} (01 đã đề nghị trước khi hết hạn)): 0,0% = 00/03.") for one in notes)
    before = brief_facts(office, BEFORE, ZONE, office=OFFICE)
    assert before.unextended.many == 0, "of a moment before the grant"


def test_what_is_asked_for_stands_there_until_it_is_answered(office):
    assert asks(office).startswith("6. Xin ý kiến. Ký công văn đôn đốc 02"), "nothing but the letter"
    asked(office, paper="12/SNV-VP")
    assert asks(office).startswith(
        "6. Xin ý kiến. Đề nghị gia hạn (01): Sở Nội vụ, lần 01, “Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã” "
        "(12/CT-UBND), từ 30/09/2026 đến 15/10/2026, 12/SNV-VP, nguyên nhân khách quan: Chờ hướng dẫn của Bộ về định mức "
        "(đề nghị trả lời trước 17 giờ 00 ngày 30/09/2026). "
        "Ký công văn đôn đốc 02"
    )
    assert "gia hạn" not in asks(office, "giam2"), "he watches another unit"
    answered(office)
    assert "gia hạn" not in asks(office)


def test_the_page_of_a_past_moment_asks_what_waited_then(office):
    asked(office)
    then = asks(office)
    answered(office, now=FRIDAY + dt.timedelta(days=3))
    assert asks(office) == then
    assert "từ 30/09/2026 đến 15/10/2026" in then, "with the date of then"
    asked(office, number=3, by="chi", until=dt.date(2026, 12, 31))
    act(office, Doing(Act.ACCEPT, "chi"), [3], now=BEFORE, zone=ZONE)
    act(office, Doing(Act.HAND_IN, "chi", evidence="Báo cáo số 4/BC-STC"), [3], now=BEFORE, zone=ZONE)
    assert asks(office) == then, "what was handed in waited for none"
