### Mengapa sebuah pertanyaan tidak dijawab. Menggantikan jawaban apa pun; $region kode daerahnya.
finding = { $reason ->
    [no-figure] Tidak ada angka kemiskinan { NAME($region) } dalam data ini.
    [no-common-year] Daerah yang dibandingkan tidak memiliki angka Maret dari tahun yang sama, sehingga tidak dapat diurutkan.
    [missing-year] { NAME($region) } tidak memiliki angka Maret { LIST($missing) }, sehingga { $year } tidak dapat dinilai.
    [no-counts] Jumlah penduduk miskin { NAME($region) } tidak ditemukan, sehingga persentasenya tidak dapat dinyatakan dalam jiwa.
    [assumed-error-not-positive] Galat relatif { NUMBER($error) } bukan galat; berikan bagian di atas 0, misalnya 0,06 untuk 6 persen.
    [too-short] Perubahan tahunan { NAME($region) } yang dapat dipakai berjumlah { $changes }; diperlukan { $needed }.
    [no-peers] Kabupaten/kota yang dapat dibandingkan di sini: { $regions }; diperlukan paling sedikit { $needed }.
    [no-spread] Pada { $year } semua tingkat kemiskinan sama, sehingga tidak ada yang perlu dikejar.
    [beyond-horizon] Tidak ada prakiraan untuk { $year }; prakiraan berakhir pada { $last_forecast }.
    [date-unknown] Tanggal penetapan target ini tidak diketahui, sehingga ambisinya tidak dinilai.
    [not-published-then] Tidak diketahui adanya angka yang sudah terbit sampai { DAY($set_on) }, tanggal penetapan target ini, sehingga ambisinya tidak dinilai.
    [no-number] Dokumen itu tidak memuat angka.
    [other-aim] Tujuannya bukan pendapatan, jadi tidak dibandingkan dengan target.
    [in-last-figure] Program ini berjalan sebelum angka terakhir, jadi tidak dibandingkan dengan target.
    [no-target] Target berupa angka untuk { NAME($region) } tidak ditemukan.
    [no-programmes] Tidak ditemukan program { NAME($region) } dalam sumber terbuka.
    [no-line] Tidak ada tahun yang memiliki Indeks Kedalaman Kemiskinan sekaligus garis kemiskinan untuk { NAME($region) }, sehingga kesenjangan kemiskinan setahun dalam rupiah tidak diketahui.
    [target-in-past] { in-past }
    [already-reached] Target { PERCENT($value) } sudah tercapai: angka { MONTH($last_year) } sebesar { PERCENT($last_value) }.
   *[nothing-due] Belum ada prakiraan yang dicatat lebih dahulu dan sudah jatuh tempo.
  }
in-past = { $met ->
    [yes] Target { PERCENT($value) } untuk { MONTH($year) } tercapai: angkanya { PERCENT($came) }.
   *[no] Target { PERCENT($value) } untuk { MONTH($year) } tidak tercapai: angkanya { PERCENT($came) }.
  }
support-held = { $reason ->
    [already-reached] { held }
   *[other] { "" }
  }
held = { $held ->
    [yes] Pertanyaannya apakah bertahan: peluang angka resmi { MONTH($year) } tidak lebih tinggi daripada itu adalah { CHANCE($probability_held) }.
   *[no] { "" }
  }
plan = { $reason ->
    [already-reached] Untuk rencana berikutnya: target yang menuntut penurunan harus berada di bawah { PERCENT($last_value) }.
   *[other] { "" }
  }
turn = { $reason ->
    [already-reached] { rise }
   *[other] { "" }
  }
rise = { $spare ->
    [yes] Yang dapat mengubah jawaban: kenaikan lebih dari { POINTS($margin) }.
   *[no] Yang dapat mengubah jawaban: kenaikan sekecil apa pun.
  }
sure = { $reason ->
    [already-reached] Seberapa yakin: angka terakhir dipakai sesuai terbitan; galat sampling-nya tidak diketahui.
   *[other] { "" }
  }
