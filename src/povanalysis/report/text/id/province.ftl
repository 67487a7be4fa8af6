### Laporan tentang satu provinsi. Catatannya ada dalam berkas bahasa Inggris.
title = { SHORT($province) }: kemiskinan di { $n_regions } kabupaten/kota
running-head = Kemiskinan di { SHORT($province) }
decision-heading = Untuk pengambilan keputusan
headline = { $moved ->
    [one] Pada { MONTH($last_year) }, { PERCENT($top) } penduduk { SHORT($high) } tergolong miskin.
    [span] Pada { MONTH($last_year) } tingkat kemiskinan kabupaten/kota di { SHORT($province) } berkisar dari { PERCENT($bottom) } sampai { PERCENT($top) }.
    [unknown] Pada { MONTH($last_year) }, { PERCENT($rate) } penduduk { SHORT($province) } tergolong miskin.
    [less] Pada { MONTH($last_year) }, { PERCENT($rate) } penduduk { SHORT($province) } tergolong miskin, turun { POINTS($step) } dibandingkan setahun sebelumnya.
    [more] Pada { MONTH($last_year) }, { PERCENT($rate) } penduduk { SHORT($province) } tergolong miskin, naik { POINTS($step) } dibandingkan setahun sebelumnya.
   *[same] Pada { MONTH($last_year) }, { PERCENT($rate) } penduduk { SHORT($province) } tergolong miskin, sama dengan setahun sebelumnya.
  }
directions = { $directions ->
    [none] { "" }
    [all-fell] Tingkat kemiskinan turun di semua kabupaten/kota, paling kecil di { SHORT($slow) } ({ POINTS($least) }).
    [all-rose] Tingkat kemiskinan naik di semua kabupaten/kota.
    [most-fell] Tingkat kemiskinan turun di { $n_fell } dari { $n_changes } kabupaten/kota; naik di { NAMES($rose) }.
    [none-rose] Tingkat kemiskinan turun di { $n_fell } dari { $n_changes } kabupaten/kota dan tidak naik di mana pun.
    [most-rose] Tingkat kemiskinan naik di { $n_rose } dari { $n_changes } kabupaten/kota; turun di { NAMES($fell) }.
   *[none-fell] Tingkat kemiskinan naik di { $n_rose } dari { $n_changes } kabupaten/kota dan tidak turun di mana pun.
  }
standing = { newer } { TOLD($absent, file: "absent") } { own }
own = { $own ->
    [given] { "" }
    [none] Data ini tidak memuat angka { SHORT($province) } sendiri untuk { $last_year }.
   *[mean] Data ini tidak memuat angka { SHORT($province) } sendiri untuk { $last_year }; rata-rata kabupaten dan kotanya yang ditimbang dengan jumlah penduduk adalah { PERCENT($mean) }.
  }
distance = { $apart ->
    [none] { "" }
    [close] Tingkat kemiskinan { SHORT($high) } adalah { NUMBER($times, decimals: 1) } kali tingkat { SHORT($low) }: daerah-daerahnya cukup berdekatan.
   *[far] Tingkat kemiskinan { SHORT($high) } adalah { NUMBER($times, decimals: 1) } kali tingkat { SHORT($low) }: angka provinsi hanya mewakili sedikit daerahnya.
  }
outlook = { forecast } { lower } { since }
forecast = { $forecast ->
    [none] { "" }
   *[given] Untuk { MONTH($year) }, angka resmi provinsi diprakirakan { PERCENT($median) } (median; selang prediksi { SHARE($level, decimals: 0) } { NUMBER($interval_low) } sampai { NUMBER($interval_high) }). Peluang angka itu tidak lebih tinggi daripada angka terakhir adalah { CHANCE($no_higher) }.
  }
