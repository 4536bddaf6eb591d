"""Random plans for property tests."""

import re

from hypothesis import strategies as st

from plans.due import Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.plan import Citation, Directive, Force, Handling, How, Incoming, Plan, Signer, Source, Task, Urgency
from plans.policy import ReminderPolicy, StagePolicy

AWKWARD = [
    "null",
    "~",
    "17:00",
    "1.10",
    "no",
    "2026-12-14",
    "- a",
    "a: b",
    "a #b",
    "[x]",
    "{y}",
    "'",
    '"',
    "&a",
    "*b",
    "%",
    "\n",
    "a\n",
    "a\n\nb",
    " a\nb",
    "a ",
    "a" * 200 + "\n",
]
WORDS = [
    "Sở",
    "Nội vụ,",
    "Ủy ban",
    "nhân dân",
    "(qua",
    "Sở Nội vụ)",
    "trước ngày",
    "31/12/2026;",
    "“định kỳ”",
    "-",
    "a:",
    "#",
    "",
    "\t",
]
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
texts = st.one_of(sentences, anything, st.sampled_from(AWKWARD), st.lists(sentences, max_size=3).map("\n".join))
short = texts.map(lambda text: text[:120])
maybe = st.none() | texts
names = st.lists(short, max_size=4).map(tuple)
dates = st.dates()
times = st.none() | st.times().map(lambda at: at.strftime("%H:%M"))
dues = st.one_of(
    st.none(),
    st.builds(OnDate, date=dates, time=times, start=st.none() | dates, text=texts),
    st.builds(Recurring, rrule=texts, time=times, start=st.none() | dates, text=texts),
    st.builds(
        Relative,
        amount=st.integers(-999, 999),
        unit=st.sampled_from(["hour", "day", "working-day", "week", "month", "year"]),
        from_=st.sampled_from(["issued", "effective", "received", "event"]),
        text=texts,
    ),
    st.builds(Periodic, text=texts),
    st.builds(OnEvent, text=texts),
    st.builds(Immediate, text=texts),
)
stages = st.builds(
    StagePolicy, accept=st.booleans(), review=st.booleans(), deem_accepted_after=st.none() | st.integers(1, 9)
)
days = st.lists(st.integers(0, 30), max_size=4).map(tuple)
reminders = st.builds(ReminderPolicy, before=days, overdue=days, weekly=st.booleans(), enabled=st.booleans())
tasks = st.builds(
    Task,
    id=short.filter(bool).map(lambda text: text[:80]),
    title=short.filter(bool),
    clause=maybe,
    part=st.integers(1, 9),
    quote=texts,
    span=st.none() | st.tuples(st.integers(0, 99), st.integers(0, 9999)),
    lead=names,
    with_=names,
    report_to=maybe,
    via=maybe,
    due=dues,
    inherited_from=maybe,
    source_quote=maybe,
    refers_to=st.lists(st.builds(Citation, number=texts, date=st.none() | dates), max_size=2).map(tuple),
    product=maybe,
    target=maybe,
    urgency=st.none() | st.sampled_from(Urgency),
    handling=st.sampled_from(Handling),
    why=maybe,
    force=st.sampled_from(Force),
    together=st.booleans(),
    confirmer=maybe,
    field=maybe,
    found=st.dictionaries(st.sampled_from(["lead", "due", "date"]) | short, st.sampled_from(How), max_size=3),
    stages=st.none() | stages,
    reminders=st.none() | reminders,
)


def _is_words(text: str) -> bool:
    """Whether a text is more than digits and signs, which the file would take for a date gone wrong."""
    return re.fullmatch(r"[\d/. -]+", text) is None


directives = st.builds(
    Directive,
    kind=st.sampled_from(["chi-thi", "ke-hoach", None]),
    number=maybe,
    issuer=maybe,
    issued=st.none() | dates,
    subject=maybe,
    effective=st.none() | dates | texts.filter(_is_words),
    signer=st.none() | st.builds(Signer, name=texts, title=maybe, for_=maybe),
    incoming=st.none() | st.builds(Incoming, office=maybe, number=maybe, date=st.none() | dates),
    recipients=names,
    implements=names,
    cites=st.lists(st.builds(Citation, number=texts, date=st.none() | dates), max_size=3).map(tuple),
    urgency=st.sampled_from(Urgency),
    circulation=st.sampled_from(["open", "internal"]),
)
plans = st.builds(
    Plan,
    plan=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True),
    version=st.integers(1, 99),
    title=maybe,
    directive=directives,
    source=st.none() | st.builds(Source, name=texts, sha256=texts, characters=st.integers(0, 10**9)),
    perspective=st.sampled_from(["issue", "receive"]),
    as_=maybe,
    office=maybe,
    confirmer=maybe,
    calendar=texts,
    stages=stages,
    reminders=reminders,
    bindings=st.dictionaries(texts, names, max_size=3),
    tasks=st.lists(tasks, max_size=3).map(tuple),
)
