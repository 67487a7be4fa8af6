"""Models of short series, what makes them honest, and what a forecast is."""