lower = { $lower ->
    [none-ahead] { "" }
    [none-of-coming] Tidak ada dari { $n_ahead } kabupaten/kota yang angka { $year }-nya belum terbit yang berpeluang { SHARE($likely_from, decimals: 0) } atau lebih memiliki angka yang lebih rendah.
    [some-of-coming] Dari { $n_ahead } kabupaten/kota yang angka { $year }-nya belum terbit, angka yang lebih rendah berpeluang { SHARE($likely_from, decimals: 0) } atau lebih di { $n_likely }.
    [none] Tidak satu pun dari { $n_ahead } kabupaten/kota berpeluang { SHARE($likely_from, decimals: 0) } atau lebih untuk mencatat angka yang lebih rendah.
    [all] Di semua kabupaten/kota, angka yang lebih rendah berpeluang { SHARE($likely_from, decimals: 0) } atau lebih.
   *[some] Angka yang lebih rendah berpeluang { SHARE($likely_from, decimals: 0) } atau lebih di { $n_likely } kabupaten/kota.
  }
since = { $since ->
    [none] { "" }
   *[later] Angka { SHORT($province) } dengan wilayahnya sekarang baru ada sejak { $since_year }; prakiraannya merupakan gabungan prakiraan kabupaten/kotanya.
  }
leverage-heading = Persentase tinggi, jumlah besar
leverage = { $leverage ->
    [unknown] Tidak ada tahun dengan jumlah penduduk miskin yang lengkap untuk semua daerah, sehingga tempat tinggal sebagian besar dari mereka tidak dapat disebutkan.
    [none] { "" }
    [few] { half }
    [same] { half } { five } Kelimanya sama: bantuan menurut persentase dan menurut jumlah menuju daerah yang sama.
    [some] { half } { five } Dari lima daerah itu, { $both } masuk kedua daftar: bagi yang lain, pilihan antara persentase dan jumlah menentukan siapa yang mendapat bantuan.
   *[apart] { half } { five } Tidak ada daerah yang masuk kedua daftar: pilihan antara persentase dan jumlah menentukan siapa yang mendapat bantuan.
  }
half = Pada { $weights_year }, tahun terakhir dengan data lengkap, penduduk miskin berjumlah { COUNT($total) } ribu jiwa. Separuhnya tinggal di { $n_half } kabupaten/kota, terbanyak di { NAMES($half) }.
five = Penurunan satu poin persentase di lima daerah dengan tingkat tertinggi akan menurunkan angka provinsi { POINTS($by_rate) }; di lima daerah dengan penduduk miskin terbanyak, { POINTS($by_number) }.
regions-heading = Semua kabupaten/kota menurut tahun
lines = { $line ->
    [none] Baris-baris ini berurutan dari angka tertinggi ke terendah, seluruhnya { $n_regions } kabupaten dan kota (@fig-regions).
    [new] { above }
    [same] { above } Sejak awal deret tidak ada yang berpindah ke atas atau ke bawahnya.
    [down] { above } Dibandingkan { $first_year }, { NAMES($down) } kini di bawahnya dan tidak ada yang pindah ke atasnya.
    [up] { above } Dibandingkan { $first_year }, { NAMES($up) } kini di atasnya dan tidak ada yang pindah ke bawahnya.
   *[both] { above } Dibandingkan { $first_year }, { NAMES($down) } kini di bawahnya dan { NAMES($up) } kini di atasnya.
  }
above = Sebanyak { $n_above } kabupaten/kota berada di atas angka provinsi (@fig-regions).
heatmap-caption = Penduduk miskin, persen dari jumlah penduduk, Maret { $chart_first }–{ $last_year }: { $n_regions } kabupaten/kota di { SHORT($province) }, berurutan dari tingkat { $last_year } yang tertinggi
heatmap-unit = persen
heatmap-alt = Peta panas: satu baris untuk tiap kabupaten/kota, satu kolom untuk tiap Maret, makin gelap makin tinggi tingkatnya. Sel tergelap adalah { SHORT($highest_region) } pada { $highest_of } dengan { PERCENT($highest_rate) }, sel paling terang { SHORT($lowest_region) } pada { $lowest_of } dengan { PERCENT($lowest_rate) }.
chart-caption = Perubahan tingkat kemiskinan sejak { begin }, persen dari angka pertamanya, berurutan dari tingkat { $last_year } yang tertinggi. { thin } { ring }
begin = { $late ->
    [yes] angka Maret pertamanya ({ $chart_first } atau sesudahnya)
   *[no] Maret { $chart_first }
  }
