### Perbandingan beberapa daerah. Catatannya ada dalam berkas bahasa Inggris.
title = Perbandingan kemiskinan di { NAMES($regions, cut: "no") }
running-head = Perbandingan kabupaten/kota
decision-heading = Untuk pengambilan keputusan
headline = { $between ->
    [none] Pada { MONTH($last_year) }, { PERCENT($top) } penduduk { SHORT($high) } tergolong miskin, sedangkan di { SHORT($low) } { PERCENT($bottom) }.
   *[some] Pada { MONTH($last_year) }, { PERCENT($top) } penduduk { SHORT($high) } tergolong miskin, sedangkan di { SHORT($low) } { PERCENT($bottom) }. { NAMES($between) } berada di antara keduanya.
  }
outstanding = { $newer ->
    [none] { "" }
   *[some] { newer } Perbandingan ini memakai { MONTH($last_year) }, bulan terakhir yang angkanya tersedia untuk semuanya.
  }
since-first = { $since ->
    [none] { "" }
    [all-fell] Sejak Maret { $from_year }, secara relatif tingkat kemiskinan { SHORT($best) } turun paling besar, yaitu { PERCENT($most, decimals: 0) }, dan { SHORT($worst) } paling kecil, yaitu { PERCENT($least, decimals: 0) }.
    [some-rose] Sejak Maret { $from_year }, tingkat kemiskinan { SHORT($best) } turun { PERCENT($most, decimals: 0) } dari nilai semula, sedangkan { SHORT($worst) } naik { PERCENT($least, decimals: 0) }.
    [some-stayed] Sejak Maret { $from_year }, tingkat kemiskinan { SHORT($best) } turun { PERCENT($most, decimals: 0) } dari nilai semula, sedangkan { SHORT($worst) } hampir tidak berubah.
   *[none-fell] Sejak Maret { $from_year } tidak ada yang turun; { SHORT($worst) } naik paling besar, yaitu { PERCENT($least, decimals: 0) }.
  }
order-ahead = { $order ->
    [firm] Bahkan { SHORT($higher) } dan { SHORT($lower) }, yang paling berdekatan, mempertahankan urutannya pada { MONTH($reference) } dengan peluang { CHANCE($kept) }.
    [turned] Pada { MONTH($reference) }, { SHORT($lower) } akan berada di bawah { SHORT($higher) } dengan peluang { CHANCE($kept) }, kebalikan dari urutan { $last_year }.
    [open] Urutan { SHORT($higher) } dan { SHORT($lower) } pada { MONTH($reference) } masih terbuka: peluang urutannya bertahan hanya { CHANCE($kept) }.
   *[least-certain] Urutan yang paling tidak pasti pada { MONTH($reference) } adalah { SHORT($higher) } dan { SHORT($lower) }, yang bertahan dengan peluang { CHANCE($kept) }.
  }
outlook-caption = Tingkat kemiskinan, perubahan terakhir, dan prakiraan untuk { MONTH($year) }
column-no-rise = Peluang tidak naik
distance-heading = Seberapa jauh jaraknya
distance = { $apart ->
    [none] Tingkat kemiskinan { SHORT($high) } dan { SHORT($low) } sama.
    [unknown] { SHORT($high) } berada { POINTS($distance) } di atas { SHORT($low) }.
    [never] { SHORT($high) } berada { POINTS($distance) } di atas { SHORT($low) }. Tingkat kemiskinannya tidak turun sejak { $pace_from }; dengan laju itu tingkat { SHORT($low) } pada { $last_year } tidak akan tercapai.
    [long] { SHORT($high) } berada { POINTS($distance) } di atas { SHORT($low) }. Dengan laju rata-ratanya sejak { $pace_from }, yaitu { POINTS($pace) } per tahun, perlu lebih dari setengah abad untuk mencapai tingkat { SHORT($low) } pada { $last_year }.
    [short] { SHORT($high) } berada { POINTS($distance) } di atas { SHORT($low) }, kurang dari setahun dengan laju rata-ratanya sejak { $pace_from } ({ POINTS($pace) } per tahun).
    [years] { SHORT($high) } berada { POINTS($distance) } di atas { SHORT($low) }. Dengan laju rata-ratanya sejak { $pace_from }, yaitu { POINTS($pace) } per tahun, tingkat { SHORT($low) } pada { $last_year } tercapai dalam sekitar { $n_years } tahun.
   *[terms] { SHORT($high) } berada { POINTS($distance) } di atas { SHORT($low) }. Dengan laju rata-ratanya sejak { $pace_from }, yaitu { POINTS($pace) } per tahun, perlu sekitar { $n_years } tahun untuk mencapai tingkat { SHORT($low) } pada { $last_year }. Itu dua masa jabatan atau lebih, sehingga tingkat itu bukan target untuk rencana berikutnya.
  }
