### Bagaimana hasil target-target sebelumnya? Fakta: questions/outcomes.py (Outcomes) dan report/facts/outcomes.py.
heading = Target dan realisasi
finding = { $score ->
    [none-found] Target resmi tingkat kemiskinan { NAME($region) } tidak ditemukan.
    [no-number] Dokumen perencanaan { NAME($region) } yang ditemukan tidak memuat target berupa angka.
    [none-due] Belum ada target berupa angka bagi { NAME($region) } yang sudah jatuh tempo.
    [one-met] { NAME($region) } mencapai satu-satunya target yang ditemukan dan sudah jatuh tempo.
    [one-missed] { NAME($region) } tidak mencapai satu-satunya target yang ditemukan dan sudah jatuh tempo.
    [both-met] { NAME($region) } mencapai kedua target yang ditemukan dan sudah jatuh tempo.
    [all-met] { NAME($region) } mencapai semua { $settled } target yang ditemukan dan sudah jatuh tempo.
    [none-met] { NAME($region) } tidak mencapai satu pun dari { $settled } target yang ditemukan dan sudah jatuh tempo.
   *[some-met] { NAME($region) } mencapai { $met } dari { $settled } target yang ditemukan dan sudah jatuh tempo.
  }
detail-each-targets = { $asked ->
    [unjudged] { result }
    [unknown] { result } { WHY($ambition) }
   *[other] { result } { asked }
  }
result = { $result ->
    [exact] { asked-for }: tercapai tepat, dengan { PERCENT($came) }.
    [met] { asked-for }: tercapai dengan { PERCENT($came) }, { POINTS($away) } { $low ->
        [none] di bawahnya
       *[other] di bawah batas atasnya
      }.
    [missed] { asked-for }: tidak tercapai dengan { PERCENT($came) }, { POINTS($away) } { $low ->
        [none] di atasnya
       *[other] di atas batas atasnya
      }.
    [awaited] { asked-for }: bulannya sudah lewat, tetapi angkanya belum ada dalam data ini.
    [pending] { asked-for }: belum jatuh tempo.
    [not-observed] { asked-for }: tidak ada angka untuk Maret tahun itu.
   *[no-number] Untuk { MONTH($year) }, { CARRIED($document) } hanya menyebut arah tanpa angka.
  }
asked-for = { $low ->
    [none] Target { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) })
   *[other] Target { NUMBER($low) } sampai { PERCENT($value) } untuk { MONTH($year) } ({ CARRIED($document) })
  }
asked = { $asked ->
    [no-fall] Saat ditetapkan ({ DAY($ambition_set_on) }), target { $year } tidak menuntut penurunan dari angka yang diketahui waktu itu.
    [no-trend] Saat ditetapkan ({ DAY($ambition_set_on) }), target { $year } menuntut { CHANGE($ambition_required) } per tahun; angka yang ada terlalu sedikit untuk menghitung tren.
    [less] Saat ditetapkan ({ DAY($ambition_set_on) }), target { $year } menuntut { CHANGE($ambition_required) } per tahun, lebih ringan daripada tren sampai saat itu ({ SIGNED($ambition_trend) }).
    [as-trend] Saat ditetapkan ({ DAY($ambition_set_on) }), target { $year } menuntut { CHANGE($ambition_required) } per tahun, kurang lebih sama dengan tren sampai saat itu ({ SIGNED($ambition_trend) }).
   *[more] Saat ditetapkan ({ DAY($ambition_set_on) }), target { $year } menuntut { CHANGE($ambition_required) } per tahun, lebih berat daripada tren sampai saat itu ({ SIGNED($ambition_trend) }).
  }
detail-undated = { $undated ->
    [none] { "" }
    [one] Tanggal penetapan target { LIST($undated) } tidak diketahui, sehingga ambisinya tidak dinilai.
   *[some] Tanggal penetapan target { LIST($undated, cut: "no") } tidak diketahui, sehingga ambisi target-target itu tidak dinilai.
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
note = { $achieved ->
    [yes] Capaian dihitung dengan (2 × target − realisasi) ÷ target × 100 persen, rumus LKPJ dan LKjIP untuk indikator yang makin rendah makin baik. Di atas 100 berarti angkanya di bawah target; makin rendah target, makin besar bobot selisih yang sama. Dalam kurung: target provinsi dan nasional. { end }
   *[no] Dalam kurung: target provinsi dan nasional. { end }
  }
end = { $end_of_plan ->
    [none] Angka target akhir rencana daerah sendiri tidak ditemukan.
   *[other] { "" }
  }
table-caption = Target dan angka { NAME($region) } untuk LKPJ dan RKPD, persen
column-year = Maret
column-target = Target
column-came = Realisasi
column-achievement = Capaian
column-before = Realisasi setahun sebelumnya
column-end = Target akhir rencana
documents-caption = Dokumen yang menetapkan target itu, tingkat kepastiannya, dan sumbernya
column-of = Target
column-document = Dokumen
document = { $details ->
    [none] { $year }: { CARRIED($document) } ({ CARRIED($status) }; { $codes })
   *[given] { $year }: { CARRIED($document) } ({ CARRIED($status) }; { $codes }): { SPOKEN($details) }
  }
without-number = tanpa angka P0
target = { $low ->
    [none] { without-number }
   *[other] { $single ->
        [yes] { NUMBER($high) }
       *[no] { NUMBER($low) }–{ NUMBER($high) }
      }
  }
