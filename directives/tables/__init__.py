"""Assignment tables: each row a task, be they drawn, typed, broken or run out into lines."""
