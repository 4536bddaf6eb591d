"""A form that comes back after somebody else saved: what its writer did not change is as it is kept now, the rest is shown side by side."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from plans.wording import Lang, label

Value = str | list[str]
Fields = Mapping[str, Value]
LABELS = {
    "title": "field.title", "handling": "column.handling", "lead": "column.lead", "partners": "column.with", "due": "column.due",
    "confirmer": "column.confirmer", "product": "field.product", "target": "field.target", "report_to": "web.report-to",
    "force": "column.force", "together": "field.together", "field": "field.field", "doc_number": "web.number",
    "issued": "web.issued", "issuer": "web.issuer", "subject": "form.subject", "kind": "column.kind", "urgency": "field.urgency",
    "circulation": "bench.circulation",
}  # fmt: skip
"""What a field is called."""
CHOSEN = ("handling", "force", "kind", "urgency")
"""Fields whose values are words of ours."""


class Met(NamedTuple):
    """A field that somebody else changed: what it was, is now, and what was typed here where that is something else again."""

    field: str
    was: str
    now: str
    typed: str | None


def written(fields: Fields) -> str:
    """The fields as a form carries what it was filled with."""
    return json.dumps(dict(fields), ensure_ascii=False)


def read(text: str, like: Fields) -> dict[str, Value]:
    """What the form was filled with; what cannot be read was nothing."""
    try:
        found = json.loads(text)
    except ValueError:
        found = {}
    found = found if isinstance(found, dict) else {}
    return {key: _as(found.get(key), one) for key, one in like.items()}


def merged(was: Fields, typed: Fields, now: Fields, lang: Lang) -> tuple[dict[str, Value], tuple[Met, ...]]:
    """The form again, and what somebody else changed meanwhile."""
    form: dict[str, Value] = {}
    met = []
    for key, one in typed.items():
        mine, theirs = _plain(one) != _plain(was[key]), _plain(now[key]) != _plain(was[key])
        form[key] = one if mine else now[key]
        if theirs and _plain(one) != _plain(now[key]):
            shown = [_shown(key, value, lang) for value in (was[key], now[key], one)]
            met.append(Met(_name(key, lang), shown[0], shown[1], shown[2] if mine else None))
    return form, tuple(met)


def _as(value: object, like: Value) -> Value:
    if isinstance(like, str):
        return value if isinstance(value, str) else ""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _plain(value: Value) -> tuple[str, ...]:
    parts = [value] if isinstance(value, str) else value
    return tuple(words for one in parts if (words := " ".join(one.split())))


def _name(key: str, lang: Lang) -> str:
    name = label(LABELS[key], lang)
    return name[:1].upper() + name[1:]


def _shown(key: str, value: Value, lang: Lang) -> str:
    words = "; ".join(_plain(value))
    if key == "together":
        return label("bench.yes" if words else "bench.no", lang)
    if key == "circulation":
        return label("web.internal" if words == "internal" else "bench.circulation-open", lang)
    return (label(f"{key}.{words}", lang) if key in CHOSEN else words) if words else "–"
