"""Every table of the product. Instants are aware UTC; JSON columns hold plain lists and dicts; slugs are stable keys."""

from models.tables import columns  # noqa: I001  (names of constraints come before the tables)
from models.tables.registry import Unit, UnitGroup, GroupMember, Succession, Person, Role, Channel, CalendarDay
from models.tables.drafts import StoredFile, PlanDraft, DraftChange
from models.tables.ledger import (
    LaunchedPlan,
    Task,
    TaskLink,
    Membership,
    MembershipUnit,
    TaskMembership,
    Assignment,
    StageChange,
    Evidence,
    Extension,
    OPEN_STAGES,
)
from models.tables.contributions import Contribution
from models.tables.outbox import Message, MessageFile, Reminder, Attempt, Lease, Wake, Webhook, WebhookCall
from models.tables.access import (
    Password,
    WebSession,
    OneTimeLink,
    LoginTry,
    Identity,
    ApiToken,
    CalendarFeed,
    InstallationKey,
    Audit,
)
from models.tables.papers import SavedView, Snapshot

__all__ = [
    "OPEN_STAGES",
    "ApiToken",
    "Assignment",
    "Attempt",
    "Audit",
    "CalendarDay",
    "CalendarFeed",
    "Channel",
    "Contribution",
    "DraftChange",
    "Evidence",
    "Extension",
    "GroupMember",
    "Identity",
    "InstallationKey",
    "LaunchedPlan",
    "Lease",
    "LoginTry",
    "Membership",
    "MembershipUnit",
    "Message",
    "MessageFile",
    "OneTimeLink",
    "Password",
    "Person",
    "PlanDraft",
    "Reminder",
    "Role",
    "SavedView",
    "Snapshot",
    "StageChange",
    "StoredFile",
    "Succession",
    "Task",
    "TaskLink",
    "TaskMembership",
    "Unit",
    "UnitGroup",
    "Wake",
    "WebSession",
    "Webhook",
    "WebhookCall",
    "columns",
]
