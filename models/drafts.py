"""Plans on their way in the database: kept, corrected under a version, listed, and their history."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlmodel import Session

from models.core import table
from models.tables import DraftChange, LaunchedPlan, Person, PlanDraft, StoredFile, Unit
from plans.draft_stages import ON_ITS_WAY, DraftStage
from plans.plan_keys import plan_key
from plans.report_lines import CONFIRMATION
from plans.steps import Step
from plans.yaml_text import tasks_in

_DRAFT, _CHANGE, _PERSON, _UNIT = table(PlanDraft), table(DraftChange), table(Person), table(Unit)
_PLAN, _FILE = table(LaunchedPlan), table(StoredFile)
_BY = {name: _PERSON.alias(name) for name in ("created", "proposed", "agreed")}

Kin = tuple[str, str | None, str]
"""What plans on their way from one document share: title, office, and the unit for which it is received."""
VOIDED = "draft-void"
"""What the log calls a correction after which an agreement holds no more."""


class DraftLine(NamedTuple):
    """A plan on its way in a list; `office` is a slug, `created_by` a name.

    What tells those of one document apart: the `file` that came in, how many `tasks` it has (None: not to be told), and `twins`,
    the numbers of others on their way that are kin.
    """

    id: int
    slug: str
    title: str
    stage: str
    as_unit: str
    incoming_number: str | None
    incoming_date: dt.date | None
    created_at: dt.datetime
    changed_at: dt.datetime
    created_by: str | None
    office: str | None
    launched: str | None
    launched_at: dt.datetime | None
    file: str | None = None
    tasks: int | None = None
    twins: tuple[int, ...] = ()

    @property
    def amends(self) -> bool:
        """Whether it amends a plan that is in force."""
        return _amends(self.launched_at, self.stage, self.created_at)

    @property
    def kin(self) -> Kin:
        """What it has in common with others of one document: title, office, and for whom it is received."""
        return self.title, self.office, self.as_unit

    @property
    def plan_key(self) -> str:
        """What the plan in force is named by."""
        return plan_key(self.launched or "", self.as_unit)


class DraftRow(NamedTuple):
    """A plan on its way, whole. People are (slug, name); `launched` is the slug of the plan in force that it became, or amends."""

    id: int
    slug: str
    title: str
    office: str | None
    as_unit: str
    stage: str
    version: int
    yaml: str
    text: str
    document_id: int | None
    incoming_number: str | None
    incoming_date: dt.date | None
    note: str | None
    created_at: dt.datetime
    changed_at: dt.datetime
    created_by: str | None
    proposed_by: str | None
    proposed_name: str | None
    proposed_at: dt.datetime | None
    agreed_by: str | None
    agreed_name: str | None
    agreed_at: dt.datetime | None
    agreed_checksum: str | None
    launched: str | None
    launched_at: dt.datetime | None

    @property
    def amends(self) -> bool:
        """Whether it amends a plan that is in force."""
        return _amends(self.launched_at, self.stage, self.created_at)

    @property
    def kin(self) -> Kin:
        """What it has in common with others of one document: title, office, and for whom it is received."""
        return self.title, self.office, self.as_unit

    @property
    def plan_key(self) -> str:
        """What the plan in force is named by."""
        return plan_key(self.launched or "", self.as_unit)


class ChangeRow(NamedTuple):
    """One line of the history, with the name of who did it."""

    id: int
    at: dt.datetime
    by: str | None
    task: str | None
    field: str
    before: Any
    after: Any
    why: str | None


def _amends(launched_at: dt.datetime | None, stage: str, created_at: dt.datetime) -> bool:
    """What begins with a plan in force amends it; a first plan is tied to it only once it was given."""
    return launched_at is not None and (stage != DraftStage.LAUNCHED or created_at > launched_at)


def new_draft(session: Session, values: dict[str, Any]) -> int:
    """Keep a plan on its way; `office` among the values is a slug. Its id."""
    row = {key: value for key, value in values.items() if key != "office"}
    row["office_id"] = select(_UNIT.c.id).where(_UNIT.c.slug == values.get("office")).scalar_subquery()
    row |= {"stage": DraftStage.OPEN.value, "version": 1}
    return int(session.connection().execute(insert(_DRAFT).values(**row).returning(_DRAFT.c.id)).scalar_one())


def draft_row(session: Session, number: int) -> DraftRow | None:
    """The plan on its way with that id."""
    d, created, proposed, agreed = _DRAFT.c, *_BY.values()
    asked = (
        select(
            d.id, d.slug, d.title, _UNIT.c.slug, d.as_unit, d.stage, d.version, d.yaml, d.text, d.document_id, d.incoming_number,
            d.incoming_date, d.note, d.created_at, d.changed_at, created.c.name, proposed.c.slug, proposed.c.name, d.proposed_at,
            agreed.c.slug, agreed.c.name, d.agreed_at, d.agreed_checksum, _PLAN.c.slug, _PLAN.c.launched_at,
        )
        .outerjoin(_UNIT, _UNIT.c.id == d.office_id)
        .outerjoin(created, created.c.id == d.created_by)
        .outerjoin(proposed, proposed.c.id == d.proposed_by)
        .outerjoin(agreed, agreed.c.id == d.agreed_by)
        .outerjoin(_PLAN, _PLAN.c.id == d.launched_plan_id)
        .where(d.id == number)
    )  # fmt: skip
    row = session.connection().execute(asked).first()
    return DraftRow(*row) if row else None


def list_drafts(
    session: Session,
    offices: Collection[str] | None,
    stages: Iterable[str],
    limit: int,
    offset: int = 0,
    find: str = "",
    noted_by: str | None = None,
) -> tuple[list[DraftLine], int]:
    """Those of some offices (None: all) in these stages, the last changed first; one page and how many there are.

    `find`: words of number and subject as they stand there, or the incoming number. `noted_by`: what that person typed in
    without a document.
    """
    d, created = _DRAFT.c, _BY["created"]
    asked: list[ColumnElement[bool]] = [d.stage.in_(list(stages))]
    if offices is not None:
        asked.append(or_(_UNIT.c.slug.in_(sorted(offices)), d.office_id.is_(None)))
    if words := " ".join(find.split()):
        like = f"%{words.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        asked.append(or_(d.title.ilike(like, escape="!"), d.slug.ilike(like, escape="!"), d.incoming_number == words))
    if noted_by is not None:
        mine = select(_PERSON.c.id).where(_PERSON.c.slug == noted_by).scalar_subquery()
        new = or_(d.launched_plan_id.is_(None), d.stage == DraftStage.LAUNCHED.value)
        asked += [d.created_by == mine, d.document_id.is_(None), new]
    rows = (
        select(
            d.id, d.slug, d.title, d.stage, d.as_unit, d.incoming_number, d.incoming_date, d.created_at, d.changed_at,
            created.c.name, _UNIT.c.slug, _PLAN.c.slug, _PLAN.c.launched_at, _FILE.c.name, d.yaml, func.count().over(),
        )
        .outerjoin(_UNIT, _UNIT.c.id == d.office_id)
        .outerjoin(created, created.c.id == d.created_by)
        .outerjoin(_PLAN, _PLAN.c.id == d.launched_plan_id)
        .outerjoin(_FILE, _FILE.c.id == d.document_id)
        .where(*asked)
        .order_by(d.changed_at.desc(), d.id.desc())
    )  # fmt: skip
    run = session.connection().execute
    found = run(rows.limit(limit).offset(offset)).all()
    if offset and not found:  # past the end: nothing tells how many there are
        return [], len(run(rows).all())
    lines = [DraftLine(*row[:-2])._replace(tasks=_tasks(row.yaml)) for row in found]
    alike = _alike(session, {one.title for one in lines if one.stage in ON_ITS_WAY})
    told = [one._replace(twins=tuple(n for n in alike.get(one.kin, ()) if n != one.id)) for one in lines]
    return [one if one.stage in ON_ITS_WAY and not one.amends else one._replace(twins=()) for one in told], found[0][
        -1
    ] if found else 0


def drafts_by_stage(session: Session, offices: Collection[str] | None) -> dict[str, int]:
    """How many plans of some offices (None: all) are on their way, by stage."""
    stages = [one.value for one in ON_ITS_WAY]
    asked = select(_DRAFT.c.stage, func.count()).outerjoin(_UNIT, _UNIT.c.id == _DRAFT.c.office_id)
    asked = asked.where(_DRAFT.c.stage.in_(stages)).group_by(_DRAFT.c.stage)
    if offices is not None:
        asked = asked.where(or_(_UNIT.c.slug.in_(sorted(offices)), _DRAFT.c.office_id.is_(None)))
    found = dict(session.connection().execute(asked).tuples().all())
    return {stage: found[stage] for stage in stages if stage in found}


def _tasks(yaml: str) -> int | None:
    """How many tasks; a proposed yearly confirmation is none."""
    count = tasks_in(yaml)
    return count and count - (f"- id: {CONFIRMATION}\n" in yaml)


def drafts_alike(session: Session, draft: DraftRow) -> list[int]:
    """Ids of other plans on their way that are kin: of one office, on one side, from one document by its number and subject."""
    return [number for number in _alike(session, [draft.title]).get(draft.kin, ()) if number != draft.id]


def _alike(session: Session, titles: Collection[str]) -> dict[Kin, list[int]]:
    """The ids of plans on their way that are kin; what amends a plan in force is that plan's, whatever others are called."""
    d = _DRAFT.c
    first = (d.stage.in_([one.value for one in ON_ITS_WAY]), d.launched_plan_id.is_(None))
    asked = select(d.title, _UNIT.c.slug, d.as_unit, d.id).outerjoin(_UNIT, _UNIT.c.id == d.office_id)
    asked = asked.where(d.title.in_(sorted(titles)), *first).order_by(d.id)
    found: dict[Kin, list[int]] = {}
    for title, office, as_unit, number in session.connection().execute(asked) if titles else ():
        found.setdefault((title, office, as_unit), []).append(number)
    return found


