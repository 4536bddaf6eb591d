"""Phrases of time and the deadlines that they say."""
