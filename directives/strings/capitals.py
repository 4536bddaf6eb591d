"""Whether a text is printed in capitals."""


def mostly_capitals(text: str) -> bool:
    """Whether more than four of five letters are capitals; a text without letters is not."""
    letters = list(filter(str.isalpha, text))
    return sum(map(str.isupper, letters)) > 0.8 * len(letters)
