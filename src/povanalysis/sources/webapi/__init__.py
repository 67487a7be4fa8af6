"""BPS's WebAPI, and the shipped figures verified by it."""
