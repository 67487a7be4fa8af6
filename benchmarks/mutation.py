"""Mutation: do the tests notice when the code of trends, questions and numbers is wrong?

    uv tool run --from cosmic-ray==8.7.0 python benchmarks/mutation.py sample
    nice -n 15 .venv/bin/python benchmarks/mutation.py run [FILE ...]

`sample` lists every mutation that cosmic-ray's operators make in the modules of :data:`ROOMS` and
keeps 400 of them, those with the smallest hash of the seed, the function, the line and the change:
which are sampled does not depend on the file a function stands in. Operators are replaced by others
of their kind (arithmetic, of sets, of order, of identity), because most others fail on their own.
Nothing is changed in annotations, in blocks for type checkers, in the text of errors and in
`__repr__`: that changes no result. `run` works in a copy of the checkout:

1. The tests of :data:`TESTS` run once under coverage. By line that tells which tests reach it, by
   test what it takes, its shared fixtures apart.
2. For every mutant a process with pandas and scipy loaded, but nothing of ours, forks; the child
   runs the tests that reach the line, the fastest first, up to the first failure. A mutant of a
   constant meets the tests that reach lines which name it.
3. It is killed when a test fails, when it cannot be imported or when it takes far longer than the
   tests should. What a first round of :data:`FIRST` seconds' worth of tests leaves meets all tests.

After a round the tests that killed run once without any mutant; its log, ``round-….txt`` under
build/mutation, ends with those that fail (none). Results are kept there by mutant, so that a run
goes on where the last one ended. With test files named, these are measured anew and those mutants
that survived meet their tests alone. The last step writes ``survivors.md``.
"""

from __future__ import annotations

import ast
import difflib
import gc
import hashlib
import inspect
import json
import os
import shutil
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "mutation"
PACKAGE = Path("src") / "povanalysis"
ROOMS = ("trends", "questions", "numbers.py")
TESTS = (
    *("tests/trends", "tests/questions", "tests/test_numbers.py", "tests/report/test_overview.py"),
    *("tests/test_series.py", "tests/test_cli_answers.py", "tests/test_cli_given.py"),
    *("src/povanalysis/trends", "src/povanalysis/questions", "src/povanalysis/numbers.py"),
)
SIZE, SEED = 400, 14
KINDS = {
    "ReplaceBinaryOperator": (
        {"Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"},
        {"BitOr", "BitAnd", "BitXor"},
    ),
    "ReplaceComparisonOperator": ({"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE"}, {"Is", "IsNot"}),
}
FIRST = 5.0
LONGEST = 60.0
SLACK = 20.0
ELSEWHERE = 77
ENDS = {0: "survived", 5: "no tests", ELSEWHERE: "elsewhere"}


# --- the sample (needs cosmic-ray, nothing of ours) ----------------------------------------------


