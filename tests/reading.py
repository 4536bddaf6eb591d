"""Papers written in a test, read by the compiler."""

from directives.compile import compile_directive


def head(text):
    """What a paper says of itself."""
    return compile_directive(text.encode(), "a.txt").plan.directive
