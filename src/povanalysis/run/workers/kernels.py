"""Kernels of the runner: local sockets instead of TCP ports, quiet, and warm where possible.

Kernels started side by side race for TCP ports ("Address already in use", about one run in twenty
in public reports). Unix domain sockets have no such race and are not open to other users. Their
paths may not be longer than about a hundred characters, so a deep runtime directory, and Windows,
fall back to TCP.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
import uuid
from importlib.metadata import EntryPoint
from queue import Empty
from typing import Any, cast

import zmq
import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.paths import jupyter_runtime_dir
from traitlets import Type, default

from povanalysis.run.workers import forkserver, warm
from povanalysis.run.workers.output import Capped

SECONDS_TO_SHUT_DOWN = 1.0
# "/kernel-", a UUID and "-ipc-5" come behind the runtime directory; the system's limit is 104-108
_ROOM_FOR_DIRECTORY = 104 - len("/kernel-") - 36 - len("-ipc-5")

# of an ordinary kernel, which is as those that are forked; nothing is imported from where it works
_START = (
    "import sys; del sys.path[0], sys.argv[0]; "
    f"from {forkserver.__name__} import run_kernel; run_kernel()"
)


def transport(runtime_dir: str) -> str:
    """Choose the transport that fits a runtime directory: ``ipc`` or ``tcp``.

    Examples
    --------
    >>> transport("/home/" + "x" * 90)
    'tcp'
    """
    fits = os.name == "posix" and len(os.fsencode(runtime_dir)) <= _ROOM_FOR_DIRECTORY
    return "ipc" if fits else "tcp"


class WarmProvisioner(LocalProvisioner):
    """Provides kernels forked by the build's fork server, ordinary ones where it has gone.

    Registered as ``povanalysis-warm`` among Jupyter's kernel provisioners.
    """

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel; everything before and after is Jupyter's."""
        process = warm.launch(cmd, **kwargs)
        if process is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast(Any, process)  # what Jupyter uses of Popen
        self.pid = self.pgid = process.pid
        self.cwd = kwargs.get("cwd")
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Wait for the end, which Jupyter looks for only ten times a second afterwards."""
        end = time.monotonic() + SECONDS_TO_SHUT_DOWN
        while await self.poll() is None and time.monotonic() < end:
            await asyncio.sleep(0.005)


_arrived: dict[str, set[int]] = {}
"""By kernel, the numbers that it gave to what arrived from it since it was ready."""


def complete() -> bool:
    """Whether all that the last kernel sent arrived, up to the last that did: it counts."""
    return all(len(ones) > max(ones) - min(ones) for ones in _arrived.values() if ones)


def _counted(message: dict[str, Any]) -> tuple[str, int]:
    """Give who sent a message, a process that a cell forked is another, and its number."""
    sender, _, number = message["header"]["msg_id"].rpartition("_")
    return sender, int(number)


class CountedChannel(AsyncZMQSocketChannel):
    """A channel that notes what arrives."""

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # type: ignore[override]
        """Get a message and note its number."""
        message: dict[str, Any] = await super().get_msg(timeout)
        kernel, number = _counted(message)
        if kernel in _arrived and message["msg_type"] != "kernel_info_reply":  # no cell's
            _arrived[kernel].add(number)
        return message


class RunnerKernelClient(AsyncKernelClient):
    """A client that starts as soon as the kernel is ready."""

    iopub_channel_class = Type(CountedChannel)
    shell_channel_class = Type(CountedChannel)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers on all channels.

        Jupyter does the same, and then waits for 0.2 s of silence. Here the end of the answer is
        waited for where outputs will come, so nothing of it is left and nobody waits.
        """
        end = time.monotonic() + (float("inf") if timeout is None else timeout)
        while time.monotonic() < end:
            asked = self.kernel_info()
            with contextlib.suppress(Empty):
                answer: dict[str, Any] = {}
                while answer.get("parent_header", {}).get("msg_id") != asked:
                    answer = await self.get_shell_msg(timeout=1)
                self._handle_kernel_info_reply(answer)
                while not (
                    answer["msg_type"] == "status"
                    and answer["content"]["execution_state"] == "idle"
                    and answer["parent_header"].get("msg_id") == asked
                ):
                    # nothing comes where the channel was not connected yet: ask again
                    answer = await self.get_iopub_msg(timeout=0.2)
                _arrived.clear()
                _arrived[_counted(answer)[0]] = set()
                return
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
        raise SlowKernelError(f"no kernel answered within {timeout:g} s.")


class SlowKernelError(RuntimeError):
    """A kernel that lives did not answer in time; Jupyter takes a RuntimeError for that."""


class RunnerKernelManager(AsyncKernelManager):
    """A kernel manager for papermill's client; everything else stays as Jupyter does it."""

    client_class = f"{__name__}.{RunnerKernelClient.__name__}"
    client_factory = RunnerKernelClient

    def __init__(self, **kwargs: Any) -> None:
        runtime = jupyter_runtime_dir()
        if transport(runtime) == "ipc":
            # the sockets take their place from the name of this file; without it, from the cwd
            os.makedirs(runtime, mode=0o700, exist_ok=True)
            name = os.path.join(runtime, f"kernel-{uuid.uuid4()}.json")
            kwargs = {"transport": "ipc", "connection_file": name, **kwargs}
        super().__init__(**kwargs)

    @default("context")
    def _unbounded(self) -> zmq.asyncio.Context:
        """Give sockets that drop nothing a cell shows, however fast it shows it.

        ZeroMQ's own hold a thousand messages and lose the others without a word.
        """
        context = self._context_default()
        context.setsockopt(zmq.RCVHWM, 0)
        return context

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """The kernel of this interpreter, with our provisioner where a fork server runs.

        It is not looked for among those that the user has installed: one of them may be called
        ``python3`` and start another Python, or none.
        """
        argv = [sys.executable, "-c", _START, forkserver.KERNEL, "-f", "{connection_file}"]
        spec = KernelSpec(argv=argv, display_name="Python 3", language="python")
        if os.environ.get(warm.VARIABLE):
            # a checkout on PYTHONPATH has no entry points; the installed package has the same one
            factory = KernelProvisionerFactory.instance()
            place = f"{__name__}:{WarmProvisioner.__name__}"
            factory.provisioners.setdefault(
                warm.NAME, EntryPoint(warm.NAME, place, KernelProvisionerFactory.GROUP_NAME)
            )
            spec.metadata["kernel_provisioner"] = {"provisioner_name": warm.NAME, "config": {}}
        return spec

    async def start_kernel(self, **kwargs: Any) -> None:  # type: ignore[override]
        """Start the kernel without its own log, which would mix into our progress.

        Nor with a history of commands: kernels would queue for one database file.
        """
        extra = [
            *kwargs.pop("extra_arguments", []),
            "--IPKernelApp.log_level=CRITICAL",
            f"--IPKernelApp.outstream_class={Capped.__module__}.{Capped.__name__}",
            "--HistoryManager.enabled=False",
            "--InlineBackend.figure_format=retina",  # an analyst's charts are crisp on paper, too
        ]
        await super().start_kernel(extra_arguments=extra, **kwargs)
