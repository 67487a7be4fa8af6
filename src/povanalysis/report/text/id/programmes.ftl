### Apa yang disampaikan tentang program, dan apa yang ditunjukkan angka BPS? Fakta: questions/programmes.py (Programmes, Said), questions/reach.py (Reach) dan report/facts/programmes.py.
heading = Yang disampaikan dan yang ditunjukkan angka BPS
finding = { $scope ->
    [register] Angka yang dimuat sumber tentang { NAME($region) } berasal dari daftar kemiskinan ekstrem hasil verifikasi lapangan; angka itu tidak dapat disandingkan dengan P0.
    [no-numbers] Sumber menyebut program { NAME($region) }, tetapi tidak memuat angkanya.
    [other-aims] Tidak ada program { NAME($region) } dengan angka yang bertujuan menaikkan pendapatan setelah angka terakhir, sehingga tidak ada yang dibandingkan dengan target { MONTH($target_year) }.
    [poor] Tanpa target, program { NAME($region) } dibandingkan dengan seluruh penduduk miskinnya pada masa itu: yang terbesar mencakup paling banyak { SHARE($most, decimals: 1) }.
    [nothing] Tanpa target, tidak ada pembanding bagi program { NAME($region) }.
    [whole] Satu program { NAME($region) } menjangkau jiwa sebanyak yang harus keluar dari kemiskinan menurut target { MONTH($target_year) } ({ COUNT($need) }); berapa yang benar-benar keluar tidak diketahui.
    [small] Tidak ada program { NAME($region) } yang dapat dibandingkan dengan target { MONTH($target_year) } dan mencakup sepersepuluh dari { COUNT($need) } jiwa yang dituntutnya: yang terbesar paling banyak { SHARE($best, decimals: 0) }.
   *[part] Di antara program { NAME($region) } yang dapat dibandingkan dengan target { MONTH($target_year) }, yang terbesar mencakup paling banyak { SHARE($best, decimals: 0) } dari { COUNT($need) } jiwa yang dituntutnya.
  }
detail-each-said = { $shows ->
    [nothing] { said }.
   *[other] { said }. Angka BPS: { shown }.
  }
said = { CARRIED($programme) }{ years }{ counted }{ each }{ more-said }
years = { $years ->
    [none] { "" }
   *[other] { " " }({ $years })
  }
counted = { $counts ->
    [households] : { COUNT($quantity) } rumah tangga
    [beneficiaries] : { COUNT($quantity) } penerima manfaat
    [persons] : { COUNT($quantity) } jiwa
    [register] : { COUNT($quantity) } jiwa
   *[none] { "" }
  }
each = { $rupiah_each ->
    [none] { "" }
   *[other] , masing-masing { RUPIAH($rupiah_each) }
  }
more-said = { $details ->
    [none] { "" }
   *[given] { after-count }{ SPOKEN($details) }
  }
after-count = { $counts ->
    [none] { ": " }
   *[other] { "; " }
  }
shown = { $shows ->
    [reach] { reached }{ ceiling }{ remark }{ cost }
    [step] { step }
    [fall] { fall }
    [verified] { register }
   *[nothing] tidak ada angka untuk dibandingkan
  }
reached = { $whole ->
    [yes] { COUNT($persons_high) } jiwa
   *[no] { COUNT($persons_low) } sampai { COUNT($persons_high) } jiwa
  }
ceiling = { $ceiling ->
    [share] ; paling banyak { SHARE($of_need, decimals: 0) } dari jumlah yang dituntut target, sedikitnya { COUNT($poor_low) } jiwa miskin
    [need] ; paling banyak seluruh jumlah yang dituntut target, sedikitnya { COUNT($poor_low) } jiwa miskin
    [poor] ; paling banyak { SHARE($of_poor, decimals: 1) } dari seluruh penduduk miskin { $rate_year }, sedikitnya { COUNT($poor_low) } jiwa miskin
   *[none] { "" }
  }
remark = { $remark ->
    [other-aim] ; tujuannya bukan pendapatan, sehingga tidak dibandingkan dengan target
    [past] ; berjalan sebelum angka terakhir, sehingga tidak dibandingkan dengan target
    [late] ; sebagian besar baru terlihat setelah bulan acuan target
   *[none] { "" }
  }
