### Who of a province has no figure for $year. Facts: questions/ground/years.py (Absent).
# $waiting are late, $stopped have long had no figure, $lacking have none in these data; any may be empty.
finding-waiting = { $waiting ->
    [none] { "" }
   *[some] Not yet out for { $year }: { NAMES($waiting) }.
  }
finding-stopped = { $stopped ->
    [none] { "" }
   *[some] Not counted, for want of a recent figure: { LIST($stopped, each: "ended") }.
  }
ended = { SHORT($region) } (last { $year })
finding-lacking = { $lacking ->
    [none] { "" }
   *[some] Without a figure for { $year } in these data: { NAMES($lacking) }.
  }
