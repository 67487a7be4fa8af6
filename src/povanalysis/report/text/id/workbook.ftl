### Buku kerja di samping laporan: sampul, catatan, satu lembar untuk setiap indikator, hasil.
cover = Sampul
notes = Catatan
results = Hasil
sheets = Lembar
citation = Sitasi
licence = Lisensi
about = Angka dan hasil laporan, beserta sumber setiap angka.
sheet = { $indicator ->
    [P0] P0
    [P1] P1
    [P2] P2
    [POVERTY_LINE] Garis kemiskinan
   *[POOR] Penduduk miskin
  }
figure = { $indicator ->
    [P0] Penduduk miskin (persen)
    [P1] Indeks kedalaman kemiskinan (indeks)
    [P2] Indeks keparahan kemiskinan (indeks)
    [POVERTY_LINE] Garis kemiskinan (rupiah per kapita per bulan)
   *[POOR] Penduduk miskin (ribu jiwa)
  }
one-table = Lembar ini memuat satu tabel.
see-notes = Lembar ini memuat satu tabel. Kode dan tahun yang kosong: lihat lembar { notes }.
see-unit = Lembar ini memuat satu tabel. Satuan berbeda menurut baris: lihat kolom { unit }.
producer = Angka: Badan Pusat Statistik (BPS), Susenas.
results-title = Hasil laporan
region-code = Kode wilayah
region = Daerah
year = Tahun
reference-month = Bulan acuan
spell = Rentang seri
source = Sumber
also-in = Juga di
file = Berkas
row = Baris
result = Hasil
value = Nilai
unit = Satuan
subject = Perihal
explanation = Penjelasan
none = tidak ada
unknown-month = tidak diketahui
low = Batas bawah
high = Batas atas
level = Tingkat batas (persen)
status = Status
level-of = { $level ->
    [rounding] pembulatan
   *[as-stated] sebagaimana disebutkan
  }
status-of = { $status ->
    [published] terbit
    [forecast] prakiraan
    [target] target
   *[computed] dihitung
  }
plan = LKPJ dan RKPD
plan-title = Target dan angka menurut tahun, untuk LKPJ dan RKPD
plan-formula = Capaian: (2 × target − realisasi) ÷ target × 100, rumus LKPJ dan LKjIP untuk indikator yang makin rendah makin baik. Pada 100 target tercapai tepat; di atasnya angka berada di bawah target. Untuk rentang, yang dihitung adalah ujung yang dilewati angka; di dalamnya 100.
plan-levels = Tingkat untuk rencana berikutnya: angka terbitan Maret itu sama dengan atau di bawahnya dengan peluang yang disebut pada kepala kolom.
plan-target = Target (persen)
plan-came = Realisasi (persen)
plan-achievement = Capaian (persen)
plan-before = Tahun sebelumnya (persen)
plan-end = Target akhir rencana (persen)
plan-level = Tingkat (persen) dengan peluang { SHARE($chance, decimals: 0) }
plan-documents = Dokumen target dan sumber
place = { PLACE($place) } (persen)
place-target = Target { PLACE($place) } (persen)
result-name = { $code ->
    [P0_FORECAST] Prakiraan (median)
    [PROBABILITY_NO_RISE] Peluang tidak naik dari angka terakhir
    [PROBABILITY_TARGET_MET] Peluang target tercapai
    [TARGET] Target
    [REQUIRED_CHANGE] Perubahan yang diperlukan untuk mencapai target
    [PEOPLE_TO_LIFT] Jumlah penduduk di balik penurunan yang diperlukan
    [TARGET_MARGIN] Target dikurangi angka
    [P0_RECORDED] Median yang dicatat sebelum angkanya terbit
   *[PROBABILITY_TARGET_RECORDED] Peluang target yang dicatat sebelum itu
  }
hypothetical = Hipotetis: { $text }
result-unit = { $unit ->
    [percent] persen
    [probability] peluang, 0 sampai 1
    [percentage_points] poin persentase
   *[persons] jiwa
  }
missing-years = Tahun yang kosong
missing-years-text = Tahun tanpa baris tidak mempunyai angka terbit yang dapat ditelusuri. Tidak ada angka yang diisi atau diperkirakan.
low-text = Di antara kedua batas terletak prakiraan dengan peluang sebesar tingkatnya, atau angka terbit menurut pembulatannya saja: BPS tidak menerbitkan galat sampling kabupaten/kota. Peluang tidak mempunyai batas.
status-text = Diterbitkan BPS, prakiraan, target resmi, atau dihitung dari ketiganya.
also-in-text = Sumber lain yang memuat angka yang sama; { none }: hanya satu sumber.
reference-month-text = Angka kabupaten/kota tahun 2012–2014 adalah angka September, sejak 2015 angka Maret; bulan acuan angka sebelumnya belum dapat dipastikan.
spell-text = Angka hanya dapat dibandingkan satu sama lain dalam satu rentang seri.
file-text = Berkas mentah proyek, baris, dan sha256 berkas itu: tempat angka dibaca.
