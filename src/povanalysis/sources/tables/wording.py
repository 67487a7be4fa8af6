"""What the words of a BPS table say: indicator, unit, area, reference month, year.

Titles and column heads come in Indonesian, English or both, in full sentences or as file columns
(``poverty_percentage``). One place turns them into the codes of the observation contract; what is
not recognised is told to the user, never assumed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal

from povanalysis.indicators import INDICATORS
from povanalysis.numbers import Unit
from povanalysis.regions import Region, regions
from povanalysis.sources.tables import marks

Area = Literal["all", "part"]

_P = re.compile
# what makes of a poverty figure something else: another definition, a part of the population,
# households, a derived number, a plan
_OTHER = _P(
    r"\b(?:ekstrem|ekstrim|extreme|hampir|rentan|near poor|vulnerable|usia|umur|berumur|age|aged|"
    r"bekerja|pendidikan|tamat|rumah ?tangga|households?|keluarga|famil(?:y|ies)|kk|anak|balita|"
    r"child(?:ren)?|lansia|disabilitas|laki|perempuan|pria|wanita|male|female|penerima|recipients?|pertanian|"
    r"peringkat|ranking|rank|perubahan|penurunan|kenaikan|peningkatan|selisih|changes?|growth|"
    r"pertumbuhan|pertum\w*|tumbuh|laju|target|sasaran|proyeksi|prediksi|projections?|forecasts?|predict(?:ed|ion)|rse|"
    r"per ?mil(?:le)?|promille|per 1[.,]?000|multidim\w+|kontribusi|contribution|"
    r"distribusi|distribution|kumulatif|cumulative|dtks|dtsen|bdt|ppls|p3ke|regsosek|desil|"
    r"deciles?|batas|lower|upper|usd|ppp|galat|standard? error|kategori|category)\b|us ?\$|= ?100\b"
)
_CHANGE_SIGN = _P(r"[Δ∆±]|\+\s*/\s*[-−–]|[▲▼↑↓]")
_OF_A_ROW = _P(  # what a text beside a name makes of the figures of its row
    r"(?:angka )?(?:target|sasaran|proyeksi|prediksi|projection|projected|forecast|predicted|"
    r"laki|perempuan|pria|wanita|male|female|hampir miskin|rentan miskin)\b.*"
    r"|.*\b(?:ekstrem|ekstrim|extreme)\b.*"
    r"|.*\((?:angka )?(?:target|proyeksi|prediksi|projections?|forecasts?)\)"
)
_OF_A_TABLE = _P(  # what a title, a sheet's name or a file's name makes of all figures below it
    r"^(?:(?:tabel|table|lampiran|gambar)?[\s0-9.:)-]*)(?:"
    r"(?:target|sasaran|proyeksi|prediksi|ramalan|perkiraan|simulasi|skenario|projected|"
    r"projections?|forecasts?|simulat(?:ed|ion)|scenarios?)\b"
    r"(?! ?(?:dan|and|&|/|vs|penduduk (?!miskin)))"  # target and outcome; a projected population
    r"|(?:perubahan|selisih|penurunan|kenaikan) (?:persentase|jumlah|indeks|garis)"
    r"|changes? in (?:the )?(?:percentage|number|poverty))"
    r"|(?<!dan )(?<!and )(?<!, )(?:(?:penduduk miskin|kemiskinan) (?:ekstrem|ekstrim)|"
    r"extreme(?:ly)? po(?:or|verty)|(?:hampir|rentan) miskin|near[ -]poor)"
    r"|\b(?:per ?mil(?:le)?|promille)\b|‰"
    r"|^(?:(?:catatan|keterangan|note)s? ?[:.]? ?)?(?:\*+ ?\)? ?[:=]? ?(?:angka )?|angka )"
    r"(?:target|proyeksi|prediksi|perkiraan|simulasi|projections?|forecasts?)\b(?! penduduk (?!miskin))"
)
_BELOW_THE_LINE = _P(r"(?:below|under)[^|]{0,12}poverty line|di ?bawah garis kemiskinan")
_FOOD = _P(r"(?:non|bukan)?[\s-]*makanan|\bfood\b|non-?food")
_PARTS = _P(r"perkotaan|\burban\b|perdesaan|pedesaan|\brural\b")
_WHOLE = _P(r"(?:perkotaan|urban)\s*\+\s*(?:perdesaan|pedesaan|rural)|kota\s*\+\s*desa")
_YEAR = _P(r"(?<![0-9.,/])(?:19|20)[0-9]{2}(?![0-9.,]*[0-9])")
_WHOLE_YEAR = _P(r"^\s*((?:19|20)[0-9]{2})[.,]0\s*$")  # a year that went through a float
_RANGE = _P(r"(?:19|20)[0-9]{2}\s*(?:-|–|—|s\.?d\.?|sampai|dan|and|to|/)\s*(?:19|20)?[0-9]{2}\b")
_SEMESTER = r"\b(?:semester|smstr|smt|sem)\b\.? ?"
_MONTHS = (
    (
        _P(
            rf"\bmaret\b|\bmarch\b|\bmar\b|{_SEMESTER}(?:0?1|i|ganjil|pertama|kesatu)\b|"
            r"(?:first|1st) semester"
        ),
        "March",
    ),
    (
        _P(rf"\bseptember\b|\bsept?\b|{_SEMESTER}(?:0?2|ii|genap|kedua)\b|(?:second|2nd) semester"),
        "September",
    ),
)
_ANY_MONTH = r"(?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)[a-z]*\.?"
_DATE = (
    rf"(?:[0-3]?[0-9]\s+)?{_ANY_MONTH}\s+(?:[0-3]?[0-9](?:st|nd|rd|th)?,?\s+)?(?:19|20)[0-9]{{2}}|(?:19|20)[0-9]{{2}}-[0-9]{{2}}(?:-[0-9]{{2}})?"
    rf"|[0-3]?[0-9][-/][01]?[0-9][-/](?:19|20)[0-9]{{2}}|\b{_ANY_MONTH}\b|(?:19|20)[0-9]{{2}}"
)
_RELEASED = _P(  # when a table came out or was taken, which is not when the poor were counted
    r"\b(?:(?:di)?(?:rilis|terbit|unduh|cetak|akses|muat|publikasi)(?:kan)?|diperbarui|pemutakhiran|"
    r"pembaruan|releas\w*|publish\w*|publication|updated?|download\w*|access\w*|retrieved|printed|"
    rf"created|tanggal|brs|berita resmi statistik|press release)\b[^|;]{{0,25}}?\b(?:{_DATE})"
    rf"|(?:{_DATE})\s+(?:releas\w*|updated?|rilis|publication)\b"
    rf"|\b[0-3]?[0-9]\s+{_ANY_MONTH}\s+(?:19|20)[0-9]{{2}}\b|\b{_ANY_MONTH}\s+[0-3]?[0-9],\s+20[0-9]{{2}}\b|\b(?:19|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9]\b"
    r"|(?<![0-9])20[0-9]{2}[01][0-9][0-3][0-9](?![0-9])"
    # the census or the base of a series
    r"|\b(?:seri|sp|sensus penduduk|metode|population census) ?(?:19|20)[0-9]{2}\b"
)
_MOMENT = (
    _P(
        r"(?P<y>(?:19|20)[0-9]{2})[-/](?P<m>0?[1-9]|1[0-2])(?:[-/](?P<d>[0-3]?[0-9]))?(?:[ t]00:00.*)?"
    ),
    _P(r"(?:(?P<d>[0-3]?[0-9])[-/])?(?P<m>0?[1-9]|1[0-2])[-/](?P<y>(?:19|20)[0-9]{2})"),
    _P(r"(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2[0-9]|3[01])/(?P<y>(?:19|20)[0-9]{2})"),
    _P(r"(?P<y>(?:19|20)[0-9]{2}) ?m(?P<m>0?[1-9]|1[0-2])()"),
    _P(r"(?:(?P<y>(?:19|20)[0-9]{2})[ -]?s(?P<m>[12])())"),
    _P(r"(?:semester|smstr|smt|sem)\.? ?(?P<m>[12])[ /-]+(?P<y>(?:19|20)[0-9]{2})()"),
    _P(rf"(?P<d>[0-3]?[0-9])[- ](?P<w>{_ANY_MONTH})[- ](?P<y>(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}))"),
    _P(rf"(?P<w>{_ANY_MONTH})[-'’/](?P<y>[0-9]{{2}})"),
)
_OTHER_PERIOD = _P(
    r"\b(?:tahunan|annual|januari|februari|april|mei|juni|juli|agustus|oktober|november|desember|"
    r"january|february|may|june|july|august|october|december|triwulan|quarter)\b"
)
_NEUTRAL = re.compile(
    r"jumlah|number|total|nilai|values?|data|content|datacontent|angka|tahun|year|persen|persentase|"
    r"percent|percentage|indeks|index|rupiah|rp|kapita|bulan|month|jiwa|ribu|orang|kabupaten|kota|"
    r"regency|municipality|city|provinsi|province|menurut|by|of|and|dan|the|di|in|satuan|unit|"
    r"thousand|people|persons|gabungan|maret|march|mar|september|sept?|semester|smt|sem|i{1,2}|"
    r"realisasi|reali[sz]ation|actual|estimasi|estimates?|hasil|susenas|thn?|ta"
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower-case, underscores and repeated blanks as one blank: the form the patterns expect."""
    return re.sub(r"[\s_]+", " ", text.replace("\ufeff", "")).strip().lower()