def sample() -> int:
    """Write the sample: path, line, and what stands there instead of what."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    named = [n for n in operator_names() if _of_one_kind(n)]
    operators = {name: get_operator(name)() for name in named}
    found = []
    for path in modules():
        source = (ROOT / path).read_text(encoding="utf-8")
        scopes, quiet, nodes = _scopes(source), _quiet(source), list(ast_nodes(get_ast(source)))
        lines, seen = source.splitlines(), Counter()
        for name, operator in operators.items():
            places = [p for node in nodes for p in operator.mutation_positions(node)]
            for occurrence, (start, _end) in enumerate(places):
                if any(low <= tuple(start) < high for low, high in quiet):
                    continue
                scope = scopes.get(start[0], "")
                identity = (scope, lines[start[0] - 1].strip(), start[1] if scope else 0, name)
                seen[identity] += 1
                key = repr((SEED, *identity, seen[identity]))
                digest = hashlib.sha256(key.encode()).hexdigest()
                found.append((digest, str(path), name, occurrence, start[0], scope))
    found.sort()
    chosen: list[dict[str, Any]] = []
    for digest, path, name, occurrence, line, scope in found:
        source = (ROOT / path).read_text(encoding="utf-8")
        mutated = mutate_code(source, operators[name], occurrence)
        try:
            if ast.dump(ast.parse(mutated)) == ast.dump(ast.parse(source)):
                continue
        except SyntaxError:  # the star of a signature taken for a product
            continue
        pairs = list(difflib.ndiff(source.splitlines(), mutated.splitlines()))
        chosen.append(
            {
                "id": digest[:10],
                "path": path,
                "line": line,
                "scope": scope,
                "operator": name.removeprefix("core/"),
                "before": [p[2:] for p in pairs if p.startswith("- ")],
                "after": [p[2:] for p in pairs if p.startswith("+ ")],
                "source": mutated,
            }
        )
        if len(chosen) == SIZE:
            break
    OUT.mkdir(parents=True, exist_ok=True)
    _write("sample.json", {"possible": len(found), "seed": SEED, "mutants": chosen})
    print(f"{len(chosen)} of {len(found)} mutations of {len(modules())} modules")
    return 0


def _of_one_kind(operator: str) -> bool:
    """Say whether an operator is sampled: shifts of floats and orders of None fail on their own."""
    for kind in KINDS:
        if operator.startswith(f"core/{kind}_"):
            pair = operator.split("_")[1:]
            return any(set(pair) <= group for group in KINDS[kind])
    return not operator.startswith("core/Variable")


def modules() -> list[Path]:
    """Return the modules to mutate, relative to the checkout."""
    paths = [ROOT / PACKAGE / room for room in ROOMS]
    files = [f for p in paths for f in ([p] if p.is_file() else sorted(p.rglob("*.py")))]
    return [f.relative_to(ROOT) for f in files]


def _scopes(source: str) -> dict[int, str]:
    """Name by line the innermost function or class around it."""
    scopes: dict[int, str] = {}

    def walk(node: ast.AST, outer: str) -> None:
        for child in ast.iter_child_nodes(node):
            inner = outer
            if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
                inner = f"{outer}.{child.name}".lstrip(".")
                first = min([child.lineno, *(d.lineno for d in child.decorator_list)])
                scopes.update(dict.fromkeys(range(first, (child.end_lineno or first) + 1), inner))
            walk(child, inner)

    walk(ast.parse(source), "")
    return scopes


def _quiet(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the ranges that change no result: annotations, type checking, errors' text."""
    found: list[ast.AST | None] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.arg):
            found.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            found.append(node if node.name == "__repr__" else node.returns)
        elif isinstance(node, ast.AnnAssign):
            found.append(node.annotation)
        elif isinstance(node, ast.Call):
            found.append(node if ast.unparse(node.func).endswith("Error") else None)
        elif isinstance(node, ast.Assign):
            found.append(node if ast.unparse(node.targets[0]) == "cure" else None)
        elif isinstance(node, ast.If):
            found.append(node if ast.unparse(node.test) == "TYPE_CHECKING" else None)
    return [
        ((n.lineno, n.col_offset), (n.end_lineno, n.end_col_offset)) for n in found if n is not None
    ]


# --- what the tests reach, and what they take ----------------------------------------------------


class Watch:
    """A pytest plugin: which lines each test and each shared fixture reaches, and what they take."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.fixtures: dict[str, float] = {}
        self.tests: dict[str, dict[str, Any]] = {}
        self.where = [""]

    def enter(self, context: str) -> None:
        """Record lines under a test or a fixture from here on."""
        self.where.append(context)
        self.coverage.switch_context(context)

    def leave(self) -> None:
        """Record lines under what was before."""
        self.where.pop()
        self.coverage.switch_context(self.where[-1])

    def pytest_runtest_protocol(self, item: Any) -> None:
        """Begin a test."""
        definitions = item._fixtureinfo.name2fixturedefs if hasattr(item, "_fixtureinfo") else {}
        shared = [d[-1] for d in definitions.values() if d[-1].scope != "function"]
        fixtures = [f"{d.baseid}::{d.argname}" for d in shared]
        self.tests[item.nodeid] = {"seconds": 0.0, "passed": True, "fixtures": fixtures}
        self.where = [""]
        self.enter(item.nodeid)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Keep what a test took and how it went."""
        test = self.tests[report.nodeid]
        test["passed"] &= report.outcome == "passed"
        test["seconds"] += report.duration if report.when == "call" else 0.0


