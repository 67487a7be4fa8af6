### Memilih tingkat target, jika target tidak ditemukan.
finding = Target berupa angka untuk { MONTH($coming_year) } tidak ditemukan. Tingkat { PERCENT($median) } sama besar peluangnya untuk tercapai dan untuk tidak tercapai; tingkat { PERCENT($safe) } berpeluang { SHARE($level, decimals: 0) }.
plan = { $led ->
    [no] Untuk rencana berikutnya: pilih tingkat dalam @tbl-levels dengan melihat peluangnya.
   *[yes] Untuk rencana berikutnya: laju rata-rata selama ini saja mengarah ke { PERCENT($leads_to) } pada { MONTH($led_year) }; target di bawah itu menuntut lebih dari laju tersebut, dan peluangnya tertera pada @tbl-levels.
  }
