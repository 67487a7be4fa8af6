### Deret dengan prakiraannya, dan letak angka terakhir.
heading = Tren dan prakiraan
finding = { $went ->
    [less] Antara Maret { $first } dan Maret { $last } tingkat kemiskinan turun { POINTS($total) }; { rises } (@fig-trend).
    [more] Antara Maret { $first } dan Maret { $last } tingkat kemiskinan naik { POINTS($total) }; { rises } (@fig-trend).
   *[zero] Tingkat kemiskinan Maret { $last } sama dengan Maret { $first }; { rises } (@fig-trend).
  }
rises = { $rises ->
    [none] tidak pernah naik
    [one] kenaikan hanya terjadi pada { LIST($rises) }
   *[some] kenaikan terjadi pada { $risen } dari { $steps } tahun
  }
beside = { $beside ->
    [none] { "" }
   *[some] Angka terakhir { NAME($region) } { LIST($beside, each: "stands", cut: "no") }.
  }
stands = { $side ->
    [more] { POINTS($gap) } di atas { $name }
    [less] { POINTS($gap) } di bawah { $name }
   *[zero] setara dengan { $name }
  }
alone = { $fits ->
    [none] { "" }
    [one-same] Garis lurus, tren linear lokal, dan ARIMA dengan drift atas deret ini saja sama-sama memperkirakan { PERCENT($fit_low) } untuk { MONTH($coming_year) }, sama dengan median prakiraan kami.
    [one-less] Garis lurus, tren linear lokal, dan ARIMA dengan drift atas deret ini saja sama-sama memperkirakan { PERCENT($fit_low) } untuk { MONTH($coming_year) }; median prakiraan kami lebih rendah.
    [one-more] Garis lurus, tren linear lokal, dan ARIMA dengan drift atas deret ini saja sama-sama memperkirakan { PERCENT($fit_low) } untuk { MONTH($coming_year) }; median prakiraan kami lebih tinggi.
    [range-less] Garis lurus, tren linear lokal, dan ARIMA dengan drift atas deret ini saja memperkirakan { NUMBER($fit_low) } sampai { PERCENT($fit_high) } untuk { MONTH($coming_year) }; median prakiraan kami lebih rendah.
    [range-more] Garis lurus, tren linear lokal, dan ARIMA dengan drift atas deret ini saja memperkirakan { NUMBER($fit_low) } sampai { PERCENT($fit_high) } untuk { MONTH($coming_year) }; median prakiraan kami lebih tinggi.
   *[range-same] Garis lurus, tren linear lokal, dan ARIMA dengan drift atas deret ini saja memperkirakan { NUMBER($fit_low) } sampai { PERCENT($fit_high) } untuk { MONTH($coming_year) }; median prakiraan kami ada dalam rentang itu.
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
label-median = median { $year }: { NUMBER($value) }
label-target = target { NUMBER($value) }
label-september = September
label-march = Maret
