### Masukan sebuah prakiraan selain angka terakhir.
heading = Yang sudah diketahui dan yang masih terbuka
finding = { $aimed ->
    [no] Dengan angka yang terbit sesudahnya (@tbl-known) prakiraan { MONTH($coming_year) } adalah { made }, dengan peluang { CHANCE($chance) } bahwa angkanya tidak naik; tanpanya { plain } dan { CHANCE($plain_chance) }.
   *[yes] Dengan angka yang terbit sesudahnya (@tbl-known) prakiraan { MONTH($coming_year) } adalah { made }, dengan peluang { CHANCE($chance) } untuk mencapai target { PERCENT($aim) }; tanpanya { plain } dan { CHANCE($plain_chance) }.
  }
made = { PERCENT($median) } (selang { SHARE($level, decimals: 0) } { NUMBER($low) } sampai { NUMBER($high) })
plain = { PERCENT($plain_median) } (selang { SHARE($level, decimals: 0) } { NUMBER($plain_low) } sampai { NUMBER($plain_high) })
worth = { $compared ->
    [yes] Pada { $record_origins } tahun yang diuji, prakiraan dengan pengetahuan setara rata-rata meleset { POINTS($record_mae) } di sini, yang tanpanya { NUMBER($record_without_mae) }; selang { SHARE($level, decimals: 0) }nya memuat angka yang terbit pada { $record_held80 } tahun.
   *[no] { "" }
  }
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