levels-heading = Tingkat kemiskinan
gap = { $gap ->
    [none] @fig-levels menyandingkan angka-angkanya.
    [narrower-in-points] Jarak antara tingkat tertinggi dan terendah menyempit dalam poin, dari { NUMBER($points_then) } pada { $from_year } menjadi { NUMBER($points_now) } pada { $last_year }, tetapi melebar sebagai rasio, dari { NUMBER($ratio_then) } menjadi { NUMBER($ratio_now) } (@fig-levels).
    [narrower] Jarak antara tingkat tertinggi dan terendah menyempit antara { $from_year } dan { $last_year }, dalam poin dari { NUMBER($points_then) } menjadi { NUMBER($points_now) } dan sebagai rasio dari { NUMBER($ratio_then) } menjadi { NUMBER($ratio_now) } (@fig-levels).
    [wider] Jarak antara tingkat tertinggi dan terendah melebar antara { $from_year } dan { $last_year }, dalam poin dari { NUMBER($points_then) } menjadi { NUMBER($points_now) } dan sebagai rasio dari { NUMBER($ratio_then) } menjadi { NUMBER($ratio_now) } (@fig-levels).
    [one-moved] Antara { $from_year } dan { $last_year }, jarak antara tingkat tertinggi dan terendah berubah dari { NUMBER($points_then) } menjadi { NUMBER($points_now) } poin dan rasionya dari { NUMBER($ratio_then) } menjadi { NUMBER($ratio_now) }: hanya salah satunya yang banyak berubah (@fig-levels).
   *[same] Jarak antara tingkat tertinggi dan terendah hampir tidak berubah: { NUMBER($points_then) } poin pada { $from_year }, { NUMBER($points_now) } pada { $last_year }, dengan rasio { NUMBER($ratio_then) } dan { NUMBER($ratio_now) } (@fig-levels).
  }
levels-table = Penduduk miskin, persen dari jumlah penduduk, dan perubahannya { $first }–{ $last }
column-level = Maret { $of }
column-relative = Perubahan, persen
column-pace = Poin per tahun
levels-caption = Penduduk miskin, persen dari jumlah penduduk, Maret { LIST($years) }
levels-alt = Grafik kemiringan dengan satu garis untuk tiap daerah. Di { $fell } dari { $count } daerah, tingkat akhirnya lebih rendah daripada tingkat awalnya; persen pada Maret { LIST($years) }: { LIST($lines, each: "levels-line", by: "; ") }.
levels-line = { SHORT($region) } { LIST($figures, by: " → ") }
crossings = { crossed } Artinya: poin menunjukkan selisih jumlah orang per seratus penduduk, rasio menunjukkan jarak relatifnya; target perlu menyebut mana yang dimaksud.
crossed = { $crossed ->
    [none] Tidak ada yang bertukar urutan.
    [one] { LIST($crossed, each: "crossing") }
   *[some] Ada { $n_crossed } pasang yang bertukar urutan.
  }
