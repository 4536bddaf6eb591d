"""What is done to plans: compile a document, see what launching or amending would do, do it."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from desk.amending import Amendment, Ground, amend_on, propose_amendment
from desk.closing import close_plan, reopen_plan
from desk.intake import Intake, take_in
from desk.launching import LaunchBlocked, Wish, launch_plan, propose
from desk.previewing import preview_amendment as look_amendment
from desk.previewing import preview_launch
from desk.rereading import doubted
from plans.access import Role, sight_of
from plans.files import write_plan
from plans.plan import Handling
from plans.problems import error, has_errors
from web.api import asked
from web.api.answers import plans as answers
from web.api.answers.closing import Closed
from web.api.answers.plans import Compiled, Launched
from web.api.deps import NoSecret, Planner, Words
from web.api.problems import items
from web.deps import Here, Me, Place
from web.uploads import FILE, UPLOADS

router = APIRouter(tags=["plan"])
UPLOADS |= {
    "/api/v1/documents/compile": FILE,
    **dict.fromkeys(("/api/v1/plans", "/api/v1/plans/preview"), FILE),
    **dict.fromkeys(("/api/v1/plans/{slug}/amendments", "/api/v1/plans/{slug}/amendments/preview"), FILE),
}


def wish_of(here: Place, mine: Me, plan: asked.PlanFile | None = None) -> Wish:
    """How it is to be launched, signed by whoever's token it is in the roles that he has: nobody signs for somebody else."""
    worn = {grant.role for grant in mine.actor.grants}
    agreed = mine.slug if Role.LEADER in worn else None
    proposed = mine.slug if Role.COORDINATOR in worn or agreed is None else None
    wish = Wish(here.today, here.moment, proposed_by=proposed, agreed_by=agreed, sight=sight_of(mine.actor))
    if plan is None:
        return wish
    wish = wish._replace(anew=plan.anew, leave_past=plan.leave_past)
    return wish._replace(as_=plan.receive_as, office=plan.office, since=plan.since)


@router.post("/documents/compile")
def compile_document(
    here: Here,
    mine: Planner,
    words: Words,
    file: Annotated[UploadFile, File(description="A directive (.docx, .pdf, .html, .txt, ...) of at most 20 MB.")],
    no_secret: NoSecret,
    issued: Annotated[asked.Day | None, Form(description="The day of issue, where the text does not say it.")] = None,
) -> Compiled:
    """What a document asks of whom, as a plan file. Nothing is kept of it; one marked as secret is refused."""
    if not no_secret:
        raise LaunchBlocked(error("no-secret-unsaid"))
    taken = take_in(file.file.read(), file.filename or "-", issued=issued, isolated=here.settings.isolated)
    plan = taken.plan
    piles = {pile.value: sum(task.handling is pile for task in plan.tasks) for pile in Handling} if plan else {}
    return Compiled(
        plan=write_plan(doubted(taken)) if plan else None, slug=plan.plan if plan else None, piles=piles,
        problems=items(taken.problems, words),
    )  # fmt: skip


@router.post("/plans/preview")
def preview(here: Here, mine: Planner, words: Words, plan: asked.PlanFile) -> answers.Proposal:
    """What launching a plan file would create, for whom, with all that is wrong or doubtful. Nothing is written."""
    found = preview_launch(here.engine, _taken(here, plan), wish_of(here, mine, plan), here.settings)
    told = found.figures._asdict() | {"refused": found.refused, "problems": items(found.problems, words)}
    told["by_unit"] = [one._asdict() for one in found.figures.by_unit]
    told["unheld"] = [one._asdict() for one in found.figures.unheld]
    return answers.Proposal(**told)


