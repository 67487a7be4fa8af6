"""Charts, a module each, in one style."""
