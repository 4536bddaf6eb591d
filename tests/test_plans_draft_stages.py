"""The stages of a plan on its way."""

import re
from pathlib import Path

import pytest

from plans.draft_stages import (
    DRAFT_STEPS,
    ON_ITS_WAY,
    DraftAct,
    DraftMoveRefused,
    DraftStage,
    next_draft_stage,
    open_draft_acts,
)
from plans.wording import label, render

PAGE = Path(__file__).parent.parent / "docs" / "from-paper-to-work.md"


def test_the_drawing_is_the_table():
    page = PAGE.read_text("utf-8")
    drawn = re.findall(r"^ +(\w+) --> (\w+): ([\w-]+)$", page, re.MULTILINE)
    assert {(DraftStage(at), DraftAct(act)): DraftStage(to) for at, to, act in drawn} == DRAFT_STEPS
    assert len(drawn) == len(DRAFT_STEPS)


@pytest.mark.parametrize("stage", DraftStage)
@pytest.mark.parametrize("act", DraftAct)
def test_every_pair_moves_or_is_refused_in_words(stage, act):
    if (stage, act) in DRAFT_STEPS:
        assert act in open_draft_acts(stage)
        return
    with pytest.raises(DraftMoveRefused) as refused:
        next_draft_stage(stage, act)
    assert label(f"draft-stage.{stage}") in render(refused.value.problems[0]).says


def test_nothing_is_given_that_was_not_agreed_and_a_correction_asks_anew():
    to = {stage: at for (at, act), stage in DRAFT_STEPS.items() if act is DraftAct.LAUNCH}
    assert to == {DraftStage.LAUNCHED: DraftStage.AGREED}
    assert next_draft_stage(DraftStage.AGREED, DraftAct.CORRECT) is DraftStage.PROPOSED
    assert not open_draft_acts(DraftStage.LAUNCHED)
    assert not open_draft_acts(DraftStage.DROPPED)


def test_whatever_can_still_move_is_on_its_way():
    assert {at for at, _ in DRAFT_STEPS} == set(ON_ITS_WAY)
    assert all(label(f"draft-act.{one}") != f"draft-act.{one}" for one in DraftAct)
