"""sayso label: gold relations through the stages behind the extraction, as models/training uses it."""

import json
import unittest

import program

TEXT = 'The port stayed shut.\n\n"The gates will not open," said Ada Moreau, the harbour master. Officials fear that the ice is too thick.\n'


def relation(name, **spans):
    return {"id": name} | {role: [[TEXT.index(s), TEXT.index(s) + len(s)]] for role, s in spans.items()}


GOLD = [
    relation("fear", source="Officials", cue="fear", content="that the ice is too thick"),
    relation("gates", source="Ada Moreau, the harbour master", cue="said", content='"The gates will not open,"'),
]


class Label(program.ProgramTest):
    def label(self, *options):
        line = {"id": "a", "text": TEXT, "annotations": [{"annotator": "x", "attributions": GOLD}]}
        result = program.run("label", self.put("gold.jsonl", json.dumps(line) + "\n"), *options)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return program.records(result.stdout)

    def test_the_record_has_the_gold_relations_with_their_labels(self):
        (record,) = self.label()
        self.assertEqual([TEXT[slice(*a["cue"]["spans"][0])] for a in record["attributions"]], ["said", "fear"])
        self.assertEqual([a["source"]["type"] for a in record["attributions"]], ["person_named", "group_unnamed"])
        self.assertEqual([a["strength"]["level"] for a in record["attributions"]], ["A4", "A1"])

    def test_features_keep_the_ids(self):
        lines = self.label("--features")
        self.assertEqual([(line["doc"], line["relation"]) for line in lines], [("a", "gates"), ("a", "fear")])
        self.assertIn("cue=said", lines[0]["cue_features"])


if __name__ == "__main__":
    unittest.main()
