### Deret dengan prakiraannya, dan letak angka terakhir.
heading = Tren dan prakiraan
finding = { $went ->
    [less] Antara Maret { $first } dan Maret { $last } tingkat kemiskinan turun { POINTS($total) }, rata-rata { NUMBER($pace) } per tahun; { rises } (@fig-trend).
    [more] Antara Maret { $first } dan Maret { $last } tingkat kemiskinan naik { POINTS($total) }, rata-rata { NUMBER($pace) } per tahun; { rises } (@fig-trend).
   *[zero] Tingkat kemiskinan Maret { $last } sama dengan Maret { $first }; { rises } (@fig-trend).
  }
rises = { $rises ->
    [none] tidak pernah naik
   *[some] kenaikan terjadi pada { LIST($rises, cut: "no") }
  }
beside = { $beside ->
    [none] { "" }
   *[some] Pada Maret { $last_year }, { NAME($region) } berada { LIST($beside, each: "stands", cut: "no") }.
  }
stands = { $side ->
    [more] { POINTS($gap) } di atas { $name } ({ NUMBER($other) })
    [less] { POINTS($gap) } di bawah { $name } ({ NUMBER($other) })
   *[zero] setara dengan { $name } ({ NUMBER($other) })
  }
chart-caption = { $september ->
    [yes] Penduduk miskin di { NAME($region) }, persen dari jumlah penduduk, { $first_year }–{ $last_year }, dan selang prediksi sampai { $end }; titik kosong: September
   *[no] Penduduk miskin di { NAME($region) }, persen dari jumlah penduduk, { $first_year }–{ $last_year }, dan selang prediksi sampai { $end }
  }
chart-alt = Grafik garis. Tingkat kemiskinan { NAME($region) } berubah dari { NUMBER($first_value) } persen pada { $first_year } menjadi { NUMBER($last_value) } persen pada { $last_year }. Untuk { MONTH($coming_year) } median prakiraan { NUMBER($median) } persen dan selang prediksi { SHARE($level, decimals: 0) } { NUMBER($low) } sampai { NUMBER($high) }. { dotted } { compared }
dotted = { $target ->
    [none] { "" }
   *[given] Garis titik-titik menandai target { NUMBER($target_value) } persen.
  }
compared = { $province ->
    [none] { "" }
   *[given] Sebagai pembanding, { $province_name }: { NUMBER($province_value) } persen pada { $province_year }.
  }
label-median = median { NUMBER($value) }
label-target = target { NUMBER($value) }
label-september = September
label-march = Maret
