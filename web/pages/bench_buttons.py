"""The buttons that stand on the workbench beside one thing: what each does, what the page then says, and where it stands."""

from collections.abc import Callable

from desk.drafts.correcting import Hand, correct_draft, leave_doubts, undo
from desk.drafts.typed import add_passage, leave_out, link_with, start_on
from plans.corrections import Bind, Change, Drop
from plans.wording import label
from web.deps import Place

Button = Callable[[Place, Hand, str], str]
"""Does it, of what its value says; the task that the page is to stand at (empty: none)."""


def _into_pile(here: Place, hand: Hand, said: str) -> str:
    pile, _, task = said.partition(":")
    correct_draft(here.engine, hand, Change(tasks=(task,), set={"handling": pile}))
    return task


def _linked(here: Place, hand: Hand, said: str) -> str:
    task, _, same = said.partition("|")
    link_with(here.engine, hand, task, same)
    return task


def _said_twice(here: Place, hand: Hand, said: str) -> str:
    task, _, same = said.partition("|")
    correct_draft(here.engine, hand, Drop(tasks=(task,)), label("bench.same-dropped", "vi", name=same))
    return task


def _past_given(here: Place, hand: Hand, said: str) -> str:
    correct_draft(here.engine, hand, Change(tasks=tuple(said.split(",")), set={"give_past": True}))
    return ""


def _past_dropped(here: Place, hand: Hand, said: str) -> str:
    correct_draft(here.engine, hand, Drop(tasks=tuple(said.split(","))), label("bench.past-dropped", "vi"))
    return ""


def _left_out(here: Place, hand: Hand, said: str) -> str:
    leave_out(here.engine, here.settings, hand, said)
    return said


def _started(here: Place, hand: Hand, said: str) -> str:
    return start_on(here.engine, here.settings, hand, said)[0]


def _taken(here: Place, hand: Hand, said: str) -> str:
    add_passage(here.engine, here.settings, hand, said)
    return ""


def _bound(here: Place, hand: Hand, said: str) -> str:
    slug, _, name = said.partition(":")
    correct_draft(here.engine, hand, Bind(name=name, to=(slug,)))
    return ""


def _looked_at(here: Place, hand: Hand, said: str) -> str:
    leave_doubts(here.engine, hand, said.split(","))
    return ""


def _taken_back(here: Place, hand: Hand, _: str) -> str:
    undo(here.engine, hand)
    return ""


BUTTONS: dict[str, tuple[Button, str]] = {
    "nhom": (_into_pile, "sua"),
    "noi": (_linked, "sua"),
    "trung": (_said_twice, "bo"),
    "qua-han": (_past_given, "qua-han"),
    "bo-qua-han": (_past_dropped, "bo"),
    "bo-khoi": (_left_out, "sua"),
    "tu-ngay": (_started, "sua"),
    "lay": (_taken, "them"),
    "gan": (_bound, "gan"),
    "xem": (_looked_at, "xem"),
    "hoan-tac": (_taken_back, "hoan-tac"),
}
"""By the first word of the button's value: what it does with the rest of it, and what the page says was done."""
