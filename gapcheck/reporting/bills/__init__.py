"""Forecasts of bills as reports."""
