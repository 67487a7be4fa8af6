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
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from povanalysis.run.workers import forkserver

NAME = "povanalysis-warm"
VARIABLE = "POVANALYSIS_FORKSERVER"
WORKERS = "POVANALYSIS_WORKERSERVER"
SECONDS_TO_START = 90.0
SECONDS_TO_END = 5.0

# like ipykernel_launcher: nothing is imported from the working directory by accident
_START = f"import sys; del sys.path[0]; from {forkserver.__name__} import main; main(sys.argv[1:])"

# one thread in the server, whichever library would like more
SINGLE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "MPLBACKEND": "agg",
}


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
        Removed when the server ends, where one is given; kernels put their sockets there.

    Attributes
    ----------
    address
        Name of its socket, for :data:`VARIABLE`.
    """

    def __init__(self, modules: Sequence[str], directory: str = "") -> None:
        self.address = f"povanalysis-{uuid.uuid4().hex}"
        ours, self._lifeline = os.pipe()
        self._news, news = os.pipe()
        # what modules print may be more than a pipe holds; closed with the server
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
            # listening from now on: who asks while the server loads waits for it
            listener.bind("\0" + self.address)
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
        if self._told is not None or not select.select([self._news], [], [], seconds)[0]:
            return None
        if os.read(self._news, 64).decode() == forkserver.READY:
            self._told = f"Kernels are forked from process {self.pid}, libraries loaded"
        else:
            self._process.wait(SECONDS_TO_END)
            self._said.seek(0)
            lines = self._said.read().decode(errors="replace").split("\n")
            lines = [line for line in lines if line.strip()] or ["no reason given"]
            self._told = f"Ordinary kernels: the fork server did not start ({lines[-1]})"
        return self._told

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
        self._said.close()


class WarmProcess:
    """A process forked by the server, with the methods of ``subprocess.Popen`` that Jupyter uses.

    Parameters
    ----------
    address
        Of the server.
    argv
        Module that is run, and its arguments.
    env, cwd
        Its environment and working directory.
    stdout, stderr
        File descriptors, or None for those of this process.
    channel
        One more file descriptor; a module other than a kernel's is run with it.

    Raises
    ------
    OSError
        The server does not answer.
    """

    stdin = stdout = stderr = None

    def __init__(
        self,
        address: str,
        argv: Sequence[str],
        env: dict[str, str],
        cwd: str,
        stdout: int | None = None,
        stderr: int | None = None,
        channel: int | None = None,
    ) -> None:
        self.returncode: int | None = None
        self._connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._connection.settimeout(SECONDS_TO_START)  # it may be loading yet
        request = {"argv": list(argv), "env": env, "cwd": cwd}
        try:
            self._connection.connect("\0" + address)
            fds = [1 if stdout is None else stdout, 2 if stderr is None else stderr]
            fds += [] if channel is None else [channel]
            socket.send_fds(self._connection, [json.dumps(request).encode()], fds)
            answer = self._connection.recv(forkserver.LARGEST)
            if not answer:
                raise ConnectionResetError("the fork server ended")
        except OSError:
            self._connection.close()
            raise
        self.pid: int = json.loads(answer)["pid"]

    def _hear(self, seconds: float | None) -> None:
        ready, _, _ = select.select([self._connection], [], [], seconds)
        if not ready:
            return
        try:
            answer = self._connection.recv(forkserver.LARGEST)
        except OSError:
            answer = b""
        # a server that is gone took its children along (SIGKILL)
        self.returncode = json.loads(answer)["exit"] if answer else -signal.SIGKILL
        self._connection.close()

    def poll(self) -> int | None:
        """Return the exit code, None while the kernel runs."""
        if self.returncode is None:
            self._hear(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and return the exit code.

        Raises
        ------
        subprocess.TimeoutExpired
            The kernel still runs.
        """
        if self.returncode is None:
            self._hear(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired(NAME, timeout or 0.0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel's process group, unless it has ended."""
        if self.poll() is None:
            # the server may have ended in between: poll tells, next time
            with contextlib.suppress(OSError):
                self._connection.send(json.dumps({"signal": int(number)}).encode())

    def terminate(self) -> None:
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)


def _descriptor(stream: Any) -> int | None:
    if stream is None or isinstance(stream, int):
        return stream if stream is None or stream >= 0 else None
    return int(stream.fileno())


def launch(argv: Sequence[str], **options: Any) -> WarmProcess | None:
    """Ask the server named in the environment for a kernel; None where there is none.

    Parameters
    ----------
    argv
        Command line of an ordinary kernel.
    **options
        What ``subprocess.Popen`` would be given; ``env``, ``cwd``, ``stdout`` and ``stderr`` count.
    """
    address = os.environ.get(VARIABLE)
    if not address or forkserver.KERNEL not in argv:
        return None
    place = argv.index(forkserver.KERNEL)
    env = dict(options.get("env") or os.environ)
    env.pop(VARIABLE, None)
    env["JPY_PARENT_PID"] = str(os.getpid())  # as Jupyter's own launcher says it
    try:
        return WarmProcess(
            address,
            argv[place:],
            env,
            str(options.get("cwd") or Path.cwd()),
            _descriptor(options.get("stdout")),
            _descriptor(options.get("stderr")),
        )
    except OSError:
        return None


def fork(module: str, channel: int) -> WarmProcess | None:
    """Ask the workers' server to run a module in a child; None where there is none.

    Parameters
    ----------
    module
        Its function ``main`` is called with the channel.
    channel
        File descriptor, handed over.
    """
    address = os.environ.get(WORKERS)
    if not address:
        return None
    try:
        return WarmProcess(address, [module], dict(os.environ), os.getcwd(), channel=channel)
    except OSError:
        return None


@contextlib.contextmanager
def serving(
    modules: Sequence[str], say: Callable[[str], None], workers: Sequence[str] = ()
) -> Iterator[ForkServer | None]:
    """Run fork servers for the time of a build, and let its kernels and workers come from them.

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
    """
    with tempfile.TemporaryDirectory(prefix="pov-", ignore_cleanup_errors=True) as directory:
        own = {"JUPYTER_RUNTIME_DIR": directory, **_this_package()}
        reason = impossible()
        if reason or not modules:
            if reason:
                say(f"Ordinary kernels: {reason}")
            with environment(own):
                yield None
            return
        with environment(own), contextlib.ExitStack() as stack:
            server = ForkServer(modules, directory)
            stack.callback(server.close)
            stack.enter_context(environment({VARIABLE: server.address}))
            if workers:
                other = ForkServer(workers)
                stack.callback(other.close)
                stack.enter_context(environment({WORKERS: other.address}))
            yield server


def _this_package() -> dict[str, str]:
    """Let kernels import the package that runs here, when it is a checkout and not installed."""
    place = str(Path(__file__).parents[3])
    if "site-packages" in place:
        return {}
    return {"PYTHONPATH": os.pathsep.join([place, *filter(None, [os.environ.get("PYTHONPATH")])])}


@contextlib.contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables for a time; processes started meanwhile inherit them."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
