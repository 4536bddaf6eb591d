"""The words that begin work and names, the case of titles, words that a scan or a text layer spoiled."""
