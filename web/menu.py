"""The top menu: which pages stand in it for whom, by role. A new page of the menu is one line here."""

from typing import NamedTuple

from plans.access import Actor, Role


class Entry(NamedTuple):
    """A page in the menu: the name of its route (and its `here`), the label, the icon, the roles it is for (none: everybody)."""

    name: str
    words: str
    icon: str
    roles: tuple[Role, ...] = ()


MENU = (
    Entry("start", "web.home", "home"),
    Entry("overdue", "web.overdue-short", "alert-triangle"),
    Entry("tasks", "web.tasks-short", "list-check"),
    Entry("drafts", "web.drafts-short", "file-text", (Role.COORDINATOR, Role.LEADER)),
    Entry("plans", "web.plans", "clipboard-list"),
    Entry("units", "web.units", "building"),
    Entry("papers", "web.papers-short", "files", (Role.SUPERVISOR, Role.COORDINATOR, Role.LEADER, Role.FOLLOWER)),
    Entry("kept_people", "kept.short", "settings", (Role.ADMIN,)),
)
"""Every page of the menu, in its order."""


def menu_of(actor: Actor) -> tuple[Entry, ...]:
    """The entries that somebody's roles open; whoever has several hats has them all in one menu."""
    worn = {grant.role for grant in actor.grants}
    return tuple(entry for entry in MENU if not entry.roles or worn & set(entry.roles))