crossing = { SHORT($one) } semula di bawah { SHORT($other) } dan kini di atasnya.
changes-heading = Perubahan
beside-province = { $kept_up ->
    [unknown] Perubahan terakhir tidak dapat dibandingkan dengan perubahan provinsinya.
    [none] Pada { $change_year } tidak ada yang mengimbangi rata-rata perubahan di provinsinya (@fig-changes). Selisih { NAMES($worse) } lebih besar daripada biasanya.
    [both] Dibandingkan provinsinya, perubahan { NAMES($better) } pada { $change_year } lebih baik (@fig-changes). Perubahan { NAMES($worse) } kurang baik.
    [better] Dibandingkan provinsinya, perubahan { NAMES($better) } pada { $change_year } lebih baik (@fig-changes).
    [worse] Dibandingkan provinsinya, perubahan { NAMES($worse) } pada { $change_year } kurang baik (@fig-changes). { NAMES($alike) } bergerak sejalan.
   *[alike] Pada { $change_year } semuanya bergerak sejalan dengan provinsinya: tahun itu lebih banyak menjelaskan provinsi daripada daerahnya (@fig-changes).
  }
changes-caption = Perubahan tahunan tingkat kemiskinan sejak { $first }, poin persentase. Titik penuh: Maret { $before } ke Maret { $last }; tanda silang: rata-rata perubahan kabupaten/kota di provinsinya pada tahun itu; lingkaran: tahun-tahun sebelumnya.
changes-alt = Diagram titik perubahan tahunan dalam poin, satu baris untuk tiap daerah. Pada { $last }, perubahan { $below } dari { $count } daerah berada di bawah rata-rata provinsinya. Perubahan terakhir: { LIST($points, each: "changes-point", by: "; ") }.
changes-point = { $earlier ->
    [yes] { SHORT($region) } { SIGNED($change) }, provinsinya { SIGNED($mean) }, tahun-tahun sebelumnya antara { SIGNED($low) } dan { SIGNED($high) }
   *[no] { SHORT($region) } { SIGNED($change) }, provinsinya { SIGNED($mean) }
  }
changes-table = Perubahan setahun terakhir dibandingkan dengan rata-rata perubahan kabupaten/kota di provinsinya, poin persentase, dan banyaknya tahun lain yang selisihnya dalam batas lazim
column-last-change = Perubahan terakhir
column-mean = Rata-rata provinsi
column-difference = Selisih
column-usual = Lazim sampai
column-within = Tahun lain di dalamnya
column-verdict = Kesimpulan
within = { $near } dari { $n_other }
break-even = { $clearest ->
    [none] { "" }
   *[given] Artinya: galat baku tidak diterbitkan untuk kabupaten/kota. Bahkan perubahan yang paling jelas, { POINTS($clearest_size) } di { SHORT($clearest_region) }, baru dapat dibedakan dari nol jika galat baku relatifnya di bawah { SHARE($clearest_break_even, decimals: 1) }. Peringkat menurut perubahan satu tahun dapat lebih mencerminkan kebetulan daripada kinerja.
  }
ranks-heading = Peringkat pada { MONTH($last_year) } dan pada { MONTH($reference) }
standing = { $moving ->
    [worse] { SHORT($loose_region) } pada { $loose_year } di peringkat { $loose_place } dari { $loose_of } (@fig-ranks). Peluangnya bergeser ke arah tingkat yang lebih tinggi lebih besar daripada peluangnya bertahan: { CHANCE($loose_p_worse) } berbanding { CHANCE($loose_p_same) }.
    [better] { SHORT($loose_region) } pada { $loose_year } di peringkat { $loose_place } dari { $loose_of } (@fig-ranks). Peluangnya bergeser ke arah tingkat yang lebih rendah lebih besar daripada peluangnya bertahan: { CHANCE($loose_p_better) } berbanding { CHANCE($loose_p_same) }.
   *[staying] Masing-masing lebih mungkin mempertahankan peringkatnya di provinsi daripada bergeser ke salah satu arah (@fig-ranks). Yang paling tidak pasti adalah { SHORT($loose_region) }, peringkat { $loose_place } dari { $loose_of } pada { $loose_year }, dengan peluang bertahan { CHANCE($loose_p_same) }.
  }
pairs-caption = Peluang setiap urutan pada { MONTH($reference) }, dari yang paling tidak pasti
column-lower = Lebih rendah
column-higher = Lebih tinggi
column-probability = Peluang
column-order = Urutan { $last_year }
pair = { $same_as_now ->
    [yes] urutan sama
    [no] urutan terbalik
   *[none] angka sama
  }
