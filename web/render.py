"""How a page is drawn: templates with the words, dates and counts of the office, in the language of whoever reads."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from desk.exporting import occurrence_words
from desk.grouped import by_times, folded
from desk.reporting import last_day
from desk.task_names import task_name
from models.lines import Line
from models.plan_queries import PlanLine
from notifications.phrases import clause
from plans.amended import due_words
from plans.explain import explain
from plans.explain_en import explain_en
from plans.extending import Extension, told_answer_day, unanswered
from plans.given_late import given_late_on
from plans.late import Late, is_due_today, told_late
from plans.moved import told_moves
from plans.problems import Problem
from plans.retelling import because, evidence_told, of_plan, retold
from plans.rule_words import rule_in_words
from plans.stages import Stage
from plans.steps import rule_beside
from plans.times import Times, period_told, which_time
from plans.times import by_times as times_of
from plans.waited import told_waited
from plans.wording import Lang, Rendered, label, render, standing_key, state_key
from web.auth import LANG, TOKEN, form_token, keep_form
from web.menu import menu_of
from web.numbers import megabytes, number, printed, share

HERE = Path(__file__).parent
STATIC = HERE / "static"
_PATHS: dict[tuple[str, ...], str] = {}
"""The paths of the pages by name and parameters, the same in every app: the router is asked once, a table has thousands of links."""
_TASKS = ("task", "same", "id")
"""Arguments of problems that are ids of tasks."""
LEVELS = {"mục": "section", "khoản": "clause", "điểm": "point", "ý": "item", "đoạn": "paragraph"}


def tabler() -> Path:
    """The folder of Tabler's style sheets and icons, in the wheel that brings them; nothing of that wheel is imported."""
    found = find_spec("sqladmin")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "statics"


@cache
def templates() -> Environment:
    """The templates, compiled once; every value is escaped, a name that is missing is an error."""
    env = _bare()
    env.globals |= {
        "t": _t,
        "render": _render,
        "url_for": _url_for,
        "csrf": _csrf,
        "asset": _asset,
        "explain": _explain,
        "rule_in_words": _rule_in_words,
        "rule_beside": rule_beside,
        "given_late_on": _given_late_on,
        "told_of_date": _told_of_date,
        "told_answer_day": _told_answer_day,
    }
    return _with_filters(env)


def _with_filters(env: Environment) -> Environment:
    """What a template may make of a value."""
    env.filters |= {
        "clause": _clause,
        "task": _task,
        "day": day,
        "due": _due,
        "due_today": _due_today,
        "all_late": _all_late,
        "last_day": _last_day,
        "days_since": _days_since,
        "number": number,
        "printed": printed,
        "megabytes": megabytes,
        "share": share,
        "upper_first": first,
        "evidence": _evidence,
        "retold": _retold,
        "of_plan": _of_plan,
        "by_times": by_times,
        "folded": folded,
        "frozen_times": frozen_times,
        "because": _because,
        "occurrence": _occurrence,
        "told": _told,
        "period_told": _period_told,
        "standing_key": standing_key,
        "state_key": state_key,
        "unanswered": _unanswered,
        "document": _document,
        "source": _source,
    }
    return env


def _bare() -> Environment:
    """The environment before it knows any name of the pages."""
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # they come with the program; else each page asks the disk about each of its parts
    )


