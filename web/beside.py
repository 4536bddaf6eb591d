"""Which field of a form a problem is about: it is told beside that field, and what is about none of them above the form."""

from collections.abc import Mapping, Sequence

from plans.problems import Problem
from plans.wording import Lang, render

RESULT: Mapping[str, str] = {
    "secrecy-tick-missing": "no_secret",
    "result-number-long": "doc_number",
    "result-number-unsaid": "doc_number",
    "paper-other-number": "doc_number",
    "paper-of-other": "doc_number",
    "day-wrong": "doc_date",
    "day-year-cut": "doc_date",
    "result-date-ahead": "doc_date",
    "result-date-early": "doc_date",
    "result-date-early-of": "doc_date",
    "paper-other-day": "doc_date",
    "paper-other-signer": "signer",
    "result-link-wrong": "link",
    "words-too-long": "note",
    "files-apart": "own_files",
    "files-apart-inside": "own_files",
}
"""Codes and fields of the form of a result."""
RETURN: Mapping[str, str] = {
    "note-missing": "note",
    "words-too-long": "note",
    "day-wrong": "correct_by",
    "day-year-cut": "correct_by",
    "correct-by-missing": "correct_by",
    "correct-by-past": "correct_by",
    "correct-by-earlier": "correct_by",
    "correct-by-day-off": "correct_by",
}
"""Codes and fields of the form that returns a result."""
PROGRESS: Mapping[str, str] = {"percent-wrong": "percent", "words-too-long": "note"}
"""Of the form that tells how far the work is."""
TIME: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "extension-day-missing",
            "extension-not-later",
            "extension-day-past",
            "extension-beyond-parent",
            "extension-day-off",
            "day-wrong",
        ),
        "until",
    ),
    "day-year-cut": "until",
    "extension-ground-missing": "ground",
    "reason-missing": "reason",
    "extension-other-day": "reason",
    "words-too-long": "reason",
    "result-too-long": "paper",
}
"""Of the forms that ask for more time and answer that."""
WORDS: Mapping[str, str] = {"note-missing": "note", "words-too-long": "note"}
"""Of a form with a reason or note alone."""

ASK: Mapping[str, str] = {
    **dict.fromkeys(("ask-nobody", "ask-not-partner", "ask-already"), "partners"),
    **dict.fromkeys(("ask-words-missing", "words-too-long"), "ask_words"),
    **dict.fromkeys(
        ("ask-day-missing", "ask-after-task", "ask-day-off", "date-past", "day-wrong", "day-year-cut"), "ask_day"
    ),
}
"""Of the form that asks partners for their part."""
REPLY: Mapping[str, str] = {
    **dict.fromkeys(("contribution-empty", "contribution-both", "words-too-long"), "reply_words"),
    **dict.fromkeys(("file-kind", "file-empty", "too-large"), "reply_file"),
    "secrecy-tick-missing": "no_secret",
}
"""Of a partner's answer."""


def beside(
    problems: Sequence[Problem], fields: Mapping[str, str], lang: Lang
) -> tuple[dict[str, str], Sequence[Problem]]:
    """What is told beside each field, and the problems that are left for above the form.

    A problem of one of several rows ("parts", 2, "due") is told at that row's field, part-due-2.
    """
    told: dict[str, str] = {}
    for one in problems:
        if name := fields.get(one.code) or _of_row(one):
            said = render(one, lang, page=True)
            words = f"{said.says}. {said.do}." if said.do else f"{said.says}."
            told[name] = f"{told[name]} {words}" if name in told else words
    return told, [one for one in problems if not (one.code in fields or _of_row(one))]


def _of_row(problem: Problem) -> str:
    match problem.place.path:
        case ("parts", int(at), str(field)):
            return f"part-{field}-{at}"
    return ""
