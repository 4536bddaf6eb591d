"""Documents that are no plain text: which format their bytes are, and its text. Heavy libraries load with the first such file."""
