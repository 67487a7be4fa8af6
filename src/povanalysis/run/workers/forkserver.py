"""The fork server: a process with the libraries loaded, which becomes a kernel in an instant.

Started by :mod:`povanalysis.run.workers.warm`, the client side, once per build for its kernels and
once for its worker processes (:mod:`povanalysis.run.workers.pool`). It loads the modules, says
``ready`` on a pipe of its own, for modules may print, and forks a child for every request, those
that came while it was loading included.

Conventions
-----------
* One thread only whenever it forks: one BLAS thread, no allocator thread of Arrow, no ZeroMQ
  context, no event loop. A server that finds another thread after loading says so and ends.
* A child behaves as a process of its own: session, signals, environment, working directory,
  stdout and stderr, random seeds and the backend of matplotlib are those of a fresh kernel.
* ``gc.freeze`` before serving: what is loaded stays shared memory, children do not scan it.
* Nothing outlives the build. The server ends when the pipe from the build closes; a child gets
  SIGKILL when the server ends (by the kernel, also after ``kill -9``) and when the connection of
  its request closes, that is when the process that asked for it ends.
* The socket has an abstract address (Linux): no file is left. Only processes of the same user are
  answered. The directory holds the kernels' sockets; the server removes it when it ends, because a
  build that was killed cannot.

A request is one message of a sequenced-packet socket: JSON with ``argv``, ``env`` and ``cwd``, and
file descriptors for stdout and stderr; a worker's third is its connection with the build. Answers
are ``{"pid": n}`` and, when the child has ended, ``{"exit": code}`` (negative: the signal). A later
``{"signal": n}`` goes to the child's process group, as long as the child exists.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import json
import os
import random
import selectors
import shutil
import signal
import socket
import struct
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

LARGEST = 1 << 20
KERNEL = "ipykernel_launcher"
SECONDS_TO_SHUT_DOWN = 1.0
READY = "ready"
INLINE_BACKEND = "module://matplotlib_inline.backend_inline"  # what ipykernel sets by default


def die_with_parent(number: int, parent: int) -> None:
    """Let the operating system send this process a signal when its parent ends (Linux).

    Parameters
    ----------
    number
        The signal.
    parent
        Process id of the parent; when it is gone already, this process ends at once.
    """
    import ctypes

    set_death_signal = 1  # PR_SET_PDEATHSIG of linux/prctl.h
    ctypes.CDLL(None).prctl(set_death_signal, int(number), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def threads() -> int:
    """Count the threads of this process, those of C libraries included."""
    return len(os.listdir("/proc/self/task"))


def user_of(connection: socket.socket) -> int:
    """Give the user id of the process at the other end."""
    size = struct.calcsize("3i")
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    return int(struct.unpack("3i", told)[1])


@dataclass
class _Child:
    pid: int
    connection: socket.socket


@dataclass(frozen=True)
class Request:
    """What a child has to become.

    Parameters
    ----------
    argv
        Module that is run, and its arguments.
    env, cwd
        Environment and working directory.
    stdout, stderr
        File descriptors received with the request.
    channel
        A third one, which a worker is told as its argument.
    """

    argv: list[str]
    env: dict[str, str]
    cwd: str
    stdout: int
    stderr: int
    channel: int | None = None


@dataclass
class Server:
    """Answers requests until the build's end of the lifeline closes.

    Parameters
    ----------
    listener
        Bound and listening.
    lifeline
        Read end of a pipe whose other end only the build holds.
    """

    listener: socket.socket
    lifeline: int
    children: dict[int, _Child] = field(default_factory=dict)

    def serve(self) -> Request | None:
        """Serve; returns in each child with its request, and in the server with None."""
        woken, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self.listener, selectors.EVENT_READ)
            selector.register(self.lifeline, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while True:
                for event, _ in selector.select():
                    if event.fileobj is self.listener:
                        self._accept(selector)
                    elif event.fileobj == self.lifeline:
                        self._end()
                        return None
                    elif event.fileobj == woken:
                        os.read(woken, 4096)
                        self._reap()
                    elif (request := self._hear(selector, event.fileobj)) is not None:
                        signal.set_wakeup_fd(-1)
                        os.close(woken)
                        os.close(wake)
                        return request

    def _accept(self, selector: selectors.BaseSelector) -> None:
        connection, _ = self.listener.accept()
        if user_of(connection) == os.getuid():
            selector.register(connection, selectors.EVENT_READ)
        else:
            connection.close()

    def _hear(self, selector: selectors.BaseSelector, connection: Any) -> Request | None:
        try:
            data, fds, _flags, _address = socket.recv_fds(connection, LARGEST, 3)
        except OSError:
            data, fds = b"", []
        if not data:  # who asked has closed, or is gone: so is the child
            selector.unregister(connection)
            connection.close()
            for child in self.children.values():
                if child.connection is connection:
                    self._signal(child, signal.SIGKILL)
            return None
        message = json.loads(data)
        if "signal" in message:
            for child in self.children.values():
                if child.connection is connection:
                    self._signal(child, message["signal"])
            return None
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            die_with_parent(signal.SIGKILL, parent)
            for event in list(selector.get_map().values()):
                if isinstance(event.fileobj, socket.socket):
                    event.fileobj.close()
            os.close(self.lifeline)
            return Request(message["argv"], message["env"], message["cwd"], *fds)
        for fd in fds:
            os.close(fd)
        self.children[pid] = _Child(pid, connection)
        self._tell(connection, {"pid": pid})
        return None

    def _reap(self) -> None:
        while self.children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            child = self.children.pop(pid, None)
            if child is not None:
                self._tell(child.connection, {"exit": os.waitstatus_to_exitcode(status)})

    def _end(self) -> None:
        for child in self.children.values():
            self._signal(child, signal.SIGKILL)
        for pid in self.children:
            os.waitpid(pid, 0)

    @staticmethod
    def _signal(child: _Child, number: int) -> None:
        # not yet reaped, so the number still is this child's; its group exists from `become` on
        try:
            os.killpg(child.pid, number)
        except ProcessLookupError:
            os.kill(child.pid, number)

    @staticmethod
    def _tell(connection: socket.socket, message: dict[str, int]) -> None:
        try:
            connection.send(json.dumps(message).encode())
        except OSError:
            return  # the worker is gone; its closed connection is dealt with where it is heard


def become(request: Request, added: Mapping[str, str]) -> None:
    """Turn a freshly forked process into what a newly started one would be.

    Parameters
    ----------
    request
        What is asked for.
    added
        Environment variables that libraries set while they were loaded.
    """
    os.setsid()
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (request.stdout, 1), (request.stderr, 2)):
        os.dup2(source, target)
        os.close(source)
    os.chdir(request.cwd)
    os.environ.clear()
    os.environ.update({**added, **request.env})
    time.tzset()
    launcher = importlib.util.find_spec(request.argv[0])
    sys.argv = [str(launcher.origin if launcher else request.argv[0]), *request.argv[1:]]
    random.seed()
    if "numpy" in sys.modules:
        importlib.import_module("numpy.random").seed()
    if "matplotlib" in sys.modules:
        matplotlib = sys.modules["matplotlib"]
        matplotlib.rcParams["backend"] = request.env.get("MPLBACKEND", INLINE_BACKEND)


def run_kernel() -> None:
    """Run the kernel as ``python -m ipykernel_launcher`` does."""
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance()
    # It is still answering the request to shut down, through a thread that ipykernel stops
    # first: without this, it sometimes waits ten seconds for an answer that cannot come.
    control = IPKernelApp.instance().control_thread
    if control is not None:
        control.join(SECONDS_TO_SHUT_DOWN)


def end_after(run: Callable[[], None]) -> NoReturn:
    """Run what the process was forked for, and end it."""
    import atexit

    code: Any = 0
    try:
        run()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    # the frozen libraries of the parent are not taken down one by one: that would copy them first
    os._exit(code)


def main(arguments: Sequence[str]) -> None:
    """Load modules and serve; children go on as kernels.

    Parameters
    ----------
    arguments
        Descriptors of the listening socket, the lifeline and the pipe for news, directory, modules.
    """
    from povanalysis.run.workers.preload import preload

    listening, lifeline, news, directory, *modules = arguments
    with socket.socket(fileno=int(listening)) as listener:
        before = set(os.environ)
        gc.disable()  # what is loaded stays
        preload(modules)
        added = {name: value for name, value in os.environ.items() if name not in before}
        if (found := threads()) > 1:
            sys.exit(f"{found} threads after loading; a process with threads cannot be forked")
        gc.freeze()
        gc.enable()
        os.write(int(news), READY.encode())
        os.close(int(news))
        request = Server(listener, int(lifeline)).serve()
        if request is not None:
            become(request, added)
            if request.argv[0] == KERNEL:
                end_after(run_kernel)
            module = importlib.import_module(request.argv[0])
            end_after(lambda: module.main(request.channel))
    if directory:
        shutil.rmtree(directory, ignore_errors=True)
