"""What a command stands on: the settings, the clock and the database, asked for once, here at the edge."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models.settings import Settings, settings
from plans.problems import DondocError, error

if TYPE_CHECKING:
    from models.database import Engine
    from plans.directory import Directory


class SettingWrong(DondocError):
    """A DONDOC_ variable holds what cannot be used."""


class Ground(NamedTuple):
    """Settings, the moment (aware, UTC) and the local day of this run."""

    settings: Settings
    now: dt.datetime
    today: dt.date

    def engine(self) -> "Engine":
        """The database, made on first use."""
        from models.database import prepare

        return prepare(self.settings)

    def has_database(self) -> bool:
        """Whether there is a database already; commands that can do without do not make one."""
        url = self.settings.url
        return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).exists()

    def directory(self) -> "Directory | None":
        """The registry of units, where there is one."""
        if not self.has_database():
            return None
        from models.database import reading
        from models.registry import load_directory

        with reading(self.engine()) as session:
            found = load_directory(session)
        return found if found.units else None


def here(today: dt.date | None = None) -> Ground:
    """The ground of this run; `today` given stands for the real day, at the real hour."""
    from pydantic import ValidationError

    try:
        held = settings()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = "DONDOC_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingWrong(error("setting-wrong", name=name, what=first["msg"])) from None
    now = dt.datetime.now(dt.UTC)
    local = now.astimezone(held.zone)
    if today is None:
        return Ground(held, now, local.date())
    return Ground(held, dt.datetime.combine(today, local.timetz()).astimezone(dt.UTC), today)


def moment_of(at: dt.datetime | dt.date | None, ground: Ground) -> dt.datetime:
    """The instant that `--at` means: a day's end, an hour in the office's zone, or now."""
    if at is None:
        return ground.now
    if isinstance(at, dt.datetime):
        return (at if at.tzinfo else at.replace(tzinfo=ground.settings.zone)).astimezone(dt.UTC)
    end = dt.datetime.combine(at + dt.timedelta(days=1), dt.time(), ground.settings.zone)
    return (end - dt.timedelta(seconds=1)).astimezone(dt.UTC)
