#!/usr/bin/python3
"""Checks the plan's formats with readers that are not ours: check_formats.py PROGRAM SOURCE CHROMIUM

JSON against data/schema, by jsonschema; the calendar by icalendar and by khal, which must not
double an event; the page in Chromium, which must neither scroll sideways nor need a third sheet.
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

import icalendar
import jsonschema

PROGRAM, SOURCE, CHROMIUM = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
PEOPLE = sorted((SOURCE / "tests/cases/plans").glob("*.toml"))
passed = failed = 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def run(*words, **options):
    return subprocess.run(words, capture_output=True, check=True, **options).stdout


def plan(*words, person=None):
    who = ["--answers", str(person)] if person else ["--example"]
    return run(PROGRAM, "plan", "--today", "2026-11-20T08:15", "--start", "2026-11-23", *who, *words)


def closed(schema):
    """The schema with every object closed: what the program writes must all be described."""
    schema = copy.deepcopy(schema)

    def close(node):
        if isinstance(node, dict):
            if node.get("type") == "object":
                node["additionalProperties"] = False
            for value in node.values():
                close(value)
        elif isinstance(node, list):
            for value in node:
                close(value)

    close(schema)
    return schema


def check_json():
    schema = json.loads((SOURCE / "data/schema/plan.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(closed(schema))
    for person in [None, *PEOPLE]:
        document = json.loads(plan("--weeks", "1-12", "--format", "json", person=person))
        errors = [f"{list(e.absolute_path)}: {e.message[:200]}" for e in validator.iter_errors(document)]
        check(not errors, f"{person}: {errors[:3]}")
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
    check(not validator.is_valid(broken), "the schema takes a week of six days")


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


def chromium(folder, *words):
    return run(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--disable-dev-shm-usage", f"--user-data-dir={folder}/chromium", *words,
               env={**os.environ, "HOME": str(folder)}, timeout=120)


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
    dom = chromium(folder, "--allow-file-access-from-files", "--virtual-time-budget=4000",
                   "--dump-dom", f"file://{probe}").decode()
    title = re.search(r"<title>(.*?)</title>", dom).group(1).split()
    check(title[:5] == ["true", "1", "1", "1", "0"], f"narrow page, landmarks, headings: {title}")
    check(int(title[5]) >= 5 and int(title[6]) > 100, f"blocks and boxes: {title}")
    full = [p for p in PEOPLE if p.stem in ("gym-trapbar", "desk-band", "no-floor")]
    for person in [None, *full]:
        text = plan("--week", "9", "--format", "html", person=person).decode()
        for size in ("A4", "Letter"):
            page.write_text(text.replace("</head>", f"<style>@page{{size:{size}}}</style></head>", 1))
            chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={folder}/plan.pdf",
                     f"file://{page}")
            info = run("pdfinfo", str(folder / "plan.pdf")).decode()
            sheets = int(re.search(r"Pages:\s+(\d+)", info).group(1))
            check(sheets <= 2, f"{person}: {sheets} sheets of {size}")


with tempfile.TemporaryDirectory() as name:
    check_json()
    check_ics(pathlib.Path(name))
    check_html(pathlib.Path(name))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
