"""Whether a text is printed in capitals."""


def mostly_capitals(text: str) -> bool:
    """Whether more than four of five letters are capitals; a text without letters is not."""
    letters = list(filter(str.isalpha, text))
    return sum(map(str.isupper, letters)) > 0.8 * len(letters)


CAPITALS = "".join(
    letter for block in (range(0x41, 0x1B1), range(0x1EA0, 0x1EFA)) for letter in map(chr, block) if letter.isupper()
)
"""All letters in capitals, to stand within the brackets of a pattern: "À-Ỹ" there holds as many small ones ("đ", "ơ")."""
