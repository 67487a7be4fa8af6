"""Editions: the publication is changed as a whole, and those before it are kept."""
