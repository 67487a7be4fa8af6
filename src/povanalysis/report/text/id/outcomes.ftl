### Bagaimana hasil target-target sebelumnya? Fakta: questions/outcomes.py (Outcomes) dan report/facts/outcomes.py.
heading = Target dan realisasi
finding = { $score ->
    [none-found] Target resmi tingkat kemiskinan { NAME($region) } tidak ditemukan.
    [no-number] Dokumen perencanaan { NAME($region) } yang ditemukan tidak memuat target berupa angka.
    [none-due] Belum ada target berupa angka bagi { NAME($region) } yang sudah jatuh tempo.
    [one-met] Satu-satunya target resmi { NAME($region) } yang ditemukan dan sudah jatuh tempo tercapai.
    [one-missed] Satu-satunya target resmi { NAME($region) } yang ditemukan dan sudah jatuh tempo tidak tercapai.
    [both-met] Kedua target resmi { NAME($region) } yang ditemukan dan sudah jatuh tempo tercapai.
    [all-met] Semua { $settled } target resmi { NAME($region) } yang ditemukan dan sudah jatuh tempo tercapai.
    [none-met] Tidak satu pun dari { $settled } target resmi { NAME($region) } yang ditemukan dan sudah jatuh tempo tercapai.
   *[some-met] Dari { $settled } target resmi { NAME($region) } yang ditemukan dan sudah jatuh tempo, { $met } tercapai.
  }
support-each-targets = { $asked ->
    [unjudged] { result }
    [unknown] { result } { WHY($ambition) }
   *[other] { result } { asked }
  }
result = { $result ->
    [exact] Target { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): tercapai tepat, dengan { PERCENT($came) }.
    [met] Target { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): tercapai dengan { PERCENT($came) }, { POINTS($away) } di bawahnya.
    [missed] Target { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): tidak tercapai dengan { PERCENT($came) }, { POINTS($away) } di atasnya.
    [awaited] Target { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): bulannya sudah lewat, tetapi angkanya belum ada dalam data ini.
    [pending] Target { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): belum jatuh tempo.
    [not-observed] Target { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): tidak ada angka untuk Maret tahun itu.
   *[no-number] Untuk { MONTH($year) }, { CARRIED($document) } hanya menyebut arah tanpa angka.
  }
asked = { $asked ->
    [no-fall] Saat ditetapkan, { DAY($ambition_set_on) }, angka terakhir adalah { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): target itu tidak menuntut penurunan.
    [no-trend] Saat ditetapkan, { DAY($ambition_set_on) }, angka terakhir adalah { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): target itu menuntut { CHANGE($ambition_required) } per tahun; angka yang ada terlalu sedikit untuk menghitung tren.
    [less] Saat ditetapkan, { DAY($ambition_set_on) }, angka terakhir adalah { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): target itu menuntut { CHANGE($ambition_required) } per tahun, lebih ringan daripada tren sampai saat itu ({ CHANGE($ambition_trend) } per tahun).
    [as-trend] Saat ditetapkan, { DAY($ambition_set_on) }, angka terakhir adalah { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): target itu menuntut { CHANGE($ambition_required) } per tahun, kurang lebih sama dengan tren sampai saat itu ({ CHANGE($ambition_trend) } per tahun).
   *[more] Saat ditetapkan, { DAY($ambition_set_on) }, angka terakhir adalah { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): target itu menuntut { CHANGE($ambition_required) } per tahun, lebih berat daripada tren sampai saat itu ({ CHANGE($ambition_trend) } per tahun).
  }
support-undated = { $undated ->
    [none] { "" }
    [one] Tanggal penetapan target { LIST($undated) } tidak diketahui, sehingga ambisinya tidak dinilai.
   *[some] Tanggal penetapan target { LIST($undated, cut: "no") } tidak diketahui, sehingga ambisi target-target itu tidak dinilai.
  }
support-pseudo = { $pseudo ->
    [none] { "" }
   *[some] Prakiraan semu, yang dibuat sekarang hanya dengan angka yang ada pada saat itu, memberi peluang berikut: { LIST($pseudo, each: "pseudo", by: "; ") }.
  }