@lru_cache(maxsize=4096)
def indicators(text: str) -> frozenset[str]:
    """Tell which indicators a title or column head names.

    >>> sorted(indicators("Jumlah dan Persentase Penduduk Miskin Menurut Provinsi"))
    ['P0', 'POOR']
    >>> indicators("Garis Kemiskinan Makanan (rupiah/kapita/bulan)")  # a part of the line
    frozenset()
    >>> indicators("Persentase Penduduk Miskin Ekstrem")  # another definition
    frozenset()
    """
    words = plain(text)
    if _OTHER.search(words):
        return frozenset()
    found = {code for code, one in INDICATORS.items() if one.named.search(words)}
    if _FOOD.search(words) or _BELOW_THE_LINE.search(words):
        found.discard("POVERTY_LINE")
    if found >= {"P0", "POOR"} and not re.search(
        r"persen|percent|%|(?:per|pre|pro)s[ea]nta", words
    ):
        found.discard(
            "P0"
        )  # "tingkat kemiskinan (rb orang)" is a head count, whatever it is called
    if found & {"P1", "P2"}:
        # "Indeks Kedalaman Kemiskinan", "Persentase ... (P1)": the index names win over "poverty"
        found -= {"POOR"} if re.search(r"\bp0\b|penduduk miskin", words) else {"P0", "POOR"}
    return frozenset(found)


