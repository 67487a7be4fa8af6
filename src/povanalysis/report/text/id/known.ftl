### Masukan sebuah prakiraan selain angka terakhir.
heading = Yang sudah diketahui dan yang masih terbuka
finding = { $shift ->
    [same] Angka yang terbit sesudahnya (@tbl-known) tidak mengubah peluang bahwa { event }, yaitu { CHANCE($chance) }.
   *[moved] Angka yang terbit sesudahnya (@tbl-known) mengubah peluang bahwa { event }: dari { CHANCE($plain_chance) } menjadi { CHANCE($chance) }.
  }
event = { $aimed ->
    [no] angka { MONTH($coming_year) } tidak naik
   *[yes] angka { MONTH($coming_year) } tidak melebihi { PERCENT($aim) }
  }
forecasts-caption = Prakiraan { MONTH($coming_year) } dengan dan tanpa yang sudah diketahui
column-forecast = Prakiraan
column-median = Median
column-interval = Selang { SHARE($level, decimals: 0) }
column-chance = { NUMBER($aim) } atau kurang
interval = { NUMBER($low) } sampai { NUMBER($high) }
distances = { SIGNED($low) } sampai { SIGNED($high) }
row-with = dengan yang sudah diketahui, persen
row-without = tanpa yang sudah diketahui, persen
row-own = selisih dari { PLACE($place) } bila angkanya { NUMBER($place_value) }, poin
table-caption = Masukan prakiraan ini selain angka terakhir
column-figure = Angka
column-month = Bulan acuan
column-value = Penduduk miskin, persen
column-published = Terbit
published = { $assumed ->
    [yes] diandaikan
   *[no] { day }
  }
day = { $dated ->
    [yes] { DAY($published_on) }
   *[no] tanggal tidak diketahui
  }