pseudo = { $single ->
    [yes] untuk { $year }, { CHANCE($last_probability) } dengan angka sampai { $last_origin }
   *[no] untuk { $year }, { CHANCE($first_probability) } dengan angka sampai { $first_origin } dan { CHANCE($last_probability) } dengan angka sampai { $last_origin }
  }
support-genuine = { $scored ->
    [yes] { held } { brier }
   *[no] { held }
  }
held = { $held ->
    [refused] { WHY($genuine) }
    [one-inner] Satu-satunya prakiraan yang dicatat sebelum angkanya terbit memuat angka itu di dalam selang { SHARE($inner, decimals: 0) }.
    [one-outer] Satu-satunya prakiraan yang dicatat sebelum angkanya terbit memuat angka itu di luar selang { SHARE($inner, decimals: 0) } tetapi di dalam selang { SHARE($outer, decimals: 0) }.
    [one-outside] Satu-satunya prakiraan yang dicatat sebelum angkanya terbit meleset: angka itu di luar selang { SHARE($outer, decimals: 0) }.
   *[several] Dari { $genuine_n } prakiraan yang dicatat sebelum angkanya terbit, pada { $genuine_held80 } angka itu berada di dalam selang prediksi { SHARE($inner, decimals: 0) } dan pada { $genuine_held95 } di dalam selang { SHARE($outer, decimals: 0) }.
  }
brier = Skor Brier peluang targetnya { NUMBER($genuine_brier, decimals: 3) } (banyaknya target: { $genuine_n_targets }; 0 terbaik, { NUMBER($toss) } setara lempar koin).
plan = { $advice ->
    [province] Untuk rencana berikutnya: { NAME($region) } adalah wilayah administrasi tanpa rencana pembangunan daerah (RPJMD) sendiri; targetnya menjadi bagian rencana { PROVINCE($region) }, lengkap dengan bulan acuannya.
    [number] Untuk rencana berikutnya: tetapkan angka, bulan acuan, dan tanggal penetapannya agar kelak dapat dinilai.
    [note-day] Untuk rencana berikutnya: cantumkan di samping target tanggal penetapan dan angka terakhir saat itu; tanpa keduanya ambisinya tidak dapat dinilai.
   *[keep-noting] Untuk rencana berikutnya: tetap cantumkan tanggal penetapan dan angka terakhir di samping target.
  }
turn = { $next ->
    [awaited] Yang dapat mengubah jawaban: angka { MONTH($due) }, begitu diterbitkan BPS.
    [pending] Yang dapat mengubah jawaban: angka { MONTH($due) }, yang berikutnya jatuh tempo.
   *[document] Yang dapat mengubah jawaban: dokumen perencanaan berisi angka yang belum ditemukan.
  }
sure = { $numbered ->
    [yes] Seberapa yakin: target berasal dari sumber terbuka, sebagian hanya dari satu berita; target yang tercapai bukan bukti kebijakan berhasil, yang tidak tercapai pun bukan bukti kebijakan gagal.
   *[no] Seberapa yakin: hanya sumber terbuka yang ditelusuri; mungkin ada dokumen yang tidak tersedia secara daring.
  }
chart-caption = { $expected ->
    [yes] Target resmi (belah ketupat) dan angka terbitan (titik) { NAME($region) }, persen; batang: selang prediksi { SHARE($level, decimals: 0) } untuk angka yang belum terbit.
   *[no] Target resmi (belah ketupat) dan angka terbitan (titik) { NAME($region) }, persen.
  }
chart-alt = Target dan realisasi menurut bulan acuan, persen: { LIST($lines, each: "chart-line", by: "; ") }.
chart-line = { $shown ->
    [figure] { MONTH($year) } target { NUMBER($target) }, angka { NUMBER($came) }, { $outcome }
    [interval] { MONTH($year) } target { NUMBER($target) }, { $outcome }, selang { NUMBER($expected_low) } sampai { NUMBER($expected_high) }
   *[target] { MONTH($year) } target { NUMBER($target) }, { $outcome }
  }
table-caption = Target resmi kemiskinan { NAME($region) } dan realisasinya
column-year = Tahun (Maret)
column-target = Target, persen
column-came = Angka resmi, persen
column-outcome = Hasil
column-source = Sumber
