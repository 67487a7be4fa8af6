### Perabot laporan satu kabupaten/kota, dan bagian-bagiannya yang bukan jawaban tersendiri.
subtitle = Berdasarkan angka kemiskinan BPS (Susenas), data per { DAY($as_of) }
running-head = Kemiskinan di { NAME($region) }
related = Laporan { $year }
decision = Untuk pengambilan keputusan
record = Seberapa baik prakiraan ini?
record-finding = { $held ->
    [none] Deret ini terlalu pendek untuk menguji prakiraan masa lalu.
    [all] Pada semua { $record_origins } tahun yang diuji di sini, angka berikutnya berada di dalam selang prediksi { SHARE($wide, decimals: 0) }; di dalam selang { SHARE($level, decimals: 0) } pada { $record_held80 } tahun (@tbl-record).
    [most] Pada { $record_held95 } dari { $record_origins } tahun yang diuji di sini, angka berikutnya berada di dalam selang prediksi { SHARE($wide, decimals: 0) }; di dalam selang { SHARE($level, decimals: 0) } pada { $record_held80 } tahun (@tbl-record).
   *[few] Di sini cakupan selang prediksi lebih rendah daripada seharusnya: hanya pada { $record_held95 } dari { $record_origins } tahun yang diuji angka berikutnya berada di dalam selang { SHARE($wide, decimals: 0) }, dan pada { $record_held80 } tahun di dalam selang { SHARE($level, decimals: 0) } (@tbl-record).
  }
record-meaning = { $record ->
    [none] { "" }
   *[given] Median meleset rata-rata { POINTS($record_mae) } dari angka berikutnya; untuk target yang lebih dekat dari itu ke median, perhitungkan kedua kemungkinan. { shocks }
  }
shocks = { $shocked ->
    [yes] Guncangan dialami bersama: dari prakiraan setahun ke depan yang dibuat setelah { $worst_year }, hanya { SHARE($worst_share, decimals: 0) } selang prediksi { SHARE($wide, decimals: 0) } di semua daerah yang memuat angkanya; buktinya { $record_origins } tahun, bukan banyaknya daerah.
   *[no] { "" }
  }
sources = Angka dan sumber
sources-opening = @tbl-series memuat semua angka yang dipakai; @tbl-sources menunjukkan asalnya.
method = Metode
method-text = P0 adalah persentase penduduk dengan pengeluaran di bawah garis kemiskinan (BPS, Susenas). Prakiraan dibuat untuk angka resmi, dihitung pada skala logit dengan jarak waktu sebenarnya; lebar selangnya diambil dari galat prakiraan serupa di masa lalu, bukan dari kecocokan model dengan deret ini. Galat baku tidak diterbitkan untuk kabupaten/kota, sehingga tidak ada pernyataan tentang tingkat sebenarnya di balik angka resmi. Istilah peluang memakai batas tetap: { LIST($bounds, cut: "no") } persen. { far }
far = { $far ->
    [yes] Tahun { $coming_year } berjarak lebih dari { tested-years } tahun; pada jarak itu selang prediksi belum pernah diuji.
   *[no] { "" }
  }
tested-years = { $tested_years ->
    [6] enam
   *[other] { $tested_years }
  }
