### Laporan terbit yang keliru: apa kata halamannya, dan halaman edisi sebelumnya.
line = { $kind ->
    [withdrawn] **Ditarik pada { DAY($day) }:** { $because }
   *[corrected] **Diralat pada { DAY($day) }:** { $because }
  }
title = Ditarik – { $title }
since = { $kind ->
    [withdrawn] Ini edisi lama. Laporan ini ditarik pada { DAY($day) }: { $because }
   *[corrected] Ini edisi lama. Laporan ini diralat pada { DAY($day) }: { $because }
  }
now = Baca yang berlaku sekarang
front = Ini edisi lama. Laporan berikut di edisi ini kemudian dinyatakan keliru:
row = { $kind ->
    [withdrawn] ditarik pada { DAY($day) }. { $because }
   *[corrected] diralat pada { DAY($day) }. { $because }
  }
