### Ketepatan prakiraan masa lalu dibandingkan kenyataan. Fakta: report/facts/record.py (record).
heading = Ketepatan prakiraan masa lalu
finding = { $rank ->
    [first] Dari { $models } model, prakiraan yang diterbitkan memiliki rata-rata selisih terkecil, dan selang prediksi 95 persennya memuat { SHARE($held95, decimals: 0) } angka.
    [holds-more] Menurut rata-rata selisih, prakiraan yang diterbitkan berada di urutan { $place } dari { $models } model, tetapi selang prediksi 95 persennya memuat { SHARE($held95, decimals: 0) } angka; selang { model }, yang selisihnya terkecil, memuat { SHARE($best_held95, decimals: 0) }.
   *[holds-no-more] Menurut rata-rata selisih, prakiraan yang diterbitkan berada di urutan { $place } dari { $models } model, dan selang prediksi 95 persennya memuat { SHARE($held95, decimals: 0) } angka, tidak lebih dari selang { model } ({ SHARE($best_held95, decimals: 0) }).
  }
plan = Artinya: { COUNT($count) } prakiraan itu hanya berasal dari { $origins } tahun asal dengan guncangan yang dialami bersama. Cakupan selang prediksi 80 persen berkisar dari { SHARE($worst_held, decimals: 0) } (dibuat setelah { $worst_year }) sampai { SHARE($best_held, decimals: 0) } (dibuat setelah { $best_year }); tahun berikutnya dapat berada di mana saja di antaranya.
summary-heading = Ringkasan
summary = Pada { COUNT($count) } prakiraan uji untuk kabupaten/kota, selang prediksi 80 persen memuat angka yang kemudian terbit pada { SHARE($held80, decimals: 0) } kasus dan selang 95 persen pada { SHARE($held95, decimals: 0) } kasus.
summary-years = { $bad ->
    [none] Pada tahun asal yang terburuk, { SHARE($fewest, decimals: 0) } dari selang prediksi 95 persen memuat angkanya.
   *[some] Selang itu gagal pada prakiraan yang dibuat setelah { LIST($bad, cut: "no") }: hanya { SHARE($fewest, decimals: 0) } selang prediksi 95 persen memuat angkanya. Satu guncangan bersama sudah cukup.
  }
median-title = Ketepatan median
median = { $centre ->
    [best] Median yang diterbitkan meleset rata-rata { POINTS($own) }, lebih kecil daripada semua model pembanding (tanpa perubahan: { POINTS($naive) }).
    [better] Median yang diterbitkan meleset rata-rata { POINTS($own) }, sedangkan anggapan tanpa perubahan meleset { POINTS($naive) }; model pembanding terbaik, { model }, meleset { POINTS($best) }.
   *[no-better] Median yang diterbitkan meleset rata-rata { POINTS($own) }, tidak lebih baik daripada anggapan tanpa perubahan ({ POINTS($naive) }); model pembanding terbaik, { model }, meleset { POINTS($best) }.
  }
model = { $model ->
    [published] prakiraan yang diterbitkan
    [naive] tanpa perubahan
    [drift] drift
    [ols] garis lurus
    [damped_holt] Holt teredam
    [theta] Theta
    [local_linear_trend] tren linear lokal
   *[arima011_drift] ARIMA(0,1,1) dengan drift
  }
chart-caption = Bagian selang prediksi yang memuat angka yang kemudian terbit, persen, menurut tahun terakhir yang diketahui ketika prakiraan dibuat; satu sampai { $horizon } tahun ke depan, semua kabupaten/kota. Garis putus-putus: bagian yang dijanjikan.
chart-alt = Grafik garis: cakupan selang prediksi 50, 80, dan 95 persen menurut tahun asal, persen. { LIST($origins, each: "chart-year", by: "; ") }.
chart-year = { $year }: { NUMBER($half, decimals: 0) }, { NUMBER($eighty, decimals: 0) }, dan { NUMBER($ninety, decimals: 0) }
chart-promised = dijanjikan { $level }%
caption-origins = Prakiraan yang diterbitkan menurut tahun asal: angka di dalam selang, persen
caption-horizons = Prakiraan yang diterbitkan menurut jarak ke depan: angka di dalam selang, persen
caption-models = Semua model pada prakiraan masa lalu yang sama, dari rata-rata selisih terkecil; model pembanding memakai selangnya sendiri (MASE dan MSIS dalam satuan rata-rata perubahan tahunan)
caption-events = Peluang penurunan yang dinyatakan, satu sampai tiga tahun ke depan (skor Brier: 0 berarti sempurna; keunggulan: 0 berarti setara pembanding, 1 sempurna)
column-origin = Dibuat setelah
column-horizon = Tahun ke depan
column-forecasts = Prakiraan
column-inside = Di dalam selang { $inside } persen
column-miss = Rata-rata selisih, poin
column-model = Model
column-mase = MASE
column-msis = MSIS
column-crps = CRPS, poin
column-fall = Turun menjadi paling tinggi
column-happened = Terjadi, persen
column-brier = Skor Brier
column-skill = Keunggulan atas frekuensi masa lalu
column-skill-drift = Keunggulan atas model drift
fall = { SHARE($ratio, decimals: 0) } dari angka terakhir
