### Asal angka, dan apakah WebAPI BPS menyatakan hal yang sama. Fakta: report/facts/methods.py (producers).
heading = Sumber
finding = Sebanyak { COUNT($count) } angka berasal dari { $sources } sumber; yang terbesar, { $largest }, memberikan { SHARE($share, decimals: 0) } di antaranya. Sumber angka P0 tercantum dalam @tbl-sources, selebihnya dalam data/raw/sources.csv.
support-verified = { $compared ->
    [no] Angka-angka itu belum dicocokkan dengan WebAPI BPS; bila tersedia kunci, `povanalysis data verify` melakukannya.
    [agree] Pada { DAY($day) } sebanyak { COUNT($looked_up) } angka dicocokkan dengan tabel BPS sendiri melalui WebAPI, dan semuanya sama.
   *[differ] Pada { DAY($day) } sebanyak { COUNT($looked_up) } angka dicocokkan dengan tabel BPS sendiri melalui WebAPI: { COUNT($agree) } sama, { COUNT($differ) } berbeda, { COUNT($not_found) } tidak ditemukan.
  }
support-version = { $other_version ->
    [yes] Yang dicocokkan adalah versi data { $data_version }.
   *[no] { "" }
  }
