### Tahun sebuah daerah dan apa yang dapat diharapkan. $aim, $chance, $median, $low, dan $high berlaku untuk $coming_year, tahun pertama tanpa angka.
subject = { $subject ->
    [met] Target kemiskinan { $year } tercapai
    [missed] Target kemiskinan { $year } tidak tercapai
    [out] Angka kemiskinan { $year }
    [waiting] Menunggu angka kemiskinan { $year }
    [target] Kemiskinan dan target { $year }
   *[forecast] Kemiskinan dan prakiraan { $year }
  }
headline = { $state_timing ->
    [out] { came }
    [waiting] { awaited }
   *[ahead] { likely }
  }
likely = { $likely ->
    [none] Target berupa angka tidak ditemukan; peluang angka { MONTH($coming_year) } tidak lebih tinggi daripada { PERCENT($aim) } adalah { CHANCE($chance) }: { CALLED($chance, $borne) }.
    [met] Angka terakhir sudah memenuhi target { PERCENT($aim) } untuk { MONTH($coming_year) }; peluang angka bulan itu juga memenuhinya adalah { CHANCE($chance) }: { CALLED($chance, $borne) }.
   *[to-meet] Peluang tercapainya target { PERCENT($aim) } pada { MONTH($coming_year) } adalah { CHANCE($chance) }: { CALLED($chance, $borne) }.
  }
card = { $state_timing ->
    [out] { came }
    [waiting] { awaited } { stated }
   *[ahead] { latest } { probability }
  }
finding = { $state_timing ->
    [out] { came }
    [waiting] { awaited }
   *[ahead] { latest }
  }
came = { $came ->
    [no-target] Angka { MONTH($year) } adalah { PERCENT($outcome_value) }; target berupa angka untuk bulan itu tidak ditemukan.
    [exactly] Angka { MONTH($year) } adalah { PERCENT($outcome_value) }: target { PERCENT($target_value) } tercapai tepat.
    [met] Angka { MONTH($year) } adalah { PERCENT($outcome_value) }: target { PERCENT($target_value) } tercapai, { POINTS($margin) } di bawahnya.
   *[missed] Angka { MONTH($year) } adalah { PERCENT($outcome_value) }: target { PERCENT($target_value) } tidak tercapai, { POINTS($margin) } di atasnya.
  }
awaited = { $awaited ->
    [not-held] Angka { PLACE($region) } untuk { MONTH($year) } sudah terbit pada { DAY($own_published_on) }, tetapi belum ada dalam data ini.
    [known] Angka { PLACE($region) } untuk { MONTH($year) } masih ditunggu; yang sudah diketahui untuk bulan itu: { LIST($known, each: "known-figure", cut: "no") }.
    [unknown] Angka { PLACE($region) } untuk { MONTH($year) } masih ditunggu; angka provinsinya dan angka Indonesia untuk bulan itu juga belum ada dalam data ini.
    [nation-unknown] Angka { PLACE($region) } untuk { MONTH($year) } masih ditunggu; angka Indonesia untuk bulan itu juga belum ada dalam data ini.
   *[nation] Angka { PLACE($region) } untuk { MONTH($year) } masih ditunggu.
  }
known-figure = { $dated ->
    [yes] { PLACE($region) } { PERCENT($value) } (terbit { DAY($published_on) })
   *[no] { PLACE($region) } { PERCENT($value) }
  }
support-each-not-held = { $state_timing ->
    [waiting] { missing }
   *[other] { "" }
  }
missing = Angka { PLACE($region) } untuk { MONTH($month) } sudah terbit pada { DAY($published_on) }, tetapi belum ada dalam data ini. Perintah untuk menambahkannya, dengan angkanya sebagai VALUE dan alamat sumbernya sebagai URL: { $command }
latest = { $people ->
    [none] Pada { MONTH($last_year) }, { PERCENT($last_value) } penduduk { NAME($region) } tergolong miskin.
   *[other] Pada { MONTH($last_year) }, { PERCENT($last_value) } penduduk { NAME($region) } tergolong miskin, yaitu { COUNT($people) } jiwa.
  }
support-change = { $state_timing ->
    [ahead] { changed }
   *[other] { "" }
  }
