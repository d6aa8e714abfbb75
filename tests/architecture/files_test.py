"""What holds of every file: it says what it is, it is no longer than a page can take, it names no machine. Needs nothing but Python."""

import re
import unittest

import tree

MAX_LINES = 400  # of a source file: what one can hold in mind; a longer one has two jobs
CODE = (".cpp", ".h", ".py", ".sh", ".cmake", "CMakeLists.txt")
SCRIPTS = {"run", "check", ".ci/run"}
# What opens a file: in C++ a comment; elsewhere a comment or a docstring, after a first line "#!..." where there is one.
CPP_OPENING = re.compile(r"\A// \S")
OPENING = re.compile(r'\A(?:#![^\n]*\n)?(?:# \S|r?""")')
# Absolute paths of somebody's machine, and the folder beside a working copy; spelt apart so that this file does not hold them.
MACHINE = re.compile(r"/(?:work|home|root|Users|tmp/[a-z])/" + r"(?=\w)")
BESIDE = "../" + "shared"


def sources():
    """(path, text) of the files that are code."""
    return [(f, (tree.ROOT / f).read_text(encoding="utf8")) for f in tree.files() if f.endswith(CODE) or f in SCRIPTS]


def text_files():
    """(path, text) of the files that are text."""
    for path in tree.files():
        try:
            yield path, (tree.ROOT / path).read_text(encoding="utf8")
        except UnicodeDecodeError:
            continue


def says_what_it_is(path, text):
    """Whether the file opens with words. The list of one folder's files in a CMakeLists.txt needs none, and x.cpp may leave
    them to the x.h beside it."""
    if path.endswith("CMakeLists.txt"):
        return True
    if path.endswith(".cpp") and (tree.ROOT / path).with_suffix(".h").is_file():
        return True
    return bool((CPP_OPENING if path.endswith((".cpp", ".h")) else OPENING).match(text))


class Files(unittest.TestCase):
    maxDiff = None

    def test_each_source_opens_with_a_comment(self):
        self.assertEqual([path for path, text in sources() if not says_what_it_is(path, text)], [])

    def test_no_source_is_over_400_lines(self):
        self.assertEqual([path for path, text in sources() if len(text.splitlines()) > MAX_LINES], [])

    def test_no_path_of_a_machine(self):
        faults = [f"{path}: {found[0]}" for path, text in text_files()
                  if not path.startswith("tests/fuzz/corpus/") and (found := MACHINE.search(text))]
        self.assertEqual(faults, [])

    def test_the_folder_beside_the_repository_is_named_in_documents_only(self):
        # Code takes corpora as arguments; a README may show the command that was run.
        self.assertEqual([path for path, text in text_files() if not path.endswith(".md") and BESIDE in text], [])

    def test_markdown_links_lead_somewhere(self):
        faults = [f"{path}: {target}" for path, text in text_files() if path.endswith(".md")
                  for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
                  if not re.match(r"[a-z]+:", target) and not ((tree.ROOT / path).parent / target).exists()]
        self.assertEqual(faults, [])

    def test_scripts_may_be_run(self):
        present = SCRIPTS & set(tree.files())
        self.assertEqual([path for path in sorted(present) if not (tree.ROOT / path).stat().st_mode & 0o111], [])


if __name__ == "__main__":
    unittest.main()
