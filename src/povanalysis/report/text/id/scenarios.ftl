### Apa yang mungkin terjadi di provinsi, dan apa yang bergantung pada kabupaten/kota. $place provinsinya.
finding = Jika angka { PLACE($place) } { PERCENT($highest_value) }, peluangnya { CHANCE($highest_probability) }; jika { PERCENT($lowest_value) }, peluangnya { CHANCE($lowest_probability) } (@fig-scenarios).
table-caption = { $official ->
    [yes] Peluang tercapainya target { PERCENT($target) } menurut angka provinsi { MONTH($year) }, persen
   *[no] Peluang { PERCENT($target) } atau kurang menurut angka provinsi { MONTH($year) }, persen
  }
row-probability = Peluang
chart-caption = Peluang { PERCENT($target) } atau kurang di { NAME($region) }, persen, menurut angka { PLACE($place) } pada { MONTH($year) }, persen; di belakangnya peluang tiap angka menurut prakiraan provinsi itu sendiri.
chart-alt = Garis menurun: { LIST($few, each: "point", by: "; ") }. Prakiraan provinsi { PERCENT($place_median) } (selang { SHARE($level, decimals: 0) } { NUMBER($place_low80) } sampai { NUMBER($place_high80) }).
point = { CHANCE($probability) } pada { PERCENT($value) }
label-forecast = prakiraan provinsi { NUMBER($place_median) }
label-last = { $last_year }: { NUMBER($place_last) }
short-link = Peluang menurut angka { PLACE($place) }, dan bagian yang bergantung pada { NAME($region) } sendiri, tidak ditampilkan: angka keduanya baru tersedia sejak { $since }, dan perubahan tahunan yang diketahui sejak itu ({ $steps }) terlalu sedikit; diperlukan sedikitnya { $least }.
own-part = { $above ->
    [yes] Yang bergantung pada kita: pada { $last_year } { NAME($region) } berada { POINTS($last) } di atas { PLACE($place) }. { own-expected } { own-needed } { own-record }
   *[no] Yang bergantung pada kita: pada { $last_year } { NAME($region) } berada { POINTS($last) } di bawah { PLACE($place) }. { own-expected } { own-needed } { own-record }
  }
own-expected = Dengan angka provinsi { PERCENT($place_value) } pada { $year }, selisihnya diprakirakan { SIGNED($median) } poin (selang { SHARE($level, decimals: 0) } { SIGNED($low80) } sampai { SIGNED($high80) }).
own-needed = { $needed ->
    [none] { "" }
   *[other] Target itu tercapai selama selisihnya paling besar { SIGNED($needed) } poin.
  }
own-record = { $tested ->
    [yes] Prakiraan masa lalu atas bagian ini rata-rata meleset { POINTS($record_mae) }, atas seluruh tingkatnya { NUMBER($record_whole_mae) } ({ $record_origins } tahun).
   *[no] { "" }
  }
