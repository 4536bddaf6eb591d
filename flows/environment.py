"""What Prefect must be told by environment variables before it is first imported: where to live, and to stay at home."""

from pathlib import Path

KEEP_DAYS = 14
"""Days that finished runs and events are kept in Prefect's own database."""


def prefect_environment(home: Path, api_url: str | None = None) -> dict[str, str]:
    """Variables of an embedded Prefect: its files under `home`, nothing sent to anybody, old runs swept away.

    Without an address a flow that is called starts a server of its own for as long as the process lives.
    """
    server = {"PREFECT_API_URL": api_url} if api_url else ALONE
    return (
        OFFLINE
        | server
        | {
            "PREFECT_HOME": str(home),
            "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
            "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(KEEP_DAYS * 24 * 3600),
            "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": f"P{KEEP_DAYS}D",
        }
    )


OFFLINE = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_LOGGING_COLORS": "false",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    "PREFECT_RUNNER_POLL_FREQUENCY": "5",
}
"""No usage figures, no advertisement, no questions: all that a run needs is on this machine. Signs of life, quick starts."""
ALONE = {"PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true", "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120"}
"""A server only for this process; its first start takes longer than the 20 seconds that Prefect allows."""