def measure(tree: Path, wanted: Sequence[str] = TESTS) -> int:
    """Run tests once and keep what they take, what they reach and which modules they load.

    What is known already of tests in other files stays.
    """
    import coverage
    import pytest

    data = OUT / "coverage"
    data.unlink(missing_ok=True)
    include = [str(tree / PACKAGE / "**" / "*.py")]
    cover = coverage.Coverage(str(data), include=include, config_file=False)
    watch = Watch(cover)

    class Fixtures:
        """Times shared fixtures, what they ask for apart."""

        @pytest.hookimpl(wrapper=True)
        def pytest_fixture_setup(self, fixturedef: Any) -> Any:
            if fixturedef.scope == "function":
                return (yield)
            name = f"{fixturedef.baseid}::{fixturedef.argname}"
            watch.enter(name)
            start = time.perf_counter()
            try:
                return (yield)
            finally:
                watch.fixtures[name] = time.perf_counter() - start
                watch.leave()

    cover.start()
    tests = [t for t in wanted if (tree / t).exists()]
    pytest.main(["-q", "-n0", "-p", "no:cacheprovider", *tests], plugins=[watch, Fixtures()])
    cover.stop()
    cover.save()
    known = _read("measured.json") if (OUT / "measured.json").exists() else {}
    for name in [n for n in known.get("tests", {}) if n.startswith(tuple(wanted))]:
        del known["tests"][name]
    reached = known.get("reached", {})
    for path in cover.get_data().measured_files():
        lines = reached.setdefault(str(Path(path).relative_to(tree)), {})
        for line, contexts in cover.get_data().contexts_by_lineno(path).items():
            held = lines.setdefault(str(line), [])
            held += [c for c in contexts if c and c not in held]
    ours = ("povanalysis", "tests", "conftest", "test_", "coverage")
    loaded = [name for name in sys.modules if not name.startswith(ours)]
    plain = {
        "fixtures": {**known.get("fixtures", {}), **watch.fixtures},
        "tests": {**known.get("tests", {}), **watch.tests},
        "reached": reached,
        "modules": list(dict.fromkeys([*known.get("modules", []), *loaded])),
    }
    _write("measured.json", plain)
    return 0


class Reach:
    """Which tests to run for a mutant."""

    def __init__(self, measured: dict[str, Any], tree: Path) -> None:
        self.fixtures, self.reached = measured["fixtures"], measured["reached"]
        self.tests = {n: t for n, t in measured["tests"].items() if t["passed"]}
        self.tree = tree
        self.users: dict[str, list[str]] = defaultdict(list)
        for name, test in self.tests.items():
            for fixture in test["fixtures"]:
                self.users[fixture].append(name)

    def of(self, mutant: dict[str, Any]) -> list[str]:
        """Return the tests that reach a mutant, the fastest first."""
        tree = ast.parse((self.tree / mutant["path"]).read_text(encoding="utf-8"))
        contexts = self._lines(mutant["path"], _statement(tree, mutant["line"]))
        if not contexts:
            names = _names(tree, mutant["line"])
            for path in self.reached:
                lines = _naming((self.tree / path).read_text(encoding="utf-8"), names)
                contexts |= self._lines(path, lines) if lines else set()
        if not contexts:
            lines = [int(n) for n in self.reached.get(mutant["path"], ())]
            contexts = self._lines(mutant["path"], lines)
        chosen = {t for c in contexts for t in ([c] if c in self.tests else self.users.get(c, []))}
        return sorted(chosen, key=lambda name: (self.takes([name]), name))

    def takes(self, names: list[str]) -> float:
        """Return the seconds that tests take with the fixtures they share."""
        shared = {f for name in names for f in self.tests[name]["fixtures"]}
        own = sum(self.tests[name]["seconds"] for name in names)
        return own + sum(self.fixtures.get(f, 0.0) for f in shared)

    def within(self, names: list[str], budget: float) -> list[str]:
        """Return the first tests that fit into a budget of seconds, one at least."""
        kept: list[str] = []
        shared: set[str] = set()
        total = 0.0
        for name in names:
            new = set(self.tests[name]["fixtures"]) - shared
            total += self.tests[name]["seconds"] + sum(self.fixtures.get(f, 0.0) for f in new)
            if kept and total > budget:
                break
            kept.append(name)
            shared |= new
        return kept

    def _lines(self, path: str, lines: Any) -> set[str]:
        by_line = self.reached.get(path, {})
        return {context for line in lines for context in by_line.get(str(line), ())}


