### Marks of a report on a target that is nobody's.
# Its first line. $official is the official target of that year, or none.
mark = { $official ->
    [none] **Hypothetical:** a target of { PERCENT($target) } for { MONTH($year) }; no official one is known.
   *[other] **Hypothetical:** a target of { PERCENT($target) } for { MONTH($year) }; the official one is { PERCENT($official) }.
  }
# Title, description and running head ($text).
marked = Hypothetical – { $text }
