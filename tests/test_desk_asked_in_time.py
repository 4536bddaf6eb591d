"""Whoever asked for more time before the date is not charged with the wait for the answer: whose turn it is, and what is told."""

import datetime as dt
import html

import pytest

from cli.listing import _cells
from cli.more_time import tell_ended
from desk.acting import Doing, Moved, act
from desk.exporting import export_facts, export_tasks
from desk.papers import urging
from desk.papers.blocks import Table
from desk.papers.brief import brief_facts, brief_paper, proposed
from desk.papers.letter import NothingToUrge, letter_facts, letter_paper
from plans.extending import GRANT
from plans.moved import AMEND, told_moves
from plans.moved import Moved as Move
from plans.plan import Force
from plans.stages import Act, Stage
from plans.state import ZONE, Facts, Turn, whose_turn
from plans.wanted import Wanted
from plans.wording import render
from tests.asking import BEFORE, answered, asked, requests, view
from tests.desks import office
from tests.pressing import app, as_
from web.api.answers.inside import Moved as Told

__all__ = ["app", "office"]

OFFICE, UNIT = "song-thao/van-phong", "song-thao/so-noi-vu"
LATE = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
"""Five days after the date that more time was asked for two days before."""
ON_THE_DAY = dt.datetime(2026, 9, 30, 1, tzinfo=dt.UTC)
FROM = dt.datetime(2026, 9, 30, 17, tzinfo=dt.UTC)
TOLD = "được gia hạn từ 30/09/2026 khi đã quá hạn 05 ngày, đơn vị đã đề nghị từ ngày 28/09/2026, trước khi hết hạn"


def said(block):
    return "".join(getattr(one, "text", str(one)) for one in getattr(block, "runs", ()))


def row_of(paper, words):
    (row,) = [row for one in paper.blocks if isinstance(one, Table) for row in one.rows if words in str(row)]
    return [str(cell) for cell in row]


def test_from_the_date_on_it_is_the_turn_of_whoever_gave_it(office):
    assert view(office, now=LATE).line.turn == "unit"
    asked(office)
    assert view(office, now=ON_THE_DAY).line.turn == "unit", "the unit goes on working until the date"
    assert view(office, now=LATE).line.turn == "answer"
    answered(office, False, None, "Việc cấp bách", now=LATE)
    assert view(office, now=LATE + dt.timedelta(hours=1)).line.turn == "unit"
    assert view(office, now=LATE - dt.timedelta(hours=1)).line.turn == "answer", "as it stood then"


@pytest.mark.parametrize(
    ("facts", "turn"),
    [
        (Facts(Stage.DRAFT, FROM), Turn.ANSWER),
        (Facts(Stage.EXECUTE, FROM), Turn.ANSWER),
        (Facts(Stage.EXECUTE, FROM, inside=True), Turn.LEADER),
        (Facts(Stage.EXECUTE, FROM, credited_at=FROM, correct_by=LATE + dt.timedelta(days=2)), Turn.UNIT),
        (Facts(Stage.EXECUTE, FROM, Force.REQUEST), Turn.UNIT),
        (Facts(Stage.EXECUTE, LATE + dt.timedelta(days=1)), Turn.UNIT),
        (Facts(Stage.REVIEW, FROM), Turn.CONFIRMER),
        (Facts(Stage.CANCELLED, FROM), Turn.NOBODY),
    ],
)
def test_whose_turn_it_is_while_a_request_waits(facts, turn):
    assert whose_turn(facts, LATE) is turn
    assert whose_turn(facts) is not Turn.ANSWER


def test_lists_the_one_page_and_the_export_say_what_is_out(office):
    asked(office)
    line = view(office, now=LATE).line
    assert {"trả lời đề nghị gia hạn"} <= {str(one) for one in _cells(line, ZONE, late=True)}
    brief = brief_paper(brief_facts(office, LATE, ZONE, office=OFFICE))
    assert row_of(brief, "Rà soát vị trí việc làm")[-1] == "Trả lời đề nghị gia hạn đến 15/10"
    summary = next(told for one in brief.blocks if (told := said(one)).startswith("1. Tóm tắt."))
    assert "(trong đó 01 đã đề nghị gia hạn trước khi hết hạn, chờ trả lời)" in summary
    (told,) = [one for one in export_facts(export_tasks(office, LATE, ZONE, Wanted()))["tasks"] if one["id"] == 1]
    assert (told["turn"], told["asked_until"]) == ("answer", "2026-10-15")


