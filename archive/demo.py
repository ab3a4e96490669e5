"""`make demo`: the whole site on this machine, with the samples in it, until it is stopped.

Everything that runs here is a child of this process and ends with it, and this process ends with the one that
started it (make). So nothing is left behind, whoever is killed, and however.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from types import FrameType

# The demo runs on its own database, whatever server the person's environment names for other work.
os.environ.pop("DATABASE_URL", None)

from archive import children, embedded, settings

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
PREPARATIONS = {
    "Setting up the database": ["migrate", "--verbosity=0"],
    "Collecting static files": ["collectstatic", "--no-input", "--verbosity=0"],
    "Loading samples": ["load_samples"],
    "Looking for an editor": ["create_editor", "--if-none", "--role", "administrator"],
}
GRACE = 5  # seconds for what is being done to be finished
WEB = [
    "-m",
    "gunicorn",
    "archive.wsgi",
    "--workers=2",
    f"--graceful-timeout={GRACE}",
    "--no-control-socket",
    "--log-level=warning",
]
WORKER = ["procrastinate", "worker", f"--shutdown-graceful-timeout={GRACE}"]

Children = dict[str, subprocess.Popen[bytes]]


class Stopped(Exception):
    """Somebody asked this process to stop."""


class Failed(Exception):
    """The demo cannot go on; the message says why."""


def main() -> int:
    children.die_with_parent(os.getppid(), signal.SIGTERM)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    running: Children = {}
    try:
        with _listener() as listener:
            _say("Starting PostgreSQL")
            embedded.use(settings.EMBEDDED)
            _finish([sys.executable, "-m", "archive.demo", "prepare"], running)
            _serve(listener, running)
    except Stopped:
        return 0
    except (Failed, embedded.ServerFailed) as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        _end(running)
    return 1


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _say(title: str) -> None:
    print(f"{title} ...", flush=True)


def _listener() -> socket.socket:
    """The address, taken before any work is done, so that nobody waits in vain."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or int(given) > 65_535:
        raise Failed(f"PORT={given} is no port. Choose a number up to 65535, for example `make demo PORT=8080`.")
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", int(given)))
    except OSError as error:
        listener.close()
        raise Failed(f"Port {given} cannot be used ({error.strerror}). Choose another: make demo PORT=8080") from error
    return listener


def prepare() -> None:
    """All preparations in one process, because loading Django takes longer than most of them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    import django
    from django.core.management import call_command

    django.setup()
    for title, command in PREPARATIONS.items():
        _say(title)
        call_command(*command)


def _finish(command: list[str], running: Children) -> None:
    """Run a command to its end, which must be a good one."""
    running["preparation"] = children.start(command, signal.SIGTERM, own_session=True)
    status = running["preparation"].wait()
    del running["preparation"]
    if status:
        raise Failed("The demo could not be prepared; what went wrong is said above.")


def _serve(listener: socket.socket, running: Children) -> None:
    """Answer and work until asked to stop, or until a child has died."""
    bound = listener.fileno()
    web = [sys.executable, *WEB, f"--bind=fd://{bound}"]
    running["web server"] = children.start(web, signal.SIGTERM, pass_fds=[bound], own_session=True)
    running["worker"] = children.start([*MANAGE, *WORKER], signal.SIGTERM, own_session=True)
    port = listener.getsockname()[1]
    while not _answers(port):
        _pause(running)
    print(f"\nOn Record is at http://localhost:{port}/ and its desk at http://localhost:{port}/admin/", flush=True)
    print("Ctrl-C stops it.", flush=True)
    while True:
        _pause(running)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _pause(running: Children) -> None:
    """A moment, after which all children must still be there."""
    time.sleep(0.2)
    for name, child in running.items():
        if child.poll() is not None:
            raise Failed(f"The {name} ended by itself, with status {child.returncode}; its messages are above.")


def _end(running: Children) -> None:
    """Ask all children to end, and insist after a while."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in running.values():
        child.terminate()
    patience = time.monotonic() + GRACE + 2
    for child in running.values():
        try:
            child.wait(max(0, patience - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


if __name__ == "__main__":
    if sys.argv[1:] == ["prepare"]:
        prepare()
    else:
        sys.exit(main())