cost = { $of_gap ->
    [none] { "" }
   *[other] ; seluruhnya { RUPIAH($rupiah) }, { SHARE($of_gap) } dari kesenjangan kemiskinan setahun
  }
step = { $persons ->
    [none] { changes }
   *[other] { POINTS($points) } setara { COUNT($persons) } jiwa (penduduk { $population_year }); { changes }
  }
changes = dari { $changes } perubahan tahunan sejak { $since }, yang lebih kecil daripada itu: { $smaller }, penurunan sedikitnya sebesar itu: { $falls }
fall = { $of_parent ->
    [none] { MONTH($year_from) } sampai { MONTH($year_to) }: { CHANGE($change) }
   *[other] { MONTH($year_from) } sampai { MONTH($year_to) }: { CHANGE($change) }, { PLACE($parent) } { CHANGE($of_parent) }
  }
register = { $after ->
    [yes] kemiskinan ekstrem adalah ukuran lain daripada P0: garisnya jauh lebih rendah dan orangnya dicatat menurut nama, sehingga tidak dapat dijumlahkan dengan P0
   *[no] daftar nama, bukan angka P0
  }
support-ceilings = { $weighed ->
    [yes] “Paling banyak” menganggap semua yang terjangkau miskin dan keluar dari kemiskinan; “sedikitnya” menganggap penerima dipilih acak, dari desil 1–4 bila aturannya demikian. Tidak ada yang dinyatakan di sini tentang dampak program.
   *[no] { "" }
  }
support-gap = { $gap ->
    [refused] { WHY($gap) }
   *[given] { lift }{ since }. { population } { single }
  }
lift = Mengangkat setiap penduduk miskin tepat ke garis kemiskinan selama setahun memerlukan sekitar { RUPIAH($gap_rupiah) } ({ $gap_year })
since = { $ranged ->
    [yes] ; sejak { $since } jumlah itu berkisar antara { RUPIAH($low) } dan { RUPIAH($high) }
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
plan = { $advice ->
    [record] Untuk rencana berikutnya: catat rumah tangga yang terjangkau, yang miskin saat masuk, dan yang berada di atas garis setahun kemudian; tanpa ketiganya jangkauan tidak dapat dibandingkan dengan kebutuhan.
    [aim] Untuk rencana berikutnya: hanya program pendapatan yang dimulai sebelum bulan acuan yang dapat dibandingkan dengan target; catat siapa yang miskin saat masuk dan siapa yang berada di atas garis setahun kemudian.
    [number] Untuk rencana berikutnya: tetapkan dahulu angka dan bulan acuannya agar jangkauan dapat dibandingkan; catat siapa yang miskin saat masuk dan siapa yang berada di atas garis setahun kemudian.
    [elsewhere] Untuk rencana berikutnya: agar target tercapai dari program terbesar itu saja, jangkauannya harus sedikitnya { NUMBER($times, decimals: 1) } kali lipat, semua penerimanya miskin, dan semuanya keluar dari kemiskinan.
   *[enough] Untuk rencana berikutnya: di atas kertas jangkauannya cukup; catat siapa yang miskin saat masuk dan siapa yang tetap di atas garis setahun kemudian.
  }
turn = { $wanting ->
    [source] Yang dapat mengubah jawaban: sumber yang memuat rumah tangga terjangkau atau biayanya.
    [checks] Yang dapat mengubah jawaban: verifikasi lapangan atas daftar lain dan hitungan mereka yang tidak tercantum.
   *[shares] Yang dapat mengubah jawaban: bagian yang miskin saat masuk dan bagian yang kemudian berada di atas garis; keduanya tidak diterbitkan, sehingga ditampilkan rentang penuhnya.
  }
sure = { $weighed ->
    [yes] Seberapa yakin: cukup yakin tentang batas atasnya, sama sekali tidak tentang dampak program dan kesepadanan biayanya.
   *[no] Seberapa yakin: program diambil dari sumber terbuka dan mungkin ada yang lain; dampak program tidak dinilai di sini.
  }
table-caption = Yang disampaikan tentang { NAME($region) } dan yang ditunjukkan angka BPS di sampingnya
column-said = Yang disampaikan, di mana, dan kapan
column-shown = Yang ditunjukkan angka BPS
