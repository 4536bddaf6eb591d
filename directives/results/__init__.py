"""Papers that show a result, with their digital signatures."""
