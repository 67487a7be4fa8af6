### Angka yang tersedia, dan berapa yang bersumber tunggal. Fakta: report/facts/methods.py (coverage).
heading = Cakupan data
finding = { $alone ->
    [none] Semua { $total } tingkat kemiskinan yang menjadi pangkal prakiraan, yaitu angka terakhir tiap daerah, ditemukan dalam dua sumber atau lebih (@fig-coverage).
    [all] Semua { $total } tingkat kemiskinan yang menjadi pangkal prakiraan, yaitu angka terakhir tiap daerah, masing-masing ditemukan dalam satu sumber saja (@fig-coverage).
   *[some] Dari { $total } tingkat kemiskinan yang menjadi pangkal prakiraan, yaitu angka terakhir tiap daerah, { $single } hanya ditemukan dalam satu sumber (@fig-coverage).
  }
finding-poor = { $poor ->
    [none] Tidak ada tahun dengan jumlah penduduk miskin untuk semua daerah.
    [behind] Jumlah penduduk miskin untuk semua daerah hanya tersedia sampai { $complete }; untuk tahun sesudahnya dipakai jumlah penduduk { $complete }.
   *[up-to-date] Jumlah penduduk miskin tersedia untuk semua daerah sampai { $complete }.
  }
plan = Artinya: { SHARE($share, decimals: 0) } dari semua angka bertumpu pada satu sumber, yang mungkin salinan tabel BPS. Salah ketik di dalamnya tidak terlihat kecuali melanggar salah satu pemeriksaan di bawah ini.
chart-caption = Kabupaten/kota yang memiliki angka menurut indikator dan tahun sejak { $first } (dua digit). Gelap: dua sumber atau lebih menyatakan angka yang sama; arsir: sumber tunggal. Bilangan: banyaknya kabupaten/kota yang memiliki angka.
chart-alt = Diagram batang menurut indikator dan tahun: { LIST($rows, each: "chart-row", by: "; ") }.
chart-row = { indicator } { $first }–{ $last }, { COUNT($count) } angka, { COUNT($single) } di antaranya bersumber tunggal
indicator = { $indicator ->
    [P0] P0, persentase
    [P1] P1, kedalaman
    [P2] P2, keparahan
    [POOR] Penduduk miskin
   *[POVERTY_LINE] Garis kemiskinan
  }
