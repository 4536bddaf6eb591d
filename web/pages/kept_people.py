"""People for who keeps the registry: search, add, roles, the way in, the end, and where somebody is reached."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.managing import require_keeper
from desk.single_sign_on import link as link_account
from desk.single_sign_on import unlink as unlink_accounts
from desk.staffing import (
    Typed,
    add_reach,
    add_somebody,
    change_somebody,
    drop_reach,
    fields_in_use,
    give_role,
    left_behind,
    password_link,
    people_kept,
    person_kept,
    put_away,
    take_back,
    take_role,
    try_reach,
)
from plans.access import Role
from plans.fields import fields_known, same_field
from plans.problems import DondocError
from web.deps import PAGE, Here, Me, Mine, Offset, Place
from web.pages.kept import Cards, drawn, on_card, tried, went
from web.render import page

router = APIRouter()
acting = APIRouter()
Text = Annotated[str, Form(max_length=1000)]
Words = Annotated[str, Query(max_length=300)]
DONE = (
    "them",
    "sua",
    "vai-tro",
    "bo-vai-tro",
    "nghi",
    "lam-lai",
    "kenh",
    "bo-kenh",
    "thu",
    "thu-hong",
    "tai-khoan",
    "go-tai-khoan",
)


class RoleAsked(NamedTuple):
    """A role as it was asked for: of which unit and field, or of the whole system."""

    role: str = ""
    unit: str = ""
    field: str = ""
    everywhere: bool = False


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
    everywhere: Text = "",
) -> Response:
    """Somebody new, or the form again with what is wrong."""
    require_keeper(mine.actor)
    typed = Typed(name, unit, slug, title, email, role, bool(everywhere))
    return tried(
        lambda: add_somebody(here.engine, mine.slug, typed, here.moment),
        lambda refused: _new(request, typed, refused),
        lambda made: went(request, "kept_person", made, "them"),
    )


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
    typed = Typed(name, unit, "", title, email)
    return on_card(
        PEOPLE,
        request,
        here,
        mine,
        slug,
        "sua",
        lambda: change_somebody(here.engine, mine.slug, slug, typed, here.moment),
    )


@acting.post("/quan-tri/nguoi/{slug}/vai-tro")
def kept_role_given(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    role: Text = "",
    unit: Text = "",
    field: Text = "",
    everywhere: Text = "",
) -> Response:
    """One more role; without a scope it is of his own unit."""
    wide = bool(everywhere)
    asked = RoleAsked(role, unit, field, wide)
    return on_card(
        PEOPLE, request, here, mine, slug, "vai-tro",
        lambda: give_role(here.engine, mine.slug, slug, role, unit, field, here.moment, everywhere=wide),
        asked=asked,
    )  # fmt: skip


@acting.post("/quan-tri/nguoi/{slug}/vai-tro/{number}/bo")
def kept_role_taken(request: Request, here: Here, mine: Mine, slug: str, number: int, sure: Text = "") -> Response:
    """One role less; `sure`: that nobody else has it was shown before."""
    return on_card(
        PEOPLE,
        request,
        here,
        mine,
        slug,
        "bo-vai-tro",
        lambda: take_role(here.engine, mine.slug, slug, number, here.moment, sure=bool(sure)),
    )


@acting.post("/quan-tri/nguoi/{slug}/nghi")
def kept_person_away(request: Request, here: Here, mine: Mine, slug: str, sure: Text = "") -> Response:
    """He works here no more; `sure`: what he leaves behind was shown before."""
    return on_card(
        PEOPLE, request, here, mine, slug, "nghi",
        lambda: put_away(here.engine, mine.slug, slug, here.moment, sure=bool(sure)),
    )  # fmt: skip


@acting.post("/quan-tri/nguoi/{slug}/lam-lai")
def kept_person_back(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """He works here again."""
    return on_card(
        PEOPLE, request, here, mine, slug, "lam-lai", lambda: take_back(here.engine, mine.slug, slug, here.moment)
    )


@acting.post("/quan-tri/nguoi/{slug}/duong-dan")
def kept_person_link(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """A one-time link that sets his password; it is shown on this answer alone."""
    person_kept(here.engine, mine.actor, slug)
    link = password_link(here.engine, here.settings, mine.slug, slug, here.moment)
    return _card(request, here, mine, slug, link=link)


@acting.post("/quan-tri/nguoi/{slug}/tai-khoan")
def kept_account_linked(
    request: Request, here: Here, mine: Mine, slug: str, subject: Annotated[str, Form(max_length=255)] = ""
) -> Response:
    """By which account of the single sign-on he logs in."""
    return on_card(
        PEOPLE, request, here, mine, slug, "tai-khoan",
        lambda: link_account(here.engine, here.settings, slug, subject.strip(), here.moment, by=mine.slug),
        subject=subject,
    )  # fmt: skip


@acting.post("/quan-tri/nguoi/{slug}/tai-khoan/go")
def kept_accounts_unlinked(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """No account of the single sign-on leads to him any more."""
    return on_card(
        PEOPLE, request, here, mine, slug, "go-tai-khoan",
        lambda: unlink_accounts(here.engine, slug, here.moment, by=mine.slug),
    )  # fmt: skip


@acting.post("/quan-tri/nguoi/{slug}/kenh")
def kept_person_reached(request: Request, here: Here, mine: Mine, slug: str, channel: Text = "") -> Response:
    """One more channel of his."""
    return on_card(
        PEOPLE, request, here, mine, slug, "kenh",
        lambda: add_reach(here.engine, here.settings, mine.slug, channel, here.moment, person=slug),
    )  # fmt: skip


@acting.post("/quan-tri/kenh/{number}/bo")
def kept_channel_dropped(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """Nothing more is sent there."""
    return _back(request, *drop_reach(here.engine, mine.slug, number, here.moment), "bo-kenh")


@acting.post("/quan-tri/kenh/{number}/thu")
def kept_channel_tried(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """One line is sent there at once, and said how it went."""
    person, unit, failed = try_reach(here.engine, here.settings, mine.slug, number, here.moment)
    return _back(request, person, unit, "thu-hong" if failed else "thu", failed)


def _back(request: Request, person: str | None, unit: str | None, done: str, failed: str = "") -> Response:
    name = "kept_person" if person else "kept_unit"
    return RedirectResponse(went(request, name, person or unit or "", done, failed), status_code=303)


def _new(request: Request, typed: Typed, refused: DondocError | None = None) -> Response:
    values = {"typed": typed, "roles": [one.value for one in Role]}
    return drawn(request, "kept_person_new.html", values, refused)


def _card(
    request: Request,
    here: Place,
    mine: Me,
    slug: str,
    refused: DondocError | None = None,
    done: str = "",
    failed: str = "",
    link: str = "",
    asked: RoleAsked = RoleAsked(),
    subject: str = "",
) -> Response:
    card = person_kept(here.engine, mine.actor, slug)
    left = left_behind(here.engine, mine.actor, slug)
    fields = fields_known(fields_in_use(here.engine, mine.actor))
    values = {
        "card": card,
        "left": left,
        "done": done,
        "failed": failed,
        "link": link,
        "roles": [one.value for one in Role],
        "fields": fields,
        "unborne": [one.id for one in card.roles if one.field and not any(same_field(one.field, it) for it in fields)],
    }
    return drawn(
        request,
        "kept_person.html",
        values
        | {
            "hours": int(here.settings.link_hours),
            "asked": asked,
            "subject": subject,
            "sso": bool(here.settings.oidc_issuer),
        },
        refused,
    )


PEOPLE = Cards("kept_person", person_kept, _card)
"""What is done on a card here."""
