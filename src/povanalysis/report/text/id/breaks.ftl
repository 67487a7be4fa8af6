### Patahan deret dan perubahan metode: teks data/raw/breaks.csv. Fakta: report/facts/methods.py (breaks).
heading = Patahan dalam deret
finding = Dari { $count } patahan dan perubahan yang diketahui, { $computed } ditemukan dari angkanya sendiri dan tidak disebut dalam publikasi (@tbl-breaks). Yang terpenting: angka kabupaten/kota 2012–2014 adalah angka September, sejak 2015 angka Maret.
plan = Artinya: bandingkan Maret dengan Maret, mulai 2015. Perubahan dari 2014 ke 2015 hanya setengah tahun dan tidak layak masuk tabel perubahan tahunan.
caption-breaks = Patahan deret dan perubahan metode yang diketahui
column-number = No.
column-years = Tahun
column-what = Uraian
column-status = Status
since = sejak { $year }
always = semua
status = { $status ->
    [published] diterbitkan
    [secondary] teks sekunder
    [computed] dihitung dari angka
    [computed-single-source] dihitung, sumber tunggal
   *[other] –
  }
B1 = Metode kebutuhan dasar dipakai sejak 1998: garis makanan 2.100 kkal (52 komoditas) ditambah garis bukan makanan (51 jenis di perkotaan, 47 di perdesaan).
B2 = Angka kemiskinan kabupaten/kota mulai tersedia (Susenas Kor); angka provinsi ada sejak 1990, angka nasional sejak 1976.
B3 = Angka nasional dan provinsi Maret 2009 dan 2010 berasal dari Susenas Panel putaran Maret.
B4 = Susenas triwulanan: 300.000 rumah tangga dalam empat triwulan masing-masing 75.000; satu triwulan cukup untuk nasional dan provinsi, kabupaten/kota hanya dari keempatnya bersama.
B5 = Periode acuan deret kabupaten/kota bergeser: P0 kabupaten/kota tertimbang sama dengan P0 Maret provinsi pada 2015–2025 dan dengan P0 September provinsi pada 2012–2014. Jarak 2014 ke 2015 sekitar 6 bulan; angka 2010–2014 tidak boleh disebut angka Maret.
B6 = P0 kabupaten/kota tertimbang menyimpang dari angka Maret provinsi (Jawa Timur −0,39 dan −0,38 poin; Jawa Tengah −0,51 dan +0,40 poin). Periode angka 2010 tidak diketahui.
B7 = Susenas Maret diperbesar menjadi 300.000 rumah tangga agar angka kabupaten/kota dapat diduga langsung.
B8 = Penurunan besar dalam setahun di sebagian Jawa Tengah yang dikuatkan dua sumber: Banyumas 17,05 menjadi 13,50, Purbalingga 18,80 menjadi 15,62. Sebabnya tidak ditemukan.
B9 = Angka Kota Probolinggo 2012 keliru, bukan patahan: 10,92 dalam tabel BPS, dan 24,3 ribu penduduk miskinnya cocok; 18,33 berasal dari salinan versi lama. Dalam salinan itu seluruh 38 angka Jawa Timur 2012 dan 6 angka Jawa Tengah adalah versi lama, yang lain berselisih 0,01 sampai 0,10 poin (Lamongan 16,64, kini 16,70).
B10 = Pandemi: P0 naik pada Maret 2020 dan Maret 2021 di Lamongan, Kediri, dan Sukoharjo. Perubahan pengumpulan data 2020: tidak ditemukan.
B11 = Penduduk sensus 2020 bukan penyebut P0: jumlah penduduk miskin dibagi P0 menghasilkan 1.189 ribu jiwa untuk Lamongan pada 2020, sedangkan penduduk berbasis sensus 1.344 ribu jiwa. Bila dibagi dengan itu, hasilnya 12,25 alih-alih 13,85.
B12 = Sampel Maret 345.000 rumah tangga.
B13 = Provinsi baru di Papua: kode lama tetap ada dalam berkas dengan nilai 0; kode baru 92xx dan 95xx–97xx muncul.
B14 = Pencacahan Susenas Maret 2025 dilakukan pada Februari 2025 karena Ramadan jatuh pada Maret; labelnya tetap Maret.
B15 = Angka Maret terbit berbulan-bulan kemudian (Lamongan: Maret 2016 pada 14 Juni 2017, Maret 2021 pada 27 Desember 2021, Maret 2024 pada 24 Juli 2024). Target dan prakiraan masa lalu hanya boleh dinilai dengan angka yang sudah terbit pada tanggalnya.
B16 = Penduduk yang mendasari jumlah penduduk miskin beralih dari Sensus Penduduk 2010 ke Sensus Penduduk 2020 (Kalimantan Utara dari 762 menjadi 718 ribu jiwa): jumlah penduduk miskin 2020 dan 2021 tidak dapat dibandingkan, P0 dapat.
B17 = Dari 17 kabupaten hasil pemekaran, 14 mempunyai angka sejak 2015, sedangkan Muna Barat, Buton Tengah, dan Buton Selatan sejak 2016. Sebelumnya angka kabupaten induk mencakup keduanya (Buton 266 ribu jiwa pada 2015, 99 ribu pada 2016); hanya angka Belu yang tidak cocok.
B18 = Kolaka dan Kolaka Timur: wilayah yang dicakup angkanya bergeser (dari 204 menjadi 269 dan dari 196 menjadi 140 ribu jiwa antara 2020 dan 2021).
B19 = Papua (9400) dan Papua Barat (9100) adalah provinsi lama sampai 2023 dan sisanya sejak 2024. Kalimantan Timur mencakup Kalimantan Utara sampai 2014; baris Kalimantan Utara sendiri mengulang angkanya.
B20 = Di Nduga tidak ada Susenas Maret 2015: BPS mengulang angka 2014, yang tidak termasuk dalam total Papua.