def test_the_letter_does_not_urge_what_waits_for_our_answer(office):
    """It stood in the annex, counted as not sent, and "nêu rõ nguyên nhân chậm" was asked of a unit that we let wait."""
    asked(office)
    with pytest.raises(NothingToUrge) as refused:
        letter_facts(office, LATE, ZONE, Wanted(task=view(office).line.task), office=OFFICE, units=(UNIT,))
    (told,) = refused.value.problems
    assert (told.code, told.args["late"], told.args["asked"], told.args["correcting"]) == (
        "letter-nothing-now",
        1,
        1,
        0,
    )
    assert "01 đã đề nghị gia hạn trước khi hết hạn, chờ trả lời" in render(told).says
    answered(office, False, None, "Việc cấp bách", now=LATE)
    again, _ = letter_facts(office, LATE + dt.timedelta(hours=1), ZONE, office=OFFICE, units=(UNIT,))
    assert row_of(letter_paper(again), "Rà soát vị trí việc làm"), "refused, it is the unit's again"


def test_the_annex_counts_it_beside_what_is_urged(office):
    asked(office)
    letter, _ = letter_facts(office, LATE, ZONE, office=OFFICE)
    of, others = view(office, now=LATE).line, letter.units[0]
    counted = letter._replace(units=(others._replace(asked=1),))
    notes = [said(one) for one in letter_paper(counted).blocks]
    end = "không thuộc diện đôn đốc."
    assert f"Ngoài ra, 01 nhiệm vụ quá hạn khác đã đề nghị gia hạn trước khi hết hạn, chờ trả lời, {end}" in notes
    assert of.id not in {one.id for unit in letter.units for one in unit.lines}


def test_what_waits_for_our_answer_is_not_proposed_for_a_letter(office):
    moment = LATE + dt.timedelta(days=10)
    assert UNIT in proposed(brief_facts(office, moment, ZONE, office=OFFICE))
    asked(office)
    late = brief_facts(office, moment, ZONE, office=OFFICE)
    assert 1 not in {one.id for one in urging.long_late(late.late, moment, ZONE)}


def test_a_hand_in_says_that_it_ends_the_request(office):
    """Nobody answered, and the wait became the unit's without a word."""
    asked(office)
    act(office, Doing(Act.ACCEPT, "an"), [1], now=BEFORE, zone=ZONE)
    (done,) = act(office, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=ON_THE_DAY, zone=ZONE)
    assert done.asked_until == dt.date(2026, 10, 15)
    assert Told.model_validate(done).asked_until == done.asked_until
    (approved,) = act(office, Doing(Act.APPROVE, "hoa"), [1], now=ON_THE_DAY, zone=ZONE)
    assert approved.asked_until is None


def test_the_page_says_before_that_a_result_ends_the_request(app):
    asked(app.state.engine)
    app.state.now = BEFORE
    page = html.unescape(as_(app, "an").get("/nhiem-vu/1").text)
    assert "Gửi kết quả trong hạn thì đề nghị kết thúc; gửi khi đã quá hạn thì vẫn được trả lời" in page


def test_the_command_says_it_too(capsys):
    moved = Moved(7, "Sở A", "Rà soát", "execute", "review", "", asked_until=dt.date(2026, 10, 15))
    tell_ended([moved, moved._replace(asked_until=None)], several=True)
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("7: Đề nghị gia hạn đến 15/10/2026 chưa được trả lời: gửi kết quả trong hạn thì kết thúc"), (
        said
    )


def test_granted_late_it_is_said_that_it_was_asked_for_in_time(office):
    asked(office)
    answered(office, now=LATE)
    line = view(office, now=LATE).line
    assert told_moves(line.moves) == TOLD
    assert line.was_overdue == 5, "the record stays"
    assert requests(office)[0].answered_late
    note = next(
        said(one) for one in brief_paper(brief_facts(office, LATE, ZONE, office=OFFICE)).blocks if "(*)" in said(one)
    )
    assert "trong đó 01 khi đã quá hạn (01 đã đề nghị trước khi hết hạn)" in note


def test_granted_in_time_or_moved_by_an_amendment_has_nothing_of_it(office):
    asked(office)
    answered(office)
    assert told_moves(view(office, now=LATE).line.moves) == "được gia hạn từ 30/09/2026"
    assert not requests(office)[0].answered_late
    later = FROM + dt.timedelta(days=9)
    assert "đề nghị" not in told_moves([Move(AMEND, LATE, FROM, later, 5)])
    behind = Move(GRANT, LATE, FROM, later, 5, FROM + dt.timedelta(hours=1))
    assert "đề nghị" not in told_moves([behind]), "an amendment had brought the date forward before it was asked"


def test_the_page_says_both_in_both_languages(app):
    engine = app.state.engine
    asked(engine, now=BEFORE)
    answered(engine, now=LATE)
    app.state.now = LATE
    page = html.unescape(as_(app, "an").get("/nhiem-vu/1").text)
    assert TOLD[1:] in page
    assert "đơn vị đề nghị trước khi hết hạn, trả lời khi đã quá hạn; vẫn ghi đã quá hạn" in page
    english = told_moves([Move(GRANT, LATE, FROM, FROM + dt.timedelta(days=15), 5, BEFORE)], "en")
    assert english == "extended from 30/09/2026 when 5 days overdue, asked for on 28/09/2026, in time"
