"""`dondoc up`: the web app at once, Prefect's server and the flows behind it as children, all of it stopped together."""

import contextlib
import datetime as dt
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import uvicorn

from cli.address import keep_address
from desk.logins import first_link
from flows.environment import prefect_environment
from models.database import Engine
from models.settings import Settings, settings
from plans.problems import DondocError, error
from plans.wording import label

Tell = Callable[[str, Mapping[str, str]], None]
READY = "flows: ready"
STOP_SECONDS = 12.0
"""How long children may take to stop before they are killed; a killed sweep loses nothing."""
LOG_BYTES = 5_000_000
RESTART_SECONDS = (2.0, 10.0, 60.0)
"""Pauses before a child that ended by itself is started again; the last one is repeated."""


class PortTaken(DondocError):
    """Another program listens where the web app should."""


class Program(NamedTuple):
    """A child to keep running: the name of its log, its module and arguments."""

    name: str
    arguments: tuple[str, ...]


def up(host: str = "127.0.0.1", port: int = 8000, prefect: bool = True) -> int:
    """Runs the service until Ctrl-C or SIGTERM; afterwards no process of it is left and its ports are free."""
    config = settings()
    listening = _listen(host, port)
    from web.app import create_app

    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    url = f"http://{shown}:{listening.getsockname()[1]}"
    config = keep_address(config, url)
    app = create_app(config)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    _stop_on_signal(server)
    _say(config, "service.web", url=url)
    _first_login(config, app.state.engine)
    if not prefect:
        _say(config, "service.by-hand")
    keepers = _prefect(config) if prefect else []
    try:
        server.run(sockets=[listening])
    finally:
        _say(config, "service.stopping")
        for keeper in reversed(keepers):
            keeper.stop()
    _say(config, "service.stopped")
    return 0


def _first_login(config: Settings, engine: Engine) -> None:
    """As long as no admin can log in: the link that makes the first admin, for whoever started the service."""
    path = first_link(engine, config, dt.datetime.now(dt.UTC))
    if path is not None:
        _say(config, "login.first-link", url=config.public_url.rstrip("/") + path, hours=f"{config.link_hours:g}")


class Keeper:
    """Keeps one child running in a thread of its own: starts it, logs it, starts it again when it ends by itself."""

    def __init__(self, program: Program, environment: dict[str, str], log: Path, tell: Tell) -> None:
        self.program, self.environment, self.log, self.tell = program, environment, log, tell
        self._journal = _journal(log)
        self._stop = threading.Event()
        self._child: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._keep, name=program.name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Asks the child to end, and ends it if it does not; returns when it is gone with all that it started."""
        with self._lock:
            self._stop.set()
            child = self._child
        if child is not None:
            _end(child)
        self._thread.join()

    def _keep(self) -> None:
        for tries in range(sys.maxsize):
            self._run()
            if self._stop.wait(RESTART_SECONDS[min(tries, len(RESTART_SECONDS) - 1)]):
                return

    def _run(self) -> None:
        with self._lock:
            if self._stop.is_set():
                return
            self._child = child = _start(self.program, self.environment)
        assert child.stdout is not None
        for line in child.stdout:
            self._journal.info(line.rstrip())
            if line.startswith(READY):
                self.tell("service.prefect", {})
        child.wait()
        if not self._stop.is_set():
            self.tell("service.restarted", {"name": self.program.name, "log": str(self.log)})


def _prefect(config: Settings) -> list[Keeper]:
    """Prefect's server and the flows; with an address of a server of the office, only the flows."""
    home = (config.data_dir / "prefect").absolute()
    home.mkdir(parents=True, exist_ok=True)
    port = _free_port(config.prefect_port)
    url = config.prefect_api_url or f"http://127.0.0.1:{port}/api"
    environment = os.environ | prefect_environment(home, url) | _same_place(config)
    server = Program("prefect-server", ("prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)))
    programs = [] if config.prefect_api_url else [server]
    programs.append(Program("flows", ("flows.serving",)))
    _say(config, "service.prefect-starting")

    def tell(key: str, arguments: Mapping[str, str]) -> None:
        _say(config, key, url=url.removesuffix("/api"), **arguments)

    return [Keeper(one, environment, home / f"{one.name}.log", tell) for one in programs]


def _same_place(config: Settings) -> dict[str, str]:
    """Where the data is, absolutely: a run of a flow has a working folder of its own."""
    data = config.data_dir.absolute()
    at_home = config.model_copy(update={"data_dir": data})
    return {
        "DONDOC_DATA_DIR": str(data),
        "DONDOC_DATABASE_URL": config.database_url or at_home.url,
        "DONDOC_PUBLIC_URL": config.public_url,
        "PYTHONUTF8": "1",
    }


def _start(program: Program, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A child in a session of its own, so that Ctrl-C reaches us first; its standard input ties its life to ours."""
    return subprocess.Popen(
        [sys.executable, "-m", "flows.tied", *program.arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        encoding="utf-8",
        errors="replace",
    )


def _journal(log: Path) -> logging.Logger:
    """A file that never grows beyond two pieces: the service runs for months."""
    journal = logging.Logger(log.stem)
    journal.addHandler(RotatingFileHandler(log, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"))
    return journal


def _end(child: "subprocess.Popen[str]") -> None:
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _listen(host: str, port: int) -> socket.socket:
    """The web app's socket, taken before anything is started; PortTaken where another program has it."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as cause:
        raise PortTaken(error("port-taken", host=host, port=port, why=cause.strerror or str(cause))) from cause


def _free_port(wanted: int) -> int:
    """The port wanted, or any free one where another program has it."""
    for port in (wanted, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as found:
                return int(found.getsockname()[1])
        except OSError:
            continue
    return wanted


def _stop_on_signal(server: uvicorn.Server) -> None:
    """SIGINT and SIGTERM end the server, not the process: the children have to be stopped after it."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, stop)


def _say(config: Settings, key: str, **arguments: str) -> None:
    print(label(key, config.lang, **arguments), flush=True)  # noqa: T201
