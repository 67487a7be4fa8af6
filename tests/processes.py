"""The processes of a build, its messages and its renderers, heard as the command itself is.

Fork servers are forked from the command instead of started anew; workers and kernels are forked from
them as always. So what is installed in the command (:mod:`tests.steps`) is in all of them.
"""

from __future__ import annotations

import asyncio
import atexit
import contextvars
import errno
import os
import signal
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import jupyter_core.utils
import zmq
import zmq.asyncio

from tests.steps import Injector


def spread(injector: Injector) -> None:
    """Let steps of fork servers, workers and kernels go wrong, too; messages and renderers."""
    from povanalysis.run.workers import forkserver, preload, warm

    preload._compute = lambda: None  # the small notebook asks for no forecasts
    servers = iter(("kernels", "workers"))

    class Forked(subprocess.Popen[str]):
        def _execute_child(self, args: Any, *more: Any) -> None:
            sys.audit("subprocess.Popen", *args[:1], args, None, None)
            who, descriptors, env = next(servers), set(more[3]), more[5]
            self.pid = os.fork()
            self._child_created = True
            if self.pid == 0:
                code: Any = 1
                try:
                    injector.be(who)
                    _settle(more[9], more[12], {*descriptors, injector.report}, env)
                    forkserver.main(args[3:])
                    code = 0
                except SystemExit as stop:
                    code = stop.code
                finally:
                    os._exit(code if isinstance(code, int) else int(code is not None))

    setattr(warm, "subprocess", SimpleNamespace(**{**vars(subprocess), "Popen": Forked}))  # noqa: B010
    bootstrap, launch = forkserver.Request._bootstrap, warm.launch

    def bootstrapped(self: Any, lifeline: int) -> int:
        injector.be("kernel" if self.argv[0] == forkserver.KERNEL else "worker")
        code = bootstrap(self, lifeline)
        injector.end()
        return code

    def launched(*given: Any, **options: Any) -> Any:
        process = launch(*given, **options)
        injector.kernel = process.pid if process else 0
        return process

    forkserver.Request._bootstrap, warm.launch = bootstrapped, launched  # type: ignore[method-assign]
    _messages(injector)
    _renderers(injector)


def _settle(stdin: int, said: int, kept: set[int], env: dict[str, str]) -> None:
    """Make of a forked process what a started one would be."""
    os.setsid()
    atexit._clear()  # what others here want done at their end is none of its business
    finalize: Any = weakref.finalize
    finalize._registry.clear()
    finalize._registered_with_atexit = False
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    for target, source in enumerate((stdin, said, said)):
        os.dup2(source, target)
    null = os.open(os.devnull, os.O_RDWR)
    for name in os.listdir("/proc/self/fd"):
        if int(name) not in {0, 1, 2, *kept}:
            os.dup2(null, int(name))  # whose number is not given away: old streams write there
    os.environ.clear()
    os.environ.update(env)
    tempfile.tempdir = None
    asyncio.set_event_loop_policy(None)  # loops and sockets that others here left are closed now
    jupyter_core.utils._runner_map.clear()
    jupyter_core.utils._loop = contextvars.ContextVar("_loop", default=None)
    for kind in (zmq.Context, zmq.asyncio.Context):
        kind._instance = None


def _messages(injector: Injector) -> None:
    from jupyter_client.channels import AsyncZMQSocketChannel, ZMQSocketChannel

    send, get = ZMQSocketChannel.send, AsyncZMQSocketChannel.get_msg

    def lost(way: str, message: dict[str, Any]) -> bool:
        idle = message["content"].get("execution_state") == "idle"
        who = "idle" if idle else "message"
        kind = injector.beyond(who, f"{way}-{message['header']['msg_type']}")
        if kind == "refuse":
            raise zmq.ZMQError(errno.ENOTSOCK)
        if kind == "kill":
            os.kill(injector.kernel, signal.SIGKILL)
        return kind == "lose"

    def sent(self: Any, msg: dict[str, Any]) -> None:
        if not lost("out", msg):
            send(self, msg)

    async def got(self: Any, timeout: float | None = None) -> dict[str, Any]:
        while True:
            message = await get(self, timeout)
            if not lost("in", message):
                return message

    ZMQSocketChannel.send, AsyncZMQSocketChannel.get_msg = sent, got  # type: ignore[method-assign]


def _renderers(injector: Injector) -> None:
    import typst

    from povanalysis.render import programs

    ran, compiled = programs.run, typst.compile_with_warnings

    def run(command: Sequence[str], name: str, *given: Any, **options: Any) -> Any:
        kind = injector.beyond("renderer", name.split()[0])
        if kind == "exit":
            return subprocess.CompletedProcess(command, 99, "", "it is broken")
        done = ran(command, name, *given, **options)
        if kind == "kill":
            half = done.stdout[: len(done.stdout) // 2]
            return subprocess.CompletedProcess(command, -signal.SIGKILL, half, "")
        return done

    def compile_with_warnings(*given: Any, **options: Any) -> Any:
        kind = injector.beyond("renderer", "Typst")
        if kind == "exit":
            raise typst.TypstError("it is broken", "it is broken")
        if kind == "panic":
            raise type("PanicException", (BaseException,), {})("it is lost")
        if kind == "abort":
            os.abort()
        if kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return compiled(*given, **options)

    programs.run, typst.compile_with_warnings = run, compile_with_warnings
