"""The repository's files, as the architecture tests read them. Entry: files(), includes(), STAGES. Needs nothing but Python."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PIPELINE = ROOT / "pipeline"

# The stages: functions from layers to a layer, which do not print, log, exit or read files.
STAGES = ("segment", "quotation", "encode", "attribution", "actor", "strength", "accusation")


def files():
    """Every file that git tracks or would track, as a path below ROOT."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            capture_output=True, text=True, check=True).stdout
    return [path for path in sorted(set(filter(None, listed.split("\0")))) if (ROOT / path).is_file()]


def cpp_files(*folders):
    """C++ sources and headers below the folders, sorted; each folder stands below ROOT."""
    return [f for f in files() if f.endswith((".cpp", ".h")) and f.startswith(tuple(d + "/" for d in folders))]


def includes(path):
    """(line number, name, quoted) of each include: quoted is True for "name", False for <name>."""
    found = []
    for number, line in enumerate((ROOT / path).read_text(encoding="utf8").splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if match:
            found.append((number, match[2], match[1] == '"'))
    return found


def code(path):
    """The source with comments and the insides of strings blanked, line breaks kept: what the compiler acts on."""
    text = (ROOT / path).read_text(encoding="utf8")
    token = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
    return token.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
