"""More time for an assignment: asked for before the date by its unit, decided by whoever gave it, twice at most; the clock runs on."""

import datetime as dt

import pytest
from sqlalchemy import delete, func, select

from desk.acting import ActRefused, Doing, act
from desk.amending import amend_plan, propose_amendment
from desk.extending import LaterDay, ask_time, take_back_time, waiting_for
from desk.handing_over import HandOver, hand_over
from desk.intake import take_in
from desk.launching import Wish
from desk.people import actor_of, who
from desk.secrecy import SecretWords
from desk.seeing import see
from models.core import table
from models.database import reading, writing
from models.progress import MoveConflict
from models.tables import Assignment, Audit, Role
from notifications.phrases import more_time
from plans.dates import last_moment
from plans.files import write_plan
from plans.stages import Act, MoveRefused
from plans.state import ZONE, State
from tests.asking import BEFORE, LATER, LATEST, WHY, answered, asked, requests, view
from tests.desks import SETTINGS, office
from tests.office import plan

__all__ = ["office"]

DUE = dt.datetime(2026, 9, 30, 17, tzinfo=dt.UTC)
AFTER = dt.datetime(2026, 10, 2, 1, tzinfo=dt.UTC)


def codes(refused):
    return [one.code for one in refused.value.problems]


def actor(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def for_whom(engine, *slugs, now=BEFORE):
    with reading(engine) as session:
        return [slug for slug in slugs if waiting_for(session, actor_of(session, who(session, slug)), now)]


def test_asking_moves_nothing_and_everybody_sees_it(office):
    asked(office, paper="Công văn số 12/SNV-VP")
    line = view(office).line
    assert (line.due, line.stage, line.asked_until, line.extended_from) == (DUE, "draft", LATER, None)
    told = view(office).history[-1]
    assert (told.act, told.by) == ("ask-time", "an")
    assert told.note == f"thời hạn: 30/09/2026 → 15/10/2026; nguyên nhân khách quan; Công văn số 12/SNV-VP; {WHY}"
    assert view(office, now=AFTER).line.state == State.OPEN_OVERDUE, "nobody has agreed: the clock runs on"


def test_it_waits_for_the_leader_and_for_no_one_of_the_unit(office):
    asked(office)
    assert for_whom(office, "an", "binh", "hoa", "dung", "chi", "admin") == ["dung"]
    for slug, code in (("an", "own-work"), ("hoa", "role-needed"), ("chi", "role-needed")):
        with pytest.raises(ActRefused) as refused:
            answered(office, by=slug)
        assert codes(refused) == [code], slug
    assert view(office).line.due == DUE


def test_where_no_leader_is_registered_a_coordinator_decides(office):
    with writing(office) as session:
        session.connection().execute(delete(table(Role)).where(table(Role).c.role == "leader"))
    asked(office)
    assert for_whom(office, "hoa", "dung", "an") == ["hoa"]
    answered(office, by="hoa")
    assert view(office).line.extended_from == DUE


def test_a_grant_moves_the_date_and_keeps_the_old_one(office):
    asked(office)
    answered(office)
    line = view(office).line
    assert (line.due, line.asked_until, line.extended_from) == (DUE + dt.timedelta(days=15), None, DUE)
    assert view(office, now=AFTER).line.state == State.OPEN_ON_TIME
    assert view(office).dated.note == "thời hạn: 30/09/2026 → 15/10/2026"
    assert [(one.answer, one.answered_by_name) for one in requests(office)] == [("granted", "Trần Văn Dũng")]
    assert for_whom(office, "dung") == []
    past = view(office, now=BEFORE - dt.timedelta(hours=1)).line
    assert (past.due, past.asked_until) == (DUE, None), "the board of a past moment knows nothing of it"


def test_another_day_needs_a_reason_and_a_refusal_too(office):
    asked(office)
    for granted, until, code in ((True, dt.date(2026, 10, 9), "extension-other-day"), (False, None, "reason-missing")):
        with pytest.raises(ActRefused) as refused:
            answered(office, granted, until)
        assert codes(refused) == [code]
    answered(office, True, dt.date(2026, 10, 9), "Kịp họp giao ban tuần 2 tháng 10")
    assert view(office).line.due == DUE + dt.timedelta(days=9)
    asked(office, LATEST)
    answered(office, False, None, "Đã gia hạn một lần, việc cấp bách")
    assert view(office).line.due == DUE + dt.timedelta(days=9)
    assert [one.answer for one in requests(office)] == ["granted", "refused"]
    assert view(office).history[-1].note == "Đã gia hạn một lần, việc cấp bách"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"until": dt.date(2026, 9, 30)}, "extension-not-later"),
        ({"until": dt.date(2026, 9, 29)}, "extension-not-later"),
        ({"until": None}, "extension-day-missing"),
        ({"reason": " "}, "reason-missing"),
        ({"ground": "x"}, "extension-ground-missing"),
        ({"reason": "x" * 2001}, "words-too-long"),
        ({"paper": "x" * 501}, "result-too-long"),
    ],
)
def test_what_is_asked_for_must_be_whole(office, wanted, code):
    with pytest.raises(ActRefused) as refused:
        asked(office, **wanted)
    assert code in codes(refused)
    assert not requests(office)


