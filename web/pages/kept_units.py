"""The registry of units for who keeps it: search, add, another name, the end with an heir, where a unit is reached."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.managing import NewUnit, UnitRefused, add_unit, end_unit, rename_unit, require_keeper, unit_kept, units_kept
from desk.reporting import NotFound
from desk.staffing import add_reach
from models.registry import ChannelRefused
from notifications.channels import PlaceRefused
from plans.problems import DondocError, Problem
from plans.wording import labels
from web.deps import PAGE, Here, Me, Mine, Offset, Place
from web.errors import status_of
from web.render import lang_of, link_to, page
from web.typed import day_typed

router = APIRouter()
acting = APIRouter()
Text = Annotated[str, Form(max_length=1000)]
Words = Annotated[str, Query(max_length=200)]
DONE = ("them", "ten", "ket-thuc", "kenh", "bo-kenh", "thu", "thu-hong")
WRONG = (UnitRefused, ChannelRefused, NotFound, ActRefused)


@router.get("/quan-tri/co-quan")
def kept_units(
    request: Request, here: Here, mine: Mine, q: Words = "", old: Words = "", offset: Offset = 0
) -> Response:
    """Units by words; with `old` also those that are no more."""
    rows, total = units_kept(here.engine, mine.actor, q, None if old else here.today, PAGE, offset)
    values = {"rows": rows, "total": total, "q": q, "old": old, "offset": offset, "size": PAGE, "here": "kept_people"}
    return page(request, "kept_units.html", values)


@router.get("/quan-tri/co-quan-moi")
def kept_unit_new(request: Request, mine: Mine) -> Response:
    """The form for a new unit."""
    require_keeper(mine.actor)
    return _new(request, NewUnit("", "department"), "", [])


@acting.post("/quan-tri/co-quan-moi")
def kept_unit_added(
    request: Request,
    here: Here,
    mine: Mine,
    name: Text = "",
    kind: Text = "",
    parent: Text = "",
    slug: Text = "",
    force: Text = "order",
    valid_from: Text = "",
) -> Response:
    """A new unit, or the form again with what is wrong."""
    require_keeper(mine.actor)
    typed = NewUnit(name, kind, parent, slug, force)
    try:
        made = add_unit(here.engine, mine.slug, typed._replace(valid_from=day_typed(valid_from)), here.moment)
    except WRONG as refused:
        return _new(request, typed, valid_from, list(refused.problems))
    return _to(request, made, "them")


@router.get("/quan-tri/co-quan/{slug:path}")
def kept_unit(request: Request, here: Here, mine: Mine, slug: str, xong: Words = "", loi: Words = "") -> Response:
    """One unit with its names, its time, its heirs and where it is reached."""
    return _card(request, here, mine, slug, done=xong if xong in DONE else "", failed=loi)


@acting.post("/quan-tri/doi-ten/{slug:path}")
def kept_unit_named(
    request: Request, here: Here, mine: Mine, slug: str, name: Text = "", aliases: Text = "", force: Text = "order"
) -> Response:
    """Another name for the same organisation."""
    try:
        rename_unit(here.engine, mine.slug, slug, name, aliases, force, here.moment)
    except (UnitRefused, ActRefused) as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "ten")


@acting.post("/quan-tri/ket-thuc/{slug:path}")
def kept_unit_ended(
    request: Request, here: Here, mine: Mine, slug: str, day: Text = "", heir: Text = "", whole: Text = ""
) -> Response:
    """The unit ends; an heir takes over."""
    unit_kept(here.engine, mine.actor, slug)
    try:
        end_unit(here.engine, mine.slug, slug, day_typed(day), heir, bool(whole), here.moment)
    except (UnitRefused, ActRefused, NotFound) as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "ket-thuc")


@acting.post("/quan-tri/kenh-co-quan/{slug:path}")
def kept_unit_reached(request: Request, here: Here, mine: Mine, slug: str, channel: Text = "") -> Response:
    """One more channel of the unit as a whole."""
    unit_kept(here.engine, mine.actor, slug)
    try:
        add_reach(here.engine, here.settings, mine.slug, channel, here.moment, unit=slug)
    except (ChannelRefused, PlaceRefused) as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "kenh")


def _to(request: Request, slug: str, done: str) -> Response:
    return RedirectResponse(link_to(request, "kept_unit", {"xong": done}, slug=slug), status_code=303)


def _new(request: Request, typed: NewUnit, valid_from: str, problems: list[Problem]) -> Response:
    values = {"typed": typed, "valid_from": valid_from, "kinds": _kinds(request), "problems": problems}
    return page(request, "kept_unit_new.html", values | {"here": "kept_people"}, status=422 if problems else 200)


def _card(
    request: Request,
    here: Place,
    mine: Me,
    slug: str,
    refused: DondocError | None = None,
    done: str = "",
    failed: str = "",
) -> Response:
    kept = unit_kept(here.engine, mine.actor, slug)
    values: dict[str, object] = {
        "kept": kept,
        "card": kept.card,
        "problems": refused.problems if refused else (),
        "done": done,
    }
    values |= {"failed": failed, "today": here.today, "here": "kept_people"}
    return page(request, "kept_unit.html", values, status=max(status_of(refused), 422) if refused else 200)


def _kinds(request: Request) -> list[tuple[str, str]]:
    """The kinds of unit with their words, by words."""
    start = "unit-kind."
    found = [
        (key.removeprefix(start), words) for key, words in labels(lang_of(request)).items() if key.startswith(start)
    ]
    return sorted(found, key=lambda one: one[1])
