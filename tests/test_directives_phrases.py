"""The lists of phrases are their own test: what each example gives, and that it speaks of its list."""

import datetime as dt
import re
from pathlib import Path

import pytest

import directives
from directives.compile import compile_text
from directives.labelled.lines import names_in, read_labelled
from directives.labelled.sections import field_of
from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape, endings, phrases
from directives.sections.phases import heading_due
from directives.sentences.blamed import asked_after_blame
from directives.sentences.cutting import pieces
from directives.sentences.members import is_member
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.role_works import role_work
from directives.sentences.roles_told import executing_amid, part_done
from directives.sentences.subjects import read_subject
from directives.strings.flow import flow
from directives.strings.folding import fold
from directives.tables.role_cells import roles_of
from directives.times.whole_dues import read_whole_due
from directives.work.proposals import goes_on, runs_on

DAY = dt.date(2026, 3, 2)
CODE = "\n".join(path.read_text("utf-8") for path in Path(directives.__file__).parent.rglob("*.py"))


def who(sentence):
    found = read_subject(sentence)
    return found and " · ".join(found.names) + " (đề nghị)" * found.asked


def together(sentence):
    return " · ".join(read_partners(sentence)) or None


def beside(sentence):
    found = read_subject(sentence)
    return " · ".join(found.names) + (" + " + " · ".join(found.beside) if found.beside else "")


def asked_next(sentence):
    found = asked_after_blame(pieces(line(sentence)))[1]
    return " · ".join(found.names) if found else None


def receiver(sentence):
    found = read_reports(sentence)
    return ((found.report_to or "") + f" (qua {found.via})" * (found.via is not None)).strip() or None


def day_of(due):
    return getattr(due, "date", None)


def typed(words):
    return day_of(read_whole_due(words, DAY)[0])


def heading(words):
    return day_of(heading_due(words, DAY))


def line(words):
    return flow(words, (0, len(words)))


def cell(words):
    return " · ".join(names_in(line(words)))


def label(words):
    return read_labelled(line(words), 0).field


def roles(words):
    return " | ".join(one.text for one in roles_of(line(words)))


def last_task(words):
    found = compile_text(f"CHỈ THỊ\nVề bến đò\n\n{words}\n", [], "bến đò", "a.txt").plan.tasks[-1]
    to = f" > {found.report_to}" if found.report_to else ""
    return " + ".join((", ".join(found.lead), *found.with_)) + to


def goes_on_after(words):
    return goes_on(words, "Ban Chỉ đạo")


def amid_work(words):
    return " · ".join(executing_amid(words, fold(words))) or None


def named_work(words):
    told = role_work(words)
    return words[slice(*told.work)] if told else None


def part(words):
    told = part_done(words)
    return " · ".join(told.names) if told else None


READERS = {
    "subjects": who,
    "persons": who,
    "partners": together,
    "reports": receiver,
    "dues": typed,
    "phases": heading,
    "labelled": cell,
    "obligations": last_task,
    "proposals": None,
    "label": label,
    "named_work": named_work,
    "amid_work": amid_work,
    "part_done": part,
    "headed": field_of,
    "runs_on": runs_on,
    "goes_on": goes_on_after,
    "roles": roles,
    "member": is_member,
    "beside": beside,
    "asked_next": asked_next,
}
"""What reads the examples of a file, or of a list that names it."""
LISTS = [
    (file, name)
    for file in ("subjects", "persons", "partners", "reports", "dues", "phases", "labelled", "obligations", "proposals")
    for name, entry in lexicon(file).items()
    if "phrases" in entry and isinstance(entry["examples"], dict)
]


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_examples_of_the_lists(file, name):
    """One item a list: its shape is made once."""
    entry = lexicon(file)[name]
    read, shape = READERS[entry.get("reads", file)], Shape(file, rf"(?<!\w){{{name}}}")
    assert {example: read(example) for example in entry["examples"]} == entry["examples"]
    assert [example for example in entry["examples"] if not shape.search(fold(example))] == []


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_every_list_says_why_and_is_used(file, name):
    entry = lexicon(file)[name]
    assert entry["why"].endswith(".")
    assert entry["examples"]
    assert [fold(" ".join(phrase.split())) for phrase in entry["phrases"]] == entry["phrases"]
    assert len(set(entry["phrases"])) == len(entry["phrases"])
    assert re.search(rf'\{{(?:{file}\.)?{name}\}}|["\']{file}["\'], ["\']{name}["\']', CODE)


def test_a_shape_takes_whole_words_and_loose_blanks():
    shape = Shape("subjects", r"{demands}\s+(?P<who>\w+)")
    assert shape.match("đề  nghị sở")["who"] == "sở"
    assert not shape.match("giaothông vận tải")
    assert "yêu cầu" in phrases("subjects", "demands")
    assert " yêu cầu" in endings("subjects", "demands")
