### Tanda laporan tentang target yang bukan milik siapa pun.
mark = { $official ->
    [none] **Hipotetis:** target { PERCENT($target) } untuk { MONTH($year) }; target resmi tidak diketahui.
   *[other] **Hipotetis:** target { PERCENT($target) } untuk { MONTH($year) }; target resminya { PERCENT($official) }.
  }
marked = Hipotetis – { $text }
