### Daerah seprovinsi yang tidak memiliki angka untuk $year. Fakta: questions/ground/years.py (Absent).
finding-waiting = { $waiting ->
    [none] { "" }
   *[some] Belum terbit untuk { $year }: { NAMES($waiting) }.
  }
finding-stopped = { $stopped ->
    [none] { "" }
   *[some] Tidak dihitung karena tidak ada angka baru: { LIST($stopped, each: "ended") }.
  }
ended = { SHORT($region) } (terakhir { $year })
finding-lacking = { $lacking ->
    [none] { "" }
   *[some] Tanpa angka { $year } dalam data ini: { NAMES($lacking) }.
  }
