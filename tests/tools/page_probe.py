"""What Chromium says of the pictures of a page: see page_probe.js."""

import html
import json
import pathlib
import re

from checking import seen_in_chromium

PROBE = pathlib.Path(__file__).with_suffix(".js")


def measured(chromium, folder, pages, what, dark=False):
    """Of each page, by name a (text, width), what is found of the cards that the selector `what` finds."""
    asked = []
    for index, (name, (text, width)) in enumerate(pages.items()):
        file = folder / f"measured-{index}.html"
        file.write_text(text)
        asked.append([name, file.name, width])
    probe = folder / "probe.html"
    probe.write_text(f"<!doctype html><meta charset=utf-8><body><script src='file://{PROBE}'></script>"
                     f"<script>tell({json.dumps(asked)}, {json.dumps(what)})</script>")
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
