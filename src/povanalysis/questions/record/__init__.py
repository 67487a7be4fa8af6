"""What was said before its truth came, and how it did."""