changed = { $last_move ->
    [none] { "" }
    [less] Angka itu turun { POINTS($last_change) } dibandingkan setahun sebelumnya.
    [more] Angka itu naik { POINTS($last_change) } dibandingkan setahun sebelumnya.
   *[zero] Angka itu sama dengan setahun sebelumnya.
  }
support-no-target = { $untargeted ->
    [ahead] { no-target }
   *[other] { "" }
  }
no-target = Target resmi berupa angka untuk { $coming_year } tidak ditemukan.
support-probability = { $untargeted ->
    [ahead] { probability }
   *[other] { "" }
  }
probability = { $aimed ->
    [no] Peluang angka resmi { MONTH($coming_year) } tidak lebih tinggi daripada angka terakhir adalah { CHANCE($chance) }: { CALLED($chance, $borne) }.
   *[yes] Peluang angka resmi { MONTH($coming_year) } tidak lebih tinggi daripada target adalah { CHANCE($chance) }: { CALLED($chance, $borne) }.
  }
support-interval = { $untargeted ->
    [ahead] Selang prediksi { SHARE($level, decimals: 0) } untuk angka itu adalah { NUMBER($low) } sampai { NUMBER($high) } persen.
   *[other] { "" }
  }
support-scenario = { $assumed ->
    [none] { "" }
   *[some] Ini skenario; angka berikut diandaikan, bukan diterbitkan: { LIST($assumed, each: "figure", cut: "no") }.
  }
support-beyond = { $beyond ->
    [yes] Angka itu di luar semua perubahan yang pernah tercatat: hasilnya hanya ekstrapolasi.
   *[no] { "" }
  }
support-published = { $published ->
    [none] { "" }
   *[some] Prakiraan ini memakai angka yang sudah terbit: { LIST($published, each: "figure", cut: "no") }.
  }
figure = { PLACE($region) } { PERCENT($value) } ({ MONTH($month) })
support-unassumed = { $unassumed ->
    [none] { "" }
   *[given] Tanpa skenario ini peluangnya { CHANCE($unassumed_chance) }.
  }
support-without = { $without ->
    [none] { "" }
   *[given] Tanpa angka-angka itu peluangnya { CHANCE($plain_chance) }.
  }
support-worse = { worse }
worse = { $worse ->
    [yes] Namun pada masa lalu, prakiraan dengan pengetahuan setara justru meleset lebih jauh di sini (rata-rata { POINTS($record_mae) } pada { $record_origins } tahun) daripada yang tanpanya ({ NUMBER($record_without_mae) }): pertimbangkan kedua peluang itu.
   *[no] { "" }
  }
support-usual = { $state_timing ->
    [waiting] { usual }
   *[other] { "" }
  }
usual = { $delays ->
    [none] { "" }
   *[given] Angka kabupaten/kota biasanya terbit { COUNT($delays_least) } sampai { COUNT($delays_most) } bulan setelah bulan acuannya dimulai; ini hanya petunjuk kasar karena tanggal terbit yang diketahui baru { $delays_n }.
  }
support-settled = { $state_timing ->
    [waiting] { settled }
   *[other] { "" }
  }
settled = Angka { MONTH($coming_year) } tidak dapat diubah lagi: keputusan yang diambil hari ini paling cepat terlihat pada { MONTH($next_year) }.
support-latest = { $state_timing ->
    [waiting] { latest }
   *[other] { "" }
  }
support-changed = { $state_timing ->
    [waiting] { changed }
   *[other] { "" }
  }
support-expected = { $untargeted ->
    [waiting] { expected }
   *[other] { "" }
  }
expected = Untuk { MONTH($coming_year) } prakiraannya { PERCENT($median) } (selang prediksi { SHARE($level, decimals: 0) }: { NUMBER($low) } sampai { NUMBER($high) }).
support-stated = { $untargeted ->
    [waiting] { stated }
   *[other] { "" }
  }
stated = { $aimed ->
    [no] Peluang angka { MONTH($coming_year) } yang masih akan diterbitkan tidak lebih tinggi daripada angka terakhir, { PERCENT($aim) }, adalah { CHANCE($chance) } ({ CALLED($chance, $borne) }).
   *[yes] Peluang angka { MONTH($coming_year) } yang masih akan diterbitkan tidak melebihi target { PERCENT($aim) } adalah { CHANCE($chance) } ({ CALLED($chance, $borne) }).
  }
