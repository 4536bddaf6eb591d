"""A register of incoming documents (Excel, JSON): looked at with every fault at its cell, then the chosen documents taken in."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from desk.importing import Looked, look_register, may_register, take_entries
from desk.registers import MOST, ReadRow, packed, unpacked
from plans.problems import Problem, error, has_errors
from web.deps import Here, Mine
from web.render import day, link_to, page

reading, router = APIRouter(), APIRouter()
COLUMNS: dict[str, tuple[str, ...]] = {
    "arrival": ("incoming_number", "incoming_date"),
    "paper": ("number", "issued", "issuer"),
    "subject": ("subject",),
    "note": ("note",),
    "due": ("due",),
}
"""The columns on the page, in the order of a register, and the cells of the file that stand in each."""


@reading.get("/so-van-ban-den", name="register")
def register(request: Request, here: Here, mine: Mine) -> Response:
    """The form for a file."""
    may_register(mine.actor, here.settings)
    return _form(request, [])


@router.post("/so-van-ban-den", name="register_looked")
def register_looked(
    request: Request,
    here: Here,
    mine: Mine,
    document: Annotated[UploadFile | None, File()] = None,
    no_secret: Annotated[str, Form(max_length=5)] = "",
) -> Response:
    """What stands in the file, row by row; nothing is taken in yet."""
    may_register(mine.actor, here.settings)
    if document is None or not document.filename:
        return _form(request, [error("no-file-chosen")], ticked=bool(no_secret))
    data, name = document.file.read(), document.filename
    looked = look_register(here.engine, here.settings, mine.actor, data, name, no_secret=bool(no_secret))
    if not looked.rows:
        return _form(request, looked.problems, ticked=bool(no_secret))
    return _rows(request, looked, name)


@router.post("/so-van-ban-den/dua-vao", name="register_taken")
def register_taken(
    request: Request,
    here: Here,
    mine: Mine,
    rows: Annotated[list[Annotated[str, Form(max_length=20_000)]] | None, Form(max_length=MOST)] = None,
    name: Annotated[str, Form(max_length=300)] = "-",
    no_secret: Annotated[str, Form(max_length=5)] = "",
) -> Response:
    """The chosen documents become plans on their way; what was taken in before stays as it is."""
    may_register(mine.actor, here.settings)
    if not no_secret:
        return _form(request, [error("secrecy-tick-missing")])
    if not rows:
        return _form(request, [error("register-none-chosen")], ticked=True)
    entries, problems = unpacked(rows, name)
    if has_errors(problems):
        return _form(request, problems, ticked=True)
    done, told = take_entries(here.engine, here.settings, mine.actor, entries, name, here.moment)
    if has_errors(told):
        return _form(request, told, ticked=True, taken=len(done.drafts))
    to = link_to(request, "drafts", {"xong": "so-den", "n": len(done.drafts), "cu": done.known})
    return RedirectResponse(to, status_code=303)


def _form(request: Request, problems: list[Problem], ticked: bool = False, taken: int = 0) -> Response:
    values = {"problems": problems, "ticked": ticked, "taken": taken, "most": MOST, "here": "drafts"}
    return page(request, "register.html", values, status=422 if problems else 200)


def _rows(request: Request, looked: Looked, name: str) -> Response:
    """Every row with its faults at its cells; the sound ones that are new may be chosen."""
    rows = [
        {
            "row": one.read,
            "known": one.known,
            "packed": packed(one.read.entry) if one.read.entry and not one.known else "",
            "cells": _cells(one.read),
        }
        for one in looked.rows
    ]
    faults = sum(has_errors([fault]) for one in looked.rows for fault in one.read.problems)
    values = {"rows": rows, "looked": looked, "name": name, "faults": faults, "columns": COLUMNS, "here": "drafts"}
    return page(request, "register_rows.html", values)


def _cells(row: ReadRow) -> dict[str, tuple[str, list[Problem]]]:
    """Each cell as it is to be read (a day as the office writes it), with what is wrong with it."""
    read = row.entry._asdict() if row.entry else {}
    cells = {}
    for key in (key for keys in COLUMNS.values() for key in keys):
        value = read.get(key)
        said = day(value) if isinstance(value, dt.date) else row.cells.get(key, "")
        cells[key] = (said, [one for one in row.problems if one.place.field == key])
    return cells
