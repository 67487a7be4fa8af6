### What every publication carries: links, citation, licence, versions, sources.
# Links above a report; the second names the list for screen readers.
all-reports = All reports
navigation = Other editions and downloads
# The first page on one sheet, and as a picture for a phone.
fact-sheet = Fact sheet
picture = Picture
# On a hypothetical report: leads to the one with the official target.
official-report = The official report
# On a regency's report: leads to the report on its province, and to a comparison. $place: Jawa Timur;
# $places: Kediri and Sukoharjo.
of-province = Province: { $place }
compared = Compared with { $places }
citation = povanalysis { $software } ({ $year }): { $title }, data version { $version }. Figures: BPS (Statistics Indonesia), Susenas.
# The same where somebody else publishes it. $by: authors or organisation.
citation-of = { $by } ({ $year }): { $title }. povanalysis { $software }, data version { $version }. Figures: BPS (Statistics Indonesia), Susenas.
# Who publishes a report, before the name; and what its logo shows.
publisher = Publisher
logo = Logo of { $organisation }
# Heading of the analyst's own reading, where somebody is named, and where nobody is; and what stands below it.
reading-own = A reading by { $who }
reading-analyst = The analyst’s reading
reading-note = This section was written by hand. It is not computed from the figures.
licence = Software, text and charts: MIT licence. The figures are facts published by BPS; sources.csv in the project names each source with its terms. BPS publications may not be redistributed commercially without written permission.
made = Data as of { DAY($as_of) }, version { $version }. Software: povanalysis { $software }.
# After it. $month: 2026-09; $earliest, $latest: months in which such figures may come, one or several ($span);
# $n: how many earlier ones say so.
next = The { MONTH($month) } figures of Indonesia and its provinces are expected { $span ->
    [one] in { MONTH($earliest) }
   *[several] between { MONTH($earliest) } and { MONTH($latest) }
  }, going by { COUNT($n) } earlier releases.
cite-as = Cite as
licence-head = Licence
versions = Data and versions
# Table of sources.
column-code = Code
column-given = Figures given
column-confirmed = Figures confirmed
column-producer = Producer and where obtained
sources-caption = Sources, with the number of figures they give and confirm
# Where there are sources that only confirm figures.
further = Other public copies confirm some of these figures (data/raw/sources.csv).
# Who made a figure, where BPS is not itself the publisher of what was read.
cited-by = BPS, cited by { $publisher }
bps = BPS (Statistics Indonesia), Susenas
# Where the rows of the figures stand.
trace-one = All rows are in { $file }, sha256 { $hash }, data version { $version }.
trace-file = { $file } (sha256 { $hash })
trace-several = The rows are in { $files }; data version { $version }.
# Before the command that makes the report again.
repeat = Repeat with:
