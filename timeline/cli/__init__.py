"""The command line: one module a verb, imports inside the command."""
