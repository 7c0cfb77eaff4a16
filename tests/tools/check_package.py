#!/usr/bin/python3 -B
"""Checks what people install.

check_package.py BUILD
    The Debian package of BUILD: made twice it has the same bytes, lintian finds nothing, and in a
    clean root it installs, works, is found by man and the shells, and goes without a trace. The
    root is empty but for what the package depends on, copied from this machine. Then what `cmake
    --install` and `./dev install` put into a folder.
check_package.py --in ROOT PACKAGE
    The same of a PACKAGE in ROOT, where a whole Debian is.

Who is not root becomes it in a name space of their own, where they may chown and chroot.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from checking import check, end

if os.geteuid() != 0:
    os.execvp("unshare", ["unshare", "--map-root-user", sys.executable, *sys.argv])

IN_DEBIAN = sys.argv[1] == "--in"
BUILD = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = [f"share/doc/backsmart/schema/{file.name}" for file in (SOURCE / "data/schema").iterdir()]
INSTALLED = {
    "bin/backsmart",
    "share/bash-completion/completions/backsmart",
    "share/doc/backsmart/CHANGELOG.md",
    "share/doc/backsmart/LICENSE",
    "share/doc/backsmart/README.md",
    "share/fish/vendor_completions.d/backsmart.fish",
    "share/man/man1/backsmart.1",
    "share/man/man5/backsmart-config.5",
    "share/man/man5/backsmart-data.5",
    "share/zsh/site-functions/_backsmart",
    *SCHEMAS,
}
PACKAGED = {
    "bin/backsmart",
    "share/bash-completion/completions/backsmart",
    "share/doc/backsmart/README.md",
    "share/doc/backsmart/changelog.Debian.gz",
    "share/doc/backsmart/changelog.gz",
    "share/doc/backsmart/copyright",
    "share/fish/vendor_completions.d/backsmart.fish",
    "share/man/man1/backsmart.1.gz",
    "share/man/man5/backsmart-config.5.gz",
    "share/man/man5/backsmart-data.5.gz",
    "share/zsh/vendor-completions/_backsmart",
    *SCHEMAS,
}

# Shells and man look where their variables say; ours are not to be asked.
CLEAN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


def check_same(found, wanted, what):
    check(found == wanted, f"{what}: missing {sorted(wanted - found)}, new {sorted(found - wanted)}")


def run(*words, env=None, **options):
    done = subprocess.run([str(word) for word in words], env={**CLEAN, **(env or {})},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"FAILED: {' '.join(map(str, words))}\n{done.stdout}")
    return done.stdout


def below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def files_below(folder):
    return {name for name in below(folder) if not (folder / name).is_dir()}


def make_package(folder, **options):
    run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder, **options)
    (package,) = folder.glob("*.deb")
    return package


def members(package):
    """What is in the ar archive that a package is, all but the modes there, which nobody reads."""
    archive, at, found = package.read_bytes(), 8, []
    while at < len(archive):
        header, size = archive[at:at + 60], int(archive[at + 48:at + 58])
        found.append((header[:40], archive[at + 60:at + 60 + size]))
        at += 60 + size + size % 2
    return found


def check_bytes(package, folder):
    again = make_package(folder / "elsewhere", umask=0o077, env={"TZ": "Asia/Tokyo"})
    check(len(members(package)) == 3 and members(package) == members(again),
          "a second package, of another place, zone and umask, has other bytes")
    content = folder / "content"
    run("dpkg-deb", "--extract", package, content)
    names = files_below(content / "usr")
    check_same(names, PACKAGED, "files of the package")
    for name in names:
        content_of = (content / "usr" / name).read_bytes()
        for place in (BUILD, SOURCE):
            check(str(place).encode() not in content_of, f"{name} tells where it was built")


def check_lintian(package):
    print(run("lintian", "--allow-root", "--fail-on", "error,warning", package), end="")
    check(True, "lintian")


# ---- a clean root --------------------------------------------------------------------------------


def dependencies(package):
    """The names of all that `package` needs, from this machine's dpkg."""
    def names(text):
        return [one.split("|")[0].split("(")[0].split(":")[0].strip()
                for one in text.split(",") if one.strip()]

    found, open_names = set(), names(run("dpkg-deb", "--field", package, "Depends"))
    while open_names:
        name = open_names.pop()
        if name not in found:
            found.add(name)
            open_names += names(run("dpkg-query", "-W", "-f", "${Pre-Depends},${Depends}", name))
    return found


def empty_root(folder, package):
    """A root that holds what `package` depends on, and no more."""
    state = folder / "var/lib/dpkg"
    (state / "info").mkdir(parents=True)
    (state / "updates").mkdir()
    status = ""
    for name in dependencies(package):
        status += run("dpkg-query", "--status", name) + "\n"
        listed = run("dpkg-query", "--listfiles", name)
        full_name = run("dpkg-query", "-W", "-f", "${binary:Package}", name)
        (state / "info" / f"{full_name}.list").write_text(listed)
        for file in map(pathlib.Path, listed.splitlines()):
            copy = folder / file.relative_to("/")
            if file.is_file():  # a folder that is a link here, as /lib64 is, need not be one there
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, copy, follow_symlinks=False)
    (state / "status").write_text(status)
    return folder


