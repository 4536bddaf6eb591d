"""What a program's token opens of what its person may do: it narrows, and never adds."""

from enum import StrEnum


class Scope(StrEnum):
    """Read lists and papers; act on assignments; compile, launch and amend plans; keep the registry."""

    READ = "read"
    ACT = "act"
    PLAN = "plan"
    ADMIN = "admin"


def opens(scopes: frozenset[Scope], wanted: Scope) -> bool:
    """Whether these scopes open what wants this one; every one of them lets its program read what it works on."""
    return wanted in scopes or (wanted is Scope.READ and bool(scopes))