def _statement(tree: ast.Module, line: int) -> range:
    """Return the lines of the innermost simple statement, or of a compound one's head, at a line."""
    best = range(line, line + 1)
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt):
            continue
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        last = node.end_lineno or first
        if body := getattr(node, "body", None):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and first <= line < body[0].lineno:
                return range(body[0].lineno, last + 1)
            last = max(body[0].lineno - 1, first)
        if first <= line <= last:
            best = range(first, last + 1)
    return best


def _names(tree: ast.Module, line: int) -> set[str]:
    """Return the names that a statement of a module or class, at a line, defines."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if line not in range(getattr(node, "lineno", 0), (getattr(node, "end_lineno", 0) or 0) + 1):
            continue
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            inside = [n for target in targets for n in ast.walk(target)]
            found |= {n.id for n in inside if isinstance(n, ast.Name)}
    return found


def _naming(source: str, names: set[str]) -> list[int]:
    """Return the lines of a source that use one of some names."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Name) and node.id in names)
        or (isinstance(node, ast.Attribute) and node.attr in names)
    ]


# --- running -------------------------------------------------------------------------------------


class Loop:
    """A pytest plugin: where tests would run, forks a child for every mutant instead.

    The tests and what they test are loaded once. A child takes the mutant's code into the function
    that holds it, wherever that function is known; mutants outside functions are left to
    :func:`afresh`.
    """

    def __init__(self, work: Callable[[Callable[..., str | None]], None]) -> None:
        self.work = work

    def pytest_runtestloop(self, session: Any) -> bool:
        """Do the work in place of the tests."""
        self.items = {item.nodeid: item for item in session.items}
        gc.collect()
        gc.freeze()
        self.work(self.attempt)
        return True

    def attempt(
        self, mutant: dict[str, Any], names: list[str], log: Path, longest: float
    ) -> str | None:
        """Return how the tests named end for a mutant; None where it is outside functions."""
        if (code := _function(mutant)) is None:
            return None
        outcome = in_a_child(lambda: self._run(mutant, code, names), log, longest)
        return None if outcome == "elsewhere" else outcome

    def check(self, names: list[str]) -> list[str]:
        """Return those of some tests that fail here without any mutant."""
        log = OUT / "check.txt"
        in_a_child(lambda: self._tests(names, first=False), log, 3600)
        text = log.read_text(errors="replace")
        return [line[10:] for line in text.splitlines() if line.startswith("KILLED BY")]

    def _run(self, mutant: dict[str, Any], code: CodeType, names: list[str]) -> int:
        try:
            module = ".".join(Path(mutant["path"]).with_suffix("").parts[1:])
            place = import_module(module.removesuffix(".__init__")).__dict__
            *outer, last = code.co_qualname.split(".")
            for name in outer:
                place = place[name].__dict__
            found = place[last]
            while not isinstance(found, FunctionType):
                inner = ("fget", "func", "__wrapped__", "__func__")
                found = next(getattr(found, n) for n in inner if hasattr(found, n))
            inspect.unwrap(found).__code__ = code
        except (AttributeError, KeyError, StopIteration, ValueError):
            return ELSEWHERE
        return self._tests(names)

    def _tests(self, names: list[str], *, first: bool = True) -> int:
        from _pytest.runner import runtestprotocol

        items = [self.items[name] for name in names if name in self.items]
        for item, after in zip(items, [*items[1:], None], strict=True):
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
                print(f"KILLED BY {item.nodeid}", flush=True)
                if first:
                    return 1
        return 0 if items else 5


def _function(mutant: dict[str, Any]) -> CodeType | None:
    """Return the mutant's code of the outermost function around its line, None outside of any."""
    if mutant["operator"] == "RemoveDecorator":
        return None
    for node in ast.walk(ast.parse(mutant["source"])):
        body = getattr(node, "body", None)
        if (
            isinstance(node, ast.FunctionDef)
            and body[0].lineno <= mutant["line"] <= node.end_lineno
        ):
            wanted = node.lineno
            break
    else:
        return None

    def codes(code: CodeType) -> Iterator[CodeType]:
        for one in code.co_consts:
            if isinstance(one, CodeType):
                yield one
                yield from codes(one)

    module = compile(mutant["source"], mutant["path"], "exec", dont_inherit=True)
    heads = [n for n in ast.walk(ast.parse(mutant["source"])) if isinstance(n, ast.FunctionDef)]
    name = next(n.name for n in heads if n.lineno == wanted)
    for one in codes(module):
        if one.co_name == name and one.co_firstlineno <= mutant["line"] <= _last(one):
            return one
    return None


