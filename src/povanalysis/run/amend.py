"""A published report that was wrong: it is corrected, or withdrawn, and says so.

Nothing of it is silent. The page that is published next carries day and reason, earlier editions
that still hold the wrong one a notice, and ``data/errata.csv`` keeps both for all builds to come.
A report with which nothing was wrong is retired instead (:mod:`.retire`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, get_args

from povanalysis.errors import ParameterError, PublishError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.render import Format, choose
from povanalysis.report.beside.errata import Erratum
from povanalysis.run import build as builds
from povanalysis.run import gather, lock, params, retire
from povanalysis.run.editions import errata, publishing, switch
from povanalysis.run.plan import Job
from povanalysis.run.progress import Progress

LONGEST = 400
"""Letters of a reason: it stands above the answer, on page one."""
_MODELS: dict[str, Any] = {
    "regency.ipynb": params.RegencyParams,
    "comparison.ipynb": params.ComparisonParams,
    "province.ipynb": params.ProvinceParams,
    "methods.ipynb": params.MethodsParams,
}


def reasons(because: Sequence[str], languages: Sequence[str]) -> dict[str, str]:
    """Read reasons, one for each language a report is published in.

    Parameters
    ----------
    because
        ``id=…``, ``en=…``; the text alone where the report has one language.
    languages
        Those it is published in.

    Raises
    ------
    ParameterError
        One is missing, empty or too long.

    Examples
    --------
    >>> reasons(["en=A figure was wrong.", "id=Satu angka keliru."], ["id", "en"])
    {'en': 'A figure was wrong.', 'id': 'Satu angka keliru.'}
    >>> reasons(["1 = 1"], ["en"])
    {'en': '1 = 1'}
    """
    found = {}
    for text in because:
        lang, mark, reason = text.partition("=")
        if not mark or lang.strip() not in LANGUAGES:
            lang, reason = (languages[0] if len(languages) == 1 else ""), text
        found[lang.strip()] = " ".join(reason.split())
    said = " ".join(f'--because "{lang}=…"' for lang in languages)
    if set(found) != set(languages) or not all(found.values()):
        raise ParameterError(
            f"The report is published in {' and '.join(languages)}: each needs its reason.",
            cure=f"Say it with: {said}",
        )
    if long := [lang for lang, text in found.items() if len(text) > LONGEST]:
        raise ParameterError(
            f"The reason in {listing(long)} is longer than {LONGEST} letters.",
            cure="Say the rest elsewhere; it stands above the answer.",
        )
    return found


def _erratum(entries: Sequence[dict[str, Any]], kind: str, because: Sequence[str]) -> Erratum:
    languages = [str(entry["lang"]) for entry in entries]
    day = dt.date.today().isoformat()
    return Erratum(str(entries[0]["name"]), kind, day, reasons(because, languages))


def withdraw(
    project: Project,
    report: str,
    because: Sequence[str],
    renderer: str,
    say: Callable[[str], None],
) -> tuple[str, ...]:
    """Put a page with the reason in the place of a report, and take its card and downloads away.

    Parameters
    ----------
    project
        The project.
    report
        ``id/lamongan-2026``, or ``lamongan-2026`` for every language it is published in.
    because
        As for :func:`reasons`.
    renderer
        ``auto``, ``quarto`` or ``embedded``.
    say
        Told what happens.

    Returns
    -------
    tuple of str
        The reports, as ``id/lamongan-2026``.
    """
    with lock.held(project, say):
        entries, failed = retire.named(project, report)
        if gone := [retire.label(entry) for entry in entries if entry.get("withdrawn")]:
            raise ParameterError(
                f"Withdrawn already: {listing(gone)}.",
                cure="Bring it back with: povanalysis correct",
            )
        with errata.adding(project, _erratum(entries, "withdrawn", because), switch.coming):
            gather.gather(project, [], failed, choose(renderer), say=say)
            publishing.publish(project, project.build / "site")
    return tuple(retire.label(entry) for entry in entries)


def correct(
    project: Project,
    report: str,
    because: Sequence[str],
    renderer: str,
    progress: Progress,
) -> tuple[str, ...]:
    """Make a report again from the data as they are now; its page says what was wrong before.

    Parameters as for :func:`withdraw`; a report that was withdrawn comes back.
    """
    with lock.held(project, progress.say):
        entries, _failed = retire.named(project, report)
        jobs = [
            Job(entry["notebook"], params.parse_as(_MODELS[entry["notebook"]], entry["params"]))
            for entry in entries
        ]
        kinds = {kind for entry in entries for kind in entry["outputs"]}
        formats = tuple(kind for kind in get_args(Format) if kind in kinds)
        with errata.adding(project, _erratum(entries, "corrected", because), switch.coming):
            outcome = builds.build(project, jobs, builds.Options(renderer, formats), progress)
            if not outcome.ok:
                told = "; ".join(str(result.error) for result in outcome.results if result.error)
                told = " ".join(told.split())  # faults of a page stand on a line each
                raise PublishError(
                    f"Nothing was corrected: {told}",
                    cure=f"After that, repeat: povanalysis correct {report} --because …",
                )
    return tuple(job.label for job in jobs)