thin = { $thin ->
    [yes] Garis tipis: provinsi.
   *[no] { "" }
  }
ring = { $ring ->
    [yes] Lingkaran: angka yang lebih baru.
   *[no] { "" }
  }
panel-change = { SIGNED($change, decimals: 0) } persen
chart-alt = Grafik garis kecil dalam satu skala. Pada { $last_year } tingkat kemiskinan di { $n_fell } dari { $n_regions } kabupaten/kota lebih rendah daripada angka pertamanya; perubahannya merentang dari { SIGNED($best_change, decimals: 0) } persen di { SHORT($best) } sampai { SIGNED($worst_change, decimals: 0) } persen di { SHORT($worst) }. { whole }
whole = { $whole ->
    [none] { "" }
   *[given] Angka provinsi sendiri berubah { SIGNED($whole, decimals: 0) } persen.
  }
persistence = { order } { sharing }
order = { $order ->
    [none] { "" }
    [high] Daerah yang tingkatnya semula tinggi tetap tinggi hari ini; rencana satu masa jabatan sebaiknya tidak menjanjikan pembalikan urutan.
   *[low] Urutan semula hanya sebagian bertahan hari ini: peringkat dapat berubah dalam satu dasawarsa.
  }
sharing = { $sharing ->
    [none] { "" }
    [high] Dari naik turunnya angka antartahun, { SHARE($common, decimals: 0) } dialami bersama: tahun yang baik bagi suatu daerah umumnya juga baik bagi provinsinya.
   *[low] Hanya { SHARE($common, decimals: 0) } dari naik turunnya angka antartahun yang dialami bersama: di sini perubahan satu daerah layak dicermati tersendiri.
  }
places-heading = Peringkat dan prakiraan
places = { $neighbourly ->
    [none] @tbl-regions memuat angkanya dan yang dapat diperkirakan.
    [open] Sebagian besar daerah yang berurutan dalam @tbl-regions dapat bertukar peringkat: dari { $neighbours } pasang hanya { $firm_neighbours } yang urutannya berpeluang { SHARE($firm_from, decimals: 0) } atau lebih.
    [mixed] Dari { $neighbours } pasang daerah yang berurutan dalam @tbl-regions, { $firm_neighbours } memiliki urutan prakiraan dengan peluang { SHARE($firm_from, decimals: 0) } atau lebih; selebihnya terbuka.
   *[firm] Urutan dalam @tbl-regions mantap: semua { $neighbours } pasang daerah yang berurutan mempertahankannya dalam prakiraan dengan peluang { SHARE($firm_from, decimals: 0) } atau lebih.
  }
places-meaning = { $neighbourly ->
    [none] { "" }
   *[other] Artinya: naik turunnya peringkat bukan ukuran keberhasilan. Peringkat dapat membaik meskipun tingkat kemiskinan naik, jika daerah lain naik lebih besar. Nilailah tingkat kemiskinan terhadap targetnya sendiri, dan peringkat hanya dalam rentang beberapa tahun.
  }
