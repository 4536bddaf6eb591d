"""Other systems that an admin lets be told of what happens, and how their calls were answered."""

from fastapi import APIRouter

from desk.hooks import add_hook, hook_list, hook_view, pause_hook, remove_hook, try_hook
from plans.hooks import Hook, HookCall
from web.api import asked
from web.api.answers.common import Listed, Shown, after
from web.api.answers.kept import HookCalls, Told
from web.api.deps import From, Keeper, Size
from web.deps import Here

router = APIRouter(prefix="/webhooks", tags=["registry"])


@router.get("")
def webhooks(here: Here, mine: Keeper) -> list[Hook]:
    """The systems that are told of what happens."""
    return hook_list(here.engine, mine.slug)


@router.post("", status_code=201)
def new_webhook(here: Here, mine: Keeper, new: asked.NewHook) -> Shown:
    """Tell another system too; the secret that signs its calls is shown once."""
    made = add_hook(here.engine, here.settings, new.url, new.events, mine.slug, here.moment)
    return Shown(id=made.id, secret=made.secret)


@router.get("/{number}")
def webhook(here: Here, mine: Keeper, number: int, offset: From = 0, limit: Size = 50) -> HookCalls:
    """One of them with its calls, the last first, and what was answered to each."""
    seen = hook_view(here.engine, number, mine.slug, limit, offset)
    next_ = after(seen.total, offset, limit)
    calls: Listed[HookCall] = Listed(items=seen.calls, total=seen.total, offset=offset, limit=limit, next=next_)
    return HookCalls(hook=seen.hook, calls=calls)


@router.post("/{number}/try")
def try_webhook(here: Here, mine: Keeper, number: int) -> Told:
    """Call it once with the event "test", at once, and say what was answered."""
    ok, detail = try_hook(here.engine, here.settings, number, mine.slug, here.moment)
    return Told(ok=ok, detail=detail)


@router.post("/{number}/pause")
def pause(here: Here, mine: Keeper, number: int) -> list[Hook]:
    """It is told nothing for now; what happens waits for it."""
    pause_hook(here.engine, number, mine.slug, here.moment, active=False)
    return hook_list(here.engine, mine.slug)


@router.post("/{number}/resume")
def resume(here: Here, mine: Keeper, number: int) -> list[Hook]:
    """It is told again, also of what happened meanwhile."""
    pause_hook(here.engine, number, mine.slug, here.moment, active=True)
    return hook_list(here.engine, mine.slug)


@router.delete("/{number}")
def drop_webhook(here: Here, mine: Keeper, number: int) -> list[Hook]:
    """It is told nothing more."""
    remove_hook(here.engine, number, mine.slug, here.moment)
    return hook_list(here.engine, mine.slug)
