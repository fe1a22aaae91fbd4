"""Several States side by side, in every format: the part of this room that `gapcheck compare` asks for."""
