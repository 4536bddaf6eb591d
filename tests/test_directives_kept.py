"""What was worked out of a text is kept while its document is read, and no longer."""

from directives.compile import compile_directive
from directives.strings.folding import fold
from directives.strings.kept import forget, kept


def test_an_answer_is_worked_out_once_until_it_is_forgotten():
    asked = []

    @kept
    def answer(text, *, loud=False):
        asked.append(text)
        return text.upper() if loud else text

    assert [answer("a"), answer("a"), answer("a", loud=True)] == ["a", "a", "A"]
    assert asked == ["a", "a"]
    forget()
    assert answer("a") == "a"
    assert asked == ["a", "a", "a"]


def test_a_document_that_was_read_takes_no_room():
    fold("Sở Y tế")
    compile_directive("1. Sở Y tế rà soát.".encode(), "a.txt")
    assert fold.cache_info().currsize == 0
