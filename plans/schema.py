"""The JSON Schema of the plan file, for editors that check and complete while one types."""

from typing import Any

from plans.plan import Plan
from plans.wording import labels

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """What a plan file may hold: the schema that `dondoc schema` prints, fields named in Vietnamese."""
    schema = Plan.model_json_schema(by_alias=True)
    schema["$defs"] = {name: _nullable(part) for name, part in schema["$defs"].items()}
    return {"$schema": DRAFT, **_nullable(schema), "title": "Danh mục nhiệm vụ"}


def _nullable(part: dict[str, Any]) -> dict[str, Any]:
    """A part whose optional fields may be left empty, as `read_plan` lets them, each with its label as title."""
    needed = part.get("required", ())
    fields = {
        name: _titled(name, field if name in needed else {"anyOf": [field, {"type": "null"}]})
        for name, field in part.get("properties", {}).items()
    }
    return {**part, "properties": fields} if fields else part


def _titled(name: str, field: dict[str, Any]) -> dict[str, Any]:
    of_due = name == "kind" and "const" in field.get("anyOf", [field])[0]
    words = labels("vi").get(f"field.{'due-kind' if of_due else name}")
    return {**field, "title": words} if words else field