table-caption = Kabupaten/kota di { SHORT($province) } menurut tingkat kemiskinan { MONTH($last_year) }, dengan prakiraan untuk { MONTH($year) }
column-rank = Peringkat
column-poor = Penduduk miskin { $weights_year }, ribu jiwa
movers-heading = Berlawanan dengan provinsi
against = { $against ->
    [few] Terlalu sedikit kabupaten/kota yang memiliki angka { $before_year } dan { $last_year } untuk membandingkan perubahannya.
    [some] Pada { $last_year }, { NAMES($others) } bergerak berlawanan dengan rata-rata kabupaten/kota seprovinsi.
   *[none] Pada { $last_year } tidak ada daerah yang bergerak berlawanan dengan provinsi. Perubahannya berkisar dari { SIGNED($first_change) } di { SHORT($first) } sampai { SIGNED($last_change) } poin di { SHORT($last) }.
  }
movers = { $path ->
    [left] Selama { $from_year }–{ $to_year } tingkat kemiskinan turun rata-rata { PERCENT($size, decimals: 0) } dari nilai awalnya (@fig-movers). Penurunannya jauh lebih cepat di { NAMES($faster) }. Penurunannya jauh lebih lambat di { NAMES($slower) }.
   *[kept] Selama { $from_year }–{ $to_year } tingkat kemiskinan berubah rata-rata { PERCENT($size, decimals: 0) } dari nilai awalnya, dan sedikit yang keluar dari jalur itu (@fig-movers).
  }
catching-up = { $slope ->
    [few] Menyempit tidaknya jarak antardaerah tidak dinilai: terlalu sedikit daerah yang memiliki angka semua tahun.
    [none] Tidak dapat dipastikan apakah jarak antardaerah menyempit: tahunnya terlalu sedikit atau tingkatnya sama.
    [converging] Tingkat kemiskinan yang tinggi turun lebih cepat daripada yang rendah, yaitu sekitar { PERCENT($double, decimals: 1) } lebih banyak per tahun untuk tingkat yang dua kali lebih tinggi. { spread }
    [diverging] Tingkat kemiskinan yang tinggi turun lebih lambat daripada yang rendah, yaitu sekitar { PERCENT($double, decimals: 1) } lebih sedikit per tahun untuk tingkat yang dua kali lebih tinggi. { spread }
   *[not-established] Belum dapat dipastikan apakah tingkat kemiskinan yang tinggi turun lebih cepat daripada yang rendah. { spread }
  }
spread = { $spread ->
    [alike] Sebaran relatif tingkat kemiskinan tetap lebarnya (simpangan baku logaritma semula { NUMBER($spread_first) }, kini { NUMBER($spread_last) }).
    [narrower] Sebaran relatif tingkat kemiskinan menyempit dari { NUMBER($spread_first) } menjadi { NUMBER($spread_last) } (simpangan baku logaritma).
   *[wider] Sebaran relatif tingkat kemiskinan melebar dari { NUMBER($spread_first) } menjadi { NUMBER($spread_last) } (simpangan baku logaritma).
  }
catching-up-meaning = { $slope ->
    [few] { "" }
    [none] { "" }
    [converging] Artinya: tanpa upaya tambahan jarak itu menyempit hanya dengan laju ini; agar lebih cepat, daerah dengan tingkat kemiskinan tinggi memerlukan lebih dari bagian yang merata. Deret sepanjang { $n_years } angka Maret tidak menjelaskan mengapa sebagian turun lebih cepat.
    [diverging] Artinya: tanpa perubahan arah, jarak relatifnya melebar; deret sepanjang { $n_years } angka Maret tidak menjelaskan sebabnya.
   *[not-established] Artinya: jangan mengandalkan tingkat kemiskinan yang tinggi turun dengan sendirinya. Angka menunjukkan daerah mana yang berbeda, bukan mengapa; telusuri sebabnya di daerah itu sebelum menetapkan kebijakan yang sama untuk semua.
  }
sources-heading = Sumber
sources = { $alone ->
    [none] Semua { COUNT($n_used) } angka yang dipakai di sini ditemukan dalam dua sumber atau lebih (@tbl-sources).
   *[some] Dari { COUNT($n_used) } angka yang dipakai di sini, { COUNT($n_single) } bersumber tunggal (@tbl-sources).
  }
