"""Where people open the pages: as it is set, else where the service listened last, which commands beside it cannot know."""

from models.settings import Settings

_FILE = "address"
"""In the data folder."""


def keep_address(config: Settings, url: str) -> Settings:
    """The settings with the address of the pages: `url`, where the service listens, unless one is set. It is kept for commands."""
    if "public_url" in config.model_fields_set:
        return config
    config.data_dir.mkdir(parents=True, exist_ok=True)
    (config.data_dir / _FILE).write_text(url, "utf-8")
    return config.model_copy(update={"public_url": url})


def kept_address(config: Settings) -> str:
    """What links begin with that a command prints."""
    if "public_url" in config.model_fields_set:
        return config.public_url
    try:
        return (config.data_dir / _FILE).read_text("utf-8").strip() or config.public_url
    except OSError:
        return config.public_url
