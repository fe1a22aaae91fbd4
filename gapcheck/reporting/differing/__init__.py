"""What differs between two assessments, in every format: the part of this room that `gapcheck diff` asks for."""
