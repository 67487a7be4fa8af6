### The report on data and methods itself: its title and what stands beside it.

title = Data and methods
# $date is that of the data version.
subtitle = Based on BPS poverty figures (Susenas), data as of { DAY($date) }
description = What the figures cover, how they are checked and forecast
