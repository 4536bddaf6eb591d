"""Of what a role is that nobody said the scope of: one rule for pages, commands and programs."""

from plans.access import INSIDE, Role
from plans.problems import DondocError, error


class RoleTooWide(DondocError):
    """The role has no office: it is given for the whole system, and only where that was said."""


def scoped(written: str, own: str, *, everywhere: bool = False) -> str:
    """A role as "role", "role:unit" or "role:unit:field"; without a scope it is of the person's `own` unit, or where `everywhere`
    says so of the whole system. An admin keeps the whole registry and has no other scope. Raises RoleTooWide.
    """
    role, _, scope = written.partition(":")
    if scope.strip(":") or everywhere or role in INSIDE or role not in set(Role):
        return written
    if role == Role.ADMIN:
        raise RoleTooWide(error("role-everywhere", role=role))
    return f"{role}:{own}"
