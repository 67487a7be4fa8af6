"""Whether a page is the page of its job: what was asked for beside what the notebook made.

Region, year, language and target of the report, of its downloads and of its card are compared with
the job before anything is rendered. A page about Lamongan under the name of Kediri is the worst a
publication can do; a cell that opens another report, or a notebook that papermill's values did not
reach, ends here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from povanalysis.run.plan import Job


def differences(job: Job, page: Mapping[str, Any]) -> list[str]:
    """Say where a page differs from its job; an empty list means that it is its page.

    Parameters
    ----------
    job
        What was asked for.
    page
        What :func:`povanalysis.report.beside.description.describe` told: ``made``, ``front``,
        ``card`` and ``download``.
    """
    asked, made, card = job.injected(), page["made"], page["card"]
    told = [_differ(name, made.get(name), value) for name, value in asked.items()]
    told.append(_differ("language of the page", str(page["front"]["lang"])[:2], asked["lang"]))
    place = asked.get("region") or asked.get("province")
    codes = str(place or asked.get("regions", ""))
    if place and "subject" in card:
        told.append(_differ("region of the card", card["subject"], place))
    # a province whose own figure is out before those of its regencies looks a year further
    if place and "year" in card and not ("province" in asked and card["year"] > asked["year"]):
        told.append(_differ("year of the card", card["year"], asked["year"]))
    if (aim := asked.get("target")) is not None:
        told.append(_differ("target of the card", card.get("target", aim), aim))
        told += [
            _differ("target of the downloads", value, aim)
            for year, value in page["download"]["targets"]
            if year == asked["year"]
        ]
    inside = codes.split(",")
    for region in page["download"]["regions"] if codes else ():
        member = job.notebook == "province.ipynb" and region[:2] == codes[:2]
        if region not in inside and not member:
            told.append(_differ("region of the downloads", region, codes))
    return [text for text in told if text]


def _differ(name: str, made: Any, asked: Any) -> str:
    if name == "regions":  # in the order of their rates
        made, asked = (",".join(sorted(str(codes).split(","))) for codes in (made, asked))
    return "" if made == asked else f"{name} {_plain(made)} instead of {_plain(asked)}"


def _plain(value: Any) -> str:
    return "the official one" if value is None else str(value)
