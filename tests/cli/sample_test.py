"""sayso sample -> coders, played by this script in both formats -> sayso evaluate: the planted figures come out. Needs nothing but
Python: brat's files and Label Studio's tasks are read and written here, and each figure is computed here a second time."""

import csv
import hashlib
import json
import os
import random
import resource
import signal
import time
import unittest

from program import ProgramTest, article, run, start

# One record's claims: (source words, source type, level, score, whether it is one, what a coder says of the source).
NAMES = ["Ilse Carrow", "Bram Dunmore", "Odile Quintero", "Yusuf Ashgrove", "Petra Solberg", "Noor Hallewell"]
VAGUE = ["officials", "experts", "observers", "people at the port", "critics", "some residents"]
THINGS = ["the ferry was late", "the mill would close", "the bridge was safe", "rents had doubled", "the river had risen",
          "the vote was fair", "the harbour was full", "the school needed a roof", "fish were scarce", "the tram would return"]
OUTLETS = {"Harbour Post": 0.95, "Velden Courier": 0.60}  # share of sayso's claims that are right, planted
LEVELS = ["A0", "A1", "A2", "A3", "A4"]


def archive(articles, seed):
    """Records, and for each claim by its place what a perfect coder says of it. A fifth of the vague sources are in truth named
    ones; each third paragraph has a claim that sayso missed."""
    dice = random.Random(seed)
    records, truth = [], {}
    for a in range(articles):
        outlet = "Harbour Post" if a % 5 else "Velden Courier"
        text, paragraphs, claims, missed = "", [], [], []
        for p in range(4):
            begin = len(text)
            for c in range(2):
                named = dice.random() < 0.7
                source = dice.choice(NAMES if named else VAGUE)
                content = dice.choice(THINGS) + " \N{EN DASH} twice"
                place = len(text)
                text += f"{source} said {content}. "
                spans = [[place, place + len(source)], [place + len(source) + 1, place + len(source) + 5],
                         [place + len(source) + 6, place + len(source) + 6 + len(content)]]
                claims.append((spans, named))
                right = dice.random() < OUTLETS[outlet]
                true_type = "person_named" if named or dice.random() < 0.2 else "group_unnamed"
                truth[a, spans[2][0]] = (right, true_type, "A4" if true_type == "person_named" else "A1")
            if dice.random() < 1 / 3:
                place = len(text)
                text += "As one hears, the mayor is tired. "
                missed.append([place + 14, place + 32])
            paragraphs.append({"span": [begin, len(text) - 1], "zone": "body"})
            text += "\n\n"
        attributions = [{"id": f"r{i}", "confidence": round(0.5 + dice.random() / 2, 4), "parent": None, "continues": None, "zone": "body",
                         "source": {"spans": [s], "type": "person_named" if named else "group_unnamed",
                                    "described": None if named else "no", "actor": None},
                         "cue": {"spans": [q]}, "content": {"spans": [t]}, "directness": "indirect", "kind": "statement",
                         "commitment": "assert", "polarity": "affirm", "relay": "firsthand", "anonymity": "no",
                         "strength": {"score": 0.9 if named else 0.3, "level": "A4" if named else "A1"}}
                        for i, ((s, q, t), named) in enumerate(claims)]
        records.append({"id": f"a{a}", "sequence": a, "text": text, "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                        "model": {"name": "planted", "version": "1"}, "metadata": {"outlet": outlet, "published": "2026-05-04"},
                        "paragraphs": paragraphs, "attributions": attributions, "actors": []})
        for window in paragraphs:
            for m in missed:
                if window["span"][0] <= m[0] < window["span"][1]:
                    truth[a, "missed", window["span"][0]] = m
    return records, truth


def alpha_nominal(units):
    """Krippendorff's alpha by pairs, straight from its definition."""
    units = [u for u in units if len(u) > 1]
    values = [v for u in units for v in u]
    seen = sum(sum(a != b for a in u for b in u) / (len(u) - 1) for u in units) / len(values)
    expected = sum(a != b for a in values for b in values) / (len(values) * (len(values) - 1))
    return 1 - seen / expected


