"""What the checks beside this file share: the count of what holds, and Chromium."""

import os
import subprocess
import sys

passed = failed = 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def end():
    """Tells the count and leaves. Who has checked nothing has failed."""
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


def run(*words, **options):
    """What the command wrote to stdout. It must not fail."""
    return subprocess.run(words, capture_output=True, check=True, **options).stdout


def chromium(program, folder, *words):
    """Runs it without a window; whatever it keeps, it keeps in `folder`."""
    return run(program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--disable-dev-shm-usage", f"--user-data-dir={folder}/chromium", *words,
               env={**os.environ, "HOME": str(folder)}, timeout=120)


def seen_in_chromium(program, folder, page, *words):
    """The file `page`, which may look into its neighbours, as it is after its scripts have run."""
    return chromium(program, folder, "--allow-file-access-from-files",
                    "--virtual-time-budget=60000", *words, "--dump-dom",
                    f"file://{page}").decode()
