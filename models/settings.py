"""Settings of an installation, read from the environment (DONDOC_...) by the edges and passed down as a value."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from plans.due import ClockTime
from plans.plan import YearDay
from plans.problems import DondocError, error
from plans.state import ZONE


class SettingsWrong(DondocError):
    """A variable DONDOC_... holds what cannot be used; `problems` has all of them."""


class Settings(BaseSettings):
    """What an office may set; every value has a default that works on one machine. `isolated` lifts the secrecy gate."""

    model_config = SettingsConfigDict(env_prefix="DONDOC_", frozen=True, extra="ignore")

    database_url: str = ""
    data_dir: Path = Path(".run")
    busy_timeout: float = Field(default=5.0, gt=0, description="seconds to wait for somebody else's write")
    lang: Literal["vi", "en"] = "vi"
    office: str = ""
    office_phone: str = ""
    yearly_confirmation: Literal[""] | YearDay = Field(
        default="",
        description="month-day (12-15) on which standing work is confirmed each year; unsaid: the day of the year's report",
    )
    office_hours: Annotated[tuple[ClockTime, ClockTime], NoDecode] = ("07:30", "17:00")
    public_url: str = "http://127.0.0.1:8000"
    isolated: bool = False
    cookie_secure: bool | None = Field(default=None, description="cookies over https only; unsaid: as public_url is")
    session_hours: float = Field(default=12.0, gt=0)
    link_hours: float = Field(default=24.0, gt=0, description="how long a one-time link opens")
    reminder_links: bool = Field(
        default=True, description="links in reminders open the item without a login, to look at"
    )
    reminder_link_days: float = Field(default=14.0, gt=0, description="how long such a link opens")
    password_length: int = Field(default=10, ge=8, le=64, description="characters at least")
    login_tries: int = Field(default=5, gt=0, description="wrong passwords of a person before the lock")
    login_tries_address: int = Field(
        default=50, gt=0, description="the same of an address, where a whole office may be"
    )
    login_tries_minute: int = Field(default=30, gt=0, description="tries of an address in a minute, right ones too")
    lockout_minutes: int = Field(default=15, gt=0)
    mail_from: str = "dondoc@localhost"
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_mode: Literal["starttls", "ssl", "plain"] = "starttls"
    smtp_ca: Path | None = None
    oidc_issuer: str = Field(default="", description="the OpenID Connect provider's address, as it says it itself")
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_name: str = Field(default="", description="what stands on the button")
    oidc_by_email: bool = Field(default=False, description="a verified e-mail address links a person by itself")
    local_addresses: bool = Field(
        default=False, description="channels and calls to this machine and to link-local addresses too"
    )
    lease_seconds: float = Field(default=300.0, gt=0)
    prefect_api_url: str = ""
    prefect_port: int = Field(default=4200, ge=0, le=65535)

    @field_validator("office_hours", mode="before")
    @classmethod
    def _from_to(cls, hours: object) -> object:
        """As an office writes them: 07:30-17:00."""
        return tuple(part.strip() for part in hours.split("-")) if isinstance(hours, str) else hours

    @model_validator(mode="after")
    def _provider_whole(self) -> "Settings":
        """A provider is reached over https, or on this machine, and we have a name there."""
        parts = urlsplit(self.oidc_issuer)
        ours = parts.hostname in ("127.0.0.1", "::1", "localhost")
        if self.oidc_issuer and not (parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and ours))):
            raise ValueError("oidc_issuer: https://...")
        if self.oidc_issuer and not self.oidc_client_id:
            raise ValueError("oidc_client_id: missing")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which days begin and end: the one of the pure floor, so that no two clocks can disagree."""
        return ZONE

    @property
    def secure(self) -> bool:
        """Whether cookies go over https alone."""
        return self.public_url.startswith("https:") if self.cookie_secure is None else self.cookie_secure

    @property
    def url(self) -> str:
        """The database's URL; without one, a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'dondoc.db').as_posix()}"


def settings() -> Settings:
    """The settings as the environment has them now; only edges call this. Raises SettingsWrong, never with the values."""
    try:
        return Settings()
    except ValidationError as wrong:
        told = [error("setting-wrong", name=_variable(one["loc"]), what=one["msg"]) for one in wrong.errors()]
    raise SettingsWrong(*told)


def _variable(loc: tuple[int | str, ...]) -> str:
    return f"DONDOC_{loc[0]}".upper() if loc else "DONDOC_"