support-said = { $said ->
    [nothing] Tidak ada prakiraan angka ini yang dicatat sebelum angkanya diketahui, jadi tidak ada yang dinilai.
    [before-published] Pada { DAY($outcome_recorded_origin) }, sebelum angkanya terbit, kami menyebut peluang target itu { CHANCE($outcome_recorded_probability) }: { score }
    [before-held] Pada { DAY($outcome_recorded_origin) }, sebelum angkanya masuk ke data ini, kami menyebut peluang target itu { CHANCE($outcome_recorded_probability) }: { score }
   *[other] { "" }
  }
score = skor Brier { NUMBER($brier, decimals: 3) } (0 terbaik, { NUMBER($coin) } setara lempar koin).
support-lay = { $lay ->
    [none] { "" }
    [inside] { median-was }, di dalam selang { SHARE($level, decimals: 0) } ({ NUMBER($outcome_recorded_low80) } sampai { NUMBER($outcome_recorded_high80) }).
    [between] { median-was }, di luar selang { SHARE($level, decimals: 0) } ({ NUMBER($outcome_recorded_low80) } sampai { NUMBER($outcome_recorded_high80) }) tetapi di dalam selang { SHARE($wide, decimals: 0) }.
   *[outside] { median-was }, bahkan di luar selang { SHARE($wide, decimals: 0) } ({ NUMBER($outcome_recorded_low95) } sampai { NUMBER($outcome_recorded_high95) }).
  }
median-was = Median prakiraan { DAY($outcome_recorded_origin) } adalah { PERCENT($outcome_recorded_median) }; angka yang terbit berselisih { POINTS($missed_by) } darinya
support-afterwards = { $state_timing ->
    [out] { expected } { afterwards }
   *[other] { "" }
  }
afterwards = { $aimed ->
    [no] { no-target }
   *[yes] { stated }
  }
readings = { $state_timing ->
    [out] { support-said } { support-lay } { support-afterwards } Laporan ini sudah ditutup; laporan tahun { $coming_year } melanjutkannya.
    [waiting] { stated } { brief } { usual } { moved } { yardstick }
   *[ahead] { brief } { moved } { pace } { need }
  }
brief = { $without ->
    [none] { "" }
   *[given] Tanpa angka yang terbit sesudahnya (@tbl-known) peluangnya { CHANCE($plain_chance) }. { worse }
  }
moved = { $moved ->
    [none] { "" }
    [worse-usual] Perubahan terakhir kurang baik dibandingkan rata-rata provinsi, tetapi tidak di luar kebiasaan daerah ini (@fig-change).
    [worse-unusual-rise] Perubahan terakhir kurang baik dibandingkan rata-rata provinsi dan di luar kebiasaan daerah ini (@fig-change).
    [worse-unusual-fall] Perubahan terakhir lebih baik daripada kebiasaan daerah ini, tetapi kurang baik dibandingkan rata-rata provinsi (@fig-change).
    [alike-usual] Perubahan terakhir sejalan dengan rata-rata provinsi dan tidak di luar kebiasaan (@fig-change).
    [better-usual] Perubahan terakhir lebih baik daripada rata-rata provinsi, tetapi tidak di luar kebiasaan daerah ini (@fig-change).
    [better-unusual-fall] Perubahan terakhir lebih baik daripada rata-rata provinsi dan di luar kebiasaan daerah ini (@fig-change).
    [better-unusual-rise] Perubahan terakhir lebih buruk daripada kebiasaan daerah ini, tetapi lebih baik daripada rata-rata provinsi (@fig-change).
   *[alike-unusual] Perubahan terakhir di luar kebiasaan daerah ini, tetapi seluruh provinsi bergerak bersamanya (@fig-change).
  }
pace = { $pace ->
    [refused] { "" }
   *[given] { paced }
  }
