### Masa lalu sebuah daerah yang membatasi deretnya.
told = { made } { covered } { elsewhere } { LIST($repeated, each: "no-survey", by: " ") }
made = { $origin ->
    [none] { "" }
   *[other] { NAME($region) } dibentuk dari { NAME($origin) } pada { DAY($created) }; angka yang ditampilkan mulai tahun { $first }.
  }
covered = { $covered ->
    [none] { "" }
    [parts] Sampai { $covered_until }, angka { NAME($region) } juga mencakup { LIST($parts, cut: "no") }; angka itu tidak dipakai.
   *[another] Angka sampai { $covered_until } meliputi wilayah lain dengan kode yang sama dan tidak dipakai.
  }
elsewhere = { $whole ->
    [none] { "" }
   *[other] Sampai { $printed_until }, BPS memuatnya dalam { NAME($whole) } dengan kode { LIST($codes, cut: "no") }.
  }
no-survey = Tidak ada survei di { NAME($region) } pada Maret { $year }: BPS mengulang angka tahun sebelumnya, sehingga perubahan terhadapnya tidak dihitung.
