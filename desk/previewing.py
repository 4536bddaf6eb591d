"""A look, by command or by a program, at what would be given or amended: whether those it names may do that is said there too."""

from desk.amending import Amendment, propose_amendment
from desk.intake import Intake
from desk.launching import Proposal, Wish, propose
from desk.people import unsigned
from models.database import Engine, reading
from models.settings import Settings
from plans.access import Deed, Matter
from plans.binding import Bound
from plans.problems import Problem, has_errors


def preview_launch(engine: Engine, taken: Intake, wish: Wish, settings: Settings) -> Proposal:
    """What `propose` shows, with why it would be refused to those who propose and agree; that nobody agrees yet is a note."""
    found = propose(engine, taken, wish, settings)
    told = _unsigned(engine, found.bound, wish, Deed.PROPOSE)
    if found.figures.already:
        told = [one for one in told if has_errors([one])]
    return found._replace(problems=[*found.problems, *told], refused=found.refused or has_errors(told))


def preview_amendment(
    engine: Engine, taken: Intake, wish: Wish, settings: Settings, *, force: bool = False
) -> Amendment:
    """The same of what `propose_amendment` shows."""
    found = propose_amendment(engine, taken, wish, settings, force=force)
    told = _unsigned(engine, found.bound, wish, Deed.AMEND) if found.changes else []
    return found._replace(problems=[*found.problems, *told], refused=found.refused or has_errors(told))


def _unsigned(engine: Engine, bound: Bound | None, wish: Wish, deed: Deed) -> list[Problem]:
    if bound is None:
        return []
    with reading(engine) as session:
        return unsigned(session, wish.proposed_by, wish.agreed_by, Matter(office=bound.plan.office), deed)
