### Apakah perubahan setahun tidak biasa? Fakta: questions/change.py (Change) dan report/facts/change.py.
heading = Apakah perubahan terakhir di luar kebiasaan?
finding = { $own ->
    [refused] { changed }
   *[given] { judged }
  }
judged = { $own_reading ->
    [usual] Perubahan terakhir di { NAME($region) } tergolong biasa: { size } dalam setahun sampai Maret { $year }.
    [unusual-fall] Perubahan terakhir di { NAME($region) } lebih baik daripada kebiasaan daerah itu sendiri: { size } dalam setahun sampai Maret { $year }.
   *[unusual-rise] Perubahan terakhir di { NAME($region) } lebih buruk daripada kebiasaan daerah itu sendiri: { size } dalam setahun sampai Maret { $year }.
  }
size = { $still ->
    [yes] tingkat kemiskinan tetap
   *[no] { CHANGE($change) }
  }
changed = { $still ->
    [yes] Dalam setahun sampai Maret { $year } tingkat kemiskinan { NAME($region) } tetap.
   *[no] Dalam setahun sampai Maret { $year } tingkat kemiskinan { NAME($region) } berubah { CHANGE($change) }.
  }
support-beside = { $moved ->
    [alone] { "" }
    [alike] Selisihnya dari rata-rata { others } tidak lebih besar daripada biasanya.
    [better] Perubahan itu lebih baik daripada rata-rata { others }.
    [worse] Perubahan itu kurang baik dibandingkan rata-rata { others }.
    [fell-more] Dibandingkan rata-rata { others }, penurunannya lebih besar.
    [fell-less] Dibandingkan rata-rata { others }, penurunannya lebih kecil.
    [rose-less] Kenaikannya lebih kecil daripada rata-rata { others }.
    [rose-more] Kenaikannya lebih besar daripada rata-rata { others }.
    [fell-others-rose] Tingkat kemiskinannya turun, padahal rata-rata { others } naik.
    [rose-others-fell] Tingkat kemiskinannya naik, padahal rata-rata { others } turun.
    [stayed-others-rose] Tingkat kemiskinannya tetap, padahal rata-rata { others } naik.
   *[stayed-others-fell] Tingkat kemiskinannya tetap, padahal rata-rata { others } turun.
  }
others = kabupaten/kota di { PROVINCE($region) }
detail-province = { $spread ->
    [none] { "" }
    [refused] { WHY($province) }
    [all-fell] Tingkat kemiskinan turun di seluruh { $province_n_regions } kabupaten/kota di { where }; { deviates }
    [all-rose] Tingkat kemiskinan naik di seluruh { $province_n_regions } kabupaten/kota di { where }; { deviates }
   *[mixed] Dari { $province_n_regions } kabupaten/kota di { where }, tingkat kemiskinan turun di { $province_fell } dan naik di { $province_rose }; { deviates }
  }
where = { $some_absent ->
    [yes] { PROVINCE($region) } yang sudah memiliki angka
   *[no] { PROVINCE($region) }
  }
deviates = { NAME($region) } menyimpang { CHANGE($province_deviation) } dari rata-ratanya ({ SIGNED($province_mean_change) } poin). Pada { $province_near } dari { $province_n_other } tahun lain simpangannya tidak lebih dari { POINTS($province_bound) }.
support-absent = { TOLD($absent, file: "absent") }
support-own = { $own ->
    [refused] { WHY($own) }
   *[given] Yang disebut biasa adalah rentang yang memuat sekitar dua dari tiga tahun lainnya.
  }
detail-own = { $own ->
    [refused] { "" }
   *[given] Pada { $own_inside } dari { $own_n_other } tahun lain perubahannya antara { SIGNED($own_low) } dan { SIGNED($own_high) } poin.
  }
support-sampling = { $error ->
    [none] { "" }
    [unbounded] Galat sampling tidak diterbitkan, sehingga perubahan itu mungkin hanya kebetulan.
    [may-be-larger] Galat sampling tidak diterbitkan, dan menurut deret ini galatnya bisa sebesar perubahan itu.
   *[is-smaller] Galat sampling tidak diterbitkan, tetapi galat terbesar yang mungkin menurut deret ini pun lebih kecil daripada perubahan itu.
  }
detail-sampling = { $error ->
    [none] { "" }
    [unbounded] { told-below }.
    [may-be-larger] { told-below }; deret ini memungkinkan galat sampai { largest }.
   *[is-smaller] Perubahan itu dapat dibedakan dari nol pada taraf kepercayaan { SHARE($confidence, decimals: 0) } selama galat baku relatifnya di bawah { SHARE($break_even) }; deret ini tidak memungkinkan galat di atas { largest }.
  }