def _last(code: CodeType) -> int:
    inner = [_last(one) for one in code.co_consts if isinstance(one, CodeType)]
    return max([*(line for _, _, line in code.co_lines() if line), *inner])


class Only:
    """A pytest plugin: these tests, in this order."""

    def __init__(self, names: list[str]) -> None:
        self.order = {name: k for k, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Keep the tests wanted."""
        items[:] = sorted(
            (i for i in items if i.nodeid in self.order), key=lambda i: self.order[i.nodeid]
        )

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Say which test failed."""
        if report.failed:
            print(f"KILLED BY {report.nodeid}", flush=True)


def afresh(mutant: dict[str, Any], names: list[str], log: Path, longest: float) -> str:
    """Run tests in a fork that imports everything of ours anew, the mutant in its place."""

    def work() -> int:
        import pytest

        files = list(dict.fromkeys(name.split("::")[0] for name in names))
        options = ["-q", "-x", "-n0", "--no-header", "--tb=line", "-p", "no:cacheprovider"]
        return int(pytest.main([*options, *files], plugins=[Only(names)]))

    path = Path(mutant["path"])
    source = path.read_text(encoding="utf-8")
    path.write_text(mutant["source"], encoding="utf-8")
    try:
        return in_a_child(work, log, longest)
    finally:
        path.write_text(source, encoding="utf-8")


def in_a_child(work: Callable[[], int], log: Path, longest: float) -> str:
    """Run something in a fork; return survived, killed, timeout or "no tests"."""
    child = os.fork()
    if child == 0:
        os.setsid()
        sink = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        code = 1
        try:
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    until = time.monotonic() + longest
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return ENDS.get(code, "killed")
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timeout"


def run(wanted: Sequence[str]) -> int:
    """Try every mutant of the sample; survivors once more where test files are wanted."""
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    tree = OUT / "tree"
    _copy(tree)
    os.chdir(tree)
    sys.path[:0] = [str(tree), str(tree / "src")]
    if (OUT / "data").exists():
        shutil.rmtree(tree / "data")
        shutil.copytree(OUT / "data", tree / "data")
    if wanted or not (OUT / "measured.json").exists():
        in_a_child(lambda: measure(tree, wanted or TESTS), OUT / "measured.txt", 7200)
    shutil.rmtree(OUT / "data", ignore_errors=True)
    shutil.copytree(tree / "data", OUT / "data")
    measured = _read("measured.json")
    for name in measured["modules"]:
        try:
            import_module(name)
        except Exception:
            continue
    assert not [n for n in sys.modules if n.startswith("povanalysis")]
    sys.dont_write_bytecode = True
    failed = [n for n, t in measured["tests"].items() if not t["passed"]]
    own = tuple(wanted) or ("",)
    measured["tests"] = {n: t for n, t in measured["tests"].items() if n.startswith(own)}
    made, reach = _read("sample.json"), Reach(measured, tree)
    print(f"{len(reach.tests)} tests; not passed: {failed}", flush=True)
    first = next(m for m in made["mutants"] if reach.of(m))
    whole = {**first, "source": Path(first["path"]).read_text(encoding="utf-8")}
    if afresh(whole, reach.within(reach.of(first), FIRST), OUT / "check.txt", 600) != "survived":
        sys.exit(f"The tests fail without any mutant: {OUT / 'check.txt'}.")
    started = time.strftime("%FT%T") if wanted else ""
    for budget in (LONGEST,) if wanted else (FIRST, LONGEST):
        every = partial(rounds, made, reach, budget, started)

        def inside(every: Callable[..., None] = every) -> int:
            import pytest

            loop = Loop(every)
            files = sorted({name.split("::")[0] for name in reach.tests})
            options = ["-q", "-s", "-n0", "-p", "no:cacheprovider"]
            return int(pytest.main([*options, *files], plugins=[loop]))

        in_a_child(inside, OUT / f"round-{budget:g}.txt", 36000)
        every(afresh)
    (OUT / "survivors.md").write_text(table(made, _results()), encoding="utf-8")
    return 0


def rounds(
    made: dict[str, Any],
    reach: Reach,
    budget: float,
    started: str,
    attempt: Callable[..., str | None],
) -> None:
    """Try the mutants that are not decided within a budget; survivors of earlier runs once more."""
    for k, mutant in enumerate(made["mutants"]):
        results = _results()
        old = results.get(mutant["id"], {"outcome": "survived", "budget": 0, "run": started})
        if old["outcome"] != "survived":
            continue
        if old["budget"] >= budget and old["run"] >= started:
            continue
        one = _try(mutant, reach, budget, attempt)
        if one is not None:
            if one["outcome"] == "survived" and started:
                one["budget"] = old["budget"]
            results[mutant["id"]] = {**one, "run": started}
            _write("results.json", results)
            print(k, mutant["id"], one, mutant["path"], mutant["line"], flush=True)
    if isinstance(owner := getattr(attempt, "__self__", None), Loop):
        killers = {name for one in _results().values() for name in one.get("by", ())}
        print("fail without a mutant:", owner.check(sorted(killers)), flush=True)


def _try(
    mutant: dict[str, Any], reach: Reach, budget: float, attempt: Callable[..., str | None]
) -> dict[str, Any] | None:
    every = reach.of(mutant)
    names = reach.within(every, budget)
    if not names:
        return {"outcome": "survived", "budget": budget, "tests": 0}
    log = OUT / "log" / f"{mutant['id']}.txt"
    log.parent.mkdir(exist_ok=True)
    start, stamps = time.monotonic(), _stamps(Path("data"))
    outcome = attempt(mutant, names, log, 5 * reach.takes(names) + SLACK)
    if outcome is None:
        return None
    if _stamps(Path("data")) != stamps:  # a mutant wrote results of its own
        shutil.rmtree("data")
        shutil.copytree(OUT / "data", "data")
    lines = log.read_text(errors="replace").splitlines()
    by = [line.split("KILLED BY ")[-1] for line in lines if "KILLED BY" in line]
    return {
        "outcome": outcome,
        "budget": budget if len(names) < len(every) else LONGEST,
        "tests": len(names),
        "seconds": round(time.monotonic() - start, 1),
        "by": by[:1],
    }


def table(made: dict[str, Any], results: dict[str, Any]) -> str:
    """Return what came as Markdown: the counts and every survivor."""
    counts = Counter(results[m["id"]]["outcome"] for m in made["mutants"])
    alive = [m for m in made["mutants"] if results[m["id"]]["outcome"] == "survived"]
    size = len(made["mutants"])
    lines = [
        f"{size} of {made['possible']} possible mutations, seed {made['seed']}: "
        f"{dict(counts)}; killed {1 - len(alive) / size:.1%}.",
        "",
        "| module, function | was | became |",
        "|---|---|---|",
    ]
    for m in sorted(alive, key=lambda m: (m["path"], m["line"])):
        module = m["path"].removeprefix(f"{PACKAGE}/").removesuffix(".py")
        texts = (" ".join(t.strip() for t in m[side]) for side in ("before", "after"))
        was, became = (f"`{t}`".replace("|", "\\|") for t in texts)
        lines.append(f"| {module} {m['scope']} | {was} | {became} |")
    return "\n".join(lines) + "\n"


def _copy(tree: Path) -> None:
    """Copy what tests need, so that the checkout is never changed."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name in ("src", "tests", "data", "docs", "notebooks", "pyproject.toml", "README.md"):
        path = ROOT / name
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, tree / name)


def _stamps(directory: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of change of every file."""
    files = [path for path in directory.rglob("*") if path.is_file()]
    return {str(p): (p.stat().st_size, p.stat().st_mtime_ns) for p in files}


def _write(name: str, plain: Any) -> None:
    (OUT / name).write_text(json.dumps(plain, indent=1), encoding="utf-8")


def _read(name: str) -> Any:
    return json.loads((OUT / name).read_text(encoding="utf-8"))


def _results() -> dict[str, Any]:
    return _read("results.json") if (OUT / "results.json").exists() else {}


if __name__ == "__main__":
    if sys.argv[1:2] == ["sample"]:
        sys.exit(sample())
    if sys.argv[1:2] == ["run"]:
        sys.exit(run(sys.argv[2:]))
    sys.exit(__doc__)
