"""What a model sees: series in panels, and the places above them."""
