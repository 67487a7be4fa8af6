### Seberapa jauh tahun-tahun pandemi dari garis, dan apa yang diubahnya. Fakta: report/facts/methods.py (shocks).
heading = Tahun-tahun pandemi
finding = { $raised ->
    [all] Tahun-tahun pandemi menaikkan rata-rata angka { $count } kabupaten/kota: { LIST($effects, each: "effect", by: ", ") }.
    [none] Tahun-tahun pandemi tidak menaikkan rata-rata angka { $count } kabupaten/kota: { LIST($effects, each: "effect", by: ", ") }.
   *[some] Tahun-tahun pandemi menggeser rata-rata angka { $count } kabupaten/kota: { LIST($effects, each: "effect", by: ", ") }.
  }
effect = { SIGNED($effect) } poin pada Maret { $year }
support-without = Tanpa tahun-tahun itu, median untuk angka berikutnya suatu daerah bergeser rata-rata { SIGNED($mean) } poin, paling besar di { NAME($region) } ({ SIGNED($most) }).
plan = Artinya: pengaruh itu diukur, bukan dijelaskan; apa pun yang juga terjadi pada tahun-tahun itu termasuk di dalamnya. Prakiraan yang diterbitkan tetap memakainya, karena guncangan semacam ini dapat terulang.
caption-shock = Angka yang diterbitkan dikurangi garis antara tahun-tahun di sekitar pandemi
column-year = Tahun
column-effect = Rata-rata pengaruh, poin
column-spread = Sebaran antardaerah, poin
column-above = Daerah di atas garis
above = { $above } dari { $regions }