paced = { $pace_verdict ->
    [recent] Laju yang diperlukan tidak lebih cepat daripada rata-rata sejak { $recent_from } (@fig-pace).
    [held-here] Laju yang diperlukan lebih cepat daripada rata-rata sejak { $recent_from }, tetapi pernah dicapai di sini (@fig-pace).
    [held-by-peer] Laju yang diperlukan belum pernah dicapai di sini, tetapi pernah dicapai daerah lain seprovinsi (@fig-pace).
   *[never-held] Laju yang diperlukan belum pernah dicapai kabupaten/kota mana pun di provinsi ini (@fig-pace).
  }
need = { $aimed ->
    [no] { yardstick }
   *[yes] { fewer }
  }
yardstick = { $aimed ->
    [no] @tbl-levels memuat peluang tingkat-tingkat yang dapat dijadikan target.
   *[yes] { "" }
  }
fewer = { $fewer ->
    [none] Jumlah jiwa di balik target tidak dapat disebutkan karena jumlah penduduk miskin tidak tersedia.
    [0] { "" }
   *[other] Dengan jumlah penduduk tetap, target itu berarti penduduk miskin berkurang { COUNT($fewer) } jiwa.
  }
number-latest = [{ PERCENT($last_value) }](#row-{ $last_year })
label-latest = { $people ->
    [none] penduduk miskin pada { MONTH($last_year) }; jumlah jiwa tidak tersedia
   *[other] penduduk miskin pada { MONTH($last_year) }: { COUNT($people) } jiwa
  }
number-change = { $change ->
    [refused] { "" }
   *[given] { SIGNED($change_change) } poin
  }
label-change = { $change_province ->
    [refused] dalam setahun
   *[given] dalam setahun; rata-rata kabupaten/kota seprovinsi { SIGNED($change_province_mean_change) }
  }
number-chance = { CHANCE($chance) }
label-chance = { $aimed ->
    [no] peluang tidak naik; selang prediksi { SHARE($level, decimals: 0) } { NUMBER($low) } sampai { NUMBER($high) }
   *[yes] peluang { NUMBER($aim) } persen atau lebih rendah; selang prediksi { SHARE($level, decimals: 0) } { NUMBER($low) } sampai { NUMBER($high) }
  }
number-pace = { $pace ->
    [refused] { mean } poin
   *[given] { SIGNED($pace_required, decimals: "enough") } poin
  }
mean = { $mean ->
    [none] { "" }
   *[other] { SIGNED($mean) }
  }
label-pace = { $pace ->
    [refused] perubahan rata-rata per tahun selama { $years } tahun; tiga terakhir: { CHANGES($recent) }
   *[given] per tahun yang diperlukan; rata-rata { $years } tahun { mean }; tiga terakhir: { CHANGES($recent) }
  }
number-said = { $recorded ->
    [none] { "" }
   *[given] { CHANCE($outcome_recorded_probability) }
  }
label-said = peluang target yang dicatat pada { DAY($outcome_recorded_origin) }
number-expected = { PERCENT($median) }
label-expected = prakiraan { MONTH($coming_year) }; selang { SHARE($level, decimals: 0) } { NUMBER($low) } sampai { NUMBER($high) }
number-miss = { $record ->
    [none] { "" }
   *[given] { NUMBER($record_mae) } poin
  }
label-miss = { $fall ->
    [none] selisih lazim prakiraan satu tahun ke depan di sini ({ $record_origins } tahun)
   *[other] selisih lazim prakiraan satu tahun ke depan di sini ({ $record_origins } tahun); target memerlukan penurunan { NUMBER($fall) }
  }
not-held-title = Sudah terbit, tetapi belum ada dalam data ini
act-title = { $coming_passed ->
    [yes] Untuk rencana berikutnya
   *[no] Apa yang masih dapat mengubah angka { MONTH($coming_year) }
  }
act = { $coming_passed ->
    [yes] { settled } { next }
   *[no] Angka { MONTH($coming_year) } diukur pada bulan itu: hanya yang diterima rumah tangga sebelumnya yang dapat terlihat. Belanja dari anggaran { $coming_year } sebagian besar baru terlihat pada { MONTH($coming_after) }.
  }
next = { $next_chance ->
    [none] { "" }
   *[other] Untuk { MONTH($next_year) }, angka { PERCENT($aim) } atau kurang berpeluang { CHANCE($next_chance) }; belanja anggaran { $next_year } sebagian besar baru terlihat pada { MONTH($after_year) }.
  }
