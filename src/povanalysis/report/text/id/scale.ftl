### Istilah peluang, dan seberapa sering terbukti. Fakta: report/facts/methods.py (scale).
heading = Istilah peluang
finding = { $borne ->
    [too-few] Kejadian yang diprakirakan terlalu sedikit untuk menguji istilah-istilah ini (@tbl-scale).
    [as-stated] Kejadian terwujud kira-kira sesering yang dinyatakan pada setiap istilah; selisih terbesar ada pada “{ LIKELIHOOD($low) }”: dinyatakan { SHARE($stated, decimals: 0) }, terjadi { SHARE($came, decimals: 0) } (@tbl-scale).
   *[otherwise] Tidak semua istilah terbukti tepat: kejadian yang disebut “{ LIKELIHOOD($low) }” dinyatakan berpeluang rata-rata { SHARE($stated, decimals: 0) }, tetapi terjadi pada { SHARE($came, decimals: 0) } kasus (@tbl-scale).
  }
plan = Artinya: yang dihitung di sini prakiraan tanpa angka sesudahnya; laporan daerah menghitung prakiraan yang mengetahui sebanyak prakiraannya sendiri. Suatu istilah mewakili rentang peluang dan tidak lebih, di setiap laporan dan dalam kedua bahasa. Bacalah angka di sebelahnya; di dekat batas, istilah dapat berganti pada versi data berikutnya meskipun angkanya hampir tidak bergerak.
caption-scale = Skala istilah, dan seberapa sering kejadian yang dinyatakan dengan setiap istilah benar-benar terjadi bila belum ada angka sesudahnya yang diketahui
column-probability = Peluang, persen
column-word = Istilah
column-events = Kejadian
column-stated = Dinyatakan, persen
column-came = Terjadi, persen
step = { NUMBER($low, decimals: 0) } sampai kurang dari { NUMBER($high, decimals: 0) }
