"""Words by which a line or a head of a table tells what it is: section, role, total, note."""

from __future__ import annotations

import re

from povanalysis.regions import Kind

SECTIONS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(r"^(kabupaten|kab\.?|regency)(\s*/\s*(regency|kabupaten))?\s*:?$", re.I),
        "kabupaten",
    ),
    (
        re.compile(r"^(kota|municipality|city)(\s*/\s*(municipality|city|kota))?\s*:?$", re.I),
        "kota",
    ),
)
ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("year", re.compile(r"^(nama )?(tahun|year|thn|th)\.?(\s*/?\s*(year|tahun|data|survei))?$")),
    ("code", re.compile(r"^(kode|code|id|kode wilayah|kode bps|bps code|region code)\b.*")),
    ("province", re.compile(r"^(nama |kode )?(provinsi|province|prov)( name| nama)?$|^province")),
    (
        "period",
        re.compile(
            r"^(nama )?(periode?|semester|smt|bulan|month|turunan tahun|waktu|tanggal|date)"
            r"( (data|survei|susenas|tahun|pendataan|semester|bulan))?(\s*/\s*\w+)?$"
        ),
    ),
    ("variable", re.compile(r"^(nama )?(variabel|variable|indikator|indicator)$")),
    (
        "status",
        re.compile(r"^(status|sifat|jenis|keterangan|catatan|notes?|remarks?)( (data|angka))?$"),
    ),
    ("unit", re.compile(r"^(satuan|unit)$")),
    (
        "kind",
        re.compile(r"^(district type|region type|type|tipe|jenis|status)( wilayah| daerah)?$"),
    ),
    ("area", re.compile(r"^(daerah|area|klasifikasi daerah|tipe daerah|nama variabel turunan)$")),
)
TOTAL = re.compile(
    r"^((jumlah|(grand )?total|rata-?\s?rata|rerata|average|mean)(\s*/\s*(total|average))?"
    r"(\s+(total|provinsi|province|kab(upaten)?\W+kota))?|provinsi|province|kabupaten/kota)$",
    re.I,
)
CORNER = re.compile(
    r"^((nama )?(wilayah|daerah)|(nama )?(38 )?provins?i?|kab(upaten)?\.?[\s/]+kota|province|region)"
    r"([\s/]+(kab(upaten)?|kota|regency|municipality))*$",
    re.I,
)
ABOUT_THE_FILE = re.compile(
    r"^(di(unduh|akses|cetak|perbarui)|download|access|(last )?update|tanggal|source|sumber)",
    re.I,
)
NUMBERED = re.compile(r"[0-9]{4}[-/ ]+[0-9]")
COLUMN_NUMBER = re.compile(r"^\(?\[?\d{1,2}\]?\)?$")
NOTE = re.compile(
    r"^(catatan|keterangan|sumber|sources?\b|notes?\b|ket\b|\*|\d\)|…|\.\.\.|-$|data |angka |©|"
    r"diolah|olahan|rujukan|referensi|ref\b|unduh|diunduh|(last )?update|diperbarui|tabel|halaman|"
    r"bps\b|badan pusat)",
    re.I,
)


def section(text: str) -> Kind | None:
    """Tell the kind of the names below a section row, None where it is none.

    >>> section("Kabupaten/Regency"), section("Kota"), section("Kota Kediri")
    ('kabupaten', 'kota', None)
    """
    return next((kind for pattern, kind in SECTIONS if pattern.match(text)), None)