def test_a_day_off_is_asked_about_when_asked_for_and_when_granted(office):
    sunday = dt.date(2026, 10, 18)
    with pytest.raises(ActRefused) as refused:
        asked(office, sunday)
    assert codes(refused) == ["extension-day-off"]
    assert refused.value.problems[0].args == {"day": "2026-10-18", "name": "Chủ nhật"}
    assert not requests(office)
    asked(office, sunday, sure=True)
    with pytest.raises(ActRefused) as refused:
        answered(office)
    assert codes(refused) == ["extension-day-off"], "whoever agrees is asked too"
    answered(office, sure=True)
    assert view(office).line.due == last_moment(sunday)


def test_to_refuse_a_day_off_nothing_is_asked(office):
    asked(office, dt.date(2026, 10, 18), sure=True)
    answered(office, False, None, "Việc cấp bách")
    assert view(office).line.due == DUE


def test_words_with_a_mark_of_secrecy_are_kept_nowhere(office):
    with pytest.raises(SecretWords):
        asked(office, reason="Theo Công văn 3/SNV, độ mật: TUYỆT MẬT")
    assert not requests(office)


def test_after_the_date_it_is_refused_and_what_is_overdue_stays_so(office):
    with pytest.raises(ActRefused) as refused:
        asked(office, now=AFTER)
    assert codes(refused) == ["extension-late"]
    seen = see(office, actor(office, "an"), 1, AFTER).time
    assert (seen.asks, seen.why_not.code) == (False, "extension-late")


def test_asked_in_time_and_granted_after_the_date_it_keeps_that_it_was_overdue(office):
    asked(office)
    answered(office, now=AFTER)
    assert requests(office)[0].was_overdue
    assert "gia hạn khi đã quá hạn, vẫn ghi đã quá hạn" in view(office, now=AFTER).history[-1].note
    assert view(office, now=AFTER).line.state == State.OPEN_ON_TIME
    assert view(office, now=AFTER - dt.timedelta(hours=1)).line.state == State.OPEN_OVERDUE, "as the board stood then"


def test_a_grant_cannot_name_a_day_that_has_passed(office):
    asked(office, dt.date(2026, 10, 1))
    with pytest.raises(ActRefused) as refused:
        answered(office, now=AFTER)
    assert codes(refused) == ["extension-day-past"]


def test_one_request_at_a_time_and_two_grants_at_most(office):
    asked(office)
    with pytest.raises(ActRefused) as refused:
        asked(office, LATEST)
    assert codes(refused) == ["extension-waiting"]
    answered(office)
    asked(office, LATEST)
    answered(office)
    with pytest.raises(ActRefused) as refused:
        asked(office, dt.date(2026, 12, 1))
    assert codes(refused) == ["extension-enough"]


def test_its_unit_takes_a_request_back_and_asks_anew(office):
    asked(office)
    take_back_time(office, 1, by="binh", version=None, now=BEFORE)
    assert view(office).line.asked_until is None
    with pytest.raises(ActRefused) as refused:
        answered(office)
    assert codes(refused) == ["extension-none"]
    asked(office, LATEST)
    assert view(office).line.asked_until == LATEST


