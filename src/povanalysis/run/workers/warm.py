"""Warm kernels: a provisioner that asks the fork server for a child that is ready at once.

The provisioner is Jupyter's own for local kernels in all but one step, the launch: what
``subprocess.Popen`` is there, :class:`WarmProcess` is here. So papermill and nbclient above it see
nothing unusual. It is chosen by the runner
(:class:`povanalysis.run.workers.kernels.RunnerKernelManager`) through the variable
``POVANALYSIS_FORKSERVER``; a papermill called by hand starts ordinary kernels.

Where the server does not answer, the ordinary kernel is started instead; where there can be none
(no ``fork``, no Linux), :func:`serving` says so and every kernel is an ordinary one.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import Pipe, reduction
from multiprocessing.forkserver import SIGNED_STRUCT
from pathlib import Path
from typing import Any

from povanalysis import scratch, waits
from povanalysis.run.workers import forkserver, surroundings
from povanalysis.run.workers.forkserver import Request

NAME = "povanalysis-warm"
VARIABLE = "POVANALYSIS_FORKSERVER"
WORKERS = "POVANALYSIS_WORKERSERVER"
SECONDS_TO_END = 2.0

# like ipykernel_launcher: nothing is imported from the working directory by accident
_START = f"import sys; del sys.path[0]; from {forkserver.__name__} import main; main(sys.argv[1:])"

# one thread in the server, whichever library would like more
SINGLE = {**surroundings.FIXED, "JE_ARROW_MALLOC_CONF": "background_thread:false"}


def impossible() -> str | None:
    """Say why this machine has no warm kernels; None where it has."""
    if not sys.platform.startswith("linux"):
        return f"forking loaded libraries is not safe on {sys.platform}"
    if not hasattr(os, "fork"):
        return "this Python has no fork"
    return None


class ForkServer:
    """A running fork server; the build holds it and ends it.

    Parameters
    ----------
    modules
        What it loads.
    directory
        Removed when the server ends; kernels put their sockets there.
    name
        Of its own socket there.

    Attributes
    ----------
    address
        Path of its socket, for :data:`VARIABLE`.
    """

    def __init__(self, modules: Sequence[str], directory: str, name: str = "kernels") -> None:
        # a path that is short, however long that of the directory is
        self._directory = os.open(directory, os.O_RDONLY)
        self.address = f"/proc/{os.getpid()}/fd/{self._directory}/{name}"
        ours, self._lifeline = os.pipe()
        self._news, news = os.pipe()
        # what modules print may be more than a pipe holds; closed with the server
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        with socket.socket(socket.AF_UNIX) as listener:
            # listening from now on: who asks while the server loads waits for it
            listener.bind(self.address)
            listener.listen(64)
            fds = [listener.fileno(), ours, news]
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, *map(str, fds), directory, *modules],
                env={**os.environ, **SINGLE},
                stdin=subprocess.DEVNULL,
                stdout=self._said,
                stderr=self._said,
                pass_fds=fds,
                start_new_session=True,  # Ctrl-C is the build's to deal with
            )
        os.close(ours)
        os.close(news)
        self._told: str | None = None
        self._heard = ""

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def news(self, seconds: float = 0.0) -> str | None:
        """Say, once, that the server serves or why it does not; None while there is no news.

        Parameters
        ----------
        seconds
            How long to wait for news.
        """
        end = time.monotonic() + seconds
        while self._told is None:
            left = max(0.0, end - time.monotonic())
            if not select.select([self._news], [], [], left)[0]:
                return None
            told = os.read(self._news, 4096).decode()
            self._heard = (self._heard + told)[-4096:]
            if self._heard.endswith(f"{forkserver.READY}\n"):
                self._told = f"Kernels are forked from process {self.pid}, libraries loaded"
            elif not told:
                self._told = f"Ordinary kernels: the fork server did not start ({self._why()})"
            if self._told:
                return self._told
        return None

    def _why(self) -> str:
        """Say why it has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(SECONDS_TO_END)
        if self._process.returncode == -signal.SIGALRM:
            at = self._heard.splitlines()[-1:] or ["Python itself"]
            most = waits.seconds("kernel")
            return f"{at[0]} did not load within {most:g} s; {waits.longer('kernel')}"
        self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, self._said.tell() - 4096))
        lines = self._said.read().decode(errors="replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "no reason given")

    def close(self) -> None:
        """End the server and every kernel it still has."""
        if self._lifeline < 0:
            return
        os.close(self._lifeline)
        self._lifeline = -1
        try:
            self._process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._news)
        os.close(self._directory)
        self._said.close()


