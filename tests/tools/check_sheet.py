#!/usr/bin/python3 -B
"""Checks the picture of every exercise as Chromium paints it: check_sheet.py SHEET PROGRAM CHROMIUM

The contact sheet has one card for each exercise; every still of it is painted, stays in its own box
and can be told from its paper, light and dark; nothing lies on something else or scrolls sideways, as
wide as a screen and as narrow as a phone. Then that each of these can fail.
"""

import itertools
import json
import pathlib
import re
import sys
import tempfile

from checking import check, end, run
from page_probe import inside, measured, picture_faults, text_faults

SHEET, PROGRAM, CHROMIUM = sys.argv[1:]
WIDTHS = {"screen": 1400, "phone": 420}


def overlap(one, other):
    """More than their edges: boxes are (left, top, right, bottom)."""
    return (one[0] < other[2] - 1 and other[0] < one[2] - 1 and
            one[1] < other[3] - 1 and other[1] < one[3] - 1)


def overlaps(boxes):
    """The names of those of (name, box) that lie on each other."""
    return [f"{a} lies on {b}" for (a, one), (b, other) in itertools.combinations(boxes, 2)
            if overlap(one, other)]


def card_faults(card):
    names = [name for name, _ in card["names"]]
    if len(card["pictures"]) != 1 or not names:
        yield f"{len(card['pictures'])} pictures and {len(names)} names"
        return
    (picture,) = card["pictures"]
    yield from picture_faults(picture, names)
    if not inside(picture["box"], card["box"]):
        yield "the picture is not in its card"
    left, _, right, bottom = picture["box"]
    for index, (name, box) in enumerate(card["names"]):
        middle = left + (index + 0.5) / len(names) * (right - left)
        if abs((box[0] + box[2]) / 2 - middle) > 4 or not bottom - 1 <= box[1] <= bottom + 20:
            yield f"'{name}' is not below its still"
    yield from overlaps(card["children"])
    yield from text_faults(card)


def faults(page, ids, width, dark):
    if page["dark"] != dark:
        yield "it is light" if dark else "it is dark"
    if page["width"] > width:
        yield f"it scrolls sideways: {page['width']} wide"
    if [card["id"] for card in page["cards"]] != ids:
        yield f"other cards: {set(ids) ^ {card['id'] for card in page['cards']}}"
    if page["pictures"] != len(ids):
        yield f"{page['pictures']} pictures of {len(ids)} exercises"
    for card in page["cards"]:
        yield from (f"{card['id']}: {fault}" for fault in card_faults(card))
    yield from overlaps((card["id"], card["box"]) for card in page["cards"])
    yield from overlaps((f"picture of {card['id']}", picture["box"])
                        for card in page["cards"] for picture in card["pictures"])


# ---- can it fail? --------------------------------------------------------------------------------


def styled(css):
    return lambda page: page.replace("</style>", css + "</style>", 1)


def swapped(pattern, by, count=1):
    return lambda page: re.sub(pattern, by, page, count=count)


def second_still_lost(page):
    """All that stands between the two floors, but for the second one itself."""
    floor = '<rect class="f-floor"'
    before, first, rest = page.partition(floor)
    between, second, after = rest.partition(floor)
    return before + first + between[:between.index("/>") + 2] + second + after


