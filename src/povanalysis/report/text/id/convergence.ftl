### Apakah kabupaten/kota dalam satu provinsi saling mendekati. Fakta: questions/convergence.py (Convergence, Mover) dan report/facts/convergence.py.
finding = { $beta_verdict ->
    [converging] Di { PROVINCE($region) } tingkat kemiskinan yang tinggi turun lebih cepat daripada yang rendah antara { $first_year } dan { $last_year }: tingkat yang dua kali lebih tinggi turun { NUMBER($size) } persen dari nilainya lebih banyak per tahun (selang kepercayaan { SHARE($beta_level, decimals: 0) } untuk selisihnya { SIGNED($low) } sampai { SIGNED($high) }).
    [diverging] Di { PROVINCE($region) } tingkat kemiskinan yang tinggi turun lebih lambat daripada yang rendah antara { $first_year } dan { $last_year }: tingkat yang dua kali lebih tinggi turun { NUMBER($size) } persen dari nilainya lebih sedikit per tahun (selang kepercayaan { SHARE($beta_level, decimals: 0) } untuk selisihnya { SIGNED($low) } sampai { SIGNED($high) }).
   *[not-established] Belum dapat dipastikan apakah tingkat kemiskinan yang tinggi di { PROVINCE($region) } turun lebih cepat daripada yang rendah antara { $first_year } dan { $last_year }: untuk tingkat yang dua kali lebih tinggi, perubahan tahunannya berselisih { SIGNED($effect) } persen dari nilainya (selang kepercayaan { SHARE($beta_level, decimals: 0) } { SIGNED($low) } sampai { SIGNED($high) }).
  }
support-spread = { $sigma_verdict ->
    [converging] Sebarannya menyempit: simpangan baku log tingkat kemiskinan berubah dari { NUMBER($spread_first, decimals: 3) } menjadi { NUMBER($spread_last, decimals: 3) }, lebih dari yang dapat dijelaskan oleh naik turunnya sendiri.
    [diverging] Sebarannya melebar: simpangan baku log tingkat kemiskinan berubah dari { NUMBER($spread_first, decimals: 3) } menjadi { NUMBER($spread_last, decimals: 3) }, lebih dari yang dapat dijelaskan oleh naik turunnya sendiri.
   *[not-established] Sebarannya tidak menunjukkan arah yang jelas: simpangan baku log tingkat kemiskinan { NUMBER($spread_first, decimals: 3) } pada awalnya dan { NUMBER($spread_last, decimals: 3) } pada akhirnya.
  }
support-faster = { $faster ->
    [none] { "" }
   *[some] Penurunan rata-ratanya { PERCENT($mean, decimals: 0) } dari tingkat semula; yang tercepat { LIST($faster, each: "mover") }.
  }
support-slower = { $slower ->
    [none] { "" }
   *[some] Yang paling lambat { LIST($slower, each: "mover") }.
  }
mover = { NAME($region) } ({ SIGNED($relative, decimals: 0) } persen)
support-against = { $often ->
    [none] Tidak pernah ada kabupaten/kota yang bergerak berlawanan dengan rata-rata provinsi.
   *[given] Sebanyak { $count } dari { $n_regions } daerah pernah bergerak berlawanan dengan rata-rata provinsi, paling sering { NAME($often_region) } ({ LIST($often_against, cut: "no") }).
  }
plan = { $beta_verdict ->
    [converging] Untuk rencana berikutnya: tingkat kemiskinan yang tinggi saja bukan penghalang di sini; daerah yang tertinggal perlu mencari sebabnya sendiri.
    [diverging] Untuk rencana berikutnya: satu target persentase penurunan untuk semua akan membuat daerah termiskin makin tertinggal; mereka memerlukan target sendiri.
   *[not-established] Untuk rencana berikutnya: jangan mengandalkan daerah termiskin menyusul dengan sendirinya, jangan pula menganggap mereka tidak mampu.
  }
turn = { $check ->
    [same] Yang dapat mengubah jawaban: tahun-tahun lain. Jika dihitung mulai setahun kemudian, sehingga galat kebetulan tahun pertama hilang, kesimpulannya sama.
   *[another] Yang dapat mengubah jawaban: pilihan tahun pertama. Jika dihitung mulai setahun kemudian, sehingga galat kebetulan tahun pertama hilang, kesimpulannya berbeda.
  }
sure = Seberapa yakin: { $n_regions } kabupaten/kota, tetapi masing-masing hanya { $years } angka Maret, dua di antaranya pada masa pandemi; galat bakunya memperhitungkan ragam yang tidak sama, dan sebabnya tidak diteliti.
