### Nilai tambahan pengetahuan, satu tahun ke depan. Fakta: questions/record/worth.py (Worth) dan report/facts/record.py (knowledge).
heading = Nilai tambahan pengetahuan
finding = Makin banyak yang diketahui, makin kecil selisih prakiraan satu tahun ke depan (@tbl-given). Rata-rata selisihnya, dalam poin: { LIST($states, each: "miss", cut: "no") }.
miss = dengan { state } { NUMBER($mae) } (tanpanya { NUMBER($mae_without) })
plan = Artinya: dari selisih tanpa tambahan itu, { state } menyisakan { SHARE($least, decimals: 0) } pada tahun terbaik (dibuat setelah { $best_year }) dan { SHARE($most, decimals: 0) } pada tahun terburuk (setelah { $worst_year }).
plan-worse = { $worse ->
    [none] { "" }
   *[some] Ada pula prakiraan yang menjadi lebih buruk: { LIST($worse, each: "case", cut: "no") }.
  }
case = { state } setelah { LIST($years, cut: "no") }
state = { $state ->
    [parent] angka Maret provinsi
    [top] angka Maret nasional
   *[half-year] angka September sebelumnya
  }
caption-given = Satu tahun ke depan, menurut apa yang diketahui: selisih dibandingkan dengan kasus yang sama
caption-givenhonesty = Satu tahun ke depan, menurut apa yang diketahui: angka di dalam selang, persen, serta peluang yang dinyatakan untuk penurunan { LIST($falls, cut: "no") } persen dan untuk target { NUMBER($least, decimals: 1) } sampai { NUMBER($most, decimals: 1) } poin di bawah angka terakhir
caption-givenorigins = Rata-rata selisih satu tahun ke depan, poin, menurut tahun asal dan apa yang diketahui
column-given = Diketahui
column-forecasts = Prakiraan
column-miss = Rata-rata selisih, poin
column-without = tanpanya
column-naive = tanpa perubahan
column-crps = CRPS, poin
column-inside = Di dalam selang { $inside } persen
column-brier = Skor Brier
column-targets = Skor Brier target
column-skill = Keunggulan atas frekuensi masa lalu
column-origin = Dibuat setelah
column-unknowing = tanpa tambahan
column-state = { state }
