### Apa yang mungkin terjadi di provinsi, dan apa yang bergantung pada kabupaten/kota. $place provinsinya.
finding = { $ends ->
    [same] Untuk semua angka { PLACE($place) } yang mungkin, { event } adalah { CHANCE($least) } (@fig-scenarios).
   *[apart] Bergantung pada angka { PLACE($place) } nanti, { event } berkisar dari { CHANCE($least) } sampai { CHANCE($most) } (@fig-scenarios).
  }
event = { $named ->
    [yes] peluang itu
   *[no] peluang { PERCENT($target) } atau kurang
  }
chart-caption = Peluang (persen) bahwa angka { NAME($region) } { PERCENT($target) } atau kurang, menurut angka { PLACE($place) } pada { MONTH($year) } (persen). Bidang berwarna: sebaran prakiraan { PLACE($place) }.
chart-alt = Garis menurun: { LIST($few, each: "point", by: "; ") }. Prakiraan provinsi { PERCENT($place_median) } (selang { SHARE($level, decimals: 0) } { NUMBER($place_low80) } sampai { NUMBER($place_high80) }).
point = { CHANCE($probability) } pada { PERCENT($value) }
label-forecast = prakiraan provinsi { NUMBER($place_median) }
label-last = { $place_last_year }: { NUMBER($place_last) }
short-link = Peluang menurut angka { PLACE($place) } tidak ditampilkan: perubahan tahunan keduanya yang diketahui masih terlalu sedikit.
own-part = { $allowed ->
    [none] { "" }
    [above] Jika angka { PLACE($place) } sesuai prakiraan, target tercapai asalkan angka { NAME($region) } paling banyak { NUMBER($reach) } poin persentase di atasnya.
    [below] Jika angka { PLACE($place) } sesuai prakiraan, target baru tercapai bila angka { NAME($region) } sedikitnya { NUMBER($reach) } poin persentase di bawahnya.
    [above-out] Dengan angka { PLACE($place) } yang sudah terbit, target tercapai asalkan angka { NAME($region) } paling banyak { NUMBER($reach) } poin persentase di atasnya.
   *[below-out] Dengan angka { PLACE($place) } yang sudah terbit, target baru tercapai bila angka { NAME($region) } sedikitnya { NUMBER($reach) } poin persentase di bawahnya.
  }
