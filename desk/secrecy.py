"""Words that somebody types and that bear a mark of secrecy: they are refused as a document is, and nothing of them is kept."""

from desk.acting import ActRefused
from models.settings import Settings
from plans.problems import Place, Problem, error


def secret_words(settings: Settings, **words: str | None) -> list[Problem]:
    """An error for every field whose words bear a mark; none where the installation is isolated."""
    if settings.isolated:
        return []
    from directives.secrecy import typed_mark

    marks = {field: typed_mark(text) for field, text in words.items() if text}
    return [error("secret-document", Place(field=field), mark=mark) for field, mark in marks.items() if mark]


def refuse_secret_words(settings: Settings, **words: str | None) -> None:
    """The same before anything is done; raises ActRefused."""
    if problems := secret_words(settings, **words):
        raise ActRefused(*problems)