def draft_on_its_way(session: Session, slug: str) -> int | None:
    """The id of the plan on its way with this slug, the last one."""
    d = _DRAFT.c
    mine = (d.slug == slug, d.stage.in_([stage.value for stage in ON_ITS_WAY]))
    found = session.connection().execute(select(func.max(d.id)).where(*mine)).scalar()
    return None if found is None else int(found)


def change_draft(session: Session, number: int, seen: int, values: dict[str, Any], now: dt.datetime) -> bool:
    """Change it if it still is as it was seen; False where somebody was first."""
    changed = update(_DRAFT).where(_DRAFT.c.id == number, _DRAFT.c.version == seen)
    done = session.connection().execute(changed.values(**values, version=seen + 1, changed_at=now))
    return done.rowcount == 1


def add_changes(
    session: Session, number: int, rows: Sequence[Step], by: int | None, why: str | None, now: dt.datetime
) -> None:
    """Append lines to the history, in their order; the reason stands on the first."""
    values = [
        {
            "draft_id": number, "at": now, "by": by, "task": row.task, "field": row.field, "before": row.before,
            "after": row.after, "why": why if at == 0 else None,
        }
        for at, row in enumerate(rows)
    ]  # fmt: skip
    session.connection().execute(insert(_CHANGE), values)


def draft_changes(session: Session, number: int) -> list[ChangeRow]:
    """The whole history, the oldest first."""
    c = _CHANGE.c
    asked = (
        select(c.id, c.at, _PERSON.c.name, c.task, c.field, c.before, c.after, c.why)
        .outerjoin(_PERSON, _PERSON.c.id == c.by)
        .where(c.draft_id == number)
        .order_by(c.id)
    )
    return [ChangeRow(*row) for row in session.connection().execute(asked)]


def taken_slugs(session: Session, slug: str) -> set[str]:
    """Slugs that begin like this one, of plans on their way and in force."""
    like = f"{slug}%"
    drafts = select(_DRAFT.c.slug).where(_DRAFT.c.slug.like(like), _DRAFT.c.stage != DraftStage.DROPPED.value)
    plans = select(_PLAN.c.slug).where(_PLAN.c.slug.like(like))
    run = session.connection().execute
    return {*run(drafts).scalars(), *run(plans).scalars()}
