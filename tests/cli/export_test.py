"""sayso export: each format read back by its own reader or by a parser written here. Needs nothing but Python."""

import csv
import json
import re
import sqlite3
import unittest

from program import ProgramTest, article, run, start

FERRY = ("Ferry office 🚢 under fire\n\n"
         "Ines Ferro, who runs the ferry office, said on Monday 🚢 that \"the boats\" were late. \"Nothing sails from here,\" she told Radio Delta, "
         "\"before the end of May.\"\n\nA senior port official, who spoke on condition of anonymity, said the Lorne Valley Water Board had dumped "
         "sludge in the harbour. The board denied it.")
SECOND = "Inés Ferro said the last boat had left. Officials said they knew nothing.\r\nThe Harbour Post reported a strike."
FORMULA = "A clerk said the figures were wrong."
ARCHIVE = (article("=1+2", FERRY, title="@SUM(A1)", outlet="Post, \"The\"", published="2024-03-01") +
           article("two/three", SECOND, outlet="Courier", url="https://example.org/two") +
           article("four", FORMULA) + b'{"id": 5, "text": "set aside"}\n' + article("four", FORMULA))
ROLES = ("source", "cue", "content")


def read_brat(text, ann):
    """{event id: (type, {role: [(begin, end)]}, note)}, with PolNeAR's reader's demands: T, E and # lines and no others."""
    spans, events, notes, attributes = {}, {}, {}, []
    for line in ann.split("\n"):
        if not line:
            continue
        name, _, rest = line.partition("\t")
        if line[0] == "T":
            what, words = rest.split("\t")
            kind, _, ranges = what.partition(" ")
            pieces = [tuple(map(int, r.split(" "))) for r in ranges.split(";")]
            assert " ".join(text[b:e] for b, e in pieces).replace("\t", " ").replace("\r", " ") == words, line
            assert not any("\n" in text[b:e] for b, e in pieces), line
            assert pieces == sorted(pieces) and all(b < e for b, e in pieces), line
            spans[name] = (kind, pieces)
        elif line[0] == "E":
            (kind, trigger), *parts = [part.split(":") for part in rest.split(" ")]
            assert spans[trigger][0] == kind
            roles = {}
            for role, span in parts:
                assert spans[span][0] == role
                roles[role.lower()] = spans[span][1]
            events[name] = (kind, roles)
        elif line[0] == "#":
            target, note = re.fullmatch(r"AnnotatorNotes (E\d+)\t(.+)", rest).groups()
            notes[target] = note
        else:
            attributes.append(rest)
    return events, notes, attributes


def lines_of(text, spans):
    """The spans as brat can hold them: cut at line ends, each line without the white space around it."""
    return [(begin + m.start(), begin + m.end()) for begin, end in spans for m in re.finditer(r"\S(?:[^\n]*\S)?", text[begin:end])]