DARK = "@media (prefers-color-scheme: dark) "
FIRST_CARD = "<article(?:.|\n)*?</article>"
# What is done to a page of three cards, and what has to be said of it, light and, where that is
# something else, dark. None: nothing.
BREAKS = [
    ("nothing", lambda page: page, None),
    ("paths removed", swapped(r' d="[^"]*"', "", 0), "has 0 pixels of ink"),
    ("one path removed", swapped(r' d="[^"]*"', ""), "parts are nothing"),
    ("second still removed", second_still_lost, "has 0 pixels of ink"),
    ("hidden", styled("svg .f-near { display: none }"), "has 0 pixels of ink"),
    ("moved", swapped('<g id="', '<g transform="translate(0 60)" id="'), "outside its box"),
    ("far away", swapped('<g id="', '<g transform="translate(9000 0)" id="'), "outside its box"),
    ("cards on each other", styled("article + article { margin-left: -9rem }"),
     "breath-supine lies on breath-seated"),
    ("words on a picture", styled("article p { margin-top: -9rem }"), "div lies on p"),
    ("pictures on each other", styled("svg.figure { min-width: 40rem }"),
     "picture of breath-supine lies on"),
    ("picture out of its card", styled("svg.figure { position: relative; left: -9rem }"),
     "is not in its card"),
    ("names spread", styled(".names { width: 26rem }"), "is not below its still"),
    ("terminal cut", styled("pre { font-size: 2rem }"), "is cut"),
    ("no title", swapped("<title>[^<]*</title><desc>", "<desc>"), "no title"),
    ("empty desc", swapped("<desc>[^<]*<", "<desc> <"), "no desc"),
    ("no role", swapped(' role="img"', ""), "the role is None"),
    ("same colour", styled(".f-near { fill: var(--card) }"), "looks like its paper"),
    ("same colour in the dark", styled(DARK + "{ .f-near { fill: #444 } }"), None,
     "looks like its paper"),
    ("dim words", styled("h2 code { color: #888 }"), "words look like", None),
    ("white seams", styled(".f-paper { fill: #fff }"), None, "the seams are no paper"),
    ("card missing", swapped(FIRST_CARD, ""), "other cards"),
    ("card twice", swapped(f"({FIRST_CARD})", r"\1\1"), "4 pictures of 3 exercises"),
    ("too wide", styled("main { width: 1500px }"), "scrolls sideways"),
]


def with_three(page):
    """The page with its first three cards, and their ids."""
    cards = re.findall("<article.*?</article>\n", page, re.S)[:3]
    ids = [re.search('id="([^"]*)"', card).group(1) for card in cards]
    return page[:page.index("<article")] + "".join(cards) + page[page.index("</main>"):], ids


def own_data():
    """An exercise and its picture, which says of itself that it looks like another."""
    text = run(PROGRAM, "data", "show", "suitcase-carry").decode()
    text = text.replace('id = "suitcase-carry"', 'id = "bucket-carry"')
    return re.sub('same_as = ".*"', 'same_as = "suitcase-carry"', text)


def check_sheet(folder):
    page = run(SHEET).decode()
    catalogue = json.loads(run(PROGRAM, "exercise", "--format", "json"))
    ids = [exercise["id"] for exercise in catalogue["exercises"]]
    check(len(ids) > 70, f"{len(ids)} exercises")
    check("<script" not in page and "http" not in page, "the page asks for something outside")
    (folder / "own.toml").write_text(own_data())
    own = run(SHEET, str(folder / "own.toml")).decode()

    small, three = with_three(page)
    asked = {name: (page, width) for name, width in WIDTHS.items()}
    asked["own data"] = (own, WIDTHS["screen"])
    asked |= {name: (do(small), WIDTHS["screen"]) for name, do, *_ in BREAKS}
    for dark in (False, True):
        found = measured(CHROMIUM, folder, asked, "article", dark)
        look = "dark" if dark else "light"
        for name, wanted in (("screen", ids), ("phone", ids), ("own data", [*ids, "bucket-carry"])):
            said = list(faults(found[name], wanted, asked[name][1], dark))
            check(not said, f"{name}, {look}: {len(said)} faults: {said[:5]}")
        for name, _, *wanted in BREAKS:
            said = list(faults(found[name], three, WIDTHS["screen"], dark))
            fault = wanted[dark and len(wanted) > 1]
            good = any(fault in words for words in said) if fault else not said
            check(good, f"of '{name}', {look}, it says {said[:5]}")


with tempfile.TemporaryDirectory() as name:
    check_sheet(pathlib.Path(name))
end()
