"""Kernels of the runner: local sockets instead of TCP ports, quiet, and warm where possible.

Kernels started side by side race for TCP ports ("Address already in use", about one run in twenty
in public reports). Unix domain sockets have no such race and are not open to other users. Their
paths may not be longer than about a hundred characters, so a deep runtime directory, and Windows,
fall back to TCP.
"""

from __future__ import annotations

import os
import uuid
from importlib.metadata import EntryPoint
from typing import Any, cast

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.paths import jupyter_runtime_dir

from povanalysis.run import warm

# "/kernel-", a UUID and "-ipc-5" come behind the runtime directory; the system's limit is 104-108
_ROOM_FOR_DIRECTORY = 104 - len("/kernel-") - 36 - len("-ipc-5")


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


class RunnerKernelManager(AsyncKernelManager):
    """A kernel manager for papermill's client; everything else stays as Jupyter does it."""

    def __init__(self, **kwargs: Any) -> None:
        runtime = jupyter_runtime_dir()
        if transport(runtime) == "ipc":
            # the sockets take their place from the name of this file; without it, from the cwd
            os.makedirs(runtime, mode=0o700, exist_ok=True)
            name = os.path.join(runtime, f"kernel-{uuid.uuid4()}.json")
            kwargs = {"transport": "ipc", "connection_file": name, **kwargs}
        super().__init__(**kwargs)

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """The kernel of this interpreter, with our provisioner where a fork server runs."""
        spec = super().kernel_spec
        if spec is not None and os.environ.get(warm.VARIABLE):
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
            "--HistoryManager.enabled=False",
        ]
        await super().start_kernel(extra_arguments=extra, **kwargs)
