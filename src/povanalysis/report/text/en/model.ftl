### How forecasts are made, step by step. Facts: report/facts/methods.py (model).

heading = How the forecasts are made
# $drift says how much of the shared pace the past supports; $factor is its share.
finding = { $drift ->
    [full] The record supports in full the pace (drift) that all regions share.
    [none] The record supports no drift at all: the forecast is the last figure.
   *[part] The record supports { SHARE($factor, decimals: 0) } of the pace (drift) that all regions share; forecasts follow it by that much.
  }
# Typed: 0 and 100, what a share can be.
support-scale = Scale: logit of the rate, so that no forecast leaves 0 to 100 per cent; quantiles are transformed back.
# $fit_from is the first year that the model uses. Typed: 2014 and 2015, between which the month changed.
support-time = Time: real distances between reference months; September 2014 to March 2015 is half a year. Figures before { $fit_from } are shown but not used in the model.
support-centre = Centre: the pace all regions share, then what an average of four models expects of each beside the others, as far as that came true before. The models are a noisy local level with shrunk drift, Theta, a damped trend and drift.
# $one and $three are the weights of the panel's own errors, one and three years ahead.
support-width = Width: errors of past forecasts over all { $count } regencies and cities, mixed with those of public yearly series (M1, M3, Tourism). The panel's own errors carry { SHARE($one, decimals: 0) } of the weight one year ahead and { SHARE($three, decimals: 0) } three years ahead, because origin years count, not regions.
# $common is the correlation of regencies of one province.
support-dependence = Dependence: regencies of one province move together with a correlation of { NUMBER($common) }; ranks and orders are read from joint simulations that keep each region's own quantiles.
plan = What this means: the forecast says where the published figure goes if the years ahead resemble those on record. It knows of no programme, rice price or new shock.
