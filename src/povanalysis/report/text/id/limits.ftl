### Yang tidak dapat dinyatakan laporan. Fakta: report/facts/methods.py (limits).
heading = Asumsi dan keterbatasan
finding = Selisih terbesar prakiraan satu tahun yang tercatat adalah { NUMBER($miss) } poin, di { SHORT($region) } pada { $year }: diperkirakan { NUMBER($median) } persen, diterbitkan { NUMBER($value) }. Tidak ada model deret pendek yang dapat melihat tahun seperti itu sebelumnya.
support-sampling = Galat sampling: galat baku tidak diterbitkan untuk kabupaten/kota. Tidak ada pernyataan tentang tingkat sebenarnya di balik angka yang diterbitkan; galat yang diandaikan tidak menentukan putusan apa pun.
support-cause = Sebab: angka tidak dapat menunjukkan mengapa tingkat kemiskinan berubah atau apa hasil suatu program. Tidak ada klaim sebab-akibat.
support-revisions = Revisi dan metode baru: prakiraan dibuat untuk angka yang diterbitkan BPS dengan metode sekarang. Keranjang garis kemiskinan atau kerangka sampel baru akan memulai deret baru.
support-distance = Jarak: tidak pernah ada pengujian di atas enam tahun ke depan; yang lebih jauh ditandai sebagai ekstrapolasi.
support-then = Pengetahuan saat itu: angka Maret terbit berbulan-bulan kemudian. Target hanya dinilai dengan angka yang sudah terbit ketika target ditetapkan.
support-population = Penduduk: jumlah penduduk miskin dibagi persentasenya. Hasil sensus bukan dasar persentase itu dan tidak pernah dicampurkan.
