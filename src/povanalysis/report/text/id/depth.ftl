### Kedalaman, keparahan, garis kemiskinan, dan jumlah penduduk miskin. Fakta: questions/depth.py (Depth, Measure) dan report/facts/depth.py.
heading = Kedalaman, keparahan, dan garis kemiskinan
finding = { $moved ->
    [unfollowed] Kedalaman kemiskinan di { NAME($region) } tidak dapat diikuti: terlalu sedikit tahun yang memiliki P1.
    [unclear] Belum dapat dipastikan apakah kemiskinan di { NAME($region) } makin dalam: { p1 }, masih dalam kisaran naik turunnya.
    [deeper] Di { NAME($region) } kemiskinan makin dalam meskipun tingkatnya tidak naik: { p1 }.
    [shallower] Di { NAME($region) } kemiskinan tidak sedalam sebelumnya meskipun tingkatnya tidak turun: { p1 }.
    [fell] Di { NAME($region) } tingkat dan kedalaman kemiskinan sama-sama turun: { p1 }.
   *[rose] Di { NAME($region) } tingkat dan kedalaman kemiskinan sama-sama naik: { p1 }.
  }
p1 = rata-rata P1 berubah dari { NUMBER($course_before_p1) } menjadi { NUMBER($course_now_p1) } pada tahun-tahun terakhir sampai { $course_now_last_year }
support-shortfall = { $course ->
    [refused] { "" }
   *[given] Pengeluaran penduduk miskin rata-rata { SHARE($course_now_shortfall, decimals: 1) } di bawah garis kemiskinan, pada tahun-tahun sebelumnya { SHARE($course_before_shortfall, decimals: 1) }.
  }
detail-means = { $course ->
    [refused] { "" }
   *[given] Rata-rata itu untuk { $course_before_first_year }–{ $course_before_last_year } dan { $course_now_first_year }–{ $course_now_last_year }; rata-rata P0 berubah dari { NUMBER($course_before_p0) } menjadi { NUMBER($course_now_p0) }.
  }
detail-each-measures = { $indicator ->
    [P1] Indeks Kedalaman Kemiskinan (P1) sebesar { NUMBER($last) } pada { $last_year }{ range }.
    [P2] Indeks Keparahan Kemiskinan (P2) sebesar { NUMBER($last) } pada { $last_year }{ range }.
    [POVERTY_LINE] Garis kemiskinan Rp{ COUNT($last) } per kapita per bulan pada { $last_year }{ growth }.
   *[POOR] Penduduk miskin berjumlah { COUNT($persons) } jiwa pada { $last_year }{ growth }.
  }
range = { $previous ->
    [none] { "" }
   *[other] ; sejak { $first_year } nilainya antara { NUMBER($low) } ({ $low_year }) dan { NUMBER($high) } ({ $high_year }), rata-rata { NUMBER($mean) }
  }
growth = { $grew ->
    [unknown] { "" }
    [as-before] , hampir sama dengan { $previous_year }
    [more] , naik { SHARE($size, decimals: 1) } dari { $previous_year }
    [less] , turun { SHARE($size, decimals: 1) } dari { $previous_year }
    [more-yearly] , naik rata-rata { SHARE($size, decimals: 1) } per tahun sejak { $previous_year }
   *[less-yearly] , turun rata-rata { SHARE($size, decimals: 1) } per tahun sejak { $previous_year }
  }
support-none = { $none_for ->
    [none] { "" }
   *[some] Tidak ditemukan angka untuk { LIST($none_for, each: "in-full") }.
  }
detail-older = { $older ->
    [none] { "" }
   *[some] Angka { $last_year } tidak ditemukan untuk { LIST($older, each: "named") }.
  }
detail-each-gaps = Angka { named } untuk { LIST($between, cut: "no") } tidak ada.
support-single = { $single ->
    [none] { "" }
    [one] Angka terakhir { LIST($single, each: "named") } hanya ditemukan dalam satu sumber.
   *[some] Angka terakhir { LIST($single, each: "named") } masing-masing hanya ditemukan dalam satu sumber.
  }