def narrowed(codes: frozenset[str], text: str) -> frozenset[str]:
    """Narrow a group head that names several indicators by the words of its sub-head.

    >>> narrowed(frozenset({"P0", "POOR"}), "Persentase/Percentage")
    frozenset({'P0'})
    """
    words = plain(text)
    wanted: set[str] = set()
    if re.search(r"persen|percent|%", words):
        wanted.add("P0")
    if re.search(r"jumlah|number|ribu|thousand|jiwa|orang|\b000\b", words):
        wanted.add("POOR")
    if re.search(r"garis|line|rupiah|\brp\b", words):
        wanted.add("POVERTY_LINE")
    return codes & wanted


def speaks_of_poverty(text: str) -> bool:
    """Whether a head can mean an indicator that only the user's hint names.

    >>> speaks_of_poverty("Kemiskinan"), speaks_of_poverty("pov2010"), speaks_of_poverty("IPM")
    (True, True, False)
    """
    words = plain(text)
    return bool(re.search(r"miskin|poor|\bpov", words)) and not _OTHER.search(words)


def speaks_of_the_poor(text: str) -> bool:
    """Whether a group head names poor people without saying how they are counted.

    >>> speaks_of_the_poor("Penduduk Miskin/Poor People")
    True
    """
    return bool(re.search(r"(?:penduduk|orang) miskin|poor (?:people|population)", plain(text)))


