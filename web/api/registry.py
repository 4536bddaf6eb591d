"""What an admin keeps: units, people, roles, where they are reached; the single sign-on's accounts."""

from typing import Annotated

from fastapi import APIRouter, File, UploadFile

from desk.managing import NewUnit, add_unit, end_unit, rename_unit, unit_kept, units_kept
from desk.registering import RegistryRefused, import_registry
from desk.single_sign_on import link, unlink
from desk.staffing import (
    Typed,
    add_reach,
    add_somebody,
    change_somebody,
    drop_reach,
    give_role,
    password_link,
    people_kept,
    person_kept,
    put_away,
    take_back,
    take_role,
    try_reach,
)
from plans.problems import Place as At
from plans.problems import error, has_errors
from web.api import asked
from web.api.answers.common import Count, Listed, Shown, Slug, after
from web.api.answers.kept import PersonCard, PersonLeft, PersonRow, Told, UnitKept
from web.api.answers.work import UnitLine
from web.api.deps import Filter, From, Keeper, NoSecret, Size, Words
from web.api.problems import items
from web.deps import Here, Me, Place
from web.uploads import FILE, UPLOADS

router = APIRouter(tags=["registry"])
UPLOADS["/api/v1/registry/imports"] = FILE


@router.get("/registry/units")
def units(here: Here, mine: Keeper, find: Filter = "", offset: From = 0, limit: Size = 50) -> Listed[UnitLine]:
    """Units of all times, by words of their name or slug."""
    rows, total = units_kept(here.engine, mine.actor, find, None, limit, offset)
    lines = [UnitLine.model_validate(one) for one in rows]
    return Listed(items=lines, total=total, offset=offset, limit=limit, next=after(total, offset, limit))


@router.post("/registry/units", status_code=201)
def new_unit(here: Here, mine: Keeper, new: asked.NewUnit) -> UnitKept:
    """Add a unit."""
    typed = NewUnit(new.name, new.kind, new.parent, new.slug, new.force.value, new.valid_from)
    return _unit(here, mine, add_unit(here.engine, mine.slug, typed, here.moment))


@router.post("/registry/imports")
def import_units(
    here: Here,
    mine: Keeper,
    file: Annotated[UploadFile, File(description="Units, .csv or .xlsx.")],
    no_secret: NoSecret,
) -> Count:
    """Add or change the units of a file: all of them, or, with anything wrong, none."""
    if not no_secret:
        raise RegistryRefused(error("secrecy-tick-missing", At(field="no_secret")))
    data, name = file.file.read(), file.filename or "-"
    count, problems = import_registry(here.engine, data, name, here.moment, here.settings.office)
    if has_errors(problems):
        raise RegistryRefused(*problems)
    return Count(count=count)


@router.post("/registry/renames")
def rename(here: Here, mine: Keeper, new: asked.UnitName) -> UnitKept:
    """Another name for the same unit: older papers still bind by the one before."""
    words = "\n".join(new.aliases)
    rename_unit(here.engine, mine.slug, new.unit, new.name, words, new.force.value, here.moment)
    return _unit(here, mine, new.unit)


@router.post("/registry/endings")
def end(here: Here, mine: Keeper, ended: asked.UnitEnd) -> UnitKept:
    """A unit ends, and another one does its work."""
    end_unit(here.engine, mine.slug, ended.unit, ended.day, ended.heir, ended.whole, here.moment)
    return _unit(here, mine, ended.unit)


@router.get("/registry/units/{slug:path}")
def unit(here: Here, mine: Keeper, slug: str) -> UnitKept:
    """A unit with what stands around it and where it is reached."""
    return _unit(here, mine, slug)


@router.get("/registry/people")
def people(
    here: Here, mine: Keeper, find: Filter = "", unit: Filter = "", offset: From = 0, limit: Size = 50
) -> Listed[PersonRow]:
    """People, also those who are there no more."""
    rows, total = people_kept(here.engine, mine.actor, find, unit or None, here.moment, limit, offset)
    lines = [PersonRow.model_validate(one) for one in rows]
    return Listed(items=lines, total=total, offset=offset, limit=limit, next=after(total, offset, limit))


@router.post("/registry/people", status_code=201)
def new_person(here: Here, mine: Keeper, new: asked.Person) -> PersonCard:
    """Add a person; roles are given one by one."""
    return _person(here, mine, add_somebody(here.engine, mine.slug, _typed(new), here.moment))


@router.get("/registry/people/{slug}")
def person(here: Here, mine: Keeper, slug: str) -> PersonCard:
    """A person with roles and where he is reached."""
    return _person(here, mine, slug)


