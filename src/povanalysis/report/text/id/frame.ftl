### Yang dibawa setiap terbitan: tautan, sitasi, lisensi, versi, sumber.
all-reports = Semua laporan
navigation = Edisi lain dan unduhan
fact-sheet = Lembar fakta
picture = Gambar
official-report = Laporan resmi
of-province = Provinsi { $place }
compared = Perbandingan dengan { $places }
citation = povanalysis { $software } ({ $year }): { $title }, versi data { $version }. Angka: Badan Pusat Statistik (BPS), Susenas.
citation-of = { $by } ({ $year }): { $title }. povanalysis { $software }, versi data { $version }. Angka: Badan Pusat Statistik (BPS), Susenas.
publisher = Penerbit
logo = Logo { $organisation }
reading-own = Catatan { $who }
reading-analyst = Catatan analis
reading-note = Bagian ini ditulis sendiri oleh penyusun laporan, bukan hasil penghitungan dari data.
licence = Perangkat lunak, teks, dan grafik: lisensi MIT. Angka adalah fakta yang diterbitkan BPS; sources.csv dalam proyek memuat setiap sumber beserta ketentuannya. Publikasi BPS tidak boleh disebarluaskan untuk tujuan komersial tanpa izin tertulis.
made = Data per { DAY($as_of) }, versi { $version }. Perangkat lunak: povanalysis { $software }.
next = Angka { MONTH($month) } untuk Indonesia dan provinsi diperkirakan terbit { $span ->
    [one] pada { MONTH($earliest) }
   *[several] antara { MONTH($earliest) } dan { MONTH($latest) }
  }, dilihat dari { COUNT($n) } terbitan sebelumnya.
cite-as = Sitasi
licence-head = Lisensi
versions = Data dan versi
column-code = Kode
column-given = Angka diambil
column-confirmed = Angka dikuatkan
column-producer = Produsen dan tempat memperoleh
sources-caption = Sumber, dengan banyaknya angka yang diambil dan dikuatkan
further = Sebagian angka ini juga dikuatkan oleh salinan publik lain (data/raw/sources.csv).
cited-by = BPS, dikutip oleh { $publisher }
bps = Badan Pusat Statistik (BPS), Susenas
trace-one = Semua baris berada dalam { $file }, sha256 { $hash }, versi data { $version }.
trace-file = { $file } (sha256 { $hash })
trace-several = Baris-barisnya ada di { $files }; versi data { $version }.
repeat = Ulangi dengan:
