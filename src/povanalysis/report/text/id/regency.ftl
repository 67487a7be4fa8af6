### Perabot laporan satu kabupaten/kota, dan bagian-bagiannya yang bukan jawaban tersendiri.
subtitle = Berdasarkan angka kemiskinan BPS (Susenas), data per { DAY($as_of) }
running-head = Kemiskinan di { NAME($region) }
related = Laporan { $year }
decision = Untuk pengambilan keputusan
record = Seberapa baik prakiraan ini?
record-finding = { $held ->
    [none] Deret ini terlalu pendek untuk menguji prakiraan masa lalu.
    [all] Pada semua { $record_origins } tahun yang diuji di sini, angka berikutnya berada di dalam selang { SHARE($wide, decimals: 0) } (@tbl-record).
    [most] Pada { $record_held95 } dari { $record_origins } tahun yang diuji di sini, angka berikutnya berada di dalam selang { SHARE($wide, decimals: 0) } (@tbl-record).
   *[few] Di sini selang prediksi terlalu sering meleset: hanya pada { $record_held95 } dari { $record_origins } tahun angka berikutnya berada di dalam selang { SHARE($wide, decimals: 0) } (@tbl-record).
  }
record-meaning = { $record ->
    [none] { "" }
   *[given] Target yang jaraknya ke median kurang dari galat rata-rata dalam tabel itu bisa tercapai dan bisa tidak. { shocks }
  }
shocks = { $shocked ->
    [yes] Guncangan dialami bersama: setelah { $worst_year } hanya { SHARE($worst_share, decimals: 0) } selang lebar di semua daerah yang memuat angkanya.
   *[no] { "" }
  }
record-caption = Prakiraan angka berikutnya, seandainya dibuat dengan metode ini setelah setiap tahun, di samping angka terbit
column-known = Diketahui selain angka terakhir
column-miss = Galat rata-rata, poin
column-inside = Di dalam selang { SHARE($inside, decimals: 0) }
column-outside = Di luarnya pada
row-known = { $given ->
    [parent] Maret provinsi
    [top] Maret nasional
    [half-year] September provinsi
   *[nothing] tidak ada
  }
row-everywhere = { row-known }, semua daerah
cell-inside = { $held } dari { $origins }
sources = Data dan metode
sources-opening = Semua angka adalah angka BPS dari salinan publik: @tbl-series memuat setiap angka dengan baris dan sumbernya, @tbl-sources menunjukkan tempat sumber itu ditemukan.
method-text = P0 adalah persentase penduduk dengan pengeluaran di bawah garis kemiskinan (BPS, Susenas). Prakiraan dibuat untuk angka resmi; lebar selangnya diambil dari galat prakiraan serupa di masa lalu. Galat sampling tidak diterbitkan untuk kabupaten/kota, sehingga tidak ada pernyataan tentang tingkat sebenarnya di balik angka resmi. { far }
far = { $far ->
    [yes] Tahun { $coming_year } lebih jauh daripada jarak pengujian selang prediksi ({ $tested_years } tahun).
   *[no] { "" }
  }