@router.put("/registry/people/{slug}")
def change_person(here: Here, mine: Keeper, slug: str, new: asked.Person) -> PersonCard:
    """Another name, title, unit or mail address; roles stay as they are."""
    change_somebody(here.engine, mine.slug, slug, _typed(new), here.moment)
    return _person(here, mine, slug)


@router.post("/registry/people/{slug}/roles", status_code=201)
def new_role(here: Here, mine: Keeper, slug: str, new: asked.NewRole) -> PersonCard:
    """Give a role, of a unit or a field, else of his own unit; of the whole system only with `everywhere`."""
    give_role(
        here.engine, mine.slug, slug, new.role.value, new.unit, new.field, here.moment, everywhere=new.everywhere
    )  # fmt: skip
    return _person(here, mine, slug)


@router.delete("/registry/people/{slug}/roles/{number}")
def drop_role(here: Here, mine: Keeper, slug: str, number: int, sure: bool = False) -> PersonCard:
    """Take a role away; the last admin stays one. What nobody else is there is taken only with `sure`, as in `put-away`."""
    take_role(here.engine, mine.slug, slug, number, here.moment, sure=sure)
    return _person(here, mine, slug)


@router.post("/registry/people/{slug}/put-away")
def away(here: Here, mine: Keeper, words: Words, slug: str, asked_so: asked.PutAway | None = None) -> PersonLeft:
    """He works here no more: everything that let him in ends, tokens too. What he leaves without anybody is told.

    Refused (422) where nobody else is leader of his office, contact of a unit with open work, or head of one with results to let
    out; with `sure` it is done all the same. Nobody puts himself or the last admin away.
    """
    left = put_away(here.engine, mine.slug, slug, here.moment, sure=asked_so is not None and asked_so.sure)
    return PersonLeft(**_person(here, mine, slug).model_dump(), left=items(left, words))


@router.post("/registry/people/{slug}/take-back")
def back(here: Here, mine: Keeper, slug: str) -> PersonCard:
    """He works here again."""
    take_back(here.engine, mine.slug, slug, here.moment)
    return _person(here, mine, slug)


@router.post("/registry/people/{slug}/password-link", status_code=201)
def one_time_link(here: Here, mine: Keeper, slug: str) -> Shown:
    """The address at which he sets a password, once; an older one opens no more."""
    return Shown(secret=password_link(here.engine, here.settings, mine.slug, slug, here.moment))


@router.post("/registry/people/{slug}/accounts", status_code=201)
def new_account(here: Here, mine: Keeper, slug: str, new: asked.Account) -> Slug:
    """Say by which account of the single sign-on he logs in."""
    link(here.engine, here.settings, slug, new.subject, here.moment, by=mine.slug)
    return Slug(slug=slug)


@router.delete("/registry/people/{slug}/accounts")
def drop_accounts(here: Here, mine: Keeper, slug: str) -> Count:
    """No account of the single sign-on leads to him any more."""
    return Count(count=unlink(here.engine, slug, here.moment, by=mine.slug))


@router.post("/registry/channels", status_code=201)
def new_channel(here: Here, mine: Keeper, new: asked.NewChannel) -> Slug:
    """Where a person or a unit is reached."""
    add_reach(here.engine, here.settings, mine.slug, new.channel, here.moment, person=new.person, unit=new.unit)
    return Slug(slug=new.person or new.unit)


@router.delete("/registry/channels/{number}")
def drop_channel(here: Here, mine: Keeper, number: int) -> Slug:
    """Nothing more is sent there."""
    whose, unit = drop_reach(here.engine, mine.slug, number, here.moment)
    return Slug(slug=whose or unit or "")


@router.post("/registry/channels/{number}/try")
def try_channel(here: Here, mine: Keeper, number: int) -> Told:
    """Send one line there, at once."""
    wrong = try_reach(here.engine, here.settings, mine.slug, number, here.moment)[2]
    return Told(ok=not wrong, detail=wrong)


def _typed(new: asked.Person) -> Typed:
    return Typed(new.name, new.unit, new.slug, new.title, new.email)


def _unit(here: Place, mine: Me, slug: str) -> UnitKept:
    kept = unit_kept(here.engine, mine.actor, slug)
    return UnitKept.model_validate({**kept.card._asdict(), "channels": kept.channels}, from_attributes=True)


def _person(here: Place, mine: Me, slug: str) -> PersonCard:
    return PersonCard.model_validate(person_kept(here.engine, mine.actor, slug))