in-full = { $indicator ->
    [P1] Indeks Kedalaman Kemiskinan (P1)
    [P2] Indeks Keparahan Kemiskinan (P2)
   *[other] { named }
  }
named = { $indicator ->
    [POVERTY_LINE] garis kemiskinan
    [POOR] jumlah penduduk miskin
   *[other] { $indicator }
  }
plan = { $moved ->
    [unfollowed] Untuk rencana berikutnya: mintalah P1 dan P2 kepada BPS; keduanya dihitung dari survei yang sama.
    [unclear] Untuk rencana berikutnya: tetapkan target P1 sebagai rata-rata tiga tahun, bukan angka satu tahun.
    [deeper] Untuk rencana berikutnya: penduduk miskin rata-rata makin jauh di bawah garis; target yang hanya memuat tingkat kemiskinan mengutamakan mereka yang sedikit di bawah garis.
    [shallower] Untuk rencana berikutnya: penduduk miskin rata-rata lebih dekat ke garis kemiskinan; sedikit bantuan dapat mengangkat mereka dan guncangan kecil dapat menjatuhkan lagi, maka lindungi mereka dari kenaikan harga.
    [fell] Untuk rencana berikutnya: tetapkan target P1 di samping target tingkat kemiskinan, agar kemajuan kelompok termiskin ikut terukur.
   *[rose] Untuk rencana berikutnya: tingkat dan kedalaman menuntut hal yang sama, yaitu dukungan bagi mereka yang di bawah garis.
  }
turn = { $awaited ->
    [years] Yang dapat mengubah jawaban: angka P1 untuk lebih banyak tahun.
    [figures] Yang dapat mengubah jawaban: angka tahun-tahun berikutnya.
   *[steps] Yang dapat mengubah jawaban: angka tahun-tahun berikutnya; pada { $apart } dari { $steps } perubahan tahunan P1 berlawanan arah dengan tingkat kemiskinan, sehingga satu perubahan belum berarti banyak.
  }
sure = { $p1_single ->
    [yes] Seberapa yakin: P1 lebih bergejolak daripada tingkat kemiskinan, dan angka terakhirnya hanya ditemukan dalam satu sumber.
   *[no] Seberapa yakin: P1 lebih bergejolak daripada tingkat kemiskinan; percayai rata-ratanya, bukan perubahan setahun.
  }
table-caption = Kedalaman, keparahan, garis kemiskinan, dan jumlah penduduk miskin, angka Maret
column-indicator = Indikator
column-last = Terakhir
column-previous = Sebelumnya
column-low = Terendah sejak { $since }
column-high = Tertinggi sejak { $since }
cell = { $indicator ->
    [P1] { NUMBER($value) } ({ $year })
    [P2] { NUMBER($value) } ({ $year })
   *[other] { COUNT($value) } ({ $year })
  }
row = { $indicator ->
    [P1] Indeks Kedalaman Kemiskinan (P1)
    [P2] Indeks Keparahan Kemiskinan (P2)
    [POVERTY_LINE] Garis kemiskinan, Rp per kapita per bulan
   *[POOR] Penduduk miskin, jiwa
  }
chart-caption = Kedalaman, keparahan, dan garis kemiskinan { NAME($region) }, angka Maret; garis terputus pada tahun tanpa angka.
chart-alt = Grafik garis. { LIST($panels, by: ". ") }.
chart-title = { $indicator ->
    [P1] Kedalaman (P1)
    [P2] Keparahan (P2)
   *[POVERTY_LINE] Garis kemiskinan, ribu Rp
  }
chart-panel = { $missing ->
    [none] { from-to }
   *[some] { from-to }, tanpa angka untuk { LIST($missing, by: ", ") }
  }
from-to = { chart-title }: { $first } pada { $first_year }, { $last } pada { $last_year }
