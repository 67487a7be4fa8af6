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
   *[other] { answered }
  }
answered = { $aimed ->
    [no] { foreseen }
   *[yes] { weighed }
  }
weighed = { $step ->
    [almost-ruled-out] Target { MONTH($coming_year) } hampir mustahil tercapai: { event }.
    [unlikely] Target { MONTH($coming_year) } kecil kemungkinannya tercapai: { event }.
    [rather-unlikely] Target { MONTH($coming_year) } agak kecil kemungkinannya tercapai: { event }.
    [even] Tercapai atau tidaknya target { MONTH($coming_year) } hampir berimbang: { event }.
    [rather-likely] Target { MONTH($coming_year) } agak besar kemungkinannya tercapai: { event }.
    [likely] Target { MONTH($coming_year) } besar kemungkinannya tercapai: { event }.
   *[almost-certain] Target { MONTH($coming_year) } hampir pasti tercapai: { event }.
  }
event = peluang { which } sama dengan atau di bawah { PERCENT($aim) } adalah { CHANCE($chance) }
which = { $which ->
    [ahead] angka resmi bulan itu
    [awaited] angka resmi bulan itu (masih ditunggu)
   *[not-held] angka resmi bulan itu (belum ada dalam data ini)
  }
foreseen = { $stands ->
    [less] Prakiraan { MONTH($coming_year) } adalah { PERCENT($median) }, { POINTS($off) } lebih rendah daripada angka terakhir; { no-aim }.
    [more] Prakiraan { MONTH($coming_year) } adalah { PERCENT($median) }, { POINTS($off) } lebih tinggi daripada angka terakhir; { no-aim }.
   *[zero] Prakiraan { MONTH($coming_year) } adalah { PERCENT($median) }, sama dengan angka terakhir; { no-aim }.
  }
no-aim = { $which ->
    [ahead] target untuk bulan itu tidak ditemukan
    [awaited] angka resmi bulan itu masih ditunggu, dan targetnya tidak ditemukan
   *[not-held] angka resmi bulan itu belum ada dalam data ini, dan targetnya tidak ditemukan
  }
finding = { $state_timing ->
    [out] { came }
    [waiting] { awaited }
   *[ahead] { latest }
  }
came = { $came ->
    [no-target] Angka resmi { MONTH($year) } adalah { PERCENT($outcome_value) }; target berupa angka untuk bulan itu tidak ditemukan.
    [exactly] Target { $year } tercapai tepat: angka resmi { MONTH($year) } adalah { PERCENT($outcome_value) }.
    [met] Target { $year } tercapai: angka resmi { MONTH($year) } adalah { PERCENT($outcome_value) }, { POINTS($margin) } di bawah target { PERCENT($target_value) }.
   *[missed] Target { $year } tidak tercapai: angka resmi { MONTH($year) } adalah { PERCENT($outcome_value) }, { POINTS($margin) } di atas target { PERCENT($target_value) }.
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
missing = Angka { PLACE($region) } untuk { MONTH($month) } sudah terbit pada { DAY($published_on) }, tetapi belum ada dalam data ini. Pengelola data menambahkannya dengan perintah berikut, dengan angkanya sebagai VALUE dan alamat sumbernya sebagai URL: { $command }
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
   *[given] Tanpa skenario ini peluangnya { CHANCE($unassumed_chance) } ({ LIKELIHOOD($unassumed_chance) }).
  }
support-without = { $without ->
    [none] { "" }
   *[given] Tanpa angka-angka itu peluangnya { CHANCE($plain_chance) } ({ LIKELIHOOD($plain_chance) }).
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
    [no] Peluang angka { MONTH($coming_year) } yang masih akan diterbitkan tidak lebih tinggi daripada angka terakhir, { PERCENT($aim) }, adalah { CHANCE($chance) }: { CALLED($chance, $borne) }.
   *[yes] Peluang angka { MONTH($coming_year) } yang masih akan diterbitkan tidak melebihi target { PERCENT($aim) } adalah { CHANCE($chance) }: { CALLED($chance, $borne) }.
  }
support-said = { $said ->
    [nothing] Tidak ada prakiraan angka ini yang dicatat sebelum angkanya diketahui, jadi tidak ada yang dinilai.
    [before-published] Pada { DAY($outcome_recorded_origin) }, sebelum angkanya terbit, kami menyebut peluang target itu { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }): { score }
    [before-held] Pada { DAY($outcome_recorded_origin) }, sebelum angkanya masuk ke data ini, kami menyebut peluang target itu { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }): { score }
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
number-latest = [{ PERCENT($last_value) }](#row-{ $last_year })
label-latest = { $people ->
    [none] penduduk miskin pada { MONTH($last_year) }{ measured }
   *[other] penduduk miskin pada { MONTH($last_year) }: { COUNT($people) } jiwa{ measured }
  }
measured = { $yard ->
    [target] ; target { NUMBER($target_value) }
    [place] ; { $place_name } { NUMBER($place_value) }
   *[none] { "" }
  }
number-change = { $change ->
    [refused] { "" }
   *[given] { SIGNED($change_change) } poin
  }
label-change = { $change_province ->
    [refused] dalam setahun sampai { MONTH($last_year) }
   *[given] dalam setahun sampai { MONTH($last_year) }; rata-rata kabupaten/kota seprovinsi { SIGNED($change_province_mean_change) }
  }
number-expected = { PERCENT($median) }
label-expected = { $aimed ->
    [no] prakiraan { MONTH($coming_year) }, { interval }
   *[yes] prakiraan { MONTH($coming_year) }, { interval }; target { NUMBER($aim) }
  }
interval = selang prediksi { SHARE($level, decimals: 0) } { NUMBER($low) } sampai { NUMBER($high) }
readings = { $state_timing ->
    [out] { written } { level } Laporan ini sudah ditutup; laporan tahun { $coming_year } melanjutkannya.
    [waiting] { unsaid } { brief } { held-back } { usually }
   *[ahead] { unsaid } { brief } { held-back } { fewer }
  }
level = { $aimed ->
    [no] Peluang angka resmi { MONTH($coming_year) } sama dengan atau di bawah angka terakhir adalah { CHANCE($chance) } ({ LIKELIHOOD($chance) }).
   *[yes] Peluang angka resmi { MONTH($coming_year) } sama dengan atau di bawah target { PERCENT($aim) } adalah { CHANCE($chance) } ({ LIKELIHOOD($chance) }).
  }
written = { $said ->
    [nothing] Tidak ada prakiraan angka ini yang dicatat sebelum angkanya diketahui.
    [before-published] Pada { DAY($outcome_recorded_origin) }, sebelum angkanya terbit, kami menyebut peluang target itu { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }); { off }.
    [before-held] Pada { DAY($outcome_recorded_origin) }, sebelum angkanya masuk ke data ini, kami menyebut peluang target itu { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }); { off }.
    [no-target] Pada { DAY($outcome_recorded_origin) }, sebelum angkanya masuk ke data ini, kami memprakirakannya; { off }.
   *[other] { "" }
  }
