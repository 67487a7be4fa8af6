"""From what BPS hands out to checked observations."""
