### Seberapa sering setiap putusan muncul. Fakta: report/facts/methods.py (tally).
heading = Seberapa sering setiap putusan muncul
finding = { $unused ->
    [0] Ke-{ $count } putusan itu semuanya muncul (@tbl-verdicts). Yang paling jarang, “{ LIST($rare, each: "verdict") }”, pada { CHANCE($least) } kasusnya, yang paling sering, “{ LIST($common, each: "verdict") }”, pada { SHARE($most, decimals: 0) }.
   *[other] { $unused } dari { $count } putusan tidak pernah muncul di kabupaten/kota: skalanya menuntut terlalu banyak atau terlalu sedikit (@tbl-verdicts).
  }
plan = Artinya: putusan dalam laporan dapat dibaca dengan melihat seberapa lazim putusan itu. Tingkat { PERCENT($rate, decimals: 0) } dan { $households } rumah tangga hanyalah tolok ukur untuk menghitung, bukan target siapa pun.
caption-verdicts = Seberapa sering setiap putusan muncul di kabupaten/kota { LIST($provinces, cut: "no") }
column-question = Pertanyaan
column-verdict = Kesimpulan
column-cases = Kasus
column-share = Bagian, persen
scale = { $scale ->
    [change-beside-own-noise] Perubahan dibandingkan kebiasaannya sendiri
    [change-beside-the-province] Perubahan dibandingkan provinsi
    [target] Tingkat { PERCENT($rate, decimals: 0) } dalam empat tahun
    [pace] Laju yang diperlukan
    [ambition] Ambisi target seperti itu
    [outcome] Hasil target seperti itu
    [programme] Jangkauan { $households } rumah tangga
    [order-of-neighbours] Urutan daerah berdekatan tahun depan
    [convergence] Mengejar ketertinggalan di provinsi
    [mover] Perubahan sejak { $march_from } dibandingkan provinsi
   *[depth] Kedalaman dibandingkan tingkat kemiskinan
  }
