"""Two people at once on one amendment: one begins it, one correction stands, it is put in force once; on both databases."""

import datetime as dt
import threading

from sqlmodel import select

from desk.drafts.amending import NewBasis, amend_now, amending, begin
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.moving import move_draft
from desk.plan_progress import plan_progress
from models.database import reading
from models.tables import PlanDraft
from plans.corrections import Change
from plans.draft_stages import DraftAct
from plans.problems import DondocError
from tests.desks import SETTINGS, office, person
from tests.office import NOW

__all__ = ["office"]

SLUG = "12-ct-ubnd-2026"
LATER = NOW + dt.timedelta(days=2)


def hand(engine, number, slug):
    actor = person(engine, slug)
    version = workbench(engine, SETTINGS, actor, number, LATER).draft.version
    return Hand(actor, number, version, LATER, SETTINGS.zone)


def at_once(*deeds):
    """What each came to, all begun at the same moment: its answer, or the code of what refused it."""
    start, found = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(at, deed):
        start.wait(10)
        try:
            found[at] = ("done", deed())
        except DondocError as refused:
            found[at] = (refused.problems[0].code, None)

    threads = [threading.Thread(target=run, args=one) for one in enumerate(deeds)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    return sorted(one[0] for one in found)


def begun(engine, slug):
    basis = NewBasis(f"Công văn của {slug}", None, "Giãn tiến độ")
    actor = person(engine, slug)
    return lambda: begin(engine, SETTINGS, actor, SLUG, basis, LATER)


def test_of_two_who_begin_one_is_told_that_the_other_has(office):
    assert at_once(begun(office, "hoa"), begun(office, "dung"), begun(office, "hoa")) == [
        "amending-under-way",
        "amending-under-way",
        "done",
    ]
    with reading(office) as session:
        assert len(session.exec(select(PlanDraft.id)).all()) == 1


def test_of_two_corrections_of_what_both_saw_one_stands(office):
    (number, _) = begun(office, "hoa")()
    deeds = []
    for slug, day in (("hoa", "2026-10-15"), ("dung", "2026-10-20")):
        due, mine = {"kind": "date", "date": day, "text": day}, hand(office, number, slug)
        change = Change(tasks=("1.a",), set={"due": due})
        deeds.append(lambda mine=mine, change=change: correct_draft(office, mine, change, "Khác"))
    assert at_once(*deeds) == ["done", "draft-conflict"]


def test_it_is_put_in_force_once(office):
    (number, _) = begun(office, "hoa")()
    due = {"kind": "date", "date": "2026-10-15", "text": "15/10/2026"}
    correct_draft(office, hand(office, number, "hoa"), Change(tasks=("1.a",), set={"due": due}), "Khác")
    move_draft(office, SETTINGS, hand(office, number, "hoa"), DraftAct.PROPOSE)
    move_draft(office, SETTINGS, hand(office, number, "dung"), DraftAct.AGREE)
    hands = [hand(office, number, slug) for slug in ("hoa", "dung")]
    found = at_once(*(lambda mine=mine: amend_now(office, SETTINGS, mine) for mine in hands))
    assert found[0] == "done" or found[1] == "done"
    assert found.count("done") == 1, found
    assert [one.what for one in plan_progress(office, SLUG, LATER).history].count("amend") == 1
    assert amending(office, SETTINGS, person(office, "hoa"), number, LATER).draft.stage == "launched"
