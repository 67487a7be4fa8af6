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
result-name = { $code ->
    [P0_FORECAST_MEDIAN] Median prakiraan
    [P0_FORECAST_LOW_80] Selang prediksi 80 persen, batas bawah
    [P0_FORECAST_HIGH_80] Selang prediksi 80 persen, batas atas
    [P0_FORECAST_LOW_95] Selang prediksi 95 persen, batas bawah
    [P0_FORECAST_HIGH_95] Selang prediksi 95 persen, batas atas
    [PROBABILITY_NO_RISE] Peluang tidak naik dari angka terakhir
    [PROBABILITY_TARGET_MET] Peluang target tercapai
    [TARGET] Target
    [REQUIRED_CHANGE] Perubahan yang diperlukan untuk mencapai target
    [PEOPLE_TO_LIFT] Jumlah penduduk di balik penurunan yang diperlukan
    [TARGET_MARGIN] Target dikurangi angka
    [P0_RECORDED_MEDIAN] Median yang dicatat sebelum angkanya terbit
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
also-in-text = Sumber lain yang memuat angka yang sama; { none }: hanya satu sumber.
reference-month-text = Angka kabupaten/kota tahun 2012–2014 adalah angka September, sejak 2015 angka Maret; bulan acuan angka sebelumnya belum dapat dipastikan.
spell-text = Angka hanya dapat dibandingkan satu sama lain dalam satu rentang seri.
file-text = Berkas mentah proyek, baris, dan sha256 berkas itu: tempat angka dibaca.
