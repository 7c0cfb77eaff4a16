#!/usr/bin/python3 -B
"""Checks the formats with readers that are not ours: check_formats.py PROGRAM SOURCE CHROMIUM

All JSON against data/schema, by jsonschema; the calendar by icalendar and by khal, which must not
double an event; the page in Chromium, which must neither scroll sideways nor need a third sheet, and
has its pictures.
Any missing tool is a failure.
"""

import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import icalendar
import jsonschema

from checking import check, chromium, end, run, seen_in_chromium
from page_probe import inside, measured, picture_faults, text_faults

PROGRAM, SOURCE, CHROMIUM = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
PEOPLE = sorted((SOURCE / "tests/cases/plans").glob("*.toml"))


def plan(*words, person=None):
    who = ["--answers", str(person)] if person else ["--example"]
    return run(PROGRAM, "plan", "--today", "2026-11-20T08:15", "--start", "2026-11-23", *who, *words)


# ---- JSON ----------------------------------------------------------------------------------------


def closed(schema):
    """The schema with every object closed: what the program writes must all be described."""
    schema = copy.deepcopy(schema)

    def close(node):
        if isinstance(node, dict):
            if node.get("type") == "object":
                node.setdefault("additionalProperties", False)
            for value in node.values():
                close(value)
        elif isinstance(node, list):
            for value in node:
                close(value)

    close(schema)
    return schema


