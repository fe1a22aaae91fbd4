"""Several assessments side by side; a study over assessments, and pure."""