class Sample(ProgramTest):
    def setUp(self):
        super().setUp()
        self.records, self.truth = archive(150, 7)
        self.run_file = self.put("records.jsonl", "".join(json.dumps(r) + "\n" for r in self.records))
        self.sample = self.folder / "s"

    def draw(self, *options, n=240, output=None):
        result = run("sample", self.run_file, "--n", str(n), "--by", "outlet,source_type", "--output", output or self.sample, *options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(((output or self.sample) / "sample.json").read_bytes())

    def says(self, claim, coder):
        """What a coder says of a drawn claim: (right, source type, level, the missed claim of its paragraph). "careful" tells the
        truth; "hasty" errs in one claim in eight, by its address, and adds nothing."""
        article = int(claim["article"][1:])
        right, source, level = self.truth[article, claim["content"][0][0]]
        missed = self.truth.get((article, "missed", claim["window"][0]))
        if coder == "hasty":
            missed = None
            if int(claim["claim"][2:], 16) % 8 == 0:
                right, level = not right, "A2"
        return right, source, level, missed

    def edit_brat(self, sample, coder):
        """Appends to brat's files, as an annotator's browser does; a wrong claim is deleted or marked, by turns."""
        folder = self.folder / coder
        folder.mkdir()
        for i, claim in enumerate(sample["claims"]):
            text = (self.sample / "brat" / f"{claim['task']}.txt").read_text(encoding="utf8")
            lines = (self.sample / "brat" / f"{claim['task']}.ann").read_text(encoding="utf8").splitlines()
            event = next(line.split("\t")[0] for line in lines if line.startswith("E"))
            right, source, level, missed = self.says(claim, coder)
            if right:
                lines += [f"A1\tverdict {event} right", f"A2\tsource_type {event} {source}", f"A3\tlevel {event} {level}"]
            elif i % 2:
                lines += [f"A1\tverdict {event} wrong"]
            else:
                lines = [line for line in lines if not line.startswith(("E", "#"))]
            if missed:
                b, e = missed
                lines += [f"T90\tContent {b} {e}\t{text[b:e]}", f"T91\tAttribution-no-source {b - 8} {b - 2}\t{text[b - 8:b - 2]}",
                          "E90\tAttribution-no-source:T91 Content:T90"]
            (folder / f"{claim['task']}.ann").write_text("\n".join(lines) + "\n", encoding="utf8")
        return folder

    def edit_studio(self, sample, coders):
        """What Label Studio exports: the tasks with an annotation a coder, made from the predictions."""
        tasks = json.loads((self.sample / "label-studio" / "tasks.json").read_bytes())
        claims = {claim["task"]: claim for claim in sample["claims"]}
        for task in tasks:
            claim = claims[task["data"]["task"]]
            task["annotations"] = []
            for number, coder in enumerate(coders):
                result = [dict(r, origin="prediction") for r in task["predictions"][0]["result"]]
                content = next(r for r in result if r.get("value", {}).get("labels") == ["Content"])
                right, source, level, missed = self.says(claim, coder)
                choices = {"verdict": "right", "source_type": source, "level": level} if right else {"verdict": "wrong"}
                result += [{"id": content["id"], "from_name": name, "to_name": "text", "type": "choices",
                            "value": {**{k: content["value"][k] for k in ("start", "end", "text")}, "choices": [value]}}
                           for name, value in choices.items()]
                if missed:
                    result.append({"id": "fresh1", "from_name": "role", "to_name": "text", "type": "labels", "origin": "manual",
                                   "value": {"start": missed[0], "end": missed[1], "labels": ["Content"],
                                             "text": task["data"]["text"][missed[0]:missed[1]]}})
                task["annotations"].append({"id": 7, "completed_by": {"id": number, "email": f"{coder}@desk.example"},
                                            "was_cancelled": False, "result": result})
            task["annotations"].append({"completed_by": 9, "was_cancelled": True, "result": []})
        return self.put("project-7.json", json.dumps(tasks))

    def evaluate(self, *arguments):
        result = run("evaluate", "--sample", self.sample, "--json", *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def expected(self, sample, coders):
        """The figures, computed here."""
        strata = [s["population"] for s in sample["strata"]]
        drawn = [sum(c["stratum"] == h for c in sample["claims"]) for h in range(len(strata))]
        right = right_weight = missed_weight = same = labelled = 0
        verdicts, levels = [], []
        for claim in sample["claims"]:
            weight = strata[claim["stratum"]] / drawn[claim["stratum"]]
            said = [self.says(claim, coder) for coder in coders]
            share = sum(s[0] for s in said) / len(said)
            right += weight
            right_weight += weight * share
            missed_weight += weight * sum(s[3] is not None for s in said) / len(said) / claim["claims_in_window"]
            types = [s[1] for s in said if s[0]]
            if types:
                labelled += weight
                same += weight * sum(t == claim["labels"]["source_type"] for t in types) / len(types)
            verdicts.append([s[0] for s in said])
            levels.append([s[2] for s in said if s[0]])
        return {"precision": right_weight / right, "recall": right_weight / (right_weight + missed_weight),
                "source_type": same / labelled, "verdict_alpha": alpha_nominal(verdicts) if len(coders) > 1 else None}

    def true_precision(self):
        return sum(t[0] for key, t in self.truth.items() if len(key) == 2) / sum(len(key) == 2 for key in self.truth)

    def compare(self, figures, expected):
        self.assertAlmostEqual(figures["precision"]["value"], expected["precision"], places=4)
        self.assertAlmostEqual(figures["recall_in_paragraphs"]["value"], expected["recall"], places=4)
        self.assertAlmostEqual(figures["labels"]["source_type"]["accuracy"]["value"], expected["source_type"], places=4)
        self.assertAlmostEqual(figures["agreement"]["verdict"]["alpha"], expected["verdict_alpha"], places=4)

    def test_brat_gives_the_planted_figures(self):
        sample = self.draw()
        folders = [self.edit_brat(sample, coder) for coder in ("careful", "hasty")]
        figures = self.evaluate("--labels", *folders)
        self.assertEqual([(c["name"], c["claims"]) for c in figures["coders"]], [("careful", 240), ("hasty", 240)])
        self.compare(figures, self.expected(sample, ["careful", "hasty"]))

    def test_label_studio_gives_the_same(self):
        sample = self.draw()
        folders = [self.edit_brat(sample, coder) for coder in ("careful", "hasty")]
        studio = self.evaluate("--labels", self.edit_studio(sample, ["careful", "hasty"]))
        self.compare(studio, self.expected(sample, ["careful", "hasty"]))
        brat = self.evaluate("--labels", *folders)
        for figures in (studio, brat):
            del figures["coders"]
        self.assertEqual(studio, brat)

    def test_the_interval_holds_the_run_and_the_bare_share_misses_it(self):
        # Of the small outlet, where sayso errs more, more is drawn: the bare share of right claims is too low.
        sample = self.draw(n=400)
        figures = self.evaluate("--labels", self.edit_brat(sample, "careful"))
        low, high = figures["precision"]["interval"]
        truth = self.true_precision()
        self.assertTrue(low <= truth <= high, (low, truth, high))
        bare = sum(self.says(c, "careful")[0] for c in sample["claims"]) / len(sample["claims"])
        self.assertLess(bare, low)
        self.assertEqual(figures["covered"], 1)
        self.assertIsNone(figures["agreement"]["verdict"]["alpha"])
        low, high = figures["recall_in_paragraphs"]["interval"]
        claims = [key for key in self.truth if len(key) == 2]
        right = sum(self.truth[key][0] for key in claims)
        missed = len(self.truth) - len(claims)
        self.assertTrue(low <= right / (right + missed) <= high, (low, right / (right + missed), high))

    def test_errors_for_the_report(self):
        sample = self.draw(n=400)
        folder = self.edit_brat(sample, "careful")
        out = self.folder / "errors.json"
        figures = self.evaluate("--labels", folder, "--confusion", out)
        errors = json.loads(out.read_bytes())
        self.assertEqual(sorted(errors), ["population", "tables"])
        types = errors["tables"]["source_type"]
        self.assertIn("400 claims", errors["population"])
        at = types["labels"].index
        row = types["rows"][at("person_named")]  # true: named; given: named, or a group
        self.assertGreater(row[at("group_unnamed")], 0)
        recall = figures["labels"]["source_type"]["by_value"]["person_named"]["recall"]["value"]
        self.assertAlmostEqual(row[at("person_named")] / sum(row), recall, places=3)
        other = types["rows"][at("group_unnamed")]
        self.assertEqual(sum(other), other[at("group_unnamed")])
        self.assertEqual(run("evaluate", "--sample", self.sample, "--labels", folder, "--confusion", out).returncode, 2)
        report = run("report", self.run_file, "--confusion", out, "--output", self.folder / "figures.csv")
        self.assertEqual(report.returncode, 0, report.stderr)
        with open(self.folder / "figures.csv", encoding="utf8", newline="") as file:
            share = next(csv.DictReader(file))
        self.assertEqual((share["figure"], share["label"], share["group"]), ("source_type", "person_named", "all"))
        right = [t for key, t in self.truth.items() if len(key) == 2 and t[0]]
        truth = sum(t[1] == "person_named" for t in right) / len(right)
        self.assertLess(float(share["high"]), truth)
        self.assertTrue(float(share["corrected_low"]) <= truth <= float(share["corrected_high"]), (truth, share))
        self.assertEqual(sorted(errors["tables"]), ["anonymous", "level", "source_type"])  # of the others nobody said anything

    def test_reliability(self):
        sample = self.draw()
        figures = self.evaluate("--labels", self.edit_brat(sample, "careful"))
        bins = {b["from"]: b for b in figures["reliability"]["score"]}
        self.assertEqual(sorted(bins), [0.2, 0.8])
        self.assertEqual(bins[0.8]["level"]["value"], 4)
        self.assertEqual(bins[0.8]["mean"], 0.9)
        self.assertTrue(1 < bins[0.2]["level"]["value"] < 2.5)  # a fifth of the vague is named in truth
        self.assertEqual(sum(b["claims"] for b in figures["reliability"]["confidence"]), 240)

    def test_marks_of_a_page_are_a_coder(self):
        sample = self.draw(n=20)
        claim = sample["claims"][0]
        marks = {"format": "sayso-marks", "version": "1.0.0", "text_sha256": claim["text_sha256"],
                 "marks": [{"claim": claim["claim"], "verdict": "wrong", "level": "A4"},
                           {"claim": "c-ffffffffff", "verdict": "right", "level": "A4"}]}
        figures = self.evaluate("--marks", self.put("m.json", json.dumps(marks)))
        self.assertEqual(figures["coders"], [{"name": "marks", "claims": 1}])
        self.assertEqual(figures["precision"]["value"], 0)
        self.assertLess(figures["covered"], 1)
        # Marks are verdicts: a table of errors would be empty.
        errors = self.folder / "errors.json"
        result = run("evaluate", "--sample", self.sample, "--marks", self.folder / "m.json", "--confusion", errors)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn(b"nobody gave a label of a table", result.stderr)
        self.assertFalse(errors.exists())

    def test_the_same_sample_again_and_its_weights(self):
        first = self.draw(n=50)
        again = self.draw(n=50, output=self.folder / "again")
        self.assertEqual(first, again)
        self.assertNotEqual(first["claims"], self.draw("--seed", "1", n=50, output=self.folder / "other")["claims"])
        with open(self.sample / "claims.csv", encoding="utf8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 50)
        self.assertAlmostEqual(sum(float(row["weight"]) for row in rows), 1200, delta=0.1)
        with open(self.sample / "strata.csv", encoding="utf8", newline="") as file:
            strata = list(csv.DictReader(file))
        self.assertEqual(sum(int(row["sampled"]) for row in strata), 50)
        self.assertEqual({(row["outlet"], row["source_type"]) for row in strata},
                         {(o, t) for o in OUTLETS for t in ("person_named", "group_unnamed")})
        spans = {c["task"]: c for c in first["claims"]}
        for row in rows:
            text = (self.sample / "brat" / f"{row['task']}.txt").read_text(encoding="utf8")
            b, e = spans[row["task"]]["content"][0]
            self.assertIn(f"\t{text[b:e]}\n", (self.sample / "brat" / f"{row['task']}.ann").read_text(encoding="utf8"))

    def test_nothing_of_sayso_shows_unless_asked_for(self):
        self.draw(n=10)
        self.draw("--show-predictions", n=10, output=self.folder / "shown")
        for name, shows in ((self.sample, False), (self.folder / "shown", True)):
            everything = "".join(p.read_text(encoding="utf8") for p in name.glob("brat/t*.ann"))
            everything += (name / "label-studio" / "tasks.json").read_text(encoding="utf8")
            self.assertEqual("person_named" in everything, shows)

    def test_what_cannot_be_done_is_said(self):
        def refused(*arguments):
            result = run(*arguments)
            self.assertEqual(result.returncode, 2)
            return result.stderr.decode()
        base = ("sample", self.run_file, "--n", "5", "--output", self.sample)
        self.assertIn("did you mean outlet?", refused(*base, "--by", "outlte"))
        self.assertIn("read twice", refused("sample", "-", "--n", "5", "--output", self.sample))
        self.draw(n=5)
        self.assertIn("--force", refused(*base))
        self.assertEqual(run(*base, "--force").returncode, 0)
        self.assertIn("--labels", refused("evaluate", "--sample", self.sample))
        untouched = self.sample / "brat"
        self.assertIn("judges a claim of the sample", refused("evaluate", "--sample", self.sample, "--labels", untouched))
        self.assertIn("--sample", refused("evaluate", "--labels", self.sample))
        self.assertIn("--by", refused("evaluate", "--sample", self.sample, "--labels", self.sample, "--by", "outlet"))
        bad = self.put("bad/sample.json", '{"format": "sayso-sample", "version": "1.0.0"}')
        self.assertIn("missing", refused("evaluate", "--sample", bad, "--labels", self.sample))

    def test_a_damaged_record_ends_it(self):
        for damaged in ("[]", '"claims"', "{]"):
            source = self.put("damaged.jsonl", json.dumps(self.records[0]) + "\n" + damaged + "\n")
            result = run("sample", source, "--n", "5", "--output", self.sample)
            self.assertEqual(result.returncode, 2, damaged)
            self.assertIn(b"record 2 is no JSON object", result.stderr)
            self.assertFalse(self.sample.exists())

    def test_parts_that_are_missing_are_told_once(self):
        articles = b"".join(article(f"a{i}", f"The mayor said the bridge was safe. Officials said {i} boats were late.") for i in range(4))
        run("run", self.put("archive.jsonl", articles), "--shard", "1/2", "--output", self.folder / "run")
        result = run("sample", self.folder / "run", "--n", "2", "--output", self.sample)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stderr.count(b"has not come to its end"), 1, result.stderr)

    def test_an_interruption_leaves_nothing(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        process = start("sample", pipe, "--n", "240", "--output", self.sample)
        lines = self.run_file.read_bytes().splitlines(keepends=True)
        pipe.write_bytes(b"".join(lines))  # the first pass
        while not list(self.folder.glob("s.partial")) and process.poll() is None:
            time.sleep(0.01)
        with open(pipe, "wb") as second:
            second.write(b"".join(lines[:100]))
            second.flush()
            while not list(self.folder.glob("s.partial/brat/t*.txt")) and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            time.sleep(0.1)  # that the signal is there before the end of the run
            try:
                second.write(b"".join(lines[100:]))
                second.flush()
            except BrokenPipeError:
                pass
        _, stderr = process.communicate()
        self.assertEqual((process.returncode, stderr), (1, b"sayso: interrupted: nothing was written\n"))
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["pipe", "records.jsonl"])

    def test_a_file_that_cannot_be_written_has_its_reason(self):
        def short_of_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (256, 256))
        result = run("sample", self.run_file, "--n", "20", "--output", self.sample, preexec_fn=short_of_room)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"t0001.txt: File too large", result.stderr)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["records.jsonl"])


if __name__ == "__main__":
    unittest.main()
