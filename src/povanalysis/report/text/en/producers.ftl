### Where the figures come from, and whether BPS's WebAPI says the same. Facts: report/facts/methods.py (producers).

heading = Sources
# $largest is the code of the source that gives most figures, $share of all.
finding = The { COUNT($count) } figures come from { $sources } sources; the largest, { $largest }, gives { SHARE($share, decimals: 0) } of them. Sources of the rates are in @tbl-sources, the others in data/raw/sources.csv.
# What looking figures up on $day gave: $compared says whether all agree, or that it was not done.
support-verified = { $compared ->
    [no] They have not been compared with BPS's WebAPI; where there is a key, `povanalysis data verify` does so.
    [agree] On { DAY($day) } { COUNT($looked_up) } of them were looked up in BPS's own tables through its WebAPI, and all agree.
   *[differ] On { DAY($day) } { COUNT($looked_up) } of them were looked up in BPS's own tables through its WebAPI: { COUNT($agree) } agree, { COUNT($differ) } differ, { COUNT($not_found) } were not found.
  }
# Only where figures of another version were looked up. Example: 2026-11-22-cfc1a485.
support-version = { $other_version ->
    [yes] That was version { $data_version } of the data.
   *[no] { "" }
  }
