"""A plan on its way taken away as a file (.xlsx, .yaml) and brought back: all that the file says, or nothing of it."""

import datetime as dt

from desk.directories import kept_directory
from desk.drafts.correcting import Hand, replace_plan
from desk.drafts.finding import DraftRefused, find, plan_of
from desk.drafts.sheets import plan_sheet, read_plan_sheet
from desk.intake import LARGEST
from desk.papers.making import MEDIA
from models.database import Engine, reading
from models.files import Kept
from models.settings import Settings
from plans.access import Actor
from plans.files import read_plan
from plans.plan import Plan
from plans.problems import Place, Problem, error, has_errors

YAML = "application/yaml"


def draft_file(engine: Engine, actor: Actor, number: int, ending: str) -> Kept:
    """The plan as it stands; raises DraftUnknown, DraftNotYours, DraftRefused for another ending."""
    with reading(engine) as session:
        draft = find(session, actor, number)
    if ending == "xlsx":
        return Kept(f"{draft.slug}.xlsx", MEDIA["xlsx"], plan_sheet(plan_of(draft)))
    if ending == "yaml":
        return Kept(f"{draft.slug}.yaml", YAML, draft.yaml.encode())
    raise DraftRefused(error("draft-file-kind", ending=ending))


def bring_back(engine: Engine, settings: Settings, hand: Hand, data: bytes, name: str, why: str | None = None) -> int:
    """What the file changes, kept in one entry of the history; how many fields. Raises DraftRefused with every fault at its cell."""
    if len(data) > LARGEST:
        raise DraftRefused(error("too-large", Place(file=name), megabytes=LARGEST // 1_000_000))
    ending = name.lower().rpartition(".")[2]
    if ending == "xlsx":
        plan, problems = _from_sheet(engine, settings, hand, data, name)
    elif ending in ("yaml", "yml"):
        plan, problems = _from_yaml(engine, hand, data, name)
    else:
        raise DraftRefused(error("draft-file-kind", Place(file=name), ending=ending))
    if plan is None or has_errors(problems):
        raise DraftRefused(*(one for one in problems if has_errors([one])))
    return replace_plan(engine, hand, plan, ending, why)


def _from_sheet(
    engine: Engine, settings: Settings, hand: Hand, data: bytes, name: str
) -> tuple[Plan | None, list[Problem]]:
    with reading(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        directory = kept_directory(engine, session, hand.now)
    today: dt.date = hand.now.astimezone(hand.zone).date()
    home = draft.office or settings.office or None
    brought, problems = read_plan_sheet(data, name, plan_of(draft), directory, today, home)
    return (brought.plan if brought else None), problems


def _from_yaml(engine: Engine, hand: Hand, data: bytes, name: str) -> tuple[Plan | None, list[Problem]]:
    """The plan of the file; what ties the draft to its document and its place in the list stays as it was."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return None, [error("plan-not-utf8", Place(file=name, line=data.count(b"\n", 0, wrong.start) + 1))]
    brought, problems = read_plan(text, name)
    if brought is None:
        return None, problems
    with reading(engine) as session:
        own = plan_of(find(session, hand.actor, hand.draft))
    tied = {"plan": own.plan, "version": own.version, "source": own.source}
    return brought.model_copy(update=tied), problems