ranks-meaning = { $places ->
    [one] Artinya: selang prediksi { SHARE($place_level, decimals: 0) } masing-masing hanya memuat satu peringkat. Rencana yang menjanjikan peringkat lebih baik pada { MONTH($reference) } menjanjikan hal yang tidak tampak dari angkanya.
   *[several] Artinya: { SHORT($widest_region) } dapat menempati peringkat { $widest_place_low80 } sampai { $widest_place_high80 } (selang prediksi { SHARE($place_level, decimals: 0) }) tanpa terjadi sesuatu yang istimewa. Peringkat yang membaik di dalam rentang itu tidak membuktikan apa pun, yang memburuk pun tidak perlu merisaukan.
  }
convergence-heading = Apakah jaraknya menyempit?
converging = { $slopes ->
    [none] Tidak dapat dipastikan apakah tingkat kemiskinan antardaerah seprovinsi makin berdekatan.
    [both] Di { NAMES($closing, cut: "no") } tingkat kemiskinan yang tinggi turun lebih cepat daripada yang rendah, di { NAMES($opening, cut: "no") } lebih lambat (@tbl-convergence).
    [some-closing] Di { NAMES($closing, cut: "no") } tingkat kemiskinan yang tinggi turun lebih cepat daripada yang rendah; di { NAMES($unproven, cut: "no") } hal itu belum dapat dipastikan (@tbl-convergence).
    [closing] Di { NAMES($closing, cut: "no") } tingkat kemiskinan yang tinggi turun lebih cepat daripada yang rendah (@tbl-convergence).
    [opening] Di { NAMES($opening, cut: "no") } tingkat kemiskinan yang tinggi turun lebih lambat daripada yang rendah (@tbl-convergence).
   *[unproven] Di { NAMES($unproven, cut: "no") } belum dapat dipastikan apakah tingkat kemiskinan yang tinggi turun lebih cepat daripada yang rendah (@tbl-convergence).
  }
slopes-caption = Perubahan relatif per tahun, persen, untuk setiap satuan logaritma tingkat kemiskinan { $slope_from }, dan sebaran tingkat kemiskinan (simpangan baku logaritma), kabupaten/kota tiap provinsi
column-province = Provinsi
column-slope = Kemiringan
column-confidence = Selang kepercayaan { SHARE($confidence, decimals: 0) }
column-spread-first = Sebaran { $slope_from }
column-spread-last = Sebaran { $slope_to }
bounds = { SIGNED($low, decimals: 1) } sampai { SIGNED($high, decimals: 1) }
check = { lagged } { effort }
lagged = { $unlike ->
    [none] Bila dihitung mulai setahun kemudian, agar kebetulan dalam angka awal tidak ikut terhitung, kesimpulannya sama.
   *[some] Bila dihitung mulai setahun kemudian, kesimpulan untuk { NAMES($unlike, cut: "no") } berubah: kebetulan dalam angka awal berpengaruh di sana, sehingga temuan ini jangan dijadikan dasar rencana.
  }
effort = { $effort ->
    [wider] Artinya: di { NAMES($widened, cut: "no") } sebaran relatif antarkabupaten/kota melebar; usaha yang sama di semua tempat belum mendekatkannya.
    [faster] Artinya: jaraknya sudah menyempit dengan sendirinya; rencana baru menambah sesuatu jika lajunya lebih cepat.
   *[own] Artinya: tingkat kemiskinan yang tinggi tidak di semua provinsi turun dengan sendirinya; daerah seperti itu memerlukan laju sendiri yang lebih cepat.
  }
sources-heading = Sumber
sources = Angka yang dibandingkan: { $n_used }; dari satu sumber saja: { $n_single } (@tbl-sources).
sources-note = Peringkat, urutan, dan selangnya dihitung dari { COUNT($draws) } simulasi bersama atas prakiraan, yang menggerakkan kabupaten/kota seprovinsi bersama-sama. Cara membuat prakiraan dan ketepatannya di masa lalu diuraikan dalam laporan metode.
