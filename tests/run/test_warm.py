"""Warm kernels behave as fresh ones, and nothing of them is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from jupyter_client.channels import AsyncZMQSocketChannel
from nbformat.v4 import new_code_cell, new_notebook

from povanalysis import scratch, waits
from povanalysis.project import VARIABLE, Project
from povanalysis.questions.results import panel_results
from povanalysis.run.workers import kernels, preload, warm
from povanalysis.run.workers.warm import ForkServer, WarmProcess

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(warm.impossible() is not None, reason=str(warm.impossible())),
]

MODULES = ["numpy", "matplotlib.pyplot"]


def alive(pid: int) -> bool:
    """Say whether a process runs; one that has ended and waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int, seconds: float = 120.0) -> bool:
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    said: list[str] = []
    with warm.serving(MODULES, said.append) as running:
        assert running is not None
        news = running.news(300)
        assert news is not None
        assert "libraries loaded" in news
        yield running
    assert said == []


@pytest.fixture
def execute(
    server: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Execute cells in a kernel by papermill, warm or ordinary; return the outputs as text."""

    def run(*cells: str, ordinary: bool = False) -> list[str]:
        monkeypatch.delenv(
            "PYTEST_CURRENT_TEST", raising=False
        )  # with it, ipykernel captures no shell output
        path, out = tmp_path / "in.ipynb", tmp_path / "out.ipynb"
        nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), path)
        options: dict[str, Any] = {"kernel_name": "python3", "language": "python"}
        if not ordinary:
            options |= {"iopub_timeout": 120, "raise_on_iopub_timeout": True}
            options["kernel_manager_class"] = "povanalysis.run.workers.kernels.RunnerKernelManager"
        with warm.environment({"MPLBACKEND": "agg"}):
            done = papermill.execute_notebook(
                path, out, progress_bar=False, cwd=str(tmp_path), **options
            )
        return [
            "".join(output.get("text", "") or output.get("data", {}).get("text/plain", ""))
            for cell in done.cells
            if "injected-parameters" not in cell.metadata.get("tags", [])
            for output in cell.get("outputs", [])
        ]

    return run


STATE = """\
import json, multiprocessing, os, signal, sys, threading, gc
from multiprocessing.resource_tracker import _resource_tracker
def inheritable(fd):
    try:
        return os.get_inheritable(fd)
    except OSError:  # that of the listing
        return False

print(json.dumps({
    "cwd": os.getcwd(),
    "environ": {k: v for k, v in os.environ.items() if k not in SKIP},
    "argv0": os.path.basename(sys.argv[0]),
    "path": sys.path,
    "name": __name__,
    "sigint": str(signal.getsignal(signal.SIGINT)),
    "sigterm": str(signal.getsignal(signal.SIGTERM)),
    "sigchld": str(signal.getsignal(signal.SIGCHLD)),
    "leader": os.getsid(0) == os.getpid(),
    "threads": sorted(t.name for t in threading.enumerate() if t.name != "Thread-1"),
    "gc": [gc.isenabled(), gc.get_threshold()],
    "stdin": sys.__stdin__.read(),
    "umask": os.umask(0o022),
    "process": [multiprocessing.current_process().name, str(multiprocessing.parent_process())],
    "tracker": _resource_tracker._fd,
    "inherited": [d for d in os.listdir("/proc/self/fd") if int(d) > 2 and inheritable(int(d))],
}, sort_keys=True))
"""

# differ between any two kernels, warm or not. (Thread-1 of a fresh kernel watches its parent, for
# which ours has the operating system.)
SKIP = {"JPY_SESSION_NAME", "JPY_PARENT_PID", "POVANALYSIS_FORKSERVER", "OPENBLAS_NUM_THREADS"}


def test_a_warm_kernel_finds_what_a_fresh_one_finds(execute: Callable[..., Any]) -> None:
    cell = f"SKIP = {SKIP!r}\n{STATE}"
    fresh, forked = (json.loads(execute(cell, ordinary=kind)[0]) for kind in (True, False))
    differing = {
        name for name in fresh["environ"] if fresh["environ"][name] != forked["environ"].get(name)
    }
    assert differing == set()
    assert forked == fresh


def test_matplotlib_is_as_after_its_import(execute: Callable[..., Any]) -> None:
    cell = (
        "import matplotlib\nmatplotlib.get_backend(), "
        "sorted((k, str(v)) for k, v in matplotlib.rcParams.items())"
    )
    assert execute(cell) == execute(cell, ordinary=True)


def test_each_kernel_draws_random_numbers_of_its_own(execute: Callable[..., Any]) -> None:
    cell = "import random, numpy\nprint(random.random(), numpy.random.rand())"
    draws = [line for _ in range(2) for line in execute(cell)]
    numbers = [number for line in draws for number in line.split()]
    assert len(set(numbers)) == len(numbers)


def test_libraries_are_there_already(execute: Callable[..., Any], server: ForkServer) -> None:
    (told,) = execute("import os, sys\nprint('numpy' in sys.modules, os.getppid())")
    assert told.split() == ["True", str(server.pid)]


def test_figures_are_read_and_computed_before_the_fork(
    small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel_results(small)  # a build has stored them before the server starts
    monkeypatch.setenv(VARIABLE, str(small.root))
    cell = (
        "from povanalysis.questions import results\n"
        "from povanalysis.sources import store\n"
        "print([f.cache_info().currsize > 0 for f in "
        "(results._stored, results._known_in, results._place_scenarios, store._read, store._table)])"
    )
    path = tmp_path / "in.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(cell)]), path)
    with warm.serving(["povanalysis.questions.scenarios"], lambda _text: None) as server:
        assert server is not None
        assert "libraries loaded" in str(server.news(300))  # with one thread, that is
        done = papermill.execute_notebook(
            path,
            None,
            progress_bar=False,
            kernel_name="python3",
            language="python",
            kernel_manager_class="povanalysis.run.workers.kernels.RunnerKernelManager",
        )
    assert done.cells[-1].outputs[0].text == "[True, True, True, True, True]\n"


def test_prints_and_results_and_errors_come_out_in_order(execute: Callable[..., Any]) -> None:
    # ipykernel hands on what a program prints a moment later, by a thread of its own
    program = "import os, time\n_ = os.system('echo shell')\ntime.sleep(2)"
    assert execute("print('one')", "1 + 1", program) == ["one\n", "2", "shell\n"]
    kept = "[one.output_type for one in get_ipython().history_manager.outputs[1]]"
    assert execute(f"print('two')\n{kept}") == ["two\n", "[]"]  # nothing printed is held for ever
    with pytest.raises(papermill.PapermillExecutionError) as caught:
        execute("x = 1", "raise ValueError('no')")
    assert (caught.value.ename, caught.value.evalue) == ("ValueError", "no")


def test_nothing_that_a_cell_shows_is_dropped(
    execute: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = execute("for number in range(2600): display(number)")
    assert len(shown) == 2600
    monkeypatch.delenv(warm.VARIABLE)
    bound = "get_ipython().kernel.iopub_thread.socket.get(zmq.SNDHWM)"
    assert execute(f"import os, zmq\nos.getppid(), {bound}") == [f"({os.getpid()}, 0)"]


def test_an_output_that_is_lost_on_its_way_is_missed(
    execute: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    get = AsyncZMQSocketChannel.get_msg

    async def losing(self: Any, timeout: float | None = None) -> dict[str, Any]:
        message = await get(self, timeout)
        lost = message["content"].get("data") == {"text/plain": "1"}
        return await get(self, timeout) if lost else message

    forking = "import os\nif not (child := os.fork()): print(2), os._exit(0)\n_ = os.wait()"
    for patched in (False, True):
        if patched:
            monkeypatch.setattr(AsyncZMQSocketChannel, "get_msg", losing)
        execute("display(0)\ndisplay(1)", "print(2)", forking)
        assert kernels.complete() != patched


def start(server: ForkServer, tmp_path: Path, *argv: str) -> WarmProcess:
    connection = tmp_path / "kernel.json"
    return WarmProcess(
        server.address,
        ["ipykernel_launcher", "-f", str(connection), *argv],
        dict(os.environ),
        str(tmp_path),
    )


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_signal_ends_the_kernel_and_the_exit_status_tells(
    server: ForkServer, tmp_path: Path, number: signal.Signals
) -> None:
    process = start(server, tmp_path)
    assert process.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.01)
    process.send_signal(number)
    assert process.wait(120) == -number
    assert process.poll() == -number
    process.send_signal(signal.SIGTERM)  # has ended: nothing happens, nobody else is hit
    assert gone(process.pid)


def test_the_exit_code_of_a_kernel_is_handed_on(server: ForkServer, tmp_path: Path) -> None:
    assert start(server, tmp_path, "--no-such-option=1", "--help").wait(120) == 0


def test_an_interrupt_reaches_the_cell(execute: Callable[..., Any], tmp_path: Path) -> None:
    cell = (
        "import os, signal, threading, time\n"
        "try:\n"
        "    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "    time.sleep(120)\n"
        "except KeyboardInterrupt:\n    print('stopped')"
    )
    assert execute(cell) == ["stopped\n"]


def test_a_kernel_goes_with_the_process_that_asked_for_it(
    server: ForkServer, tmp_path: Path
) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\n"
        "from povanalysis.run.workers.warm import WarmProcess\n"
        "p = WarmProcess(sys.argv[1], ['ipykernel_launcher', '-f', sys.argv[2]], {}, '/')\n"
        "print(p.pid, flush=True)\ntime.sleep(600)"
    )
    asking = subprocess.Popen(
        [sys.executable, "-c", code, server.address, str(tmp_path / "kernel.json")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert asking.stdout is not None
    pid = int(asking.stdout.readline())
    assert alive(pid)
    asking.kill()
    asking.wait()
    asking.stdout.close()
    assert gone(pid)


def test_what_a_child_started_goes_with_the_process_that_asked_for_the_child(
    server: ForkServer, tmp_path: Path
) -> None:
    (tmp_path / "starts_another.py").write_text(
        "import subprocess, sys, time\n"
        "def main(channel):\n"
        "    print(subprocess.Popen(['sleep', '600']).pid, flush=True)\n"
        "    time.sleep(600)\n"
    )
    code = (
        "import sys, time\n"
        "from povanalysis.run.workers.warm import WarmProcess\n"
        "p = WarmProcess(sys.argv[1], ['starts_another'], {'PATH': sys.argv[2]}, '/', (1, 2, 0))\n"
        "print(p.pid, flush=True)\ntime.sleep(600)"
    )
    asking = subprocess.Popen(
        [sys.executable, "-c", code, server.address, os.environ["PATH"]],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert asking.stdout is not None
    pids = [int(asking.stdout.readline()) for _ in range(2)]
    assert all(alive(pid) for pid in pids)
    asking.kill()
    asking.wait()
    asking.stdout.close()
    assert all(gone(pid) for pid in pids)


def test_a_deep_temporary_directory_has_warm_kernels_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 120)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    with warm.serving(["json"], lambda _text: None) as server:
        assert server is not None
        assert "libraries loaded" in str(server.news(300))
        process = start(server, tmp_path)
        process.kill()
        assert process.wait(120) == -signal.SIGKILL
    assert list(deep.iterdir()) == []


def test_kernels_and_sockets_go_with_the_server(tmp_path: Path) -> None:
    with warm.serving(["json"], lambda _text: None) as server:
        assert server is not None
        directory = Path(os.environ["JUPYTER_RUNTIME_DIR"])
        process = start(server, tmp_path)
        os.kill(server.pid, signal.SIGKILL)
        assert process.wait(120) == -signal.SIGKILL
        assert gone(process.pid)
        # the next kernel is an ordinary one
        assert warm.launch([sys.executable, "-m", "ipykernel_launcher"]) is None
    assert not directory.exists()
    assert gone(server.pid)


def test_what_a_child_left_in_a_session_of_its_own_goes_with_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leaves_another.py").write_text(
        "import subprocess, pathlib\n"
        "def main(channel):\n"
        "    left = subprocess.Popen(['sleep', '600'], env={}, start_new_session=True)\n"
        "    pathlib.Path('pid').write_text(str(left.pid))\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with warm.serving(["json"], lambda _text: None) as server:
        assert server is not None
        request = (["leaves_another"], dict(os.environ), str(tmp_path), (1, 2, 0))
        assert WarmProcess(server.address, *request).wait(120) == 0
        pid = int((tmp_path / "pid").read_text())
        assert alive(pid)
        ended = time.monotonic()
    assert not alive(pid)
    assert time.monotonic() - ended < 2


@pytest.mark.parametrize("module", ["json", "never_loaded"], ids=["serving", "loading"])
def test_the_server_goes_with_a_build_that_was_killed(
    tmp_path: Path, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "never_loaded.py").write_text(
        "import pathlib, time\npathlib.Path(__file__).with_name('at').touch()\ntime.sleep(600)"
    )
    code = (
        "import os, signal, sys, time\nfrom povanalysis.run.workers import warm\n"
        "places = {'PYTHONPATH': os.pathsep.join(sys.argv[1:])}\n"
        "warm._this_package = lambda: places\n"
        f"with warm.serving([{module!r}], print) as server:\n"
        "    while not (server.news() or os.path.exists(sys.argv[2] + '/at')): time.sleep(0.01)\n"
        "    print(server.pid, os.environ['JUPYTER_RUNTIME_DIR'], flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    places = (str(Path(warm.__file__).parents[3]), str(tmp_path))
    command = [sys.executable, "-c", code, *places]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    began = time.monotonic()
    assert done.returncode == -signal.SIGKILL, done.stderr
    pid, directory = done.stdout.split()
    assert gone(int(pid))
    assert time.monotonic() - began < 2
    scratch.sweep()  # as the next command does
    assert not Path(directory).exists()


def test_a_module_that_never_loads_ends_the_server_which_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loops.py").write_text("while True: pass")
    find_modules(tmp_path, monkeypatch)
    monkeypatch.setenv(waits.variable("kernel"), "1")
    with warm.serving(["json", "loops"], lambda _text: None) as server:
        assert server is not None
        told = server.news(60)
        assert warm.launch([sys.executable, "-m", "ipykernel_launcher"]) is None
    assert told == (
        "Ordinary kernels: the fork server did not start (loops did not load within 1 s; to wait "
        "twice as long: POVANALYSIS_SECONDS_KERNEL=2)"
    )


def find_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let servers find modules of a test; PYTHONPATH does not reach them."""
    src = Path(warm.__file__).parents[3]
    places = {"PYTHONPATH": f"{src}{os.pathsep}{tmp_path}"}
    monkeypatch.setattr(warm, "_this_package", lambda: places)


def test_a_server_that_cannot_start_is_named_and_ordinary_kernels_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = tmp_path / "starts_a_thread.py"
    module.write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()"
    )
    find_modules(tmp_path, monkeypatch)
    with warm.serving(["starts_a_thread"], lambda _text: None) as server:
        assert server is not None
        assert server.news(300) == (
            "Ordinary kernels: the fork server did not start (2 threads after loading; a process "
            "with threads cannot be forked)"
        )
        assert warm.launch([sys.executable, "-m", "ipykernel_launcher"]) is None


def test_a_module_that_prints_while_it_is_loaded_neither_hangs_nor_is_taken_for_news(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loud = (
        "import sys\nfor out in (sys.stdout, sys.stderr):\n    print('ready ' * 50_000, file=out)\n"
    )
    (tmp_path / "loud_at_import.py").write_text(loud)
    find_modules(tmp_path, monkeypatch)
    with warm.serving(["loud_at_import"], lambda text: None) as running:
        assert running is not None
        news = running.news(120)
        assert news is not None
        assert "libraries loaded" in news


def test_where_nothing_can_be_forked_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    said: list[str] = []
    with warm.serving(["json"], said.append) as server:
        assert server is None
    assert said == ["Ordinary kernels: forking loaded libraries is not safe on darwin"]


def test_imports_are_read_off_the_notebook(tmp_path: Path) -> None:
    cells = ["import numpy as np, json", "from os import path", "%magic\nimport x", "1 +"]
    path = tmp_path / "n.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), path)
    assert preload.imports(path) == ["numpy", "json", "os", "os.path"]
