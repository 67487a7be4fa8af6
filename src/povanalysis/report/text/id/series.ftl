### Tabel angka sebuah daerah: deret beserta sumbernya, dan prakiraan lalu di samping angka terbit.
column-year = Tahun
column-month = Bulan acuan
column-poor = Penduduk miskin, persen
column-change = Perubahan, poin
column-row = Baris
column-source = Sumber
caption = Tingkat kemiskinan (P0) { NAME($region) }, dengan baris berkas mentah dan sumbernya
unknown-month = tidak diketahui
note-single = ¹ Hanya satu sumber.
note-months = Perubahan hanya dihitung antara angka Maret: angka sebelumnya adalah angka September, atau bulan acuannya tidak diketahui.
