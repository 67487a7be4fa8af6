### The words for probabilities, and how often they came true. Facts: report/facts/methods.py (scale).

heading = Words for probabilities
# The word whose events came true least as stated; $borne says whether that is near enough. $low names its step.
finding = { $borne ->
    [too-few] Too few events were forecast to test the words (@tbl-scale).
    [as-stated] Events came true about as often as stated for every word; the largest difference is that of “{ LIKELIHOOD($low) }”: { SHARE($stated, decimals: 0) } stated, { SHARE($came, decimals: 0) } came true (@tbl-scale).
   *[otherwise] Not every word was borne out: events called “{ LIKELIHOOD($low) }” were stated at { SHARE($stated, decimals: 0) } on average and came true in { SHARE($came, decimals: 0) } of cases (@tbl-scale).
  }
plan = What this means: these are forecasts that knew of no later figure; a report counts those that knew as much as its own. A word stands for a range of probabilities and nothing else, in every report and both languages. Read the number beside it; near a bound the word may change with the next data version although the number hardly moves.

caption-scale = The scale of words, and how often events stated with each came true when nothing beyond the last figure was known
column-probability = Probability, per cent
column-word = Word
column-events = Events
column-stated = Stated, per cent
column-came = Came true, per cent
# A step of the scale, per cent.
step = from { NUMBER($low, decimals: 0) } to under { NUMBER($high, decimals: 0) }
