### Laporan data dan metode: judul dan keterangannya.

title = Data dan metode
subtitle = Berdasarkan angka kemiskinan BPS (Susenas), data per { DAY($date) }
description = Cakupan angka, pemeriksaannya, dan cara membuat prakiraan
