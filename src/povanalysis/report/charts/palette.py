"""The colours of all charts; each means one thing wherever it stands.

They differ in lightness as well as in hue, so that they survive greyscale print and colour
blindness.
"""

INK = "#1a1f24"
"""Words, and what is marked for reading, such as the place of today."""
GREY = "#5b6670"
"""The province and other means for comparison; axes."""
LIGHT = "#c9d0d6"
"""Rules that guide the eye."""
ACCENT = "#0b5c6b"
"""The figures of the region the page is about."""
FAN = ("#d7e7ea", "#a9cdd4", "#6fa9b4")
"""Its forecast, from the widest interval to the narrowest; its fellows."""
WARM = "#b3471d"
"""A target, and nothing else."""
OTHER = "#7b4a94"
"""A second region beside the first."""
