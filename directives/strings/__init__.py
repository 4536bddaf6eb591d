"""Strings before any language: folding, running lines, patterns looked for only where they can be, answers kept."""
