"""A page worked by its keys alone: a pointer that goes down anywhere is a fault of the test."""

from tests.browser import tab_to

NO_POINTER = "addEventListener('pointerdown', () => console.error('a pointer was used'), true)"
MOST = 400
"""Presses of Tab from anywhere to anywhere: the workbench has many buttons."""


def by_keys(page):
    """The page, watched (tests.browser.Visits tells what stands on its console)."""
    page.add_init_script(NO_POINTER)
    page.on("filechooser", lambda _: None)  # else one may open before it is waited for
    return page


def press(page, wanted, key="Enter"):
    """Come there by Tab and press."""
    tab_to(page, wanted, MOST)
    page.keyboard.press(key)


def write(page, wanted, words):
    """Come there by Tab and type over what stands there."""
    tab_to(page, wanted, MOST)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def pick(page, wanted, words, name):
    """Type some letters of a unit and take it from the list that opens."""
    write(page, wanted, words)
    page.get_by_role("option", name=name).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def attach(page, wanted, file):
    """A file, by the window that Enter opens on its field."""
    tab_to(page, wanted, MOST)
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Enter")
    opened.value.set_files(file)
