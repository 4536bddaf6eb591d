"""The work that a document gives: its obligations, what is proposed for each, what of it was guessed."""
