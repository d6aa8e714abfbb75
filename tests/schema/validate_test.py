"""The checker of records: it passes the golden record, and finds each fault that is put into one."""

import copy
import json
import pathlib
import unittest

import validate

GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "unit" / "report" / "sample_document.golden.jsonl"
ERROR = {"id": None, "sequence": 3, "error": {"code": "invalid_utf8", "byte_offset": 4, "message": "byte 4 is no UTF-8"}}

# What is done to the golden record, and a word of the fault that has to be found.
BROKEN = {
    "a field more": (lambda r: r.update(extra=1), "extra"),
    "a field less": (lambda r: r.pop("actors"), "actors"),
    "an unknown label": (lambda r: r["attributions"][0].update(kind="rumour"), "rumour"),
    "an empty content": (lambda r: r["attributions"][0]["content"].update(spans=[]), "content"),
    "a chain of one": (lambda r: r["attributions"][1]["chain"].pop(), "chain"),
    "described on a name": (lambda r: r["attributions"][0]["source"].update(described="no"), "described"),
    "a level where nothing is asserted": (lambda r: r["attributions"][0].update(polarity="decline"), "strength"),
    "no strength where something is": (lambda r: r["attributions"][0].update(strength=None), "strength"),
    "a score above 1": (lambda r: r["attributions"][0]["strength"].update(score=1.2), "maximum"),
    "relations in another language": (lambda r: r["warnings"].append("unsupported_language"), "attributions"),
    "an offset behind the text": (lambda r: r["attributions"][6]["content"]["spans"][0].__setitem__(1, 99999), "behind"),
    "an empty span": (lambda r: r["mentions"][0].update(span=[5, 5]), "empty"),
    "three offsets": (lambda r: r["mentions"][0].update(span=[5, 6, 7]), "span"),
    "pieces out of order": (lambda r: r["attributions"][0]["content"]["spans"].reverse(), "order"),
    "no such actor": (lambda r: r["mentions"][0].update(actor="a9"), "a9"),
    "no such parent": (lambda r: r["attributions"][0].update(parent="r99"), "r99"),
    "outside the parent": (lambda r: r["attributions"][3].update(parent="r0"), "parent"),
    "ids with a gap": (lambda r: r["attributions"][6].update(id="r8"), "counted"),
    "levels that sum to more": (lambda r: r["attributions"][0]["strength"]["levels"].update(A0=0.9), "sum to 1"),
    "a level that is not the likeliest": (lambda r: r["attributions"][0]["strength"].update(level="A1"), "likeliest"),
    "an interval beside the score": (lambda r: r["attributions"][0]["strength"].update(interval=[0, 0.1]), "interval"),
    "support by itself": (lambda r: r["attributions"][0]["corroboration"].update(relations=["r0"]), "no other relation"),
    "support below nothing": (lambda r: r["attributions"][0]["corroboration"].update(at_least=9), "at least"),
    "an unknown firmness": (lambda r: r["attributions"][1]["responsibility"].update(firmness="sure"), "sure"),
    "no words that tie": (lambda r: r["attributions"][1]["responsibility"].update(tie=[5, 5]), "empty"),
    "the blamed in the act": (lambda r: r["attributions"][1]["responsibility"].update(act=r["attributions"][1]["responsibility"]["blamed"]), "part of the act"),
    "blame that is not gathered": (lambda r: r["accusations"].pop(), "once"),
    "a strongest that is not": (lambda r: r["accusations"][0].update(strongest="A4"), "strongest"),
    "a sum that is none": (lambda r: r["attributions"][0]["strength"].update(logit=9), "logit"),
    "another text": (lambda r: r.update(text=r["text"] + "!"), "sha256"),
    "a role that is not there": (lambda r: r["actors"][0]["role"].update(text="admiral"), "role"),
}


class Validate(unittest.TestCase):
    def setUp(self):
        self.record = json.loads(GOLDEN.read_text(encoding="utf8"))

    def test_golden_record_is_valid(self):
        self.assertEqual(validate.faults_of(self.record), [])

    def test_text_may_be_left_out(self):
        del self.record["text"]
        self.assertEqual(validate.faults_of(self.record), [])

    def test_error_record_is_valid(self):
        self.assertEqual(validate.faults_of(ERROR), [])

    def test_error_record_has_no_other_field(self):
        self.assertNotEqual(validate.faults_of(ERROR | {"text": ""}), [])

    def test_each_fault_is_found(self):
        for what, (break_it, word) in BROKEN.items():
            with self.subTest(what):
                record = copy.deepcopy(self.record)
                break_it(record)
                self.assertIn(word, " ".join(validate.faults_of(record)))

    def test_lines_end_at_line_feeds_alone(self):
        places = [place for place, _ in validate.faults_in(['{"a": "\u2028"}', "", json.dumps(ERROR)], "f")]
        self.assertEqual(set(places), {"f:1", "f:2"})


if __name__ == "__main__":
    unittest.main()
