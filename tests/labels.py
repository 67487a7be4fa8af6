"""Every chart of many regions, drawn and measured: labels that touch something.

python -m tests.labels                # every region, both languages: about ten minutes
python -m tests.labels 3524 3578      # the fan charts and reports of some
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from matplotlib.figure import Figure

from povanalysis.questions.ground.answer import Refusal
from povanalysis.registry import registry
from povanalysis.report.charts import change_strip, depth, fan, pace, scenarios
from povanalysis.report.pages.regency import RegencyReport, open_report
from tests.report.drawn_labels import collisions


def of_a_regency(report: RegencyReport) -> Iterator[tuple[str, Figure]]:
    """Draw the charts of a report on one region, by name."""
    lang, change = report.lang, report._change
    yield "fan", fan.draw(report.outlook, report._province, lang)
    if not isinstance(report._pace, Refusal):
        yield "pace", pace.draw(report._pace, lang)
    if not isinstance(change, Refusal) and not isinstance(change.province, Refusal):
        moved = change_strip.moves(report._p0, change)
        yield "change", change_strip.draw(moved, change, change.province, lang)
    if found := depth.found_series(report._own, report.outlook.region.code):
        yield "depth", depth.draw(found, lang)
    if report._scenarios is not None:
        yield "scenarios", scenarios.draw(report._scenarios, lang)


def main() -> None:
    """Print what touches, by region and chart."""
    codes = sys.argv[1:] or [one.code for one in registry() if one.is_regency]
    bad: dict[str, int] = {}
    for at, code in enumerate(codes):
        try:
            report = open_report(code, lang=("id", "en")[at % 2])
        except Exception as error:  # a region without a forecast has no report
            print(code, error)
            continue
        for name, figure in of_a_regency(report):
            if faults := collisions(figure):
                bad[name] = bad.get(name, 0) + 1
                print(code, name, "; ".join(faults), flush=True)
    print(len(codes), "regions", bad)


if __name__ == "__main__":
    main()
