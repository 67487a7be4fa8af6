### Apa yang dapat digerakkan program, secara proporsional? Fakta: questions/programmes.py (Programmes), questions/reach.py (Reach) dan report/facts/programmes.py.
heading = Program dibandingkan kebutuhan
finding = { $scope ->
    [register] Yang diketahui tentang { NAME($region) } adalah pemeriksaan daftar, yang membuktikan { SHARE($confirmed, decimals: 0) } dari mereka yang tercatat.
    [no-numbers] Sumber menyebut program { NAME($region) }, tetapi tidak memuat angkanya.
    [other-aims] Tidak ada program { NAME($region) } dengan angka yang bertujuan menaikkan pendapatan setelah angka terakhir, sehingga tidak ada yang dibandingkan dengan { PERCENT($target_value) } pada { MONTH($target_year) }.
    [poor] Tanpa target, program { NAME($region) } dibandingkan dengan seluruh penduduk miskinnya pada masa itu: yang terbesar mencakup paling banyak { SHARE($most, decimals: 1) }.
    [nothing] Tanpa target, tidak ada pembanding bagi program { NAME($region) }.
    [whole] Sedikitnya satu program { NAME($region) } menjangkau jiwa sebanyak kebutuhan target { PERCENT($target_value) } pada { MONTH($target_year) } ({ COUNT($need) } jiwa); berapa yang miskin dan keluar dari kemiskinan tidak diketahui.
    [small] Tidak ada program { NAME($region) } yang dapat mencakup sepersepuluh dari kebutuhan target { PERCENT($target_value) } pada { MONTH($target_year) } ({ COUNT($need) } jiwa): yang terbesar paling banyak { SHARE($best, decimals: 0) }.
   *[part] Program terbesar { NAME($region) } yang memuat angka mencakup paling banyak { SHARE($best, decimals: 0) } dari kebutuhan target { PERCENT($target_value) } pada { MONTH($target_year) } ({ COUNT($need) } jiwa).
  }
support-ceilings = { $weighed ->
    [yes] Batas atas menganggap semua yang terjangkau miskin dan semuanya keluar dari kemiskinan; batas bawah menghitung yang miskin andai penerima dipilih acak, dari desil 1–4 bila pendataannya menentukan demikian.
   *[no] { "" }
  }
support-each-reaches = { $remark ->
    [why] { reaches }{ ceiling }. { WHY($verdict) }
    [late] { reaches }{ ceiling }. Yang dibayarkan pada { $paid } sebagian besar baru terlihat pada { MONTH($shows) }, setelah bulan acuan target.
   *[none] { reaches }{ ceiling }.
  }
reaches = { $unit_kind ->
    [households] { CARRIED($programme) } ({ years }): { COUNT($quantity) } rumah tangga, { COUNT($persons_low) } sampai { COUNT($persons_high) } jiwa
    [beneficiaries] { CARRIED($programme) } ({ years }): { COUNT($quantity) } penerima manfaat, { COUNT($persons_low) } sampai { COUNT($persons_high) } jiwa tanpa atau dengan anggota rumah tangganya
   *[persons] { CARRIED($programme) } ({ years }): { COUNT($persons_high) } jiwa
  }
years = { $years ->
    [none] tahun tidak disebutkan
   *[other] { $years }
  }
ceiling = { $ceiling ->
    [share] ; paling banyak { SHARE($of_need, decimals: 0) } dari kebutuhan, sedikitnya { COUNT($poor_low) } jiwa miskin andai dipilih acak
    [need] ; paling banyak seluruh kebutuhan, sedikitnya { COUNT($poor_low) } jiwa miskin andai dipilih acak
    [poor] ; paling banyak { SHARE($of_poor, decimals: 1) } dari seluruh penduduk miskin tahun { $rate_year }, sedikitnya { COUNT($poor_low) } jiwa miskin andai dipilih acak
   *[none] { "" }
  }
support-gap = { $gap ->
    [refused] { WHY($gap) }
   *[given] { lift } { since } { population } { single }
  }
lift = Mengangkat setiap penduduk miskin tepat ke garis kemiskinan selama setahun memerlukan sekitar { RUPIAH($gap_rupiah) } (Indeks Kedalaman Kemiskinan { NUMBER($gap_p1) }; garis kemiskinan Rp{ COUNT($gap_line) } per bulan; { COUNT($gap_population) } jiwa; { $gap_year }).
since = { $ranged ->
    [yes] Sejak { $since } jumlah itu berkisar antara { RUPIAH($low) } ({ $low_year }) dan { RUPIAH($high) } ({ $high_year }).
   *[no] { "" }
  }
