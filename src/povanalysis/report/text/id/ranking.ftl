### Siapa yang lebih baik, sekarang dan pada tahun prakiraan. Fakta: questions/ranking.py (Ranking, Pair, Standing) dan report/facts/ranking.py.
finding = { $opening ->
    [alone] { LIST($standings, each: "place") }
    [open] Dari tingkat tertinggi ke terendah: { LIST($figures, each: "figure", cut: "no") }; pada { MONTH($reference) } urutan { NAME($least_higher) } dan { NAME($least_lower) } masih terbuka.
   *[firm] Dari tingkat tertinggi ke terendah: { LIST($figures, each: "figure", cut: "no") }; pada { MONTH($reference) } urutan { NAME($least_higher) } dan { NAME($least_lower) } paling tidak pasti.
  }
figure = { NAME($region) } ({ PERCENT($value) }, { $year })
support-newer = { newer }
support-each-pairs = { $order ->
    [open] Mana yang lebih rendah pada saat itu, { NAME($lower) } atau { NAME($higher) }, masih terbuka (peluang { CHANCE($probability) } untuk { NAME($lower) }).
    [swapped] { NAME($lower) } turun ke bawah { NAME($higher) } pada saat itu dengan peluang { CHANCE($probability) }.
   *[kept] { NAME($lower) } pada saat itu lebih rendah daripada { NAME($higher) } dengan peluang { CHANCE($probability) }.
  }
support-each-standings-place = { $least ->
    [none] { "" }
   *[given] { place }
  }
place = { $beside ->
    [alone] Tidak ada kabupaten atau kota lain di { PROVINCE($region) } yang memiliki angka dalam data ini.
    [equal] Pada { $year } ke-{ $of } kabupaten dan kota di { PROVINCE($region) } memiliki tingkat kemiskinan yang sama.
    [highest] Tingkat kemiskinan { NAME($region) } tertinggi dari { $of } kabupaten/kota di { PROVINCE($region) } pada { $year }, di atas { below }.
    [lowest] Tingkat kemiskinan { NAME($region) } terendah dari { $of } kabupaten/kota di { PROVINCE($region) } pada { $year }, di bawah { above }.
   *[between] { NAME($region) } berada pada peringkat { $place } dari { $of } di { PROVINCE($region) } pada { $year }, dihitung dari yang tertinggi, di antara { above } dan { below }.
  }
above = { NAME($above_region) }
below = { NAME($below_region) }
support-each-standings-newer = { $newer ->
    [none] { "" }
   *[given] Angka { $newer_year } sudah terbit, { PERCENT($newer_value) }; sebagian besar daerah lain di { PROVINCE($region) } belum, sehingga peringkat ini adalah peringkat { $year }.
  }
support-each-standings-absent = { TOLD($absent, file: "absent") }
detail-each-standings-future = { $future ->
    [none] { "" }
    [same] Pada { MONTH($reference) } daerah ini tetap di peringkat { $place } dengan peluang { CHANCE($p_same) }.
    [place] { moves }; selang prediksi { SHARE($level, decimals: 0) }nya { $place_low80 }.
   *[places] { moves }; selang prediksi { SHARE($level, decimals: 0) }nya { $place_low80 } sampai { $place_high80 }.
  }
moves = Pada { MONTH($reference) } peluangnya { CHANCE($p_better) } bahwa peringkat itu membaik dan { CHANCE($p_worse) } bahwa memburuk
plan = Untuk rencana berikutnya: tetapkan target pada tingkat kemiskinan; peringkat bergantung juga pada daerah lain.
turn = { $nearest ->
    [none] Yang dapat mengubah jawaban: angka daerah lain seprovinsi.
    [equal] Yang dapat mengubah jawaban: perbedaan sekecil apa pun pada angka berikutnya, karena { NAME($nearest_region) } dan { NAME($nearest_other) } kini sama.
   *[apart] Yang dapat mengubah jawaban: { NAME($nearest_region) } dan { NAME($nearest_other) }, daerah terdekat dalam urutan, berjarak { POINTS($gap) }; bila angka berikutnya menutup jarak itu, peringkatnya bertukar.
  }
sure = Seberapa yakin: peluang dihitung dari { COUNT($draws) } simulasi bersama yang menggerakkan kabupaten/kota seprovinsi bersama-sama (galat simulasi paling besar sekitar { POINTS($error, decimals: 1) }); angka terbitan dipakai apa adanya.
chart-caption = Peluang setiap peringkat di provinsi pada { MONTH($reference) }: makin gelap, makin mungkin. Bingkai: peringkat pada { LIST($months, cut: "no") }. Peringkat 1 adalah tingkat kemiskinan tertinggi.
chart-axis = peringkat di provinsi (1 = tertinggi)
chart-row = peringkat { $likeliest }: { CHANCE($chance) }
chart-alt = Jalur peluang peringkat. { LIST($rows, each: "row", by: "; ") }.
row = { SHORT($region) } peringkat { $place } dari { $of } pada { $year }, peringkat paling mungkin { $likeliest } dengan peluang { CHANCE($chance) }, peringkat { $place_low80 } sampai { $place_high80 } dengan peluang { SHARE($level, decimals: 0) }
