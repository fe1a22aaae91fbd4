"""`python -m gapcheck`."""

from gapcheck.cli.main import main

main()