@lru_cache(maxsize=4096)
def unit(text: str) -> Unit:
    """Tell the unit a column head names, empty where it names none.

    >>> unit("Jumlah Penduduk Miskin - Maret (ribu) (Ribu)")
    'thousand persons'
    """
    words = plain(text)
    if re.search(r"\brp\b|rupiah", words):
        return "rupiah"
    if re.search(r"\bjuta\b|million", words):
        return "million persons"
    if re.search(r"\bribu|\brb\b|thousand|\(\s*0?00\s*\)|\b000\b|'000", words):
        return "thousand persons"
    if re.search(r"persen|percent|%", words):
        return "percent"
    if re.search(r"\bjiwa\b|\borang\b|\bpersons?\b", words):
        return "persons"
    return ""


@lru_cache(maxsize=4096)
def area(text: str) -> Area:
    """Tell whether a column covers all of a region or only its urban or rural part."""
    words = plain(text)
    return "part" if _PARTS.search(words) and not _WHOLE.search(words) else "all"


@lru_cache(maxsize=4096)
def period(text: str) -> str:
    """Tell the reference month: ``March``, ``September``, ``other`` or empty where none is named.

    The date on which a table came out or was downloaded is none.

    >>> period("Semester 2 (September)"), period("Tahunan"), period("2024"), period("2023-03")
    ('September', 'other', '', 'March')
    >>> period("Kemiskinan (Maret 2024) - rilis September 2024")
    'March'
    """
    if when := moment(text):
        return when[1]
    words = _RELEASED.sub(" ", plain(text))
    found = {month for pattern, month in _MONTHS if pattern.search(words)}
    if len(found) == 1:
        return found.pop()
    return "other" if found or _OTHER_PERIOD.search(words) else ""


@lru_cache(maxsize=4096)
def moment(text: str) -> tuple[int, str] | None:
    """Read a text that is wholly a date: its year, and its month as :func:`period` gives it.

    The first or last day of a year stands for the year. ``2010-11`` is a range of years.

    >>> moment("2023-09-01 00:00:00"), moment("03/2023"), moment("2024-01-01"), moment("2010-11")
    ((2023, 'September'), (2023, 'March'), (2024, ''), None)
    """
    words = plain(text)
    for pattern in _MOMENT:
        if match := pattern.fullmatch(words):
            named = match.groupdict()
            year, day = int(named["y"]), int(named.get("d") or 0)
            if named.get("w"):
                new_year = (day, named["w"][:3]) in ((1, "jan"), (31, "dec"), (31, "des"))
                return year + (2000 if year < 100 else 0), "" if new_year else period(named["w"])
            month = int(named["m"])
            if "s" in words:
                return year, ("March", "September")[month - 1]
            if not day and words[4:5] == "-" and month == (year + 1) % 100:
                return None
            if (month, day) in ((1, 1), (12, 31)):
                return year, ""
            return year, {3: "March", 9: "September"}.get(month, "other")
    return None


@lru_cache(maxsize=4096)
def sets_apart(text: str) -> bool:
    """Whether a text beside a name says that its row holds no published figure of all people.

    >>> sets_apart("Target RPJMD"), sets_apart("Perdesaan"), sets_apart("Laki-laki")
    (True, True, True)
    >>> sets_apart("Persen"), sets_apart("Kota"), sets_apart("BPS Provinsi Aceh")
    (False, False, False)
    """
    words = plain(text)
    short = len(words) <= 40
    return short and (area(text) == "part" or _OF_A_ROW.fullmatch(words) is not None)


@lru_cache(maxsize=4096)
def is_of_something_else(title: str) -> bool:
    """Whether a title makes all figures of a table another thing than published rates of the poor.

    >>> is_of_something_else("Target Persentase Penduduk Miskin, RPJMD 2025-2029")
    True
    >>> is_of_something_else("Target dan Realisasi Persentase Penduduk Miskin")  # its heads tell
    False
    """
    return _OF_A_TABLE.search(plain(title)) is not None


