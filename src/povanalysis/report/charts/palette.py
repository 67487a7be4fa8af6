"""The colours of all charts.

They differ in lightness as well as in hue, so that they survive greyscale print and colour
blindness.
"""

INK = "#1a1f24"
GREY = "#5b6670"
LIGHT = "#c9d0d6"
ACCENT = "#0b5c6b"
WARM = "#b3471d"
FAN = ("#d7e7ea", "#a9cdd4", "#6fa9b4")
