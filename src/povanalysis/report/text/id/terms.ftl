### Satuan, kata penghubung, dan skala peluang: yang disisipkan semua berkas lain.

# Bagian. $number ditulis menurut bahasa: 12,03.
per-cent = { $number } persen
# Selisih bagian.
points = { $number } poin persentase
# Peluang tidak pernah ditulis sebagai kepastian.
less-than-per-cent = kurang dari { $number } persen
more-than-per-cent = lebih dari { $number } persen

# Dua hal; lalu tiga dan lebih, $first semuanya selain yang terakhir, dengan koma.
and-two = { $first } dan { $last }
and-more = { $first }, dan { $last }
# Sisa daftar yang dipotong. $count sebuah bilangan.
others = { $count } lainnya

# Tujuh tingkat skala peluang.
likelihood = { $step ->
    [almost-ruled-out] hampir mustahil
    [unlikely] kecil kemungkinannya
    [rather-unlikely] agak kecil kemungkinannya
    [even] hampir berimbang
    [rather-likely] agak besar kemungkinannya
    [likely] besar kemungkinannya
   *[almost-certain] hampir pasti
  }

# Siapa yang memiliki angka untuk tahun sesudah tahun yang menjadi dasar jawaban.
newer = { $newer ->
    [none] { "" }
    [one] Angka yang lebih baru sudah terbit: { LIST($newer, each: "newer-figure") }.
   *[some] Angka yang lebih baru sudah terbit: { LIST($newer, each: "newer-figure") }.
  }
newer-figure = { SHORT($region) } ({ PERCENT($value) }, { $year })

# Istilah itu dengan catatannya: dari $n kasus yang disebut demikian, bagian $came terjadi.
called = { $record ->
    [rare] { likelihood }; sebutan itu terlalu jarang pada masa lalu untuk dinilai
    [plain] { likelihood }; dari { COUNT($n) } kasus masa lalu yang disebut demikian, { SHARE($came, decimals: 0) } terjadi
   *[as-known] { likelihood }; dari { COUNT($n) } kasus masa lalu yang disebut demikian dengan pengetahuan setara, { SHARE($came, decimals: 0) } terjadi
  }

# Yang sama dalam laporan beberapa daerah. $last_year tahun yang menjadi dasarnya, $year tahun prakiraan.
subtitle = Berdasarkan angka kemiskinan BPS (Susenas), data per { DAY($as_of) }
column-region = Daerah
column-march = Maret { $last_year }, persen
column-change = Perubahan, poin
column-median = Median { $year }, persen
column-interval = Selang prediksi { SHARE($level, decimals: 0) }
already-out = sudah terbit

# Jumlah rupiah. $number ditulis menurut bahasa.
rupiah = { $unit ->
    [billion] Rp{ $number } miliar
   *[million] Rp{ $number } juta
  }