def page(request: Request, name: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """One template filled in; `here` names the page for the menu."""
    visitor = getattr(request.state, "visitor", None)
    known = {
        "request": request,
        "zone": request.app.state.settings.zone,
        "here": "",
        "visitor": visitor,
        "menu": menu_of(visitor.actor) if visitor else (),
        "lang": lang_of(request),
    }
    text = templates().get_template(name).render({**known, **values})
    response = Response(text, status_code=status, media_type="text/html; charset=utf-8")
    keep_form(request, response)
    return response


def lang_of(request: Request) -> Lang:
    """The language of the reader: as the address says, else his cookie, else the installation's."""
    for said in (request.query_params.get(LANG), request.cookies.get(LANG)):
        if said in ("vi", "en"):
            return "vi" if said == "vi" else "en"
    chosen: Lang = request.app.state.settings.lang
    return chosen


@pass_context
def _t(context: Context, key: str, **facts: str | int) -> str:
    """A label in the reader's language."""
    return label(key, context["lang"], **facts)


@pass_context
def _told_answer_day(context: Context, one: Extension) -> str:
    """By when an answer to a request for more time is asked for, in the reader's language."""
    return told_answer_day(one, context["moment"].astimezone(context["zone"]).date(), context["lang"])


def _unanswered(stage: str) -> str:
    return unanswered(Stage(stage))


@pass_context
def _given_late_on(context: Context, line: Line) -> str:
    """On which day it was given, where its own had passed, in the reader's language."""
    return given_late_on(line.due, line.opened_at, context["lang"], context["zone"], line.moves)


def frozen_times(lines: list[dict[str, Any]]) -> list[Times[dict[str, Any]]]:
    """Lines as a letter kept them, their dates as moments; several times of one task as one. What older letters kept stands alone."""
    return times_of([one | {"due": dt.datetime.fromisoformat(one["due"])} for one in lines], _frozen_time)


def _frozen_time(one: dict[str, Any]) -> tuple[str, ...] | None:
    return (of, *one.get("told", ())) if (of := one.get("of")) else None


@pass_context
def _told_of_date(context: Context, line: Line) -> list[str]:
    """Its event or period; what moved its date; of what is late which requests for more time were refused late or not answered."""
    lang, zone = context["lang"], context["zone"]
    moved, waited = told_moves(line.moves, lang, zone), told_waited(line.waited, lang, zone)
    return [one for one in (which_time(line.occurrence, line.period, lang), moved, waited) if one]


@pass_context
def _period_told(context: Context, period: str) -> str:
    """Which time of recurring work a kept paper names, in the reader's language."""
    return period_told(period, context["lang"])


@pass_context
def _of_plan(context: Context, words: str) -> str:
    """A task's words, those of the product in the reader's language."""
    return of_plan(words, context["lang"])


@pass_context
def _because(context: Context, words: str) -> str:
    """Why a task stands in its pile, in the reader's language."""
    return because(words, context["lang"])


@pass_context
def _render(context: Context, problem: Problem) -> Rendered:
    """A problem in the reader's language, the tasks that it speaks of in words."""
    said = {
        name: _task(context, value) for name, value in problem.args.items() if name in _TASKS and isinstance(value, str)
    }
    told = problem.model_copy(update={"args": {**problem.args, **said}}) if said else problem
    return render(told, context["lang"], page=True)


@pass_context
def _task(context: Context, key: str) -> str:
    """What is read in place of a task's id."""
    return task_in(key, context["lang"])


def task_in(key: str, lang: Lang) -> str:
    """The same where no page is being filled in."""
    return task_name(key, lang, lambda path: clause_in(path, lang))


@pass_context
def _told(context: Context, problem: Problem) -> str:
    """A problem in one line, for beside its field."""
    words = _render(context, problem)
    return f"{words.says}. {words.do}." if words.do else f"{words.says}."


@pass_context
def _occurrence(context: Context, key: str) -> str:
    """Which time of a recurring task."""
    return occurrence_words(key, context["lang"])


@pass_context
def _explain(context: Context, due: Any, day: dt.date | None = None) -> str:  # noqa: ANN401  (a template hands it over)
    """A due in the reader's language, with the day to which it is counted, where that is handed over too."""
    words = explain(due) if context["lang"] == "vi" else explain_en(due)
    return f"{words} → {day:%d/%m/%Y}" if day else words


@pass_context
def _rule_in_words(context: Context, rrule: str | None, start: str | None = None) -> str:
    """A rule of what repeats in the reader's language, with its first day (ISO); empty for none."""
    begins = dt.date.fromisoformat(start) if start else None
    return rule_in_words(rrule, context["lang"], begins) if rrule else ""


@pass_context
def _csrf(context: Context) -> Markup:
    """The hidden field that makes a form ours."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(TOKEN, form_token(context["request"]))


@pass_context
def _url_for(context: Context, name: str, **params: Any) -> str:  # noqa: ANN401  (path parameters)
    """The path of a page, with what is no path parameter as a query; relative to the host, so that proxies need no care."""
    return link_to(context["request"], name, params.pop("query", {}), **params)


def link_to(request: Request, name: str, query: Mapping[str, Any], **params: Any) -> str:  # noqa: ANN401
    """The same from a page's code; `params` are parts of paths as they stand in the registry (slugs, numbers)."""
    key = (name, *params)
    if key not in _PATHS:
        _PATHS[key] = str(request.app.url_path_for(name, **{one: f"~{one}~" for one in params}))
    path = _PATHS[key]
    for one, value in params.items():
        path = path.replace(f"~{one}~", str(value))
    asked = urlencode([(one, value) for one, value in query.items() if value not in (None, "", 0)])
    return f"{request.scope.get('root_path', '')}{path}{'?' if asked else ''}{asked}"


@pass_context
def _asset(context: Context, path: str) -> str:
    """A file of ours or of Tabler (`tabler/css/...`), with a mark of what is in it: a browser keeps it until it changes."""
    return f"{context['request'].url_for('static', path=path).path}?v={_mark(path)}"


@cache
def _mark(path: str) -> str:
    inside = path.removeprefix("tabler/")
    return sha256(((STATIC if inside == path else tabler()) / inside).read_bytes()).hexdigest()[:12]


@pass_context
def _clause(context: Context, path: str | None) -> str:
    """The place in the document: "1.a" is điểm a khoản 1; in English point a, clause 1."""
    return clause_in(path, context["lang"])


def clause_in(path: str | None, lang: Lang) -> str:
    """The same where no page is being filled in."""
    words = clause(path)
    if lang == "vi":
        return words
    words = words.replace("đoạn không số", "unnumbered paragraph").replace("Phụ lục", "annex")
    return re.sub(r"(mục|khoản|điểm|ý|đoạn) (\S+) ?", lambda found: f"{LEVELS[found[1]]} {found[2]}, ", words).strip(
        ", "
    )


@pass_context
def _evidence(context: Context, line: str | None) -> str:
    """The line that is kept of a result."""
    return evidence_told(line, context["lang"])


@pass_context
def _retold(context: Context, line: str | None) -> str:
    """A note of the history."""
    return retold(line, context["lang"])


def day(value: dt.date | None) -> str:
    """09/12/2026."""
    return value.strftime("%d/%m/%Y") if value else ""


def first(words: str) -> str:
    """The same words with a capital letter in front."""
    return words[:1].upper() + words[1:]


@pass_context
def _document(context: Context, line: Line) -> str:
    """What a line calls its document: the number; without one what was said, the title, or that it was given directly."""
    if line.number or line.clause or line.circulation == "internal":
        return line.number or line.plan_title
    given = "web.given-directly" if line.issued else "web.given-directly-once"
    return line.said or label(given, context["lang"], day=line.issued.isoformat() if line.issued else "")


@pass_context
def _source(context: Context, plan: PlanLine) -> str:
    """What a plan is called in a list: its document's number, its title, or what a plan without a document rests on."""
    if plan.circulation == "internal" or plan.number:
        return plan.number or label("web.no-number", context["lang"])
    if plan.said is None:
        return plan.title
    day = (plan.issued or plan.launched_on).isoformat()
    return plan.said or label("web.given-directly", context["lang"], day=day)


@pass_context
def _due(context: Context, value: dt.datetime | None, zone: dt.tzinfo) -> str:
    """The last day in time of an instant of lateness, with the hour where it is not the day's end."""
    return due_words(value, zone, context["lang"])


def _last_day(value: dt.datetime, zone: dt.tzinfo) -> str:
    """The last day in time, as a sentence takes a day."""
    found = last_day(value, zone)
    return found.isoformat() if found else ""


@pass_context
def _all_late(context: Context, late: Late) -> str:
    return told_late(late, context["lang"])


@pass_context
def _due_today(context: Context, value: dt.datetime | None) -> bool:
    """Whether its last day in time is the day that the page shows, and not past."""
    moment = context.get("moment")
    return moment is not None and is_due_today(value, moment, context["zone"])


@pass_context
def _days_since(context: Context, value: dt.datetime) -> int:
    """Days from its last day in time to the day that the page shows."""
    zone = context["zone"]
    return int((context["moment"].astimezone(zone).date() - last_day(value, zone)).days)
