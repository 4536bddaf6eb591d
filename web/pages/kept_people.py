"""People for who keeps the registry: search, add, roles, the way in, the end, and where somebody is reached."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.managing import require_keeper
from desk.reporting import NotFound
from desk.staffing import (
    StaffRefused,
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
from models.registry import ChannelRefused, PersonRefused
from notifications.channels import PlaceRefused
from plans.access import Role
from plans.problems import DondocError
from web.deps import PAGE, Here, Me, Mine, Offset, Place
from web.render import link_to, page

router = APIRouter()
acting = APIRouter()
Text = Annotated[str, Form(max_length=1000)]
Words = Annotated[str, Query(max_length=300)]
DONE = ("them", "sua", "vai-tro", "bo-vai-tro", "nghi", "lam-lai", "kenh", "bo-kenh", "thu", "thu-hong")
WRONG = (StaffRefused, PersonRefused, ChannelRefused, PlaceRefused, NotFound)


@router.get("/quan-tri/nguoi")
def kept_people(
    request: Request, here: Here, mine: Mine, q: Words = "", unit: Words = "", offset: Offset = 0
) -> Response:
    """People by words and unit, also those who are there no more."""
    rows, total = people_kept(here.engine, mine.actor, q, unit or None, here.moment, PAGE, offset)
    values = {"rows": rows, "total": total, "q": q, "unit": unit, "offset": offset, "size": PAGE, "here": "kept_people"}
    return page(request, "kept_people.html", values)


@router.get("/quan-tri/nguoi-moi")
def kept_person_new(request: Request, mine: Mine, unit: Words = "") -> Response:
    """The form for somebody new."""
    require_keeper(mine.actor)
    return _new(request, Typed("", unit))


@acting.post("/quan-tri/nguoi-moi")
def kept_person_added(
    request: Request,
    here: Here,
    mine: Mine,
    name: Text = "",
    unit: Text = "",
    slug: Text = "",
    title: Text = "",
    email: Text = "",
    role: Text = "",
) -> Response:
    """Somebody new, or the form again with what is wrong."""
    require_keeper(mine.actor)
    typed = Typed(name, unit, slug, title, email, role)
    try:
        made = add_somebody(here.engine, mine.slug, typed, here.moment)
    except WRONG as refused:
        return _new(request, typed, refused)
    return _to(request, made, "them")


@router.get("/quan-tri/nguoi/{slug}")
def kept_person(request: Request, here: Here, mine: Mine, slug: str, xong: Words = "", loi: Words = "") -> Response:
    """One person with his roles, his way in and where he is reached."""
    return _card(request, here, mine, slug, done=xong if xong in DONE else "", failed=loi)


@acting.post("/quan-tri/nguoi/{slug}")
def kept_person_changed(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    name: Text = "",
    unit: Text = "",
    title: Text = "",
    email: Text = "",
) -> Response:
    """Another name, title, unit or mail address."""
    person_kept(here.engine, mine.actor, slug)
    try:
        change_somebody(here.engine, mine.slug, slug, Typed(name, unit, "", title, email), here.moment)
    except WRONG as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "sua")


@acting.post("/quan-tri/nguoi/{slug}/vai-tro")
def kept_role_given(
    request: Request, here: Here, mine: Mine, slug: str, role: Text = "", unit: Text = "", field: Text = ""
) -> Response:
    """One more role."""
    person_kept(here.engine, mine.actor, slug)
    try:
        give_role(here.engine, mine.slug, slug, role, unit, field, here.moment)
    except WRONG as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "vai-tro")


@acting.post("/quan-tri/nguoi/{slug}/vai-tro/{number}/bo")
def kept_role_taken(request: Request, here: Here, mine: Mine, slug: str, number: int) -> Response:
    """One role less."""
    person_kept(here.engine, mine.actor, slug)
    try:
        take_role(here.engine, mine.slug, slug, number, here.moment)
    except WRONG as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "bo-vai-tro")


@acting.post("/quan-tri/nguoi/{slug}/nghi")
def kept_person_away(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """He works here no more."""
    person_kept(here.engine, mine.actor, slug)
    try:
        put_away(here.engine, mine.slug, slug, here.moment)
    except WRONG as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "nghi")


@acting.post("/quan-tri/nguoi/{slug}/lam-lai")
def kept_person_back(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """He works here again."""
    take_back(here.engine, mine.slug, slug, here.moment)
    return _to(request, slug, "lam-lai")


@acting.post("/quan-tri/nguoi/{slug}/duong-dan")
def kept_person_link(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """A one-time link that sets his password; it is shown on this answer alone."""
    person_kept(here.engine, mine.actor, slug)
    link = password_link(here.engine, here.settings, mine.slug, slug, here.moment)
    return _card(request, here, mine, slug, link=link)


@acting.post("/quan-tri/nguoi/{slug}/kenh")
def kept_person_reached(request: Request, here: Here, mine: Mine, slug: str, channel: Text = "") -> Response:
    """One more channel of his."""
    person_kept(here.engine, mine.actor, slug)
    try:
        add_reach(here.engine, here.settings, mine.slug, channel, here.moment, person=slug)
    except WRONG as refused:
        return _card(request, here, mine, slug, refused)
    return _to(request, slug, "kenh")


@acting.post("/quan-tri/kenh/{number}/bo")
def kept_channel_dropped(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """Nothing more is sent there."""
    return _back(request, *drop_reach(here.engine, mine.slug, number, here.moment), "bo-kenh")


@acting.post("/quan-tri/kenh/{number}/thu")
def kept_channel_tried(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """One line is sent there at once, and said how it went."""
    person, unit, failed = try_reach(here.engine, here.settings, mine.slug, number, here.moment)
    return _back(request, person, unit, "thu-hong" if failed else "thu", failed)


def _to(request: Request, slug: str, done: str) -> Response:
    return RedirectResponse(link_to(request, "kept_person", {"xong": done}, slug=slug), status_code=303)


def _back(request: Request, person: str | None, unit: str | None, done: str, failed: str = "") -> Response:
    name = "kept_person" if person else "kept_unit"
    to = link_to(request, name, {"xong": done, "loi": failed[:200]}, slug=person or unit or "")
    return RedirectResponse(to, status_code=303)


def _new(request: Request, typed: Typed, refused: DondocError | None = None) -> Response:
    values = {"typed": typed, "roles": [one.value for one in Role], "problems": refused.problems if refused else ()}
    return page(request, "kept_person_new.html", values | {"here": "kept_people"}, status=422 if refused else 200)


def _card(
    request: Request,
    here: Place,
    mine: Me,
    slug: str,
    refused: DondocError | None = None,
    done: str = "",
    failed: str = "",
    link: str = "",
) -> Response:
    card = person_kept(here.engine, mine.actor, slug)
    values: dict[str, object] = {
        "card": card,
        "problems": refused.problems if refused else (),
        "done": done,
        "failed": failed,
        "link": link,
    }
    values |= {"roles": [one.value for one in Role], "hours": int(here.settings.link_hours), "here": "kept_people"}
    return page(request, "kept_person.html", values, status=422 if refused else 200)