@router.post("/plans", status_code=201)
def launch(here: Here, mine: Planner, plan: asked.PlanFile) -> Launched:
    """Put a plan file in force. It is proposed and agreed to by the person of the token, who must be a leader where there is
    one; with two persons the way is a draft. The same file again changes nothing; one with an error is refused.
    """
    proposal = propose(here.engine, _taken(here, plan), wish_of(here, mine, plan), here.settings)
    done = launch_plan(here.engine, proposal, wish_of(here, mine, plan))
    slug = proposal.bound.plan.plan if proposal.bound else ""
    told = {"past": done.past, "unknown": done.unknown, "waiting": done.waiting, "late": done.late}
    figures = {"tasks": done.tasks, "assignments": done.assignments, "already": done.already}
    nobody = [answers.Unheld(**one._asdict()) for one in done.unheld]
    return Launched(plan=slug, **figures, **{name: list(tasks) for name, tasks in told.items()}, unheld=nobody)


@router.post("/plans/{slug}/amendments/preview")
def preview_amendment(here: Here, mine: Planner, words: Words, slug: str, new: asked.NewVersion) -> answers.Amendment:
    """What a new version of a plan in force would change. Nothing is written."""
    found = _amendment(here, mine, slug, new, look_amendment)
    figures = found.figures._asdict() if found.figures else {}
    figures.pop("plan_id", None)
    touched = [answers.TouchedItem(**one._asdict()) for one in found.touched]
    told = items(found.problems, words)
    return answers.Amendment(plan=slug, refused=found.refused, **figures, touched=touched, problems=told)


@router.post("/plans/{slug}/amendments", status_code=201)
def amend(here: Here, mine: Planner, words: Words, slug: str, new: asked.NewVersion) -> answers.Amendment:
    """Bring a plan in force to a new version, on a basis and for a reason that its units are told; what is done stays done."""
    found = _amendment(here, mine, slug, new)
    figures = amend_on(here.engine, found, wish_of(here, mine, _as_file(new)), new.basis, new.reason)._asdict()
    figures.pop("plan_id")
    return answers.Amendment(plan=slug, refused=False, **figures, problems=items(found.problems, words))


@router.post("/plans/{slug}/closing", status_code=201)
def close(here: Here, mine: Planner, slug: str, said: asked.Close) -> Closed:
    """Close a plan in force: nothing new is opened of it; what is open goes on or, with `end_open`, is ended and its units are told."""
    ground = Ground(said.basis, said.reason)
    ended = close_plan(
        here.engine, mine.actor.slug, slug, ground, here.moment, end_open=said.end_open, shown=said.shown
    )
    return Closed(plan=slug, ended=ended)


@router.post("/plans/{slug}/reopening", status_code=201)
def reopen(here: Here, mine: Planner, slug: str, said: asked.Reopen) -> Closed:
    """Take up again a plan that was closed: recurring work is opened from today on, what was ended stays ended."""
    reopen_plan(here.engine, mine.actor.slug, slug, Ground(said.basis, said.reason), here.moment)
    return Closed(plan=slug)


def _taken(here: Place, plan: asked.PlanFile) -> Intake:
    """The plan file as it comes in; the text of its document beside it."""
    taken = take_in(plan.plan.encode(), "plan.yaml", issued=plan.issued, isolated=here.settings.isolated)
    if has_errors(taken.problems) and taken.plan is None:
        raise LaunchBlocked(*taken.problems)
    return taken._replace(document=plan.text)


def _as_file(new: asked.NewVersion) -> asked.PlanFile:
    return asked.PlanFile(plan=new.plan, text=new.text, receive_as=new.receive_as)


def _amendment(
    here: Place, mine: Me, slug: str, new: asked.NewVersion, look: Callable[..., Amendment] = propose_amendment
) -> Amendment:
    """What the new version would change; its slug must be the one of the address."""
    taken = _taken(here, _as_file(new))
    if taken.plan is not None and taken.plan.plan != slug:
        raise LaunchBlocked(error("plan-other-slug", plan=slug, other=taken.plan.plan))
    return look(here.engine, taken, wish_of(here, mine, _as_file(new)), here.settings, force=new.force)
