"""A plan closed, or opened again."""

from web.api.answers.common import Answer


class Closed(Answer):
    """A plan that was closed or opened again: how many of its assignments were ended."""

    plan: str
    ended: int = 0
