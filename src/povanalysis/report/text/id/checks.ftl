### Apakah angka kabupaten/kota tertimbang menghasilkan angka provinsinya? Fakta: report/facts/methods.py (checks).
heading = Pemeriksaan dan total kendali
finding = { $totals ->
    [none] Tidak ada provinsi yang memiliki angka yang diperlukan untuk total kendali.
    [open] Pada { $n_wide } dari { $count } kasus, angka kabupaten/kota tertimbang penduduk tidak menghasilkan angka provinsi yang diterbitkan (@tbl-totals). Kasusnya { LIST($wide, each: "total") }.
   *[closed] Angka kabupaten/kota tertimbang penduduk menghasilkan angka Maret provinsi yang diterbitkan pada semua { $count } kasus, dengan selisih paling besar { NUMBER($gap, decimals: 3) } poin (@tbl-totals).
  }
total = { SHORT($province) } { $year }
finding-others = { $totals ->
    [none] { "" }
   *[other] { others }
  }
others = { $errors ->
    [0] Pemeriksaan lain tidak menemukan kesalahan; kejanggalan yang sudah diketahui: { $known }.
   *[other] Pemeriksaan lain menemukan kesalahan: { $errors }; kejanggalan yang sudah diketahui: { $known }.
  }
plan = { $totals ->
    [none] { "" }
   *[other] Artinya: total kendali menyingkirkan salah kolom atau salah tahun, bukan salah angka. Dengan toleransi { NUMBER($tolerance) } poin, kekeliruan di satu daerah baru pasti terlihat mulai { NUMBER($least) } poin di { SHORT($fine) } dan mulai { NUMBER($most) } poin di { SHORT($coarse) }. Tidak ada satu angka pun yang terverifikasi karenanya.
  }
caption-totals = Tingkat kemiskinan kabupaten/kota tertimbang penduduk dibandingkan dengan angka Maret provinsinya yang diterbitkan: tahun dengan selisih terbesar
column-province = Provinsi
column-years = Tahun
column-difference = Selisih terbesar, poin
column-year = pada tahun
column-weighted = Tertimbang, persen
column-published = Angka resmi, persen