def read_schemas():
    """A validator for each document, by what stands in its field `schema`."""
    validators = {}
    for file in sorted((SOURCE / "data/schema").glob("*.schema.json")):
        schema = json.loads(file.read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        name = file.name.removesuffix(".schema.json")
        check(schema["$id"] == f"urn:backsmart:{name}:1", f"the $id of {name}")
        validators[f"backsmart.{name}/1"] = jsonschema.Draft202012Validator(closed(schema))
    return validators


SCHEMAS = read_schemas()
described = {}  # by schema, a document that was described


def check_described(text, what):
    """`text` is a document, and its schema describes it."""
    document = json.loads(text)
    errors = [f"{list(e.absolute_path)}: {e.message[:200]}"
              for e in SCHEMAS[document["schema"]].iter_errors(document)]
    check(not errors, f"{what}: {errors[:3]}")
    described.setdefault(document["schema"], document)
    return document


def places(node, path=()):
    """The path of each value in a document; of a list, those of its first element."""
    if path:
        yield path
    steps = {dict: lambda: node.items(), list: lambda: enumerate(node[:1])}
    for step, value in steps.get(type(node), tuple)():
        yield from places(value, (*path, step))


def check_undescribed(document):
    """Its schema describes no document that is wrong in any one place."""
    validator = SCHEMAS[document["schema"]]
    for path in places(document):
        if "value" in path:
            continue  # an item of the data, which has no form of its own
        broken = copy.deepcopy(document)
        parent = broken
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = None
        check(not validator.is_valid(broken), f"{document['schema']} takes null as {path}")


def check_plans():
    for person in [None, *PEOPLE]:
        document = check_described(plan("--weeks", "1-12", "--format", "json", person=person), person)
        check(len(document["weeks"]) == 12, f"{person}: weeks")
        cited = {source["id"] for source in document["sources"]}
        for week in document["weeks"]:
            by_id = {session["id"]: session for session in week["sessions"]}
            for session in week["sessions"]:
                lines = sum(item["seconds"] for item in session["items"])
                total = lines + session["changes"] * session["change_seconds"]
                check(total == session["seconds"], f"{person}: seconds of {session['id']}")
                for item in session["items"]:
                    check(set(item["sources"]) <= cited, f"{person}: sources of {item['exercise']}")
            for day in week["days"]:
                for at in day["appointments"]:
                    check(at["session"] in by_id, f"{person}: no session {at['session']}")
    broken = json.loads(plan("--format", "json"))
    del broken["weeks"][0]["days"][6]
    check(not SCHEMAS["backsmart.plan/1"].is_valid(broken), "the schema takes a week of six days")


def check_other_json(folder):
    def tell(*words, today="2026-11-25T08:15"):
        """However it ends: an urgent level has an exit code of its own."""
        done = subprocess.run([PROGRAM, "--today", today, *words], capture_output=True,
                              env={**os.environ, "XDG_DATA_HOME": str(folder)})
        return check_described(done.stdout, words)

    for person in PEOPLE:
        who = ["--answers", str(person)]
        for words in (["today"], ["why", "dead-bug"], ["why", "--if", "leg-weakness=yes"],
                      ["exercise", "--suits"], ["exercise", "dead-bug"]):
            tell(*who, *words, "--format", "json")

    people = tomllib.loads((SOURCE / "tests/cases/people.toml").read_text())
    answers, levels = folder / "person.toml", set()
    for case in people["case"]:
        lines = [f"{question} = {json.dumps(answer)}"
                 for question, answer in {**people["base"], **case["answers"]}.items()]
        answers.write_text("\n".join(["format = 1", "asked = 2026-11-25", "[answers]", *lines]))
        found = tell("--answers", str(answers), "check", "--no-input", "--dry-run", "--json")
        levels.add(found["level"])
        tell("--answers", str(answers), "why", "--format", "json")
    levels.add(tell("check", "--no-input", "--dry-run", "--json")["level"])
    check(len(levels) == 7, f"the people are of these levels: {levels}")

    for day in ("2026-11-20", "2026-11-23", "2026-12-24"):  # before the first week, and in others
        tell("--answers", str(PEOPLE[0]), "today", "--format", "json", today=day)
    for thing in ("leg-pain", "crunches", "walking-legs-no-diagnosis", "squat", "daily", "no-floor",
                  "daily-breath", "pain-4-5"):
        tell("--answers", str(PEOPLE[0]), "why", thing, "--format", "json")
    tell("learn", "mornings", "--format", "json")
    tell("learn", "--format", "json")

    own = folder / "doubt.toml"  # to be unsure is worse than yes: a promise that fails
    own.write_text('[[rule]]\nid = "doubt"\nlevel = "book"\nunsure = "same-day"\n'
                   'when = "bowel-disease"\nsay = "It makes no sense."\nsource = ["OWN"]\n')
    tell("data", "show", "doubt", "--data", str(own), "--format", "json")
    tables = tell("data", "show", "--format", "json")["tables"]
    for table in tables:
        tell("data", "show", table["table"], "--format", "json")
    tell("data", "show", "questions", "--format", "json")
    proved = tell("data", "verify", "monotone", "floor", "--data", str(own), "--json")
    check(not proved["holds"], "a rule in doubt is proved")


def check_json(folder):
    check_plans()
    check_other_json(folder)
    check(described.keys() == SCHEMAS.keys(), f"never seen: {SCHEMAS.keys() - described.keys()}")
    for document in described.values():
        check_undescribed(document)
    one, list_of = (SCHEMAS[f"backsmart.{name}/1"].schema for name in ("exercise", "exercises"))
    fields = {name: field for name, field in one["properties"].items() if name not in ("schema", "level")}
    check(fields == list_of["$defs"]["exercise"]["properties"], "one exercise has other fields")


# ---- the calendar --------------------------------------------------------------------------------


def events(text):
    return [e for e in icalendar.Calendar.from_ical(text).walk() if e.name == "VEVENT"]


def check_ics(folder):
    for person in [None, *PEOPLE]:
        text = plan("--weeks", "1-12", "--format", "ics", "--remind", "15", person=person)
        check(text.count(b"\n") == text.count(b"\r\n"), f"{person}: line ends")
        lines = text.split(b"\r\n")
        check(all(len(line) <= 75 for line in lines), f"{person}: a line over 75 bytes")
        for line in lines:
            line.decode("utf-8")  # no character is split
        all_events = events(text)
        uids = [str(event["UID"]) for event in all_events]
        check(len(uids) == len(set(uids)), f"{person}: a UID twice")
        document = json.loads(plan("--weeks", "1-12", "--format", "json", person=person))
        sessions = sum(len(day["appointments"]) for week in document["weeks"] for day in week["days"])
        check(len(all_events) == sessions, f"{person}: {len(all_events)} events, {sessions} sessions")
        for event in all_events:
            check(event["DTSTART"].dt.tzinfo is None, f"{person}: a zone")
            check(event["DURATION"].dt.total_seconds() >= 60, f"{person}: a duration")
            check(len(event.subcomponents) == 1, f"{person}: no alarm")

    # Two exports of a plan, then one with other days: nothing doubles, what changed is moved.
    config = folder / "khal.conf"
    calendar = folder / "calendar"
    calendar.mkdir()
    config.write_text(
        f"[calendars]\n[[back]]\npath = {calendar}\n[locale]\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {folder}/khal.db\n"
    )
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder),
                   "XDG_DATA_HOME": str(folder), "LC_ALL": "C.UTF-8"}

    def khal(*words):
        return run("khal", "-c", str(config), *words, env=environment).decode()

    def imported(*words):
        (folder / "plan.ics").write_bytes(plan("--format", "ics", *words))
        khal("import", "--batch", str(folder / "plan.ics"))
        listed = khal("list", "--format", "{start-date} {start-time} {title}", "--day-format", "",
                      "2026-11-23", "7d")
        return [line for line in listed.splitlines() if line.strip()]

    once = imported()
    check(len(once) == 14, f"khal lists {len(once)} events: {once}")
    check("2026-11-23 18:00 Strength A" in once, f"khal: {once}")
    check(imported() == once, "a second export changes the calendar")
    moved = imported("--days", "tue,thu,sat")
    check(len(moved) == 14, f"after moving khal lists {len(moved)} events")
    check("2026-11-24 18:00 Strength A" in moved, f"not moved: {moved}")
    check("2026-11-23 18:00 Strength A" not in moved, "the old event is still there")


