"""The fork server: a process with the libraries loaded, which becomes a kernel in an instant.

Started by :mod:`povanalysis.run.workers.warm`, the client side, once per build for its kernels and
once for its worker processes (:mod:`povanalysis.run.workers.pool`). It loads the modules, says
``ready`` on a pipe of its own, for modules may print, and serves as Python's own
``multiprocessing.forkserver`` does; requests that came while it was loading are answered, too.

Conventions
-----------
* One thread only whenever it forks: one BLAS thread, no allocator thread of Arrow, no ZeroMQ
  context, no event loop. A server that finds another thread after loading says so and ends.
* A child behaves as a process of its own: session, signals, environment, working directory,
  stdout and stderr, random seeds and the backend of matplotlib are those of a fresh kernel.
* ``gc.freeze`` before serving: what is loaded stays shared memory, children do not scan it.
* Loading ends: after ``POVANALYSIS_SECONDS_KERNEL`` seconds the alarm of the system ends it, and
  what it was loading last stands on the pipe for news.
* Nothing outlives the build. The server ends when the pipe from the build closes, by SIGKILL where
  that happens while it loads, for modules may do anything; a child gets
  SIGKILL when the server ends and, with its process group, when the pipe of its request closes,
  that is when the process that asked for it ends. Both come from the operating system. What a cell
  started in a session of its own becomes the server's when the kernel ends, and ends with it.
* The socket is a file in a directory of the build's user, who alone can ask. The kernels' sockets
  are there, too; the server removes it when it ends, because a build that was killed cannot (what
  stays where both were killed is removed by the next command: ``scratch.sweep``).

A request is what ``multiprocessing`` would send for a process: a pickled :class:`Request` instead
of the process, descriptors of stdout and stderr instead of its bookkeeping; a worker's last one is
its connection with the build. Answers are the process id, and the exit code when it has ended.
(Python before 3.14: a process that is killed between connecting and sending, some microseconds,
takes the server along; the jobs concerned are tried again with ordinary kernels.)
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import importlib
import importlib.util
import math
import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from typing import Any

from povanalysis import scratch, waits

KERNEL = "ipykernel_launcher"
SECONDS_TO_SHUT_DOWN = 1.0
READY = " ready"  # no module is called that
INLINE_BACKEND = "module://matplotlib_inline.backend_inline"  # what ipykernel sets by default

# what is known of itself by a child of Python's fork server
server: Any = forkserver._forkserver
tracker: Any = resource_tracker._resource_tracker
_server = 0
_added: dict[str, str] = {}  # environment variables that libraries set while they were loaded


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


def die_with_pipe(pipe: int, wanted: bool = True) -> None:
    """Let the operating system kill this process group when a pipe's other end closes (Linux).

    Parameters
    ----------
    pipe
        The descriptor.
    wanted
        False to call it off.
    """
    flags = fcntl.fcntl(pipe, fcntl.F_GETFL)
    fcntl.fcntl(pipe, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(pipe, 10, signal.SIGKILL)  # F_SETSIG of linux/fcntl.h
    fcntl.fcntl(pipe, fcntl.F_SETFL, flags | os.O_ASYNC if wanted else flags & ~os.O_ASYNC)
    if wanted and select.select([pipe], [], [], 0)[0]:  # closed already
        os._exit(1)


def adopt() -> None:
    """Become the parent of what a child started and left behind when it ended (Linux)."""
    import ctypes

    set_child_subreaper = 36  # PR_SET_CHILD_SUBREAPER of linux/prctl.h
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def end_family() -> None:
    """End all that this process or its children started, in sessions of their own, too."""
    import psutil

    for _generation in range(10):  # whose parent ends comes to us
        if not (left := psutil.Process().children(recursive=True)):
            return
        for one in left:
            with suppress(psutil.Error):
                one.kill()
        psutil.wait_procs(left, timeout=0.1)


def threads() -> int:
    """Count the threads of this process, those of C libraries included."""
    return len(os.listdir("/proc/self/task"))


@dataclass(frozen=True)
class Request:
    """What a child has to become.

    Parameters
    ----------
    argv
        Module that is run, and its arguments.
    env, cwd
        Environment and working directory.
    """

    argv: list[str]
    env: dict[str, str]
    cwd: str

    def _bootstrap(self, lifeline: int) -> int:
        """Be it, and return the exit code; called by ``multiprocessing`` in the child."""
        os.setsid()
        die_with_parent(signal.SIGKILL, _server)
        die_with_pipe(lifeline)
        code: Any = 0
        try:
            self._become()
            if self.argv[0] == KERNEL:
                run_kernel()
            else:
                importlib.import_module(self.argv[0]).main(*server._inherited_fds)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        except BaseException as error:  # these are its last words
            words = "".join(traceback.format_exception_only(error)).strip()
            print(f"{self.argv[0]}: {words}", file=sys.stderr)
            code = 1
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        # the frozen libraries of the parent are not taken down one by one: it would copy them first
        return int(code)

    def _become(self) -> None:
        """Turn a freshly forked process into what a newly started one would be."""
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for source, target in ((server._forkserver_alive_fd, 1), (tracker._fd, 2)):
            os.dup2(source, target)
            os.close(source)
        tracker._fd = None  # a kernel that needs one has its own
        sys.stdin = sys.__stdin__
        os.chdir(self.cwd)
        os.environ.clear()
        os.environ.update({**_added, **self.env})
        time.tzset()
        launcher = importlib.util.find_spec(self.argv[0])
        sys.argv = [str(launcher.origin if launcher else self.argv[0]), *self.argv[1:]]
        random.seed()
        if "numpy" in sys.modules:
            importlib.import_module("numpy.random").seed()
        if "matplotlib" in sys.modules:
            matplotlib = sys.modules["matplotlib"]
            matplotlib.rcParams["backend"] = self.env.get("MPLBACKEND", INLINE_BACKEND)


def run_kernel() -> None:
    """Run the kernel as ``python -m ipykernel_launcher`` does."""
    import zmq
    from ipykernel.kernelapp import IPKernelApp

    from povanalysis.run.workers.output import CappedSession

    class Kernel(IPKernelApp):
        """Drops nothing that cells show, as ZeroMQ does behind the thousandth message."""

        def _session_default(self) -> CappedSession:
            return CappedSession(parent=self)

        def init_shell(self) -> None:
            super().init_shell()  # type: ignore[no-untyped-call]
            # else all that is printed is kept for a history, by a thread for ever
            setattr(self.shell, "_tee", lambda channel: nullcontext())  # noqa: B010

        def init_iopub(self, context: Any) -> None:
            context.setsockopt(zmq.SNDHWM, 0)
            super().init_iopub(context)  # type: ignore[no-untyped-call]

    Kernel.launch_instance()
    # It is still answering the request to shut down, through a thread that ipykernel stops
    # first: without this, it sometimes waits ten seconds for an answer that cannot come.
    control = IPKernelApp.instance().control_thread
    if control is not None:
        control.join(SECONDS_TO_SHUT_DOWN)


def main(arguments: Sequence[str]) -> None:
    """Load modules and serve.

    Parameters
    ----------
    arguments
        Descriptors of the listening socket, the lifeline and the pipe for news, directory, modules.
    """
    global _server
    from povanalysis.run.workers.preload import preload

    listening, lifeline, news, directory, *modules = arguments
    _server = os.getpid()
    adopt()
    before = set(os.environ)
    gc.disable()  # what is loaded stays
    die_with_pipe(int(lifeline))
    signal.alarm(math.ceil(waits.seconds("kernel")))
    preload(modules, lambda name: os.write(int(news), f"{name}\n".encode()))
    signal.alarm(0)
    die_with_pipe(int(lifeline), False)
    _added.update({name: value for name, value in os.environ.items() if name not in before})
    if (found := threads()) > 1:
        sys.exit(f"{found} threads after loading; a process with threads cannot be forked")
    gc.freeze()
    gc.enable()
    sys.stdout.flush()  # what modules printed is said once, not by each child
    sys.stderr.flush()
    sys.stdin = None  # so that it is not closed; it is empty
    try:
        os.write(int(news), f"{READY}\n".encode())
        os.close(int(news))
        forkserver.main(int(listening), int(lifeline), [])  # children end in there
    except (BrokenPipeError, SystemExit):  # the build is gone, before or after the news
        end_family()
        scratch.remove(Path(directory))
