"""Words: folding, phrases and how they are found in text."""
