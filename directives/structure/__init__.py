"""The structure of a document: lines, paragraphs, numbered units, zones, tail."""
