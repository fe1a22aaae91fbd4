"""Timelines as reports: one composed document for people, records and tables for programs."""
