"""The stages of a plan on its way, and the acts that move it: proposed by a coordinator, agreed by a leader, given.

open --propose--> proposed --agree--> agreed --launch--> launched
^-------return-------'------return-------'
drop ends it before it is given. A correction of what was agreed asks anew: agreed falls back to proposed.
"""

from enum import StrEnum

from plans.problems import DondocError, error


class DraftStage(StrEnum):
    """Where a plan on its way stands: Đang hoàn thiện, Đã trình, Đã đồng ý, Đã giao, Đã bỏ."""

    OPEN = "open"
    PROPOSED = "proposed"
    AGREED = "agreed"
    LAUNCHED = "launched"
    DROPPED = "dropped"


class DraftAct(StrEnum):
    """What is done to it. `correct` keeps the stage, but for what was agreed."""

    CORRECT = "correct"
    PROPOSE = "propose"
    AGREE = "agree"
    RETURN = "send-back"
    LAUNCH = "launch"
    DROP = "drop"


DRAFT_STEPS: dict[tuple[DraftStage, DraftAct], DraftStage] = {
    (DraftStage.OPEN, DraftAct.CORRECT): DraftStage.OPEN,
    (DraftStage.PROPOSED, DraftAct.CORRECT): DraftStage.PROPOSED,
    (DraftStage.AGREED, DraftAct.CORRECT): DraftStage.PROPOSED,
    (DraftStage.OPEN, DraftAct.PROPOSE): DraftStage.PROPOSED,
    (DraftStage.PROPOSED, DraftAct.AGREE): DraftStage.AGREED,
    (DraftStage.PROPOSED, DraftAct.RETURN): DraftStage.OPEN,
    (DraftStage.AGREED, DraftAct.RETURN): DraftStage.OPEN,
    (DraftStage.AGREED, DraftAct.LAUNCH): DraftStage.LAUNCHED,
    (DraftStage.OPEN, DraftAct.DROP): DraftStage.DROPPED,
    (DraftStage.PROPOSED, DraftAct.DROP): DraftStage.DROPPED,
    (DraftStage.AGREED, DraftAct.DROP): DraftStage.DROPPED,
}
ON_ITS_WAY = (DraftStage.OPEN, DraftStage.PROPOSED, DraftStage.AGREED)
"""Stages in which there is still something to do."""


class DraftMoveRefused(DondocError):
    """The act is not possible in this stage."""


def next_draft_stage(stage: DraftStage, act: DraftAct) -> DraftStage:
    """The stage that an act leads to; raises DraftMoveRefused."""
    to = DRAFT_STEPS.get((stage, act))
    if to is None:
        raise DraftMoveRefused(error("draft-move-refused", act=act.value, stage=stage.value))
    return to


def open_draft_acts(stage: DraftStage) -> list[DraftAct]:
    """The acts possible in a stage."""
    return [act for (at, act) in DRAFT_STEPS if at is stage]
