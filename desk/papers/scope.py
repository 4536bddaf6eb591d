"""Of whom and of what a paper speaks, in words."""

from collections.abc import Mapping

from desk.exporting import occurrence_words
from models import plan_queries
from models.database import Session
from notifications.phrases import clause
from plans.wanted import NO_FIELD, Wanted
from plans.wording import label

_TASK: Mapping[str, str] = {"urgency": "urgency", "state": "state"}


def scope_words(session: Session, wanted: Wanted) -> str:
    """What a paper is narrowed to, for its reader; empty where it is of everything. `wanted` is understood already."""
    parts = []
    if wanted.unit and (named := plan_queries.unit_name(session, wanted.unit)):
        parts.append(f"{named.name}{' và các cơ quan, đơn vị trực thuộc' if wanted.below else ''}")
    if wanted.field is not None:
        parts.append("chưa phân lĩnh vực" if wanted.field == NO_FIELD else f"lĩnh vực {wanted.field}")
    if wanted.plan and (plan := plan_queries.plan(session, wanted.plan)):
        internal = plan.circulation == "internal"
        parts.append(f"danh mục theo {plan.number or (label('web.internal').lower() if internal else plan.title)}")
    if wanted.task is not None:
        parts.append(f"nhiệm vụ {wanted.task}")
    if wanted.section is not None:
        parts.append("ngoài các đề mục" if wanted.section == NO_FIELD else clause(wanted.section))
    if wanted.month is not None:
        parts.append(
            "không có thời hạn" if wanted.month == NO_FIELD else f"đến hạn tháng {wanted.month[5:]}/{wanted.month[:4]}"
        )
    if wanted.occurrence is not None:
        parts.append(f"kỳ {occurrence_words(wanted.occurrence)}")
    if wanted.urgency is not None:
        parts.append(f"mức độ khẩn: {label(f'urgency.{wanted.urgency}')}")
    if wanted.text.strip():
        parts.append(f"có từ “{wanted.text.strip()}”")
    return "; ".join(parts)
