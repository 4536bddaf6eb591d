"""What is a person's own: his tokens, seen and ended, never made here."""

from fastapi import APIRouter

from desk.tokens import end_token, tokens_of
from web.api.answers import Token
from web.api.deps import Reader
from web.deps import Here

router = APIRouter(tags=["own"])


@router.get("/tokens")
def tokens(here: Here, mine: Reader) -> list[Token]:
    """The tokens of whose token this is; another one is made on his page, so that no token widens itself."""
    return [Token.model_validate(one) for one in tokens_of(here.engine, mine.slug)]


@router.delete("/tokens/{number}")
def end(here: Here, mine: Reader, number: int) -> list[Token]:
    """A token opens nothing more, from the next call on."""
    end_token(here.engine, mine.slug, number, here.moment)
    return [Token.model_validate(one) for one in tokens_of(here.engine, mine.slug)]
