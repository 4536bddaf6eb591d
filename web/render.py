"""How a page is drawn: templates with the words, dates and counts of the office."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from desk.reporting import last_day
from notifications.phrases import clause
from plans.wording import label, render
from web.auth import TOKEN, form_token, keep_form


@cache
def templates() -> Environment:
    """The templates, compiled once; every value is escaped, a name that is missing is an error."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {"t": label, "render": render, "url_for": _url_for, "csrf": _csrf}
    env.filters |= {"clause": clause, "day": day, "due": due, "number": number, "share": share}
    return env


def page(request: Request, name: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """One template filled in; `here` names the page for the menu."""
    zone = request.app.state.settings.zone
    known = {"request": request, "zone": zone, "here": "", "visitor": getattr(request.state, "visitor", None)}
    text = templates().get_template(name).render({**known, **values})
    response = Response(text, status_code=status, media_type="text/html; charset=utf-8")
    keep_form(request, response)
    return response


@pass_context
def _csrf(context: Context) -> Markup:
    """The hidden field that makes a form ours."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(TOKEN, form_token(context["request"]))


@pass_context
def _url_for(context: Context, name: str, **params: Any) -> str:  # noqa: ANN401  (path parameters)
    """The path of a page, with what is no path parameter as a query; relative to the host, so that proxies need no care."""
    return link_to(context["request"], name, params.pop("query", {}), **params)


def link_to(request: Request, name: str, query: Mapping[str, Any], **params: Any) -> str:  # noqa: ANN401
    """The same from a page's code."""
    query = {key: value for key, value in query.items() if value not in (None, "", 0)}
    url = request.url_for(name, **params).include_query_params(**query)
    return f"{url.path}?{url.query}" if url.query else url.path


def day(value: dt.date | None) -> str:
    """09/12/2026."""
    return value.strftime("%d/%m/%Y") if value else ""


def due(value: dt.datetime | None, zone: dt.tzinfo) -> str:
    """The last day in time of an instant of lateness, with the hour where it is not the day's end."""
    if value is None:
        return label("due.none")
    local = value.astimezone(zone)
    hour = "" if (local.hour, local.minute) == (0, 0) else f"{local:%H} giờ {local:%M} ngày "
    return hour + day(last_day(value, zone))


def number(value: int) -> str:
    """2.076: a count as the office writes it."""
    return f"{value:,}".replace(",", ".")


def share(value: float | None) -> str:
    """88,4%."""
    return "–" if value is None else f"{value * 100:.1f}%".replace(".", ",")
