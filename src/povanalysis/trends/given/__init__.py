"""Forecasts given what is known, and states of knowledge."""
