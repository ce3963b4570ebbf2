"""Exports read back: a file of JSON lines, checked whole before anything is stored."""
