"""The command line: parse, build, run, write. Nothing below this room prints, exits or reads the terminal."""
