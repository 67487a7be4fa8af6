### Laju yang diperlukan untuk mencapai target, dibandingkan laju yang pernah terjadi. Fakta: questions/pace.py (Pace, MeanChange) dan report/facts/pace.py.
heading = Laju yang diperlukan
finding = { $verdict ->
    [recent] { asked }, tidak lebih cepat daripada rata-ratanya sejak { $recent_from }.
    [held-here] { asked }: lebih cepat daripada rata-ratanya sejak { $recent_from }, tetapi penurunan secepat itu pernah terjadi di sini.
    [held-by-peer] { asked }, yang sejak { $march_from } belum pernah bertahan selama itu di sini, meskipun pernah di { NAME($fastest_peer_region) }.
   *[never-held] { asked }, yang sejak { $march_from } belum pernah bertahan selama itu di kabupaten/kota mana pun di { PROVINCE($region) }.
  }
asked = Target { MONTH($year) } memerlukan perubahan { CHANGE($required, decimals: "enough") } per tahun di { NAME($region) }
detail-way = Itulah jarak dari { PERCENT($last_value) } pada { MONTH($last_year) } ke { PERCENT($value) }.
detail-recent = Perubahan tahunan terakhirnya { LIST($recent, each: "yearly") } poin.
yearly = { SIGNED($change) } ({ $year })
detail-each-means = Pada { $first_year }–{ $last_year } rata-ratanya { CHANGE($mean) } per tahun (selang kepercayaan { SHARE($level, decimals: 0) } { SIGNED($low) } sampai { SIGNED($high) }, { $n } perubahan).
detail-fastest = { $beyond_record ->
    [yes] { fastest } Catatan tidak memuat rentang yang lebih panjang, padahal target memberi waktu { $years } tahun.
   *[no] { fastest }
  }
fastest = { $fastest ->
    [none] Selama { $span } tahun angkanya tidak pernah turun sejak { $march_from }; yang tercepat di { PROVINCE($region) } adalah { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } per tahun dari { $fastest_peer_first_year } sampai { $fastest_peer_last_year }.
    [none-year] Sejak { $march_from } angkanya tidak pernah turun; yang tercepat di { PROVINCE($region) } adalah { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } pada { $fastest_peer_last_year }.
    [here] Dalam rentang { $span } tahun, penurunan tercepatnya terjadi dari { $fastest_here_first_year } sampai { $fastest_here_last_year }, { CHANGE($fastest_here_per_year) } per tahun: yang tercepat di { PROVINCE($region) }.
    [here-year] Penurunan tercepatnya terjadi pada { $fastest_here_last_year }, sebesar { POINTS($fall) }: yang tercepat di { PROVINCE($region) }.
    [peer] Dalam rentang { $span } tahun, penurunan tercepatnya terjadi dari { $fastest_here_first_year } sampai { $fastest_here_last_year }, { CHANGE($fastest_here_per_year) } per tahun; yang tercepat di { PROVINCE($region) } adalah { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } per tahun dari { $fastest_peer_first_year } sampai { $fastest_peer_last_year }.
   *[peer-year] Penurunan tercepatnya terjadi pada { $fastest_here_last_year }, { CHANGE($fastest_here_per_year) }; yang tercepat di { PROVINCE($region) } adalah { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } pada { $fastest_peer_last_year }.
  }
plan = { $verdict ->
    [recent] Untuk rencana berikutnya: laju rata-rata sejak { $recent_from } sudah cukup, maka sebutkan apa yang menjaganya, bukan menjanjikan laju lebih tinggi.
    [held-here] Untuk rencana berikutnya: laju rata-rata sejak { $recent_from } tidak cukup; pelajari apa yang berbeda dari { $fastest_here_first_year } sampai { $fastest_here_last_year } sebelum target ditetapkan.
    [held-by-peer] Untuk rencana berikutnya: target ini memerlukan hal baru di sini; tanyakan kepada { NAME($fastest_peer_region) } apa yang menggerakkan angkanya dari { $fastest_peer_first_year } sampai { $fastest_peer_last_year } dan seberapa banyak yang dapat diulang.
   *[never-held] { out-of-reach }
  }
out-of-reach = { $arrives ->
    [yes] Untuk rencana berikutnya: hanya tahun yang lebih jauh atau tingkat yang lebih moderat yang menempatkan target pada laju yang pernah terjadi di provinsi; dengan laju rata-rata sejak { $recent_from }, target ini tercapai pada { $arrival }.
   *[no] Untuk rencana berikutnya: hanya tahun yang lebih jauh atau tingkat yang lebih moderat yang menempatkan target pada laju yang pernah terjadi di provinsi.
  }
turn = { $beside ->
    [unknown] Yang dapat mengubah jawaban: lebih banyak angka sejak { $recent_from }; yang diketahui masih terlalu sedikit.
    [inside] Yang dapat mengubah jawaban: angka berikutnya. Laju yang diperlukan berada di dalam selang rata-rata sejak { $recent_from }, sehingga { $since_recent_n } perubahan belum dapat memastikan apakah laju itu terjaga.
    [slower] Yang dapat mengubah jawaban: satu tahun yang jauh menyimpang. Laju yang diperlukan lebih lambat daripada seluruh selang rata-rata sejak { $recent_from } ({ $since_recent_n } perubahan).
   *[faster] Yang dapat mengubah jawaban: perkembangan yang berbeda dari sejak { $recent_from }. Laju yang diperlukan lebih cepat daripada seluruh selang rata-ratanya ({ $since_recent_n } perubahan).
  }
sure = { $picked ->
    [yes] Seberapa yakin: penurunan tercepat dipilih setelah kejadian; laju yang pernah terjadi belum tentu dapat terulang.
   *[no] Seberapa yakin: angkanya sesuai terbitan; selangnya menganggap tahun-tahun saling bebas, padahal pandemi menggerakkan tahun-tahun berdekatan bersama-sama.
  }
chart-caption = Perubahan per tahun yang diperlukan untuk mencapai target dan yang pernah terjadi di { NAME($region) }, poin persentase.
chart-alt = Diagram batang perubahan per tahun dalam poin persentase: { LIST($bars, by: "; ") }.
bar-needed = diperlukan sampai { $year }
bar-mean = rata-rata { $first_year }–{ $last_year }
bar-here = tercepat di sini, { $first_year }–{ $last_year }
bar-peer = tercepat, { SHORT($region) }
