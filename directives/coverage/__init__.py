"""The coverage map: what each piece of a document is, by a rule that has a name."""
