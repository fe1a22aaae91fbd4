"""Country workbooks in and out. This is the room's one door; heavy libraries load when a file is really opened."""

from gapcheck.workbook.reading import read_workbook
from gapcheck.workbook.writing import new_workbook_bytes, workbook_bytes

__all__ = ["new_workbook_bytes", "read_workbook", "workbook_bytes"]