class Export(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.lines = run("analyze", "-", stdin=ARCHIVE).stdout
        cls.records = [r for r in map(json.loads, cls.lines.splitlines()) if "error" not in r]
        assert len(cls.records) == 4

    def setUp(self):
        super().setUp()
        self.source = self.put("records.jsonl", self.lines)

    def export(self, kind, name, *options, source=None):
        place = self.folder / name
        done = run("export", source or self.source, "--to", kind, "--output", place, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return place

    def database(self, *options, name="a.db", **more):
        base = sqlite3.connect(self.export("sqlite", name, *options, **more))
        self.addCleanup(base.close)
        base.row_factory = sqlite3.Row
        return base

    # ---- tables

    def test_the_database_is_sound(self):
        base = self.database()
        self.assertEqual(base.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        self.assertEqual(base.execute("PRAGMA foreign_key_check").fetchall(), [])
        self.assertEqual(base.execute("SELECT value FROM about WHERE name = 'format'").fetchone()[0], "sayso-tables")
        linked = {(row[0], key["table"]) for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                  for key in base.execute(f"PRAGMA foreign_key_list({row[0]})").fetchall()}
        self.assertLessEqual({("claims", "documents"), ("claims", "actors"), ("claims", "claims"), ("mentions", "actors"),
                              ("phrases", "claims"), ("accusations", "documents"), ("claims", "accusations")}, linked)
        plan = " ".join(row[3] for row in base.execute("EXPLAIN QUERY PLAN SELECT * FROM claims WHERE actor = 1"))
        self.assertIn("USING INDEX", plan)

    def test_a_record_is_all_there(self):
        base = self.database()
        rows = base.execute("SELECT * FROM documents ORDER BY document").fetchall()
        self.assertEqual([(r["article_id"], r["text"], r["sequence"]) for r in rows],
                         [(r["id"], r["text"], r["sequence"]) for r in self.records])
        self.assertEqual(json.loads(rows[0]["metadata"])["outlet"], "Post, \"The\"")
        for key, record in enumerate(self.records, 1):
            self.check_claims(base, key, record)
            text = record["text"]
            for table, field in (("mentions", "mentions"), ("phrases", "sourcing_phrases")):
                got = [(r["begin"], r["end"], r["text"]) for r in base.execute(f"SELECT * FROM {table} WHERE document = ?", (key,))]
                self.assertEqual(got, [(b, e, text[b:e]) for b, e in (x["span"] for x in record[field])])
            names = [r["name"] for r in base.execute("SELECT * FROM article_actors WHERE document = ?", (key,))]
            self.assertEqual(names, [a["name"] for a in record["actors"]])
            blamed = [r["blamed"] for r in base.execute("SELECT * FROM accusations WHERE document = ?", (key,))]
            self.assertEqual(blamed, [a["name"] for a in record["accusations"]])

    def check_claims(self, base, key, record):
        text = record["text"]
        rows = {r["content_spans"] + "|" + (r["cue_spans"] or ""): r
                for r in base.execute("SELECT * FROM claims WHERE document = ?", (key,))}
        self.assertEqual(len(rows), len(record["attributions"]))
        for relation in record["attributions"]:
            places = {role: " ".join(f"{b}-{e}" for b, e in relation[role]["spans"]) for role in ROLES}
            row = rows[places["content"] + "|" + places["cue"]]
            for role in ROLES:
                words = " […] ".join(text[b:e] for b, e in relation[role]["spans"])
                self.assertEqual(row[role] or "", words)
                self.assertEqual(row[f"{role}_spans"] or "", places[role])
            self.assertEqual(row["source_type"], relation["source"]["type"])
            for label in ("zone", "directness", "kind", "commitment", "polarity", "relay", "anonymity", "confidence"):
                self.assertEqual(row[label], relation[label])
            strength = relation["strength"] or {}
            self.assertEqual((row["level"], row["score"]), (strength.get("level"), strength.get("score")))
            blame = relation["responsibility"]
            self.assertEqual(row["firmness"], blame and blame["firmness"])
            self.assertEqual(row["accusation"] is None, blame is None)

    def test_there_is_something_to_see(self):
        # What the other tests compare must not be empty.
        base = self.database()
        for what in ("claims WHERE score IS NOT NULL", "accusations", "phrases WHERE anonymity_words IS NOT NULL", "mentions",
                     "claims WHERE content LIKE '% […] %'", "claims WHERE chain LIKE '%<-%'", "claims WHERE firmness IS NOT NULL"):
            self.assertGreater(base.execute(f"SELECT count(*) FROM {what}").fetchone()[0], 0, what)

    def test_full_text(self):
        base = self.database()
        found = base.execute("SELECT d.article_id FROM documents_fts f JOIN documents d ON d.document = f.rowid "
                             "WHERE documents_fts MATCH 'sludge harbour'").fetchall()
        self.assertEqual([r[0] for r in found], ["=1+2"])
        holders = base.execute("SELECT c.holder FROM claims_fts f JOIN claims c ON c.claim = f.rowid "
                               "WHERE claims_fts MATCH 'content: \"last boat\"'").fetchall()
        self.assertEqual([r[0] for r in holders], ["Inés Ferro"])
        base.execute("INSERT INTO claims_fts(claims_fts) VALUES ('integrity-check')")

    def test_actors_are_merged_and_shown_and_not_merged(self):
        base = self.database()
        ferro = base.execute("SELECT * FROM actors WHERE name LIKE 'In_s Ferro'").fetchall()
        self.assertEqual(len(ferro), 1)
        self.assertEqual((ferro[0]["merged_from"], ferro[0]["articles"]), (2, 2))
        self.assertIn("Ferro", ferro[0]["aliases"])
        held = base.execute("SELECT count(*) FROM claims WHERE actor = ?", (ferro[0]["actor"],)).fetchone()[0]
        self.assertEqual(ferro[0]["claims"], held)
        self.assertEqual(held, sum(ferro[0][level] for level in ("A4", "A3", "A2", "A1", "A0", "no_level")))
        written = base.execute("SELECT name FROM article_actors WHERE actor = ?", (ferro[0]["actor"],)).fetchall()
        self.assertEqual({r[0] for r in written}, {"Ines Ferro", "Inés Ferro"})
        apart = self.database("--no-merge", name="b.db")
        self.assertEqual(len(apart.execute("SELECT * FROM actors WHERE name LIKE 'In_s Ferro'").fetchall()), 2)
        self.assertEqual(apart.execute("SELECT count(*) FROM actors").fetchone()[0],
                         sum(len(r["actors"]) for r in self.records))

    def test_csv_has_the_same_rows(self):
        folder = self.export("csv", "tables")
        base = self.database()
        for path in folder.iterdir():
            with open(path, encoding="utf8", newline="") as file:
                rows = list(csv.DictReader(file))
            expected = base.execute(f"SELECT * FROM {path.stem}").fetchall()
            self.assertEqual(len(rows), len(expected))
            for got, row in zip(rows, expected):
                for column, value in got.items():
                    wanted = "" if row[column] is None else row[column]
                    if isinstance(wanted, float):
                        value = float(value)
                    elif isinstance(wanted, int):
                        value = int(value)
                    elif value.startswith("'") and not wanted.startswith("'"):
                        self.assertIn(wanted[0], "=+-@\t\r\n")
                        value = value[1:]
                    self.assertEqual(value, wanted, f"{path.stem}.{column}")
        self.assertEqual(sorted(p.stem for p in folder.iterdir()),
                         ["accusations", "actors", "article_actors", "claims", "documents", "mentions", "phrases"])

    def test_no_cell_is_a_formula(self):
        folder = self.export("csv", "tables")
        with open(folder / "documents.csv", encoding="utf8", newline="") as file:
            first = next(csv.DictReader(file))
        self.assertEqual((first["article_id"], first["title"]), ("'=1+2", "'@SUM(A1)"))
        for path in folder.iterdir():
            with open(path, encoding="utf8", newline="") as file:
                for row in csv.reader(file):
                    for cell in row:
                        self.assertFalse(re.match(r"[=+@\t\r\n]|-(?!\d)", cell), cell)

    def test_ids_survive(self):
        self.assertEqual(self.export("sqlite", "a.db").read_bytes(), self.export("sqlite", "b.db").read_bytes())
        ids = {table: [r[0] for r in self.database(name=f"{table}.db").execute(f"SELECT id FROM {table}")]
               for table in ("documents", "claims", "actors", "mentions", "phrases", "accusations", "article_actors")}
        for table, found in ids.items():
            self.assertEqual(len(found), len(set(found)), table)
        # Another order, and another article before: the same ids for what is the same, the repeated article's aside.
        lines = self.lines.splitlines(keepends=True)
        other = run("analyze", "-", stdin=article("zero", "Officials said the inquiry was over.")).stdout
        source = self.put("other.jsonl", other + lines[1] + lines[0])
        base = self.database(name="other.db", source=source)
        for table in ("documents", "claims", "mentions", "phrases", "accusations"):
            found = {r[0] for r in base.execute(f"SELECT id FROM {table}")}
            last = sorted({r[0].split("/")[0] for r in self.database(name=f"{table}2.db").execute("SELECT id FROM documents LIMIT 2")})
            self.assertLessEqual({i for i in ids[table] if i.split("/")[0] in last}, found, table)
        ferro = [r[0] for r in base.execute("SELECT id FROM actors WHERE name LIKE 'In_s Ferro'")]
        self.assertEqual(len(ferro), 1)
        self.assertIn(ferro[0], ids["actors"])
        self.assertEqual(ids["documents"][3], ids["documents"][2] + "-2")

    def test_claims_have_the_address_of_their_page(self):
        page = self.folder / "page.html"
        path = self.put("two.jsonl", article("two/three", SECOND, outlet="Courier", url="https://example.org/two"))
        run("inspect", path, "--html", page, "--profile", "fast")
        anchors = set(re.findall(r'id="(c-[0-9a-f]{10})"', page.read_text(encoding="utf8")))
        base = self.database()
        ids = {r[0].split("/")[1] for r in base.execute("SELECT c.id FROM claims c JOIN documents d USING (document) "
                                                        "WHERE d.article_id = 'two/three'")}
        self.assertTrue(ids)
        self.assertEqual(ids, anchors)

    # ---- annotations

    def test_brat(self):
        folder = self.export("brat", "brat")
        config = (folder / "annotation.conf").read_text(encoding="utf8")
        pairs = sorted(folder.glob("*.ann"))
        self.assertEqual(len(pairs), len(self.records))
        by_text = {}
        for path in pairs:
            with open(path.with_suffix(".txt"), encoding="utf8", newline="") as file:
                text = file.read()
            events, notes, attributes = read_brat(text, path.read_text(encoding="utf8"))
            self.assertEqual(attributes, [])
            self.assertEqual(set(notes), set(events))
            for kind, _ in events.values():
                self.assertIn(f"\n{kind}\t", config)
            by_text[text] = sorted(tuple(tuple(roles.get(role, [])) for role in ROLES) for _, roles in events.values())
        for record in self.records:
            wanted = sorted(tuple(tuple(lines_of(record["text"], relation[role]["spans"])) for role in ROLES) for relation in record["attributions"])
            self.assertEqual(by_text[record["text"]], wanted)
        self.assertTrue(any("_1_2_" in path.name for path in pairs))

    def test_brat_with_attributes(self):
        folder = self.export("brat", "brat", "--attributes")
        config = (folder / "annotation.conf").read_text(encoding="utf8").split("[attributes]")[1]
        allowed = {name: set(values.split("|")) for name, values in re.findall(r"^(\w+)\tArg:<EVENT>, Value:(\S+)$", config, re.M)}
        seen = set()
        for path in folder.glob("*.ann"):
            text = path.with_suffix(".txt").read_bytes().decode()
            for line in read_brat(text, path.read_text(encoding="utf8"))[2]:
                name, _, value = line.split(" ")
                self.assertIn(value, allowed[name])
                seen.add(name)
        self.assertLessEqual({"level", "source_type", "commitment"}, seen)

    def test_label_studio(self):
        path = self.export("label-studio", "tasks.json")
        config = (self.folder / "tasks-config.xml").read_text(encoding="utf8")
        tasks = json.loads(path.read_text(encoding="utf8"))
        self.assertEqual([t["data"]["text"] for t in tasks], [r["text"] for r in self.records])
        self.assertEqual(len({t["data"]["document"] for t in tasks}), len(tasks))
        for task, record in zip(tasks, self.records):
            text = task["data"]["text"]
            (prediction,) = task["predictions"]
            regions = {r["id"]: r for r in prediction["result"] if r["type"] == "labels"}
            self.assertEqual(len(regions), sum(len(a[role]["spans"]) for a in record["attributions"] for role in ROLES))
            got = sorted((r["value"]["labels"][0].lower(), r["value"]["start"], r["value"]["end"]) for r in regions.values())
            self.assertEqual(got, sorted((role, b, e) for a in record["attributions"] for role in ROLES for b, e in a[role]["spans"]))
            holds = 0
            for result in prediction["result"]:
                if result["type"] == "relation":
                    self.assertLessEqual({result["from_id"], result["to_id"]}, set(regions))
                    self.assertIn(f'<Relation value="{result["labels"][0]}"/>', config)
                    holds += result["labels"] == ["holds"]
                    continue
                self.assertEqual(result["to_name"], "text")
                self.assertIn(f'name="{result["from_name"]}" toName="text"', config)
                value = result["value"]
                if result["type"] == "labels":
                    self.assertEqual(text[value["start"]:value["end"]], value["text"])
                else:
                    self.assertIn(f'<Choice value="{value["choices"][0]}"/>', config)
                    self.assertEqual(regions[result["id"]]["value"]["labels"], ["Content"])
            self.assertEqual(holds, sum(bool(a["source"]["spans"]) for a in record["attributions"]))

    def test_web_annotation(self):
        collections = json.loads(self.export("web-annotation", "claims.jsonld").read_text(encoding="utf8"))
        self.assertEqual(len(collections), len(self.records))
        for collection, record in zip(collections, self.records):
            self.assertEqual((collection["@context"], collection["type"]), ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection"))
            items = collection["first"]["items"]
            self.assertEqual(collection["total"], len(items))
            text, got = record["text"], []
            source = record["metadata"].get("url", f"urn:sha256:{record['text_sha256']}")
            for item in items:
                self.assertEqual(item["type"], "Annotation")
                for target in item["target"]:
                    self.assertEqual(target["source"], source)
                    place, quote = target["selector"]
                    self.assertEqual((place["type"], quote["type"]), ("TextPositionSelector", "TextQuoteSelector"))
                    self.assertEqual(text[place["start"]:place["end"]], quote["exact"])
                    self.assertEqual(text.find(quote["prefix"] + quote["exact"] + quote["suffix"]),
                                     place["start"] - len(quote["prefix"]))
                got.append([[t["selector"][0]["start"], t["selector"][0]["end"]] for t in item["target"]])
            self.assertEqual(sorted(got), sorted(a["content"]["spans"] for a in record["attributions"]))
            self.assertEqual(len({item["id"] for item in items}), len(items))

    def test_a_closed_pipe_is_a_quiet_end(self):
        source = self.put("many.jsonl", self.lines * 50)  # more than a pipe holds
        for kind in ("web-annotation", "label-studio"):
            process = start("export", source, "--to", kind, "--output", "/dev/stdout")
            self.assertEqual(process.stdout.read(2), b"[\n")
            process.stdout.close()
            self.assertEqual((process.wait(), process.stderr.read()), (0, b""))
            process.stderr.close()
            process.stdin.close()

    def test_no_configuration_beside_standard_output(self):
        done = run("export", self.source, "--to", "label-studio", "--output", "/dev/stdout")
        self.assertEqual((done.returncode, len(json.loads(done.stdout))), (0, len(self.records)))
        self.assertNotIn(b"config", done.stderr)
        done = run("export", self.source, "--to", "label-studio", "--output", self.folder / "tasks.json")
        self.assertIn(b"tasks-config.xml", done.stderr)

    # ---- a run's folder, and what cannot be done

    def test_a_run_and_its_file_are_one(self):
        archive = self.put("archive.jsonl", ARCHIVE)
        run("run", archive, "--output", self.folder / "run")
        self.assertEqual(self.export("sqlite", "run.db", source=self.folder / "run").read_bytes(),
                         self.export("sqlite", "file.db").read_bytes())

    def test_without_text(self):
        lines = run("analyze", "-", "--no-text", stdin=ARCHIVE).stdout
        source = self.put("bare.jsonl", lines)
        base = self.database(name="bare.db", source=source)
        full = self.database(name="full.db")
        query = "SELECT id, level, content_spans FROM claims ORDER BY claim"
        self.assertEqual([tuple(r) for r in base.execute(query)], [tuple(r) for r in full.execute(query)])
        self.assertIsNone(base.execute("SELECT text FROM documents").fetchone()[0])
        for kind in ("brat", "label-studio", "web-annotation"):
            done = run("export", source, "--to", kind, "--output", self.folder / "no")
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"--no-text", done.stderr)
            self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["bare.db", "bare.jsonl", "full.db", "records.jsonl"])

    def test_what_cannot_be_done(self):
        other = self.put("mine/letter.txt", "dear")
        there = self.put("there.db", "x")
        for arguments, says in (
                ([self.source, "--to", "csv"], b"--output"),
                ([self.source, "--to", "parquet", "--output", "x"], b"parquet"),
                ([self.folder / "nowhere", "--to", "csv", "--output", self.folder / "x"], b"nowhere"),
                ([self.source, "--to", "sqlite", "--output", there], b"--force"),
                ([self.source, "--to", "csv", "--output", other.parent], b"--force"),
                ([self.source, "--to", "csv", "--force", "--output", other.parent], b"documents.csv"),
                ([self.source, "--to", "sqlite", "--output", "/dev/null"], b"plain file"),
                ([self.put("bad.jsonl", "{]\n"), "--to", "sqlite", "--output", self.folder / "x"], b"record 1"),
                ([self.source, "--to", "brat", "--output", self.folder / "no" / "where"], b"No such file")):
            done = run("export", *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(says, done.stderr)
            self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertEqual(other.read_text(), "dear")
        self.assertEqual(there.read_text(), "x")
        self.assertFalse((self.folder / "x").exists())
        self.assertEqual(list(self.folder.glob("*.partial")), [])

    def test_force_writes_over_an_export(self):
        for kind, name in (("csv", "tables"), ("brat", "brat"), ("sqlite", "a.db"), ("label-studio", "tasks.json")):
            self.export(kind, name)
            self.export(kind, name, "--force")
        self.assertEqual(len(list((self.folder / "brat").glob("*.ann"))), len(self.records))

    def test_empty_runs_give_empty_exports(self):
        source = self.put("empty.jsonl", "")
        self.assertEqual(json.loads(self.export("label-studio", "t.json", source=source).read_text()), [])
        self.assertEqual(self.database(source=source).execute("SELECT count(*) FROM claims").fetchone()[0], 0)

    def test_what_was_set_aside_is_counted(self):
        done = run("export", self.source, "--to", "csv", "--output", self.folder / "t")
        self.assertIn(b"4 articles in ", done.stderr)
        self.assertIn(b"1 article that the run set aside", done.stderr)


if __name__ == "__main__":
    unittest.main()
