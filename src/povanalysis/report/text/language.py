"""Words in a language: its messages, and its marks of numbers, lists, months and days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby, product
from typing import TYPE_CHECKING, Any

from povanalysis.errors import ParameterError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.numbers import format_number
from povanalysis.questions.ground.answer import EVENTS_ENOUGH, Refusal, likelihood
from povanalysis.report.facts.values import Code, facts_of
from povanalysis.report.markdown import escape
from povanalysis.report.text.messages import Messages, messages
from povanalysis.report.text.told import PARTS, Told
from povanalysis.report.text.writing import functions, known_of

if TYPE_CHECKING:
    from povanalysis.questions.ground.answer import Answer
    from povanalysis.questions.record.borne_out import Borne

MOST_NAMED = 6
"""Names in a sentence before the others are counted."""


@lru_cache
def _messages(words: Words, file: str) -> Messages:
    return messages(words.lang, file, functions(words, file))


def _items(name: str, known: Mapping[str, Any]) -> str:
    """Return the fact whose items a message is told of each; empty where it is told once."""
    words = name.partition("-each-")[2].split("-")
    keys = ("_".join(words[:count]) for count in range(len(words), 0, -1))
    return next((key for key in keys if key in known), "")


@dataclass(frozen=True)
class Words:
    """Text, numbers and dates in one language.

    Parameters
    ----------
    lang
        ``id`` or ``en``.
    markup
        Whether they stand on a page: what the data say is escaped there, so that it is no markup.
    """

    lang: str
    markup: bool = False

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            raise ParameterError(
                f"Unknown language {self.lang!r}.", cure=f"Allowed: {listing(LANGUAGES)}."
            )

    @property
    def plain(self) -> Words:
        """The same where nothing is markup: commands, spreadsheets, texts escaped as a whole."""
        return Words(self.lang)

    def data(self, text: str) -> str:
        """Write a text of the data."""
        return escape(text) if self.markup else text

    @property
    def tag(self) -> str:
        """Language tag of the document: ``id-ID`` or ``en``."""
        return LANGUAGES[self.lang].tag

    def messages(self, file: str) -> Messages:
        """Return the messages of a file in this language."""
        return _messages(self, file)

    def __call__(self, key: str, answer: Any = None, /, **more: Any) -> str:
        """Return one message, ``file.name``, with the facts of an answer, and more, inserted."""
        file, _, name = key.partition(".")
        known = {} if answer is None else known_of(answer)
        return self.messages(file).say(name, known | facts_of(more))

    def several(self, file: str, *names: str) -> list[str]:
        """Return messages of a file that insert nothing: heads of a table, say."""
        return [*map(self.of(file), names)]

    def of(self, file: str) -> Callable[[str], str]:
        """Return what says a message of a file by its name alone."""
        return lambda name: self(f"{file}.{name}")

    def tell(self, answer: Any, file: str = "", *, brief: bool = False, **more: Any) -> Told:
        """Tell an answer; a refusal is told by its reason.

        The names of a file's messages say what they are: ``finding``, ``support-…``, ``detail-…``
        (support that pages leave to their tables and to the commands), ``plan``, ``turn`` and
        ``sure``, each as often as needed with a word after the hyphen (``support-own``), in the
        order of the file. ``support-each-aims`` is told once for each of
        ``$aims``, whose fields stand beside the answer's; of several that follow each other
        (``support-each-aims-late``) all are told of one before the next. What resolves to nothing
        is not said.

        Parameters
        ----------
        answer
            A result of :mod:`povanalysis.questions`, or a part of one.
        file
            Whose messages tell it; by default the one named as the answer's question.
        brief
            Whether details are left out.
        **more
            Facts beside the answer's own.
        """
        source = self.messages(
            "refusal" if isinstance(answer, Refusal) else file or answer.question
        )
        known = known_of(answer) | facts_of(more)
        parts: dict[str, list[str]] = {part: [] for part in PARTS}
        places = {part: part for part in parts} | ({} if brief else {"detail": "support"})
        names = [name for name in source.names if name.partition("-")[0] in places]
        for items, group in groupby(names, lambda name: _items(name, known)):
            several, together = known[items].answer if items else [{}], list(group)
            for one, name in product(several, together):
                said = source.say(name, known | known_of(one) if one else known)
                part = parts[places[name.partition("-")[0]]]
                # told once is enough, but where sentences stand together by item
                if said and (said not in part or (items and len(together) > 1)):
                    part.append(said)
        support = tuple(parts.pop("support"))
        return Told(support=support, **{part: " ".join(said) for part, said in parts.items()})

    def listed(self, items: Sequence[str]) -> str:
        """Join items as the language does, at most six of them, and count the others.

        Examples
        --------
        >>> Words("en").listed(["A", "B", "C"]), Words("id").listed(["A", "B", "C"])
        ('A, B and C', 'A, B, dan C')
        """
        if len(items) > MOST_NAMED:
            others = self("terms.others", count=len(items) - MOST_NAMED + 1)
            items = [*items[: MOST_NAMED - 1], others]
        return self.joined(items)

    def joined(self, items: Iterable[str]) -> str:
        """Join all items as the language does."""
        *first, last = [*items] or [""]
        if not first:
            return last
        return self(
            "terms.and-more" if len(first) > 1 else "terms.and-two",
            first=", ".join(first),
            last=last,
        )

    def number(self, value: float, decimals: int = 2) -> str:
        """Write a number with the language's marks: ``12,03`` or ``12.03``."""
        return format_number(value, self.lang, decimals)

    def signed(self, value: float, decimals: int = 2) -> str:
        """Write a change with its sign, a true minus: ``−0,13``, ``+0.01``, ``0.00``."""
        digits = self.number(abs(value), decimals)
        if not any(digit in "123456789" for digit in digits):
            return digits
        return ("−" if value < 0 else "+") + digits

    @staticmethod
    def decimals(value: float) -> int:
        """Return how many decimals a pace needs so that it does not read as nothing: 2 or 3.

        Examples
        --------
        >>> Words.decimals(-0.08), Words.decimals(-0.002), Words.decimals(0.004)
        (2, 3, 3)
        """
        return 3 if value and round(abs(value), 2) == 0 else 2

    def numbers(self, values: Iterable[float], decimals: int = 2) -> str:
        """Write changes one after the other; where the comma is the decimal mark, by semicolons.

        Examples
        --------
        >>> Words("en").numbers([-0.11, 0.2]), Words("id").numbers([-0.11, 0.2])
        ('−0.11, +0.20', '−0,11; +0,20')
        """
        between = "; " if self.number(0.1, 1) == "0,1" else ", "
        return between.join(self.signed(value, decimals) for value in values)

    def per_cent(self, value: float, decimals: int = 2) -> str:
        """Write a share with its unit: ``12,03 persen`` or ``12.03 per cent``."""
        return self("terms.per-cent", number=self.number(value, decimals))

    def points(self, value: float, decimals: int = 2, *, signed: bool = False) -> str:
        """Write a difference of shares: ``0,13 poin persentase``, ``−0.13 percentage points``."""
        number = self.signed(value, decimals) if signed else self.number(value, decimals)
        return self("terms.points", number=number)

    def chance(self, probability: float) -> str:
        """Write a probability as whole per cent, never as a certainty.

        Decimals are written only where the whole number would fall on another step of the
        published scale than the probability does: number and word must not contradict each other.

        Examples
        --------
        >>> Words("en").chance(0.624), Words("en").chance(0.9999), Words("en").chance(0.949)
        ('62 per cent', 'more than 99 per cent', '94.9 per cent')
        """
        if probability < 0.01:
            return self("terms.less-than-per-cent", number=1)
        if probability > 0.99:
            return self("terms.more-than-per-cent", number=99)
        step = likelihood(probability)
        kept = (n for n in range(4) if likelihood(round(probability, n + 2)) is step)
        return self.per_cent(100 * probability, next(kept, 4))

    def likelihood(self, probability: float) -> str:
        """Give the word of the published scale for a probability.

        The bounds of its seven steps are those of the verdicts: one scale for words and answers.
        """
        return self("terms.likelihood", step=likelihood(probability))

    def called(self, probability: float, kept: Sequence[Borne]) -> str:
        """Give the word for a probability with its record in that state of knowledge.

        Parameters
        ----------
        probability
            0-1.
        kept
            Record of every step of the scale in the state of knowledge that it is of.
        """
        from povanalysis.questions.record.borne_out import step_of
        from povanalysis.trends.record import PUBLISHED

        found, record = step_of(probability, kept), "rare"
        if found is not None and found.n >= EVENTS_ENOUGH:
            record = "plain" if found.model == PUBLISHED else "as-known"
        step, past = (
            likelihood(probability),
            {"n": 0, "came": 0.0} if found is None else vars(found),
        )
        return self("terms.called", past, step=step, record=Code(record))

    def carried(self, text: str) -> str:
        """Return a name or status of the data; a description in this language where it has one.

        Examples
        --------
        >>> Words("id").carried("one news source"), Words("id").carried("RKPD 2025")
        ('satu sumber berita', 'RKPD 2025')
        """
        key = "-".join(re.findall("[a-z0-9]+", text.lower()))
        return self(f"carried.{key}") if key in self.messages("carried").names else text

    def month(self, reference: str) -> str:
        """Write a reference month: ``2026-03`` as ``Maret 2026``; a bare year stays a year."""
        if len(reference) == 4:
            return reference
        from babel.dates import format_date

        year, month = map(int, reference.split("-"))
        return str(format_date(date(year, month, 1), "MMMM y", locale=self.lang))

    def day(self, iso: str) -> str:
        """Write a date: ``22 November 2026``; a month or year as such."""
        if len(iso) < 10:
            return self.month(iso)
        from babel.dates import format_date

        return str(format_date(date.fromisoformat(iso), "d MMMM y", locale=self.lang))


def tell(answer: Answer, lang: str) -> Told:
    """Tell an answer in the sentences of a language, as commands do.

    Parameters
    ----------
    answer
        What :func:`povanalysis.change`, ``pace``, ``target`` and so on returned, a refusal as well.
    lang
        ``id`` or ``en``.

    Returns
    -------
    Told
        Finding, support, and what follows; a sequence of sentences.

    Raises
    ------
    ParameterError
        The language is unknown.

    Examples
    --------
    >>> import povanalysis as pov
    >>> tell(pov.change(pov.observations("Lamongan"), "Lamongan", 2025), "en").finding[:47]
    'For Kabupaten Lamongan the last change was not '
    """
    return Words(lang).tell(answer)
