"""What the tests of `sayso run` share: an input with good and bad articles, and what a run's folder must hold.
Entry: write_input(), check_folder(). Needs nothing but Python."""

import hashlib
import json
import pathlib

import program

WORDS = "bridge harbour school ferry market tunnel library reservoir".split()


def text(number):
    """An article's text that no other number has."""
    place = WORDS[number % len(WORDS)]
    return (f"Officials said on Monday that the {place} had lost {number} visitors.\n\n"
            f'"We will look into it," the mayor told reporters. According to a report, {place} {number} is safe.\n') * (1 + number % 5)


def write_input(path, count, bad_every=7):
    """JSON Lines with `count` articles, of which some are no JSON."""
    lines = [b'{"id": "a%d"\n' % i if bad_every and i % bad_every == 3 else program.article(f"a{i}", text(i), outlet="Post")
             for i in range(count)]
    path.write_bytes(b"".join(lines))
    return path


def contents(folder, *leave_out):
    """The bytes of each file of a run's folder; of the manifest, what does not hang on the clock."""
    files = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_dir() or name == "lock" or name in leave_out:
            continue
        files[name] = path.read_bytes()
        if name == "manifest.json":
            files[name] = {k: v for k, v in json.loads(files[name]).items() if k != "time"}
    return files


def records(folder):
    """The folder's records in order."""
    return b"".join(p.read_bytes() for p in sorted(pathlib.Path(folder, "parts").glob("part-*.jsonl")))


def check_folder(test, folder):
    """What the journal says of each part is true, at any moment."""
    journal = pathlib.Path(folder, "journal")
    if not journal.exists():
        return 0
    lines = journal.read_bytes().split(b"\n")
    parts = {}
    for line in lines[1:-1]:
        entry = json.loads(line)
        if "part" in entry:
            parts[entry["part"]] = entry
    for index, entry in parts.items():
        data = pathlib.Path(folder, "parts", f"part-{index:06}.jsonl").read_bytes()
        test.assertEqual((len(data), hashlib.sha256(data).hexdigest()), (entry["bytes"], entry["sha256"]))
        test.assertEqual(data.count(b"\n"), entry["articles"])
    return len(parts)
