"""What every question stands on: figures, years, states, the shape of an answer."""
