### Is a yearly change unusual? Facts: questions/change.py (Change) and report/facts/change.py.

heading = Is the last change unusual?
# Beside the region's own other years ($own_reading); $moved begins with "alone" where there is no mean of a
# province, and ends with "still" where the rate stayed put. Example: −0.13 percentage points.
finding = { $own ->
    [refused] { changed }
   *[given] { judged }
  }
judged = { $own_reading ->
    [usual] For { NAME($region) } the last change was not unusual: { size } in the year to March { $year }.
    [unusual-fall] For { NAME($region) } the last change was unusually favourable: { size } in the year to March { $year }.
   *[unusual-rise] For { NAME($region) } the last change was unusually unfavourable: { size } in the year to March { $year }.
  }
size = { $still ->
    [yes] the rate stayed put
   *[no] { CHANGE($change) }
  }
changed = { $still ->
    [yes] In the year to March { $year } the rate of { NAME($region) } stayed put.
   *[no] In the year to March { $year } the rate of { NAME($region) } changed by { CHANGE($change) }.
  }
# Beside the mean of the province's regencies and cities.
support-beside = { $moved ->
    [alone] { "" }
    [alike] The difference from the mean of { others } is no larger than usual.
    [better] That is more favourable than the mean of { others }.
    [worse] That is less favourable than the mean of { others }.
    [fell-more] The rate fell more than the mean of { others }.
    [fell-less] The rate fell less than the mean of { others }.
    [rose-less] The rate rose less than the mean of { others }.
    [rose-more] The rate rose more than the mean of { others }.
    [fell-others-rose] The rate fell, although the mean of { others } rose.
    [rose-others-fell] The rate rose, although the mean of { others } fell.
    [stayed-others-rose] The rate stayed put, although the mean of { others } rose.
   *[stayed-others-fell] The rate stayed put, although the mean of { others } fell.
  }
others = { PROVINCE($region) }'s regencies and cities
# How the province's regencies and cities moved, and how far this one deviates. $spread counts them;
# "refused" where too few have figures, "none" for a province or the nation.
detail-province = { $spread ->
    [none] { "" }
    [refused] { WHY($province) }
    [all-fell] The rate fell in all { $province_n_regions } regencies and cities of { where }; { deviates }
    [all-rose] The rate rose in all { $province_n_regions } regencies and cities of { where }; { deviates }
   *[mixed] Of the { $province_n_regions } regencies and cities of { where }, the rate fell in { $province_fell } and rose in { $province_rose }; { deviates }
  }
where = { $some_absent ->
    [yes] { PROVINCE($region) } that have a figure
   *[no] { PROVINCE($region) }
  }
deviates = { NAME($region) } deviates from their mean ({ SIGNED($province_mean_change) } points) by { CHANGE($province_deviation) }. In { $province_near } of its { $province_n_other } other years it deviated by no more than { POINTS($province_bound) }.
# Those of the province without a figure for the year.
support-absent = { TOLD($absent, file: "absent") }
# What is usual for the region.
support-own = { $own ->
    [refused] { WHY($own) }
   *[given] Usual is the range that about two in three of its other years kept within.
  }
# The same counted. Example: in 7 of its 10 other years.
detail-own = { $own ->
    [refused] { "" }
   *[given] In { $own_inside } of its { $own_n_other } other years the change lay between { SIGNED($own_low) } and { SIGNED($own_high) } points.
  }
# The sampling error, which is not published, beside the largest that the series allows.
support-sampling = { $error ->
    [none] { "" }
    [unbounded] No sampling error is published, so chance cannot be ruled out.
    [may-be-larger] No sampling error is published, and the series allows one that could account for all of this change.
   *[is-smaller] No sampling error is published, but even the largest that the series allows could not account for this change.
  }
# The same in numbers: below which relative standard error ($break_even) the change can be told from zero.
detail-sampling = { $error ->
    [none] { "" }
    [unbounded] { told-below }.
    [may-be-larger] { told-below }; the series allows one of up to { largest }.
   *[is-smaller] The change can be told from zero at { SHARE($confidence, decimals: 0) } confidence with any relative standard error below { SHARE($break_even) }; the series allows none above { largest }.
  }