# ---- the page ------------------------------------------------------------------------------------


def check_html(folder):
    page = folder / "plan.html"
    person = next(p for p in PEOPLE if p.stem == "gym-trapbar")
    page.write_bytes(plan("--week", "11", "--format", "html", person=person))
    text = page.read_text()
    check("<script" not in text and "http" not in text, "the page asks for something outside")
    check(not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text), "a control character in the page")

    # A frame of a phone's width measures the page and says so in its title.
    probe = folder / "probe.html"
    probe.write_text(
        "<!doctype html><title>?</title><iframe id=f width=360 height=800 src='plan.html'></iframe>"
        "<script>f.onload=()=>{const d=f.contentDocument,r=d.documentElement;const h="
        "[...d.querySelectorAll('h1,h2,h3,h4')].map(e=>+e.tagName[1]);let skip=0;"
        "for(let i=1;i<h.length;i++)if(h[i]>h[i-1]+1)skip++;"
        "document.title=[r.scrollWidth<=360,d.querySelectorAll('main').length,"
        "d.querySelectorAll('header').length,d.querySelectorAll('h1').length,skip,"
        "d.querySelectorAll('article').length,d.querySelectorAll('.box').length].join(' ')}</script>"
    )
    dom = seen_in_chromium(CHROMIUM, folder, probe)
    title = re.search(r"<title>(.*?)</title>", dom).group(1).split()
    check(title[:5] == ["true", "1", "1", "1", "0"], f"narrow page, landmarks, headings: {title}")
    check(int(title[5]) >= 5 and int(title[6]) > 100, f"blocks and boxes: {title}")
    full = [p for p in PEOPLE if p.stem in ("gym-trapbar", "desk-band", "no-floor")]
    check_pictures(folder, [None, *full])
    for person in [None, *full]:
        text = plan("--week", "9", "--format", "html", person=person).decode()
        for size in ("A4", "Letter"):
            page.write_text(text.replace("</head>", f"<style>@page{{size:{size}}}</style></head>", 1))
            chromium(CHROMIUM, folder, "--no-pdf-header-footer", f"--print-to-pdf={folder}/plan.pdf",
                     f"file://{page}")
            info = run("pdfinfo", str(folder / "plan.pdf")).decode()
            sheets = int(re.search(r"Pages:\s+(\d+)", info).group(1))
            check(sheets <= 2, f"{person}: {sheets} sheets of {size}")


def item_faults(item):
    for picture in item["pictures"]:
        yield from picture_faults(picture)
        if not inside(picture["box"], item["box"]):
            yield "the picture is not in its item"
        if min(picture["box"][2] - picture["box"][0], picture["box"][3] - picture["box"][1]) < 15:
            yield f"the picture is small: {picture['box']}"
    yield from text_faults(item)


def check_pictures(folder, people):
    """Each item shows how it moves, again in the same way; a light set does not, as the item that it
    is for shows it."""
    movement = re.compile(r'<li><div class="item">.*?</li>', re.S)
    pages = {str(person): plan("--week", "9", "--format", "html", person=person).decode()
             for person in people}
    for person, text in pages.items():
        items = movement.findall(text)
        check(len(items) > 20, f"{person}: {len(items)} items")
        for item in items:
            wanted = 0 if "one light set<" in item else 1
            check(item.count("<svg") == wanted, f"{person}: no picture: {item[:200]}")
        again = text.count("<use")
        check(again > 0 and again == text.count("figure again"), f"{person}: {again} are there again")

    for width in (360, 1000):
        for dark in (False, True):
            asked = {person: (text, width) for person, text in pages.items()}
            for person, found in measured(CHROMIUM, folder, asked, "li", dark).items():
                said = [fault for item in found["cards"] for fault in item_faults(item)]
                if found["dark"] != dark or found["width"] > width:
                    said.append(f"{found['width']} wide, dark: {found['dark']}")
                check(not said, f"{person}, {width}, dark: {dark}: {len(said)} faults: {said[:5]}")
    for person in people:
        text = plan("--week", "9", "--format", "html", "--no-pictures", person=person).decode()
        check("<svg" not in text, f"{person}: a picture with --no-pictures")
        words = set(re.findall("<desc>(.*?)</desc>", pages[str(person)]))
        missing = [w for w in words if f'<p class="small">{w}</p>' not in text]
        check(words and not missing, f"{person}: the words for a picture are missing: {missing[:3]}")


with tempfile.TemporaryDirectory() as name:
    check_json(pathlib.Path(name))
    check_ics(pathlib.Path(name))
    check_html(pathlib.Path(name))
end()
