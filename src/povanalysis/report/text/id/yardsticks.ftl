### Nilai sebuah target, jika target tidak ditemukan.
finding = Target berupa angka untuk { MONTH($coming_year) } tidak ditemukan. Peluangnya { SHARE($half, decimals: 0) } untuk { PERCENT($median) } atau lebih rendah dan { SHARE($level, decimals: 0) } untuk { PERCENT($safe) } atau lebih rendah.
plan = { $led ->
    [no] Untuk rencana berikutnya: pilih tingkat dalam @tbl-levels dengan melihat peluangnya.
   *[yes] Untuk rencana berikutnya: rata-rata perubahan { $years } tahun terakhir mengarah ke { PERCENT($leads_to) } pada { MONTH($led_year) }, dengan peluang { CHANCE($led_chance) }; target di bawah itu menuntut lebih dari yang biasa terjadi.
  }
turn = Yang dapat mengubah jawaban: angka resmi berikutnya, yang menggantikan prakiraan ini.
sure = Seberapa yakin: selang prediksi { SHARE($level, decimals: 0) } untuk { MONTH($coming_year) } adalah { NUMBER($low) } sampai { NUMBER($high) } persen; selang itu berlaku bagi angka resmi, yang galat sampling-nya tidak diketahui.
