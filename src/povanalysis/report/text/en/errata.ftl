### A published report that was wrong: what its page says, and that of an edition before.
# $because: why, in the words of who published it. $day: when it was said.
line = { $kind ->
    [withdrawn] **Withdrawn on { DAY($day) }:** { $because }
   *[corrected] **Corrected on { DAY($day) }:** { $because }
  }
# Of the page that stands in the place of a withdrawn report; $title: the report's.
title = Withdrawn – { $title }
# On a page of an edition before, and the link that follows.
since = { $kind ->
    [withdrawn] This is an earlier edition. The report was withdrawn on { DAY($day) }: { $because }
   *[corrected] This is an earlier edition. The report was corrected on { DAY($day) }: { $because }
  }
now = Read what is published now
# On a front page of an edition before; a row for each report, after its title, follows.
front = This is an earlier edition, and these reports in it were wrong:
row = { $kind ->
    [withdrawn] withdrawn on { DAY($day) }. { $because }
   *[corrected] corrected on { DAY($day) }. { $because }
  }
