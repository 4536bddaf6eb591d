"""The registry of units for who keeps it: search, add, another name, the end with an heir, where a unit is reached."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from desk.managing import NewUnit, add_unit, end_unit, rename_unit, require_keeper, unit_kept, units_kept
from desk.staffing import add_reach
from plans.problems import DondocError
from plans.wording import labels
from web.deps import PAGE, Here, Me, Mine, Offset, Place
from web.pages.kept import Cards, drawn, on_card, tried, went
from web.render import lang_of, page
from web.typed import day_typed

router = APIRouter()
acting = APIRouter()
Text = Annotated[str, Form(max_length=1000)]
Words = Annotated[str, Query(max_length=200)]
DONE = ("them", "ten", "ket-thuc", "kenh", "bo-kenh", "thu", "thu-hong")


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
    return _new(request, NewUnit("", "department"), "")


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
    return tried(
        lambda: add_unit(here.engine, mine.slug, typed._replace(valid_from=day_typed(valid_from)), here.moment),
        lambda refused: _new(request, typed, valid_from, refused),
        lambda made: went(request, "kept_unit", made, "them"),
    )


@router.get("/quan-tri/co-quan/{slug:path}")
def kept_unit(request: Request, here: Here, mine: Mine, slug: str, xong: Words = "", loi: Words = "") -> Response:
    """One unit with its names, its time, its heirs and where it is reached."""
    return _card(request, here, mine, slug, done=xong if xong in DONE else "", failed=loi)


@acting.post("/quan-tri/doi-ten/{slug:path}")
def kept_unit_named(
    request: Request, here: Here, mine: Mine, slug: str, name: Text = "", aliases: Text = "", force: Text = "order"
) -> Response:
    """Another name for the same organisation."""
    return on_card(
        UNITS, request, here, mine, slug, "ten",
        lambda: rename_unit(here.engine, mine.slug, slug, name, aliases, force, here.moment),
    )  # fmt: skip


@acting.post("/quan-tri/ket-thuc/{slug:path}")
def kept_unit_ended(
    request: Request, here: Here, mine: Mine, slug: str, day: Text = "", heir: Text = "", whole: Text = ""
) -> Response:
    """The unit ends; an heir takes over."""
    return on_card(
        UNITS, request, here, mine, slug, "ket-thuc",
        lambda: end_unit(here.engine, mine.slug, slug, day_typed(day), heir, bool(whole), here.moment),
    )  # fmt: skip


@acting.post("/quan-tri/kenh-co-quan/{slug:path}")
def kept_unit_reached(request: Request, here: Here, mine: Mine, slug: str, channel: Text = "") -> Response:
    """One more channel of the unit as a whole."""
    return on_card(
        UNITS, request, here, mine, slug, "kenh",
        lambda: add_reach(here.engine, here.settings, mine.slug, channel, here.moment, unit=slug),
    )  # fmt: skip


def _new(request: Request, typed: NewUnit, valid_from: str, refused: DondocError | None = None) -> Response:
    values = {"typed": typed, "valid_from": valid_from, "kinds": _kinds(request)}
    return drawn(request, "kept_unit_new.html", values, refused)


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
    values = {"kept": kept, "card": kept.card, "done": done, "failed": failed, "today": here.today}
    return drawn(request, "kept_unit.html", values, refused)


def _kinds(request: Request) -> list[tuple[str, str]]:
    """The kinds of unit with their words, by words."""
    start = "unit-kind."
    found = [
        (key.removeprefix(start), words) for key, words in labels(lang_of(request)).items() if key.startswith(start)
    ]
    return sorted(found, key=lambda one: one[1])


UNITS = Cards("kept_unit", unit_kept, _card)
"""What is done on a card here."""
