"""Of whom and of what a paper speaks, in words."""

from desk.exporting import occurrence_words
from desk.papers.phrases import short, some
from models import plan_queries
from models.database import Session
from models.paper_queries import Office
from notifications.phrases import clause
from plans.access import Grant, Role, Sight
from plans.wanted import NO_FIELD, Wanted
from plans.wording import label

NAMED = 4
"""Units and fields that are named of those somebody sees; the rest is a number."""


def scope_words(session: Session, wanted: Wanted, sight: Sight | None = None, office: Office | None = None) -> str:
    """What a paper is narrowed to, for its reader; empty where it is of everything. `wanted` is understood already.

    What its maker may not see is not in its figures: that too is told, the office's own people and those above it apart.
    """
    parts = [_seen(session, sight, wanted, office)] if sight is not None else []
    return "; ".join(one for one in (*parts, *_asked(session, wanted)) if one)


def whole_words(session: Session, sight: Sight | None = None, office: Office | None = None) -> str:
    """Of what a paper is that nothing narrows: each paper tells its reader."""
    if sight is None or sight.everything or office is None:
        return "toàn bộ nhiệm vụ đã giao"
    held = next((one for one in sight.scopes if _whole(session, one, office)), None)
    if held is None or held.unit is None or held.role is not Role.SUPERVISOR:
        return f"toàn bộ nhiệm vụ do {office.name} giao"
    return f"toàn bộ nhiệm vụ do {short(_name(session, held.unit), office)} và các cơ quan, đơn vị trực thuộc giao hoặc thực hiện"


def letter_words(session: Session, wanted: Wanted, sight: Sight | None = None, office: Office | None = None) -> str:
    """What a letter that goes out says of it: what was asked for, or that it is everything, as offices name it.

    Empty where that would speak of the product: of what its maker may see, of words that were looked for.
    """
    field = None if wanted.field == NO_FIELD else wanted.field
    asked = _asked(session, wanted._replace(text="", field=field))
    narrowed = (
        wanted.text.strip() or field != wanted.field or (sight is not None and _seen(session, sight, wanted, office))
    )
    return "; ".join(asked) or ("" if narrowed else whole_words(session, sight, office))


def _seen(session: Session, sight: Sight, wanted: Wanted, office: Office | None) -> str:
    """What somebody sees who does not see everything; empty where that does not narrow the paper."""
    units = sight.units if sight.listed is None else sight.listed
    if sight.everything or (wanted.unit in units and not wanted.below):
        return ""
    if office is not None and any(_whole(session, one, office) for one in sight.scopes):
        return ""
    scopes = [_scope(session, one) for one in sight.scopes]
    own = [_name(session, one) for one in sorted(units)]
    named = list(dict.fromkeys([*scopes, *sorted(own)]))
    return f"chỉ nhiệm vụ được phân công theo dõi ({some(named, NAMED, 'phạm vi khác')})"


def _whole(session: Session, scope: Grant, office: Office) -> bool:
    """Whether a scope takes in all that the office gave: it is the office's own, or a supervisor's of what stands above it."""
    above = {office.parent, office.province} if scope.role is Role.SUPERVISOR else set()
    return not scope.field and scope.unit is not None and _name(session, scope.unit) in {office.name, *above}


def _scope(session: Session, scope: Grant) -> str:
    field = f"lĩnh vực {scope.field}" if scope.field else ""
    unit = _name(session, scope.unit) if scope.unit else ""
    return " của ".join(one for one in (field, unit) if one)


def _name(session: Session, slug: str) -> str:
    named = plan_queries.unit_name(session, slug)
    return named.name if named else slug


def _asked(session: Session, wanted: Wanted) -> list[str]:
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
    return parts
