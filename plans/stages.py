"""The stages of an assignment and the acts that move it: one enum, one table, nothing else.

draft --accept--> execute --hand_in--> review --approve--> done
^------return-------'
cancel ends any open stage. Drawn in docs/stages.md; a test holds the drawing to the table.
"""

from enum import StrEnum

from plans.policy import StagePolicy
from plans.problems import DondocError, error


class Stage(StrEnum):
    """Where an assignment stands: Chờ tiếp nhận, Đang thực hiện, Chờ xác nhận, Hoàn thành, Dừng theo dõi."""

    DRAFT = "draft"
    EXECUTE = "execute"
    REVIEW = "review"
    DONE = "done"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What a person (or, for accept, time by policy) does to an assignment."""

    ACCEPT = "accept"
    HAND_IN = "hand-in"
    APPROVE = "approve"
    RETURN = "return"
    CANCEL = "cancel"


STEPS: dict[tuple[Stage, Act], Stage] = {
    (Stage.DRAFT, Act.ACCEPT): Stage.EXECUTE,
    (Stage.EXECUTE, Act.HAND_IN): Stage.REVIEW,
    (Stage.REVIEW, Act.APPROVE): Stage.DONE,
    (Stage.REVIEW, Act.RETURN): Stage.EXECUTE,
    (Stage.DRAFT, Act.CANCEL): Stage.CANCELLED,
    (Stage.EXECUTE, Act.CANCEL): Stage.CANCELLED,
    (Stage.REVIEW, Act.CANCEL): Stage.CANCELLED,
}
OPEN = (Stage.DRAFT, Stage.EXECUTE, Stage.REVIEW)
"""Stages in which there is still something to do."""


class MoveRefused(DondocError):
    """The act is not possible in this stage."""


def first_stage(policy: StagePolicy) -> Stage:
    """The stage a new assignment starts in."""
    return Stage.DRAFT if policy.accept else Stage.EXECUTE


def next_stage(stage: Stage, act: Act, policy: StagePolicy | None = None) -> Stage:
    """The stage that `act` leads to; a policy without review goes from execute to done at once."""
    to = STEPS.get((stage, act))
    if to is None:
        raise MoveRefused(
            error("move-refused", act=act.value, stage=stage.value, allowed=", ".join(allowed(stage)) or "-")
        )
    if to is Stage.REVIEW and policy is not None and not policy.review:
        return Stage.DONE
    return to


def allowed(stage: Stage) -> list[Act]:
    """The acts possible in a stage."""
    return [act for (at, act) in STEPS if at is stage]
