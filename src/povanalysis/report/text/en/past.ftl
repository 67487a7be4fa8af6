### What of a place's past bounds its series. Facts: report/facts/past.py. Years are those of figures, days those of the laws.
# Most places have nothing of all this.
told = { made } { covered } { elsewhere } { LIST($repeated, each: "no-survey", by: " ") }
# Made out of another place, whose figures covered both until then.
made = { $origin ->
    [none] { "" }
   *[other] { NAME($region) } was made out of { NAME($origin) } on { DAY($created) }; the figures shown begin in { $first }.
  }
# The figures until $covered_until are of a larger or of another area.
covered = { $covered ->
    [none] { "" }
    [parts] Until { $covered_until } the figures of { NAME($region) } cover { LIST($parts, cut: "no") }, too; they are left out.
   *[another] Figures until { $covered_until } are of another area under the same code and are left out.
  }
# Printed within another province until then.
elsewhere = { $whole ->
    [none] { "" }
   *[other] Until { $printed_until } BPS printed it within { NAME($whole) }, under the code { LIST($codes, cut: "no") }.
  }
no-survey = There was no survey in { NAME($region) } in March { $year }: BPS repeats the figures of the year before, and no change is counted from them.