population = { $older ->
    [yes] Jumlah penduduk yang dipakai adalah keadaan { $gap_population_year }, yang terakhir diketahui.
   *[no] { "" }
  }
single = { $gap_single_source ->
    [yes] Indeks atau garis kemiskinan itu hanya ditemukan dalam satu sumber.
   *[no] { "" }
  }
support-each-costly = { CARRIED($programme) } ({ years }) berbiaya { RUPIAH($rupiah) }, { SHARE($of_gap) } dari jumlah tahun { $gap_year }: ukuran besarnya, bukan manfaatnya.
support-each-verified = { CARRIED($programme) }: dari { COUNT($before) } jiwa dalam daftar, { COUNT($after) } terbukti di lapangan, atau { SHARE($share, decimals: 1) } (selang kepercayaan { SHARE($level, decimals: 0) } { NUMBER($low_percent, decimals: 1) } sampai { NUMBER($high_percent, decimals: 1) } untuk daftar serupa).
support-extreme = { $verified ->
    [none] { "" }
   *[some] Kemiskinan ekstrem adalah ukuran lain: garisnya jauh lebih rendah daripada garis kemiskinan di balik P0 dan datanya mencatat orang menurut nama, sehingga hitungan ini tidak dapat dijumlahkan dengan angka P0.
  }
support-named = { $named ->
    [none] { "" }
   *[some] Disebut dalam sumber tanpa angka: { LIST($named, each: "name", cut: "no") }.
  }
name = { CARRIED($programme) }
plan = { $advice ->
    [record] Untuk rencana berikutnya: catat rumah tangga yang terjangkau, yang miskin saat masuk, dan yang berada di atas garis setahun kemudian; tanpa ketiganya jangkauan tidak dapat dibandingkan dengan kebutuhan.
    [aim] Untuk rencana berikutnya: hanya program yang bertujuan menaikkan pendapatan dan sampai ke rumah tangga sebelum bulan acuan yang dapat dibandingkan dengan target; catat siapa yang miskin saat masuk dan siapa yang berada di atas garis setahun kemudian.
    [number] Untuk rencana berikutnya: tetapkan dahulu angka dan bulan acuannya agar jangkauan dapat dibandingkan; catat siapa yang miskin saat masuk dan siapa yang berada di atas garis setahun kemudian.
    [elsewhere] Untuk rencana berikutnya: agar target tercapai dari program ini saja, program terbesar harus menjangkau sedikitnya { NUMBER($times, decimals: 1) } kali jumlah sekarang, semuanya miskin dan semuanya keluar dari kemiskinan; selebihnya harus datang dari hal lain.
   *[enough] Untuk rencana berikutnya: di atas kertas jangkauannya cukup; catat siapa yang miskin saat masuk dan siapa yang tetap di atas garis setahun kemudian.
  }
turn = { $wanting ->
    [source] Yang dapat mengubah jawaban: sumber yang memuat rumah tangga terjangkau atau biayanya.
    [checks] Yang dapat mengubah jawaban: pemeriksaan lapangan atas daftar lain dan hitungan mereka yang tidak tercantum.
   *[shares] Yang dapat mengubah jawaban: bagian yang miskin saat masuk dan bagian yang kemudian berada di atas garis; keduanya tidak diterbitkan, sehingga ditampilkan rentang penuhnya.
  }
sure = { $reaches ->
    [none] Seberapa yakin: program diambil dari sumber terbuka dan mungkin ada yang lain; dampak program tidak dinilai di sini.
   *[some] Seberapa yakin: cukup yakin tentang batas atasnya, sama sekali tidak tentang dampaknya; dampak program dan kesepadanan biayanya tidak dinilai di sini.
  }
table-caption = Jangkauan program dan kebutuhannya; batas atas, bukan dampak
column-programme = Program
column-year = Tahun
column-people = Jiwa terjangkau
column-lifted = Terangkat paling banyak
column-share = Bagian dari kebutuhan
span = { $whole ->
    [yes] { COUNT($persons_low) }
   *[no] { COUNT($persons_low) } sampai { COUNT($persons_high) }
  }
