### Laporan data dan metode: judul dan keterangannya.
title = Data dan metode
subtitle = Berdasarkan angka kemiskinan BPS (Susenas), data per { DAY($date) }
description = Cakupan angka, pemeriksaannya, dan cara membuat prakiraan
command = Pengujian mundur { $regions } kabupaten/kota, versi data { $data_version }
command-units = 1-3 tahun ke depan; selisih dalam poin persentase; cakupan sebagai bagian
command-origins = Prakiraan yang diterbitkan, menurut tahun terakhir yang akan diketahuinya:
command-states = Dengan apa yang diketahui di luar angka terakhir, di samping prakiraan yang sama tanpanya:
command-shared = Semua daerah mengalami guncangan bersama: sebelas tahun asal berarti sebelas pengalaman.
cited = deret kemiskinan kabupaten/kota di Indonesia