class WarmProcess:
    """A process forked by the server.

    It has the methods of ``subprocess.Popen`` that Jupyter uses, and those of ``multiprocessing``
    that the pool uses.

    Parameters
    ----------
    address
        Of the server.
    argv
        Module that is run, and its arguments.
    env, cwd
        Its environment and working directory.
    fds
        File descriptors: stdout, stderr, and what a module other than a kernel's is run with.

    Raises
    ------
    OSError
        The server does not answer.
    """

    stdin = stdout = stderr = None

    def __init__(
        self,
        address: str,
        argv: list[str],
        env: dict[str, str],
        cwd: str,
        fds: Sequence[int] = (1, 2),
    ) -> None:
        self.returncode: int | None = None
        self._answers, theirs = Pipe(duplex=False)
        request, self._lifeline = Pipe(duplex=False)
        with theirs, request, socket.socket(socket.AF_UNIX) as server:
            server.settimeout(waits.seconds("kernel"))
            server.connect(address)
            reduction.sendfds(server, [request.fileno(), theirs.fileno(), *fds])
        with open(self._lifeline.fileno(), "wb", closefd=False) as stream:
            pickle.dump({"sys_path": sys.path} if fds[2:] else {}, stream)
            pickle.dump(Request(argv, env, cwd), stream)
        pid = self._hear(waits.seconds("kernel"))  # it may be loading yet
        if pid is None or pid < 0:
            raise ConnectionResetError("the fork server does not answer")
        self.pid = pid

    def _hear(self, seconds: float | None) -> int | None:
        if not self._answers.poll(seconds):
            return None
        data = os.read(self._answers.fileno(), SIGNED_STRUCT.size)
        # a server that is gone took its children along (SIGKILL)
        return int(SIGNED_STRUCT.unpack(data)[0]) if data else -signal.SIGKILL

    def poll(self) -> int | None:
        """Return the exit code, None while the process runs."""
        self.join(0)
        return self.returncode

    exitcode = property(poll)

    def is_alive(self) -> bool:
        """Say whether it runs."""
        return self.poll() is None

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end, not longer than some seconds."""
        if self.returncode is None:
            self.returncode = self._hear(timeout)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and return the exit code.

        Raises
        ------
        subprocess.TimeoutExpired
            The process still runs.
        """
        self.join(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired(NAME, timeout or 0.0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to its process group, unless it has ended."""
        if self.is_alive():
            with contextlib.suppress(ProcessLookupError):
                try:
                    os.killpg(self.pid, number)
                except ProcessLookupError:  # just forked, without a group of its own yet
                    os.kill(self.pid, number)

    def terminate(self) -> None:
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)


def _descriptor(stream: Any, own: int) -> int:
    if stream is None or isinstance(stream, int):
        return own if stream is None or stream < 0 else stream
    return int(stream.fileno())


def launch(argv: list[str], **options: Any) -> WarmProcess | None:
    """Ask the server named in the environment for a kernel; None where there is none.

    Parameters
    ----------
    argv
        Command line of an ordinary kernel.
    **options
        What ``subprocess.Popen`` would be given; ``env``, ``cwd``, ``stdout`` and ``stderr`` count.
    """
    if forkserver.KERNEL not in argv:
        return None
    env = dict(options.get("env") or os.environ)
    env.pop(VARIABLE, None)
    env["JPY_PARENT_PID"] = str(os.getpid())  # as Jupyter's own launcher says it
    fds = [_descriptor(options.get(name), own) for name, own in (("stdout", 1), ("stderr", 2))]
    argv = argv[argv.index(forkserver.KERNEL) :]
    return fork(VARIABLE, argv, env, str(options.get("cwd") or Path.cwd()), fds)


def fork(variable: str, *request: Any) -> WarmProcess | None:
    """Ask a server for a process; None where there is none.

    Parameters
    ----------
    variable
        Names the server.
    *request
        As of :class:`WarmProcess`, without the address.
    """
    with contextlib.suppress(KeyError, OSError):
        return WarmProcess(os.environ[variable], *request)
    return None


@contextlib.contextmanager
def serving(
    modules: Sequence[str], say: Callable[[str], None], workers: Sequence[str] = ()
) -> Iterator[ForkServer | None]:
    """Run fork servers for the time of a build, and let its kernels and workers come from them.

    Meanwhile the environment of this process is that of :mod:`.surroundings`.

    There are two, because they load different things at the same time on different cores.

    Parameters
    ----------
    modules
        What the server of kernels loads; no server is started without any.
    say
        Told why kernels are ordinary ones, where they are.
    workers
        What the server of workers loads; without any, there is none.

    Yields
    ------
    ForkServer or None
        The server of kernels, which may be loading yet.

    Raises
    ------
    PovError
        A limit of the system is too low for a kernel.
    """
    surroundings.check_limits()
    with scratch.directory() as place:
        directory = str(place)
        own = {**surroundings.of(os.environ, place), **_this_package()}
        reason = impossible()
        if reason or not modules:
            if reason:
                say(f"Ordinary kernels: {reason}")
            with environment(own, alone=True):
                yield None
            return
        with environment(own, alone=True), contextlib.ExitStack() as stack:
            server = ForkServer(modules, directory)
            stack.callback(server.close)
            stack.enter_context(environment({VARIABLE: server.address}))
            if workers:
                other = ForkServer(workers, directory, "workers")
                stack.callback(other.close)
                stack.enter_context(environment({WORKERS: other.address}))
            yield server


def _this_package() -> dict[str, str]:
    """Let kernels import the package that runs here, when it is a checkout and not installed."""
    place = str(Path(__file__).parents[3])
    if "site-packages" in place:
        return {}
    return {"PYTHONPATH": place}


@contextlib.contextmanager
def environment(values: Mapping[str, str], *, alone: bool = False) -> Iterator[None]:
    """Set environment variables for a time; processes started meanwhile inherit them.

    Parameters
    ----------
    values
        The variables.
    alone
        Whether there are no others.
    """
    before = dict(os.environ)
    if alone:
        os.environ.clear()
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