told-below = Perubahan itu baru dapat dibedakan dari nol pada taraf kepercayaan { SHARE($confidence, decimals: 0) } jika galat baku relatifnya di bawah { SHARE($break_even) }
largest = { SHARE($ceiling_relative, decimals: 1) } ({ POINTS($ceiling) }; taraf kepercayaan { SHARE($ceiling_confidence, decimals: 0) })
detail-assumed = { $assumed ->
    [none] { "" }
    [refused] { WHY($assumed) }
   *[given] { assumed }
  }
assumed = { $assumed_distinguishable ->
    [yes] Andai galat baku relatifnya { SHARE($assumed_error, decimals: 1) } (asumsi), perubahan itu dapat dibedakan dari nol, demikian pula { SHARE($assumed_share_of_all, decimals: 1) } dari semua perubahan tahunan.
   *[no] Andai galat baku relatifnya { SHARE($assumed_error, decimals: 1) } (asumsi), perubahan itu tidak dapat dibedakan dari nol; hanya { SHARE($assumed_share_of_all, decimals: 1) } dari semua perubahan tahunan yang dapat.
  }
plan = { $advice ->
    [others-better] Untuk rencana berikutnya: daerah lain seprovinsi lebih baik pada tahun yang sama, maka pelajari apa yang berbeda di sana; satu tahun saja bukan alasan menghentikan program.
    [rose-less] Untuk rencana berikutnya: tingkat kemiskinan naik lebih kecil daripada di daerah lain seprovinsi, tetapi tetap naik; catat apa yang berbeda pada tahun ini, dan tunggu angka satu tahun lagi sebelum menarik kesimpulan.
    [better] Untuk rencana berikutnya: catat apa yang berbeda dari daerah lain seprovinsi pada tahun ini, dan tunggu satu tahun serupa lagi sebelum menyebutnya keberhasilan.
    [unusual-whole] Untuk rencana berikutnya: satu tahun di luar kebiasaan belum merupakan tren; jangan diteruskan sebagai tren.
    [unusual-alone] Untuk rencana berikutnya: tahun yang tidak biasa; tunggu angka daerah lain di provinsi ini sebelum menarik kesimpulan.
    [unusual-shared] Untuk rencana berikutnya: tahun di luar kebiasaan yang dialami seluruh provinsi tidak banyak menerangkan program daerah; jangan diteruskan sebagai tren.
    [unjudged] Untuk rencana berikutnya: perubahan ini belum dapat dinilai, maka jangan dijadikan dasar keputusan.
   *[no-reason] Untuk rencana berikutnya: tahun seperti ini bukan alasan untuk mengubah arah kebijakan.
  }
turn = { $awaited ->
    [years] Yang dapat mengubah jawaban: angka tahun-tahun berikutnya, atau revisi.
    [peers] Yang dapat mengubah jawaban: angka daerah lain seprovinsi, atau revisi.
   *[bounds] Yang dapat mengubah jawaban: perubahan antara { SIGNED($low) } dan { SIGNED($high) } poin digolongkan sejalan dengan provinsi; batas terdekat berjarak { POINTS($margin) }.
  }
sure = { $basis ->
    [none] Seberapa yakin: deret ini terlalu pendek untuk mengatakan lebih dari angkanya sendiri.
    [own] Seberapa yakin: pembandingan ini bertumpu pada { $own_n_other } tahun lain, termasuk tahun-tahun pandemi.
   *[both] Seberapa yakin: kedua pembandingan bertumpu pada { $own_n_other } tahun lain, termasuk tahun-tahun pandemi.
  }
sure-february = { $february ->
    [yes] Pencacahan untuk Maret { $year } dilakukan pada Februari, di semua daerah.
   *[no] { "" }
  }
sure-source = { $single_source ->
    [yes] Angka terakhir hanya ditemukan dalam satu sumber.
   *[no] { "" }
  }
chart-caption = Perubahan dari Maret { $before_year } ke Maret { $year } di kabupaten/kota di { PROVINCE($region) }, poin persentase; setiap titik mewakili satu daerah.
chart-alt = { $spread ->
    [all-fell] Deretan { $province_n_regions } titik dari { SIGNED($lowest) } sampai { SIGNED($highest) } poin, semuanya penurunan. { stands }.
    [all-rose] Deretan { $province_n_regions } titik dari { SIGNED($lowest) } sampai { SIGNED($highest) } poin, semuanya kenaikan. { stands }.
   *[mixed] Deretan { $province_n_regions } titik dari { SIGNED($lowest) } sampai { SIGNED($highest) } poin. { stands }; tingkat kemiskinan turun di { $province_fell } daerah dan naik di { $province_rose } daerah.
  }
stands = { NAME($region) } berada pada { SIGNED($change) }, rata-rata { PROVINCE($region) } pada { SIGNED($province_mean_change) }
chart-mean = rata-rata { SIGNED($province_mean_change) }
