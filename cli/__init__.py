"""The command line, which also starts everything."""
