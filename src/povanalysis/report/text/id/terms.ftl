### Satuan, kata penghubung, dan skala peluang: yang disisipkan semua berkas lain.
per-cent = { $number } persen
points = { $number } poin persentase
less-than-per-cent = kurang dari { $number } persen
more-than-per-cent = lebih dari { $number } persen
and-two = { $first } dan { $last }
and-more = { $first }, dan { $last }
others = { $count } lainnya
likelihood = { $step ->
    [almost-ruled-out] hampir mustahil
    [unlikely] kecil kemungkinannya
    [rather-unlikely] agak kecil kemungkinannya
    [even] hampir berimbang
    [rather-likely] agak besar kemungkinannya
    [likely] besar kemungkinannya
   *[almost-certain] hampir pasti
  }
verdict = { $verdict ->
    [unusual-fall] lebih baik daripada biasanya
    [usual] biasa
    [unusual-rise] lebih buruk daripada biasanya
    [better] lebih baik daripada provinsi
    [alike] sejalan dengan provinsi
    [worse] kurang baik dibandingkan provinsi
    [recent] laju rata-rata sejak { $recent_from } cukup
    [held-here] pernah dicapai di sini
    [held-by-peer] pernah dicapai daerah lain seprovinsi, belum di sini
    [never-held] belum pernah terjadi di provinsi
    [no-fall] tidak menuntut penurunan
    [less] di bawah tren
    [as-trend] sekitar tren
    [more] di atas tren
    [met] tercapai
    [missed] tidak tercapai
    [awaited] menunggu angka
    [pending] belum jatuh tempo
    [not-observed] –
    [no-number] –
    [small] paling banyak kurang dari sepersepuluh kebutuhan
    [part] paling banyak sebagian kebutuhan
    [whole] paling banyak seluruh kebutuhan
    [open] terbuka
    [leaning] cenderung
    [firm] mantap
    [converging] mengejar ketertinggalan
    [not-established] belum dapat dipastikan
    [diverging] makin tertinggal
    [faster] turun lebih cepat
    [with] sejalan dengan provinsi
    [slower] turun lebih lambat
    [together] keduanya searah
    [deeper] makin dalam meskipun tingkat kemiskinan tidak naik
    [shallower] tidak sedalam sebelumnya meskipun tingkat kemiskinan tidak turun
    [unclear] arah kedalaman tidak jelas
   *[other] { likelihood }
  }
newer = { $newer ->
    [none] { "" }
    [one] Angka yang lebih baru sudah terbit: { LIST($newer, each: "newer-figure") }.
   *[some] Angka yang lebih baru sudah terbit: { LIST($newer, each: "newer-figure") }.
  }
newer-figure = { SHORT($region) } ({ PERCENT($value) }, { $year })
called = { $record ->
    [rare] { likelihood }; sebutan itu terlalu jarang pada masa lalu untuk dinilai
    [plain] { likelihood }. Dari { COUNT($n) } kasus masa lalu yang disebut demikian, { years }, { SHARE($came, decimals: 0) } terjadi
   *[as-known] { likelihood }. Dari { COUNT($n) } kasus masa lalu yang disebut demikian dengan pengetahuan setara, { years }, { SHARE($came, decimals: 0) } terjadi
  }
years = { $most ->
    [none] untuk { $first } sampai { $last }
   *[some] terutama untuk { LIST($most) }
  }
subtitle = Berdasarkan angka kemiskinan BPS (Susenas), data per { DAY($as_of) }
column-region = Daerah
column-march = Maret { $last_year }, persen
column-change = Perubahan, poin
column-median = Median { $year }, persen
column-interval = Selang prediksi { SHARE($level, decimals: 0) }
already-out = sudah terbit
rupiah = { $unit ->
    [billion] Rp{ $number } miliar
   *[million] Rp{ $number } juta
  }