def traces(root):
    """What is in a root, but for the notes that dpkg, apt and man keep."""
    return {name for name in below(root) if not name.startswith("var/")}


def check_root(package, root):
    before = traces(root)
    run("dpkg", "--root", root, "--install", package)
    check(run("dpkg-query", "--root", root, "-W", "-f", "${db:Status-Status}", "backsmart")
          == "installed", "not installed")

    page = run("chroot", root, "/usr/bin/backsmart", "plan", "--example")
    check(page.startswith("Your Back-Smart week"), f"plan --example: {page[:200]}")
    check("When to get help" in page, "plan --example ends early")

    man = ["chroot", root, "man"] if IN_DEBIAN else ["man", "-M", root / "usr/share/man"]
    for name, says in (("backsmart", "check a sore lower back"), ("backsmart-config", "NAME"),
                       ("backsmart-data", "NAME")):
        manual = run(*man, name, env={"MANWIDTH": "80", "PAGER": "cat"})
        check(f"{name.upper()}(" in manual and says in manual, f"man {name}: {manual[:300]}")

    with tempfile.TemporaryDirectory() as home:
        check_completions(root, home)
    run("dpkg", "--root", root, "--purge", "backsmart")
    check_same(traces(root), before, "after the removal")


def check_completions(root, home):
    """The shells of this machine, told to look in `root`, find what it completes."""
    share = {"XDG_DATA_DIRS": str(root / "usr/share"), "HOME": home,
             "PATH": f"{root}/usr/bin:{CLEAN['PATH']}"}  # fish asks whether there is a backsmart
    bash = run("bash", "--norc", "-c", ". /usr/share/bash-completion/bash_completion; "
               "_completion_loader backsmart; complete -p backsmart", env=share)
    check(" backsmart" in bash, f"bash: {bash}")
    fish = run("fish", "-c", "complete -C 'backsmart '", env=share)
    check("plan" in fish, f"fish: {fish}")
    zsh = run("zsh", "-f", "-c", f"fpath+=('{root}'$^fpath); autoload -U compinit; "
              "compinit -u -D; print $_comps[backsmart]", env=share)
    check(zsh == "_backsmart\n", f"zsh: {zsh}")


# ---- without a package ---------------------------------------------------------------------------


def check_install(folder):
    run("cmake", "--install", BUILD, "--prefix", "/opt/back smart", env={"DESTDIR": str(folder)})
    check_same(files_below(folder), {f"opt/back smart/{name}" for name in INSTALLED}, "DESTDIR")


def check_user_install(folder):
    """Into a home that has answers, programs and an empty folder of its own."""
    prefix = folder / ".local"
    for name in ("share/backsmart/answers.toml", "bin/other", "share/doc/other/README"):
        (prefix / name).parent.mkdir(parents=True, exist_ok=True)
        (prefix / name).touch()
    (prefix / "share/zsh/site-functions").mkdir(parents=True)
    before = below(folder)

    def user_install(*words):
        run("cmake", *words, "-P", SOURCE / "cmake/user_install.cmake")

    def check_files():
        new = {name for name in below(folder) - before if not (folder / name).is_dir()}
        wanted = {f".local/{name}" for name in INSTALLED | {"share/doc/backsmart/installed.txt"}}
        check_same(new, wanted, "./dev install")

    into = [f"-DBUILD={BUILD}", f"-DPREFIX={prefix}"]
    user_install(*into)
    check_files()
    # An older version had one file more.
    old, manifest = prefix / "share/old", prefix / "share/doc/backsmart/installed.txt"
    old.touch()
    manifest.write_text("share/old\n" + manifest.read_text())
    user_install(*into)
    check_files()
    user_install("-DREMOVE=ON", f"-DPREFIX={prefix}")
    check_same(below(folder), before, "./dev uninstall")

    fresh = folder / "fresh"
    user_install(f"-DBUILD={BUILD}", f"-DPREFIX={fresh}")
    user_install("-DREMOVE=ON", f"-DPREFIX={fresh}")
    check(not fresh.exists(), "./dev uninstall leaves the folder that it made")


if IN_DEBIAN:
    check_root(pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[2]))
else:
    with tempfile.TemporaryDirectory(prefix="back smart ") as name:
        room = pathlib.Path(name)
        package = make_package(room, umask=0o022)
        check_bytes(package, room)
        check_lintian(package)
        check_root(package, empty_root(room / "root", package))
        check_install(room / "destination")
        check_user_install(room / "home")
end()