def years(text: str) -> tuple[int, ...]:
    """List the different years a text names, in order; a range counts as several.

    >>> years("Persentase Penduduk Miskin, 2018"), years("2013-2017"), years("Rp 2.018.000")
    ((2018,), (2013, 2017), ())
    """
    return tuple(dict.fromkeys(int(found) for found in _YEAR.findall(_undated(text))))


@lru_cache(maxsize=4096)
def single_year(text: str) -> int | None:
    """Give the year a text names, None where it names none or several."""
    if whole := _WHOLE_YEAR.match(text):
        return int(whole[1])
    if when := moment(text):
        return when[0]
    found = years(text)
    return found[0] if len(found) == 1 and not _RANGE.search(_undated(text)) else None


@lru_cache(maxsize=4096)
def _undated(text: str) -> str:
    """Give a text without dates of release, unless it is nothing else."""
    return text if moment(text) else _RELEASED.sub(" ", plain(text))


@lru_cache(maxsize=4096)
def is_neutral(text: str) -> bool:
    """Whether a column head says nothing but years, months, units and words such as "jumlah"."""
    if moment(text):
        return True
    if _CHANGE_SIGN.search(text):
        return False
    words = re.sub(r"^[xy](?=[0-9]{4}$)|[^a-z ]+", " ", plain(marks.bare(text))).split()
    return all(_NEUTRAL.fullmatch(word) for word in words)


def heads_provinces(head: str) -> bool:
    """Whether a head of the name column says that provinces stand below it.

    >>> heads_provinces("nama_provinsi"), heads_provinces("Kabupaten/Kota Provinsi Aceh")
    (True, False)
    """
    words = plain(head)
    return bool(re.search(r"\bprov(?:insi|ince|\b)", words)) and not re.search(
        r"kab|kota|regency|municipality|city|wilayah|daerah", words
    )


def lists_provinces(title: str) -> bool:
    """Whether a title says that the table lists provinces.

    >>> (
    ...     lists_provinces("Kemiskinan Menurut Provinsi"),
    ...     lists_provinces("Kemiskinan di Provinsi Aceh"),
    ... )
    (True, False)
    """
    said = re.search(r"\b(?:menurut|by|per|antar)\s+prov(?:insi|ince)", plain(title))
    return said is not None and heads_provinces(title)


@lru_cache(maxsize=4096)
def regency_of(text: str) -> Region | None:
    """Find the regency or city a title names with its prefix ("... di Kabupaten Lamongan, 2024").

    Of several, the longest name is meant: "Kota Jakarta Barat" is not in "Kota Jakarta".
    """
    words = plain(text).replace("kab. ", "kabupaten ")
    pattern, by_name = _names_with_prefix()
    return _longest({by_name[name] for name in pattern.findall(words)}, lambda region: region.name)


@lru_cache(maxsize=4096)
def province_of(text: str) -> Region | None:
    """Find the one province a title names ("... di Provinsi Jawa Timur, 2020").

    "Papua" stands in "Papua Barat" too: the longest name is meant.
    """
    pattern, by_name = _province_names()
    found = {by_name[name] for name in pattern.findall(plain(text))}
    return found.pop() if len(found) == 1 else None


def _longest(found: set[Region], name: Callable[[Region], str]) -> Region | None:
    length = max((len(name(region)) for region in found), default=0)
    longest = [region for region in found if len(name(region)) == length]
    return longest[0] if len(longest) == 1 else None


@cache
def _names_with_prefix() -> tuple[re.Pattern[str], dict[str, Region]]:
    return _any_of({plain(region.name): region for region in regions() if region.is_regency})


@cache
def _province_names() -> tuple[re.Pattern[str], dict[str, Region]]:
    return _any_of(
        {
            plain(name): region
            for region in regions(kind="province")
            for name in (region.short, *region.aliases)
        }
    )


def _any_of(by_name: dict[str, Region]) -> tuple[re.Pattern[str], dict[str, Region]]:
    """Make one pattern of many names, longest first; hundreds of patterns would be slow."""
    names = sorted(by_name, key=len, reverse=True)
    return _P(rf"\b(?:{'|'.join(map(re.escape, names))})\b"), by_name
