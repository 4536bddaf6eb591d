"""The phrases of headings and heads are their own test: what the patterns made of each list match."""

import pytest

from directives.coverage import context_rules, passed_over
from directives.coverage import pieces as coverage
from directives.formats import blocks, pdf_lines
from directives.heads import (
    about,
    head,
    headline,
    issuer,
    kinds,
    name_case,
    news,
    number,
    place_and_day,
    retold,
    secrecy,
    subject,
    told_number,
)
from directives.labelled import tasks as labelled_tasks
from directives.lexicon import lexicon
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names import held_by
from directives.notes import sentences as note_sentences
from directives.notes import tasks as notes
from directives.results import result_papers, signatures
from directives.sections import (
    addressees,
    announced,
    assigned,
    forms,
    headed,
    informing,
    inherited,
    inventories,
    minutes,
    opening,
    roadmaps,
    sent_to,
    turned,
    without_work,
)
from directives.sentences import (
    acting_behind,
    allowed,
    citations,
    contacts,
    done_already,
    headings,
    idle,
    law_told,
    led_in,
    named_again,
    narrated,
    set_apart,
    subject_at,
)
from directives.sentences import cutting as sentences
from directives.strings.folding import fold
from directives.structure import (
    annexes,
    building,
    closing_days,
    dated_bodies,
    day_headings,
    other_titles,
    page_marks,
    paragraphs,
    quoted_law,
    report_days,
    run_on,
    same_day,
    step_headings,
    tail,
    web_page,
    zones,
)
from directives.tables import programmes, wrapped
from directives.times import (
    begun_periods,
    days_off,
    due_grammar,
    due_hours,
    due_onward,
    due_phrases,
    due_readings,
    ended_periods,
    left_hours,
    left_out_times,
    loose_periods,
    own_days,
    own_months,
    periods_apart,
    told_days,
)
from directives.words import scanned
from directives.work import (
    acted_on,
    content,
    days_ahead,
    examined,
    exempted,
    first_times,
    given_amid,
    guesses,
    happened,
    issued_of,
    lasting,
    left_over,
    noun_actors,
    of_a_case,
    of_another,
    others_acting,
    procedure_steps,
    referred,
    second_actor,
    shares,
    times_said,
    told,
    told_besides,
    upwards,
)

USED_IN = {
    "headings": (
        headings,
        examined,
        addressees,
        opening,
        sent_to,
        headed,
        inventories,
        minutes,
        procedure_steps,
        referred,
        roadmaps,
        turned,
        forms,
        without_work,
    ),
    "citations": (told_number, citations, news),
    "heads": (
        about,
        held_by,
        issuer,
        tail,
        zones,
        head,
        headline,
        kinds,
        name_case,
        number,
        place_and_day,
        other_titles,
        retold,
        subject,
        page_marks,
        paragraphs,
        result_papers,
        scanned,
        signatures,
        blocks,
        pdf_lines,
    ),
    "structure": (
        announced,
        annexes,
        assigned,
        content,
        context_rules,
        coverage,
        day_headings,
        step_headings,
        building,
        told,
        paragraphs,
        run_on,
        passed_over,
        notes,
        note_sentences,
        labelled_tasks,
        programmes,
        sentences,
        closing_days,
        web_page,
        zones,
        informing,
        blocks,
        led_in,
        pdf_lines,
        wrapped,
    ),
    "left_over": (
        left_over,
        happened,
        issued_of,
        days_ahead,
        times_said,
        second_actor,
        given_amid,
        noun_actors,
        of_a_case,
        of_another,
        others_acting,
        shares,
        told_besides,
        guesses,
        acted_on,
    ),
    "law": (law_told, quoted_law),
    "ranks": (upwards,),
    "references": (inherited,),
    "idle": (exempted, acting_behind, allowed, contacts, done_already, idle, narrated),
    "secrecy": (secrecy,),
    "deadlines": (
        dated_bodies,
        days_ahead,
        days_off,
        due_grammar,
        due_hours,
        due_onward,
        due_phrases,
        due_readings,
        begun_periods,
        periods_apart,
        report_days,
        same_day,
        ended_periods,
        left_hours,
        left_out_times,
        left_over,
        loose_periods,
        own_days,
        own_months,
        set_apart,
        named_again,
        lasting,
        first_times,
        subject_at,
        told_days,
    ),
}
"""The modules whose patterns are made of the lists of a file."""
LISTS = [(file, name) for file in USED_IN for name in lexicon(file)]


def made_of(file, name):
    """The patterns that hold a list."""
    return [
        shape
        for module in USED_IN[file]
        for shape in vars(module).values()
        if isinstance(shape, Shape) and f"{{{name}}}" in shape.template.replace("~}", "}").replace(f"{{{file}.", "{")
    ]


def found(shape, example):
    return shape.search(example if isinstance(shape, Printed) else fold(example)) is not None


def otherwise(file, name, key, matches):
    """The examples of a list for which its shapes do not say this."""
    shapes = made_of(file, name)
    return [
        example
        for example in lexicon(file)[name].get(key, ())
        if any(found(shape, example) for shape in shapes) is not matches
    ]


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_examples_of_the_lists(file, name):
    """One item a list: there are thousands of examples, and an item takes longer than they do."""
    assert otherwise(file, name, "examples", True) == [], "are not matched"
    assert otherwise(file, name, "others", False) == [], "are matched"


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_every_list_says_why_and_is_used(file, name):
    entry = lexicon(file)[name]
    assert entry["why"].endswith(".")
    assert "others" in entry
    printed = any(isinstance(shape, Printed) for shape in made_of(file, name))
    assert printed or [fold(" ".join(phrase.split())) for phrase in entry["phrases"]] == list(entry["phrases"])
    assert len(set(entry["phrases"])) == len(entry["phrases"])
    assert made_of(file, name)