told-below = The change could be told from zero at { SHARE($confidence, decimals: 0) } confidence only with a relative standard error below { SHARE($break_even) }
largest = { SHARE($ceiling_relative, decimals: 1) } ({ POINTS($ceiling) }; { SHARE($ceiling_confidence, decimals: 0) } confidence)
# Only where the reader assumed a sampling error.
detail-assumed = { $assumed ->
    [none] { "" }
    [refused] { WHY($assumed) }
   *[given] { assumed }
  }
assumed = { $assumed_distinguishable ->
    [yes] If the relative standard error were { SHARE($assumed_error, decimals: 1) } (an assumption), the change could be told from zero, as could { SHARE($assumed_share_of_all, decimals: 1) } of all yearly changes.
   *[no] If the relative standard error were { SHARE($assumed_error, decimals: 1) } (an assumption), the change could not be told from zero; only { SHARE($assumed_share_of_all, decimals: 1) } of all yearly changes could.
  }
# What the change means for the next plan; $advice follows from the readings above.
plan = { $advice ->
    [others-better] For the next plan: others in the province did better in the same year, so find out what differed there; one year alone is no reason to stop a programme.
    [rose-less] For the next plan: the rate rose less than in the rest of the province, but it rose; record what differed in this year, and wait for figures of another year before drawing a conclusion from it.
    [better] For the next plan: record what differed from the rest of the province in this year, and wait for a second such year before calling it a success.
    [unusual-whole] For the next plan: one unusual year is no trend; do not carry it forward as one.
    [unusual-alone] For the next plan: an unusual year; wait for figures of others in the province before reading anything into it.
    [unusual-shared] For the next plan: an unusual year that the whole province shared says little about local programmes; do not carry it forward as a trend.
    [unjudged] For the next plan: this change cannot be judged, so base no decision on it.
   *[no-reason] For the next plan: a year like this is no reason to change course.
  }
# $low and $high bound the changes that count as moving with the province; $margin is the way to the nearer.
turn = { $awaited ->
    [years] What would change the answer: figures of further years, or a revision.
    [peers] What would change the answer: figures of other regencies in the province, or a revision.
   *[bounds] What would change the answer: a change between { SIGNED($low) } and { SIGNED($high) } points counts as moving with the province; the nearer bound is { POINTS($margin) } away.
  }
# Which of the two readings can be made ($basis), then what else weakens them.
sure = { $basis ->
    [none] How sure: the series is too short to say more than the figures do.
    [own] How sure: the reading rests on { $own_n_other } other years, those of the pandemic among them.
   *[both] How sure: both readings rest on { $own_n_other } other years, those of the pandemic among them.
  }
sure-february = { $february ->
    [yes] The fieldwork for March { $year } took place in February, in all regions.
   *[no] { "" }
  }
sure-source = { $single_source ->
    [yes] The last figure was found in a single source.
   *[no] { "" }
  }
# Of the strip with a dot for every regency and city, from $lowest to $highest points.
chart-caption = Change from March { $before_year } to March { $year } in the regencies and cities of { PROVINCE($region) }, percentage points; one dot each.
chart-alt = { $spread ->
    [all-fell] Strip of { $province_n_regions } dots from { SIGNED($lowest) } to { SIGNED($highest) } points, all of them falls. { stands }.
    [all-rose] Strip of { $province_n_regions } dots from { SIGNED($lowest) } to { SIGNED($highest) } points, all of them rises. { stands }.
   *[mixed] Strip of { $province_n_regions } dots from { SIGNED($lowest) } to { SIGNED($highest) } points. { stands }; the rate fell in { $province_fell } and rose in { $province_rose }.
  }
stands = { NAME($region) } stands at { SIGNED($change) }, the mean of { PROVINCE($region) } at { SIGNED($province_mean_change) }
chart-mean = mean { SIGNED($province_mean_change) }
