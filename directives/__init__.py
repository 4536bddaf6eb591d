"""The compiler: a directive's bytes to a plan and its problems. Pure functions, the language as data."""
