### Cara membuat prakiraan, langkah demi langkah. Fakta: report/facts/methods.py (model).
heading = Cara membuat prakiraan
finding = { $drift ->
    [full] Pengalaman masa lalu mendukung sepenuhnya laju (drift) bersama semua daerah.
    [none] Pengalaman masa lalu tidak mendukung drift sama sekali: prakiraannya adalah angka terakhir.
   *[part] Pengalaman masa lalu mendukung { SHARE($factor, decimals: 0) } dari laju (drift) bersama semua daerah; sebesar itu pula prakiraan mengikutinya.
  }
support-scale = Skala: logit tingkat kemiskinan, sehingga tidak ada prakiraan di luar 0 sampai 100 persen; kuantilnya ditransformasi balik.
support-time = Waktu: jarak sebenarnya antarbulan acuan; dari September 2014 ke Maret 2015 setengah tahun. Angka sebelum { $fit_from } ditampilkan, tetapi tidak dipakai dalam model.
support-centre = Nilai tengah: laju bersama semua daerah, lalu perkiraan rata-rata empat model untuk tiap daerah dibandingkan dengan yang lain, sejauh hal itu terbukti sebelumnya. Keempat model itu adalah tingkat lokal berderau dengan drift yang disusutkan, Theta, tren teredam, dan drift.
support-width = Lebar selang: galat prakiraan masa lalu di semua { $count } kabupaten/kota, dicampur dengan galat deret tahunan publik (M1, M3, Tourism). Galat panel sendiri berbobot { SHARE($one, decimals: 0) } untuk satu tahun ke depan dan { SHARE($three, decimals: 0) } untuk tiga tahun ke depan, karena yang dihitung tahun asal, bukan banyaknya daerah.
support-dependence = Keterkaitan: kabupaten/kota seprovinsi bergerak bersama dengan korelasi { NUMBER($common) }; peringkat dan urutan dibaca dari simulasi bersama yang mempertahankan kuantil setiap daerah.
plan = Artinya: prakiraan menyatakan ke mana angka resmi bergerak jika tahun-tahun mendatang menyerupai yang tercatat. Prakiraan tidak mengenal program, harga beras, atau guncangan baru.