off = mediannya berselisih { POINTS($missed_by) } dari angka resmi
unsaid = { $aimed ->
    [no] { level }
   *[yes] { "" }
  }
brief = { $without ->
    [none] { "" }
   *[given] Tanpa angka yang terbit setelah angka terakhir ini ({ LIST($since) }), peluang itu { CHANCE($plain_chance) } ({ LIKELIHOOD($plain_chance) }).
  }
place = { PLACE($region) }
held-back = { $not_held ->
    [none] { "" }
   *[some] Angka { LIST($not_held, each: "place") } untuk { MONTH($coming_year) } sudah terbit, tetapi belum ada dalam data ini.
  }
usually = { $delays ->
    [none] { "" }
   *[given] Selama ini angka kabupaten/kota terbit { COUNT($delays_least) } sampai { COUNT($delays_most) } bulan setelah awal bulan acuannya.
  }
fewer = { $fewer ->
    [none] Jumlah jiwa yang dituntut target tidak dapat disebutkan karena jumlah penduduk miskin tidak tersedia.
    [0] { "" }
   *[other] Dengan jumlah penduduk { $population_year }, target itu berarti penduduk miskin berkurang { COUNT($fewer) } jiwa.
  }
act-title = { $coming_passed ->
    [yes] Untuk rencana berikutnya
   *[no] Apa yang masih dapat mengubah angka { MONTH($coming_year) }
  }
act = { $coming_passed ->
    [yes] { settled } { next }
   *[no] Angka { MONTH($coming_year) } diukur pada bulan itu: hanya yang diterima rumah tangga sebelumnya yang dapat terlihat. Belanja dari anggaran { $coming_year } sebagian besar baru terlihat pada { MONTH($coming_after) }.
  }
next = { $next_even ->
    [none] { "" }
   *[other] Untuk bulan itu, angka resmi { PERCENT($next_even) } atau kurang berpeluang { CHANCE($half) } ({ LIKELIHOOD($half) }), dan { NUMBER($next_safe) } persen atau kurang berpeluang { CHANCE($safe) } ({ LIKELIHOOD($safe) }).
  }
grade = { $grade_use ->
    [act] **Dapat dijadikan dasar keputusan.** { rule }
    [look] **Cermati dulu sebelum memutuskan.** { rule }
   *[not] **Jangan dijadikan dasar keputusan.** { rule }
  }
rule = { $grade_why ->
    [confirmed] Angkanya sudah terbit dan sama dalam sedikitnya dua salinan tabel BPS.
    [alone] Angkanya baru ada dalam satu salinan tabel BPS.
    [published] Angkanya sendiri sudah terbit: tambahkan dulu ke dalam data.
    [far] Tahunnya, atau angka yang diandaikan, di luar jangkauan yang pernah diuji.
    [rare] Baru { COUNT($grade_cases) } kasus masa lalu dengan sebutan peluang yang sama; untuk menilainya perlu { COUNT($enough) }.
    [even] Kedua hasil hampir sama peluangnya: siapkan rencana untuk keduanya.
    [often-wrong] { cases }, hanya { SHARE($grade_right, decimals: 0) } terbukti benar; syaratnya { SHARE($right_to_act, decimals: 0) }.
    [unconfirmed] Angka terakhir baru ada dalam satu salinan tabel BPS.
    [worse] Pada masa lalu, prakiraan dengan pengetahuan setara justru meleset lebih jauh di sini daripada yang tanpanya.
   *[borne-out] { cases }, { SHARE($grade_right, decimals: 0) } terbukti benar; syaratnya { SHARE($right_to_act, decimals: 0) }. Angka terakhir sama dalam sedikitnya dua salinan tabel BPS.
  }
cases = { $grade_most ->
    [none] Dari { COUNT($grade_cases) } prakiraan masa lalu yang disebut “{ LIKELIHOOD($grade_chance) }”
   *[some] Dari { COUNT($grade_cases) } prakiraan masa lalu yang disebut “{ LIKELIHOOD($grade_chance) }”, terutama untuk { LIST($grade_most) }
  }
origin = Sumber: BPS (Susenas), dari salinan tabelnya yang dapat diakses publik; { $confirmed } dari { $figures } angka yang ditampilkan ada dalam sedikitnya dua salinan.
not-held-title = Sudah terbit, tetapi belum ada dalam data ini
