### The report on data and methods itself: its title and what stands beside it.

title = Data and methods
# $date is that of the data version.
subtitle = Based on BPS poverty figures (Susenas), data as of { DAY($date) }
description = What the figures cover, how they are checked and forecast
# What povanalysis methods prints: a head, then tables each below a line.
command = Backtest of { $regions } regencies and cities, data version { $data_version }
# Typed: 1 and 3, the years ahead that the backtest has.
command-units = 1-3 years ahead; errors in percentage points; coverage as a share
command-origins = Published forecast, by the last year it would have known:
command-states = Given what is known beyond the last figure, beside the same forecasts without:
command-shared = Regions share their shocks: eleven origin years are eleven experiences.
# What povanalysis cite names.
cited = poverty series of Indonesian regencies
