"""What the head of a document says of it: kind, number, day, issuer, secrecy, what it carries out."""
