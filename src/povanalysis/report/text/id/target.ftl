### Apakah target akan tercapai? Fakta: questions/target.py (Attainment) dan report/facts/target.py.
heading = Rincian target
heading-worth = Memilih tingkat target
finding = { $passed ->
    [yes] Peluang angka { NAME($region) } untuk { MONTH($reference) } yang masih akan diterbitkan tidak melebihi target { PERCENT($value) } adalah { chance }.
   *[no] Peluang angka resmi { NAME($region) } untuk { MONTH($reference) } tidak melebihi target { PERCENT($value) } adalah { chance }.
  }
chance = { $borne ->
    [none] { CHANCE($probability) }
   *[some] { CHANCE($probability) }: { CALLED($probability, $borne) }
  }
takes = { $people ->
    [refused] Mencapai target memerlukan penurunan { POINTS($fall) }.
   *[given] Mencapai target memerlukan penurunan { POINTS($fall) }: dengan jumlah penduduk { $people_population_year }, penduduk miskin berkurang { COUNT($people_fewer) } jiwa.
  }
detail-gap = Dari { PERCENT($last_value) } pada { MONTH($last_year) }, diperlukan penurunan { POINTS($fall) }.
detail-people = { $people ->
    [refused] { WHY($people) }
   *[given] Dengan jumlah penduduk tetap { COUNT($people_population) } jiwa ({ $people_population_year }), penduduk miskin perlu berkurang { COUNT($people_fewer) } jiwa (antara { COUNT($people_fewer_low) } dan { COUNT($people_fewer_high) }, karena angka terakhir dibulatkan).
  }
detail-older = { $people ->
    [refused] { "" }
   *[given] { older }
  }
older = { $people_current ->
    [yes] { "" }
   *[no] Jumlah penduduk miskin hanya diketahui sampai { $people_population_year }; jumlah penduduk tahun itu dipakai untuk { $last_year }.
  }
detail-growth = { $growing ->
    [refused] { "" }
    [fewer] Pertumbuhan penduduk juga menurunkan persentase: dengan pertumbuhan { SHARE($people_growth, decimals: 1) } per tahun cukup berkurang sekitar { COUNT($people_fewer_with_growth) } jiwa.
    [fewer-or-none] Pertumbuhan penduduk juga menurunkan persentase: dengan pertumbuhan { SHARE($people_growth, decimals: 1) } per tahun cukup berkurang sekitar { COUNT($people_fewer_with_growth) } jiwa, dan dengan { SHARE($people_growth_none) } per tahun jumlah penduduk miskin tidak perlu turun sama sekali.
   *[none-needed] Pertumbuhan penduduk juga menurunkan persentase: dengan pertumbuhan { SHARE($people_growth, decimals: 1) } per tahun jumlah penduduk miskin tidak perlu turun sama sekali.
  }
detail-years = { $untested ->
    [yes] { course } Tahun-tahun sesudah { $tested_until } adalah ekstrapolasi: prakiraan sejauh itu belum pernah diuji.
   *[no] { course }
  }
course = { $course ->
    [never-even] Peluangnya tetap di bawah { SHARE($even, decimals: 0) } pada setiap tahun sampai { $final }.
    [widening] Peluangnya melewati { SHARE($even, decimals: 0) } pada { $even_year }, tetapi tidak mencapai { SHARE($likely, decimals: 0) } sampai { $final } karena prakiraan makin tidak pasti untuk tahun yang makin jauh.
    [even] Peluangnya melewati { SHARE($even, decimals: 0) } pada { $even_year }, tetapi tidak mencapai { SHARE($likely, decimals: 0) } sampai { $final }.
    [at-once] Peluangnya melewati { SHARE($likely, decimals: 0) } pada { $likely_year }.
   *[both] Peluangnya melewati { SHARE($even, decimals: 0) } pada { $even_year } dan { SHARE($likely, decimals: 0) } pada { $likely_year }.
  }
plan = { $act ->
    [passed-with-later] Untuk rencana berikutnya: tingkat yang sama pada { MONTH($next_reference) } berpeluang { CHANCE($later_probability) }; anggaran { $budget } sebagian besar baru terlihat pada { MONTH($budget_reference) }.
    [passed] Untuk rencana berikutnya: anggaran { $budget } sebagian besar baru terlihat pada { MONTH($budget_reference) }.
    [last-chance] Untuk rencana berikutnya: hanya yang diterima rumah tangga sebelum { MONTH($reference) } yang masih dapat terlihat; anggaran { $budget } sebagian besar baru terlihat pada { MONTH($budget_reference) }.
   *[time] Untuk rencana berikutnya: masih ada waktu sebelum { MONTH($reference) }; belanja dari anggaran { $before } sebagian besar terlihat pada angka itu, belanja sesudahnya tidak.
  }
turn = Yang dapat mengubah jawaban: target { PERCENT($chance_median) } berpeluang { SHARE($even, decimals: 0) }, target { PERCENT($likely_value) } berpeluang { SHARE($likely, decimals: 0) }; angka resmi berikutnya menggantikan prakiraan ini.
sure = { $extrapolated ->
    [yes] Seberapa yakin: kurang yakin. Selang prediksi { SHARE($level, decimals: 0) } untuk { MONTH($reference) } adalah { NUMBER($chance_low80) } sampai { NUMBER($chance_high80) } persen, dan selang sejauh itu belum pernah diuji.
   *[no] Seberapa yakin: selang prediksi { SHARE($level, decimals: 0) } untuk { MONTH($reference) } adalah { NUMBER($chance_low80) } sampai { NUMBER($chance_high80) } persen; selang itu berlaku bagi angka resmi, yang galat sampling-nya tidak diketahui.
  }
table-caption = Peluang (persen) bahwa angka resmi tidak melebihi suatu tingkat; dua baris terakhir: tingkat dengan peluang { SHARE($even, decimals: 0) } dan { SHARE($likely, decimals: 0) }
column-level = Tingkat, persen
row-chance = { SHARE($chance, decimals: 0) } pada
levels-plan = Untuk rencana berikutnya: tingkat pada baris terakhir @tbl-levels berpeluang empat dari lima; tingkat yang lebih rendah daripada baris di atasnya lebih mungkin tidak tercapai.
