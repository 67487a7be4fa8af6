### Halaman depan: kartu, perubahan sejak edisi terakhir, laporan yang sudah ditutup.
title = Laporan kemiskinan
subtitle = Angka kemiskinan BPS (Susenas), data per { DAY($as_of) }
language = Bahasa
lead = Tingkat kemiskinan saat ini, peluang tercapainya target, dan sejauh mana prakiraan masa lalu dapat dipercaya. Setiap angka disertai sumbernya.
changes = Perubahan sejak edisi terakhir:
empty = Edisi ini tidak memuat laporan berbahasa Indonesia.
earlier-years = Tahun-tahun sebelumnya
kind = { $kind ->
    [regency] Kabupaten dan kota
    [comparison] Perbandingan
    [province] Provinsi
   *[methods] Data dan metode
  }
read = Baca
stale = dibuat sebelum angkanya terbit
came = { $came ->
    [met] Target { $year }: { PERCENT($target) }, tercapai dengan { PERCENT($value) }.
    [missed] Target { $year }: { PERCENT($target) }, tidak tercapai dengan { PERCENT($value) }.
   *[figure] Angka Maret { $year }: { PERCENT($value) }.
  }
verdict-target = { $state ->
    [published] Target { $year }: { PERCENT($target) }. { published } peluang angka itu tidak melebihi target: **{ $chance }** ({ LIKELIHOOD($probability) }).
    [awaited] Target { $year }: { PERCENT($target) }. { awaited } peluang angka itu tidak melebihi target: **{ $chance }** ({ LIKELIHOOD($probability) }).
   *[ahead] Target { $year }: { PERCENT($target) }. Peluang tercapainya: **{ $chance }** ({ LIKELIHOOD($probability) }).
  }
verdict-rise = { $state ->
    [published] { published } peluang angka itu tidak lebih tinggi daripada angka terakhir: **{ $chance }** ({ LIKELIHOOD($probability) }).
    [awaited] { awaited } peluang angka itu tidak lebih tinggi daripada angka terakhir: **{ $chance }** ({ LIKELIHOOD($probability) }).
   *[ahead] Peluang tidak naik sampai Maret { $year }: **{ $chance }** ({ LIKELIHOOD($probability) }).
  }
published = Angka Maret { $year } sudah terbit pada { DAY($published_on) }, tetapi belum ada dalam data ini;
awaited = Angka Maret { $year } masih ditunggu;
data = { $data ->
    [new] Data diperbarui: versi { $now }, menggantikan { $before }.
    [software] Data tetap sama (versi { $now }); perangkat lunak diperbarui.
   *[same] Data tetap sama (versi { $now }).
  }
unmoved = Tidak ada angka utama yang berubah.
moved = Angka utama yang berubah: { $moves }.
more = dan { $count } lainnya
move = { $what ->
    [probability] { $name }, peluang dari { CHANCE($before) } menjadi { CHANCE($now) }
   *[value] { $name }, angka terakhir dari { NUMBER($before) } menjadi { PERCENT($now) } ({ SIGNED($change) } poin)
  }
ledger-head = Catatan prakiraan
ledger = Prakiraan kami dicatat sebelum angkanya terbit: sejauh ini untuk { COUNT($entries) } versi data, yang terakhir tertanggal { DAY($newest) }. Simpan kode berikut; dengan kode itu kelak dapat diperiksa bahwa tidak ada catatan yang diubah, dihapus, atau disisipkan:
spark-end = { $year }: { NUMBER($value) }
spark-target = target { NUMBER($value) }
spark-alt = Garis: { PERCENT($first) } pada { $from_year }, { PERCENT($last) } pada { $to_year }; tertinggi { NUMBER($high) }, terendah { NUMBER($low) }.
spark-alt-target = Garis putus-putus: target { NUMBER($target) }.
