"""What a newcomer can run: an example directive, a fictional province, the demonstration, a mail server for it."""
