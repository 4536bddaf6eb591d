"""What an answer is numbered, after the refusal: pages and the interface for programs say the same."""

from desk.acting import ActRefused
from desk.drafts.finding import DraftConflict, DraftNotYours, DraftUnknown
from desk.drafts.giving import GivingUnderway
from desk.handing_over import HandOverConflict
from desk.hooks import HookUnknown
from desk.people import AgreementMissing, DeedRefused
from desk.reporting import NotFound, NotYours
from models.amend import NotInForce
from models.database import (
    DatabaseBroken,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    NotMigrated,
)
from models.progress import MoveConflict, NoSuchAssignment
from plans.draft_stages import DraftMoveRefused
from plans.problems import DondocError
from plans.stages import MoveRefused
from web.limits import TooManyGuesses

STATUS: tuple[tuple[tuple[type[DondocError], ...], int], ...] = (
    ((NotFound, NoSuchAssignment, NotInForce, DraftUnknown, HookUnknown), 404),
    ((NotYours, ActRefused, DeedRefused, AgreementMissing, DraftNotYours), 403),
    ((MoveConflict, MoveRefused, DraftConflict, DraftMoveRefused, GivingUnderway, HandOverConflict), 409),
    ((TooManyGuesses,), 429),
    (
        (
            DatabaseBroken,
            DatabaseLocked,
            DatabaseNewer,
            DatabaseReadOnly,
            DatabaseUnreachable,
            DiskFull,
            NotMigrated,
        ),
        503,
    ),
)
"""Refusals that are no wrong input; of several kinds the first."""
FORBIDDEN = (
    "own-work",
    "not-your-unit",
    "not-head",
    "not-confirmer",
    "role-needed",
    "person-inactive",
    "not-yours-to-see",
)
"""What an act is refused for because of who asks."""


def status_of(failure: DondocError) -> int:
    """404 for what is not there, 403 for whom it is not, 409 for a conflict, 503 for the database, else 422: wrong input."""
    found = next((number for kinds, number in STATUS if isinstance(failure, kinds)), 422)
    if isinstance(failure, ActRefused):
        codes = {one.code for one in failure.problems}
        return 404 if codes == {"assignment-unknown"} else 403 if codes & set(FORBIDDEN) else 422
    return found