def test_only_its_unit_asks(office):
    for slug in ("chi", "hoa", "dung"):
        with pytest.raises(ActRefused) as refused:
            asked(office, by=slug)
        assert codes(refused) == ["not-your-unit"], slug


def test_what_is_handed_in_needs_no_more_time(office):
    asked(office)
    act(office, Doing(Act.ACCEPT, "an"), [1], now=BEFORE, zone=ZONE)
    act(office, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=BEFORE, zone=ZONE)
    assert for_whom(office, "dung") == [], "what was handed in waits for no more time"
    with pytest.raises(MoveRefused):
        answered(office, False, None, "x")


def test_two_at_once(office):
    seen = view(office).line.version
    asked(office)
    with pytest.raises(MoveConflict):
        ask_time(office, 1, LaterDay(LATEST, WHY, "own"), by="an", version=seen, now=BEFORE)


def test_the_log_says_who_asked_and_who_agreed(office):
    asked(office)
    answered(office)
    with reading(office) as session:
        c = table(Audit).c
        kept = session.connection().execute(select(c.what, c.details).where(c.subject == "assignment:1").order_by(c.id))
        told = [(what, details.get("until")) for what, details in kept]
    assert told == [("ask-time", "2026-10-15"), ("extend", "2026-10-15")]


def amended(engine, first, at=BEFORE):
    taken = take_in(write_plan(plan(tasks=(first, *plan().tasks[1:]))).encode(), "a.yaml")
    wish = Wish(at.date(), at, proposed_by="hoa", agreed_by="dung")
    amend_plan(engine, propose_amendment(engine, taken, wish, SETTINGS), wish)


def test_an_amendment_of_something_else_leaves_a_granted_date_alone(office):
    asked(office)
    answered(office)
    first = plan().tasks[0]
    amended(office, first.model_copy(update={"product": "Báo cáo rà soát"}))
    assert view(office).line.due == DUE + dt.timedelta(days=15)
    amended(
        office,
        first.model_copy(update={"due": first.due.model_copy(update={"date": dt.date(2026, 12, 1), "text": ""})}),
    )
    line = view(office).line
    assert (line.due, line.extended_from) == (dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC), DUE), "the grant stays told"


def test_what_was_granted_goes_with_the_work_to_another_unit(office):
    asked(office)
    answered(office)
    asked(office, LATEST)
    wanted = HandOver(
        "song-thao/so-noi-vu", "song-thao/xa-an-binh", BEFORE.date(), "Sắp xếp lại bộ máy", lines=((1, 0),)
    )
    hand_over(office, SETTINGS, "dung", wanted, BEFORE)
    with reading(office) as session:
        new = session.connection().execute(select(func.max(table(Assignment).c.id))).scalar_one()
    assert view(office, new).line.unit == "song-thao/xa-an-binh"
    assert [one.answer for one in requests(office, new)] == ["granted"], "what waits is asked by nobody any more"
    assert view(office, new).line.extended_from == DUE


def dated(engine, day, at=BEFORE):
    first = plan().tasks[0]
    amended(engine, first.model_copy(update={"due": first.due.model_copy(update={"date": day, "text": ""})}), at)


def test_a_date_that_was_moved_after_the_request_is_told_to_whoever_decides(office):
    asked(office)
    assert (requests(office)[0].moved, requests(office)[0].overtaken) == (False, False)
    dated(office, dt.date(2026, 10, 5))
    (one,) = requests(office)
    assert more_time(one) == "từ 05/10/2026 (khi đề nghị: 30/09/2026) đến 15/10/2026"
    dated(office, LATER)
    (one,) = requests(office)
    assert one.overtaken
    assert more_time(one).endswith("đến 15/10/2026 (không muộn hơn thời hạn đang có)")


def test_what_was_handed_in_waits_for_no_more_time(office):
    asked(office)
    act(office, Doing(Act.ACCEPT, "an"), [1], now=BEFORE, zone=ZONE)
    act(office, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=BEFORE, zone=ZONE)
    assert view(office).line.asked_until is None
