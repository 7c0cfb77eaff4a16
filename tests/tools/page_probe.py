"""What Chromium says of the pictures of a page: see page_probe.js."""

import html
import json
import pathlib
import re

from checking import seen_in_chromium

PROBE = pathlib.Path(__file__).with_suffix(".js")
LEAST_INK = 500  # pixels of a body in a still, of a picture 400 wide; the least is some 1500
LEAST_CONTRAST = 4.5
ROUNDING = 2  # units of a picture, of which its finest stroke has some 8


def measured(chromium, folder, pages, what, dark=False):
    """What is found of the cards of each page: `pages` holds (text, width) by name; see the probe."""
    asked = []
    for index, (name, (text, width)) in enumerate(pages.items()):
        file = folder / f"measured-{index}.html"
        file.write_text(text)
        asked.append([name, file.name, width])
    probe = folder / "probe.html"
    probe.write_text("<!doctype html><meta charset=utf-8><body>"
                     f"<script src='file://{PROBE}'></script><script>tell({json.dumps(asked)}, {json.dumps(what)})</script>")
    # 0 is dark, 1 is light; --force-dark-mode would ask no page what its dark is.
    seen = seen_in_chromium(chromium, folder, probe,
                            f"--blink-settings=preferredColorScheme={0 if dark else 1}")
    return json.loads(html.unescape(re.search(r'<pre id="found">(.*?)</pre>', seen, re.S).group(1)))


def contrast(one, other):
    """As WCAG 2 has it: from 1 to 21."""
    def luminance(color):
        parts = [part / 255 for part in color]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                            for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def inside(one, other):
    return (one[0] >= other[0] - 1 and one[1] >= other[1] - 1 and
            one[2] <= other[2] + 1 and one[3] <= other[3] + 1)


def picture_faults(picture, names=("the picture",)):
    """What is wrong with one, whose stills have these names."""
    if picture["role"] != "img":
        yield f"the role is {picture['role']}"
    for words in ("title", "desc"):
        if not picture[words].strip():
            yield f"no {words}"
    if picture["parts"] == 0 or picture["nothings"]:
        yield f"{picture['nothings']} of {picture['parts']} parts are nothing"
    if picture["excess"] is not None and picture["excess"] > ROUNDING:
        yield f"it paints {picture['excess']:.0f} units outside its box"
    if picture["again"]:
        if picture["difference"] != 0:
            yield f"it differs from the first by {picture['difference']} pixels"
        return
    for name, ink in zip(names, picture["inked"]):
        if ink < LEAST_INK:
            yield f"'{name}' has {ink} pixels of ink"
    if contrast(picture["ink"], picture["paper"]) < LEAST_CONTRAST:
        yield "the body looks like its paper"
    if any(seam != picture["paper"] for seam in picture["seams"]):
        yield "the seams are no paper"


def text_faults(card):
    yield from (f"'{text}' is cut" for text in card["cut"])
    if any(contrast(*colors) < LEAST_CONTRAST for colors in card["texts"]):
        yield "words look like their paper"
