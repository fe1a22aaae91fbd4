"""The gate of CI: an assessment held against a baseline that people keep and merge.

Pure: texts of files come in as strings, the day comes in as an argument.
"""
