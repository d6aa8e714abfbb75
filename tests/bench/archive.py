#!/usr/bin/env python3
"""What a run over an archive costs: articles and tokens a second for 1 and 2 jobs, how memory grows with the input, and what
hostile inputs cost a megabyte. By hand, never in ctest: tests/bench/archive.py CORPUS.jsonl [--articles N] [--program PATH].

The corpus is repeated until it has N articles. Beside each pair of runs, one and then two spinning processes show what the machine
gives for two: on a busy machine compare the ratios, not the rates."""

import argparse
import json
import multiprocessing
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

SPIN_SECONDS = 3.0
SAMPLE_SECONDS = 0.05
PART = 1000  # articles: sayso's own
MEGABYTE = 1_000_000


def spin(seconds, counts, place):
    """Counts for so long; the sum is what a processor gave."""
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        for _ in range(10_000):
            count += 1
    counts[place] = count


def spun(processes):
    counts = multiprocessing.Array("Q", processes)
    workers = [multiprocessing.Process(target=spin, args=(SPIN_SECONDS, counts, i)) for i in range(processes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts)


def repeat(corpus, articles, out):
    """Writes so many lines; the ids say which round they are of."""
    lines = [json.loads(line) for line in corpus.read_text(encoding="utf8").splitlines() if line.strip()]
    with out.open("w", encoding="utf8") as file:
        for i in range(articles):
            record = lines[i % len(lines)]
            file.write(json.dumps(record | {"id": f"{record['id']}#{i // len(lines)}"}, ensure_ascii=False) + "\n")
    return out


def measured(program, source, folder, jobs):
    """(manifest, seconds of the clock, seconds of processors, peak MiB) of one run."""
    start = time.monotonic()
    process = subprocess.Popen([program, "run", source, "--output", folder, "--jobs", str(jobs)], stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    manifest = json.loads((folder / "manifest.json").read_text())
    return manifest, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def rates(program, corpus, articles, folder):
    source = repeat(corpus, articles, folder / "in.jsonl")
    seconds_of, spins = {}, {}
    print(f"{articles} articles, {source.stat().st_size / MEGABYTE:.1f} MB, {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}")
    for jobs in (1, 2):
        before = spun(jobs)
        manifest, seconds, processor, peak = measured(program, source, folder / f"jobs{jobs}", jobs)
        spins[jobs] = (before + spun(jobs)) / 2
        seconds_of[jobs] = seconds
        print(f"jobs {jobs}: {articles / seconds:.1f} articles/s, {manifest['time']['tokens'] / seconds:.0f} tokens/s, "
              f"{manifest['time']['tokens'] / processor:.0f} tokens a processor's second, peak {peak:.1f} MiB")
    parts = [(folder / f"jobs{jobs}" / "journal").read_bytes() for jobs in (1, 2)]
    print(f"two jobs against one: {seconds_of[1] / seconds_of[2]:.2f}; two spinning processes against one: "
          f"{spins[2] / spins[1]:.2f}; the same bytes: {parts[0] == parts[1]}")


def sampled(program, source, folder, jobs):
    """[(articles done, resident MiB, highest so far MiB)] every SAMPLE_SECONDS of one run. Articles: those of whole parts."""
    process = subprocess.Popen([program, "run", source, "--output", folder, "--jobs", str(jobs)], stderr=subprocess.DEVNULL)
    status, samples = pathlib.Path(f"/proc/{process.pid}/status"), []
    while process.poll() is None:
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if line.startswith("Vm"))
        if "VmRSS" in fields and (folder / "parts").exists():
            parts = sum(name.endswith(".jsonl") for name in os.listdir(folder / "parts"))
            samples.append((parts * PART, int(fields["VmRSS"].split()[0]) / 1024, int(fields["VmHWM"].split()[0]) / 1024))
        time.sleep(SAMPLE_SECONDS)
    if not samples:
        sys.exit(f"{source}: the run ended with {process.returncode} before it was looked at; take more --articles")
    return samples


def fitted(points):
    """Least squares: MiB for 100,000 articles more."""
    x, y = [p[0] for p in points], [p[1] for p in points]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - mean_x) ** 2 for a in x)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / spread * 100_000 if spread else float("nan")


def slope(program, corpus, articles, folder, repeats):
    """How memory grows with the input. Peaks of two runs do not tell it: a peak is where both workers have a large article at once,
    and a longer run meets that sooner or later. So: the resident memory over one run, after a tenth of it, in which each worker's
    matrices grow to the largest block of the corpus; and the same where nothing but book-keeping can grow: ten times as many
    articles of three words, read and set aside."""
    tiny = folder / "tiny.jsonl", '{{"id":"{}","text":"She said so."}}\n', 10 * articles
    faulty = folder / "faulty.jsonl", '{{"id":"{}","body":"She said so."}}\n', 10 * articles
    inputs = [(f"{articles} articles of the corpus", repeat(corpus, articles, folder / "in.jsonl"))]
    for path, line, count in (tiny, faulty):
        path.write_text("".join(line.format(i) for i in range(count)))
        inputs.append((f"{count} articles of three words" + (", all set aside" if path.stem == "faulty" else ""), path))
    for name, source in inputs:
        for turn in range(repeats):
            samples = sampled(program, source, folder / f"slope-{source.stem}-{turn}", 2)
            last = samples[-1][0]
            warm = [s for s in samples if s[0] >= last / 10]
            print(f"{name}, 2 jobs: {fitted(warm):+.3f} MiB for 100,000 articles more (resident, least squares over {len(warm)} "
                  f"samples); resident {warm[0][1]:.1f} MiB after a tenth, {warm[-1][1]:.1f} at the end; highest {warm[0][2]:.1f} "
                  f"after a tenth, {warm[-1][2]:.1f} in all", flush=True)


def hostile(mb):
    """Name and bytes of inputs of some `mb` bytes that could cost more than their length."""
    yield "quotation marks", ("“" * (mb // 3)).encode()
    yield "straight marks", b'"' * mb
    yield "marks and spaces", b'" ' * (mb // 2)
    yield "one sentence", b"word and " * (mb // 9)
    yield "one token", b"a" * mb
    yield "abbreviations", b"Mr. A. " * (mb // 7)
    yield "a name over and over", b"Anna Lee said so. " * (mb // 18)
    yield "he said", b"he said that she said that " * (mb // 27)
    yield "capitals", b"THE MAYOR SAID THE BRIDGE WAS SAFE. " * (mb // 36)
    yield "colons", b"Mayor: yes. " * (mb // 12)
    yield "paragraphs of one mark", "“\n\n".encode() * (mb // 5)
    yield "line breaks", b"a\n" * (mb // 2)
    yield "html in the text", b"text <b>he said</b> " * (mb // 20)
    yield "base64", b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo9" * (mb // 36)
    yield "combining marks", ("a" + "\u0301" * 50).encode() * (mb // 101)
    yield "page: nested", b"<html>" + b"<div>" * (mb // 11) + b"x" + b"</p>" * (mb // 11)
    yield "page: attributes", b"<html><p " + b" ".join(b"a%d" % i for i in range(mb // 11)) + b">The mayor said so."
    yield "table", b"id,text\n" + b"".join(b"%d,he said so\n" % i for i in range(mb // 1000)) + b'x,"' + b"y" * (mb // 2)
    yield "json escapes", b'{"id":"a","text":"' + b"\\u0041" * (mb // 6) + b'"}'
    yield "many articles", b"".join(b'{"id":"%d","text":"He said so."}\n' % i for i in range(mb // 34))


def hostile_costs(program, corpus, size, folder):
    def seconds(path):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "analyze", path, "--jobs", "1", "--output", folder / "out.jsonl", "--force"],
                       stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    plain = folder / "plain.jsonl"
    plain.write_bytes(b"".join(line + b"\n" for line in corpus.read_bytes().split(b"\n")[:400]))
    usual = seconds(plain) / plain.stat().st_size * MEGABYTE
    print(f"usual: {usual:.2f} s of a processor a megabyte")
    costs = []
    for name, data in hostile(size):
        path = folder / "hostile"
        path.write_bytes(data)
        costs.append((seconds(path) / len(data) * MEGABYTE / usual, name))
    for cost, name in sorted(costs, reverse=True):
        print(f"{cost:7.2f} times the usual: {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--program", default=str(pathlib.Path(__file__).resolve().parents[2] / "build/release/sayso"))
    parser.add_argument("--hostile-bytes", type=int, default=MEGABYTE)
    parser.add_argument("--repeats", type=int, default=1, help="runs for each slope")
    parser.add_argument("--only", choices=["rates", "slope", "hostile"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if options.only in (None, "rates"):
            rates(options.program, options.corpus, options.articles, folder)
        if options.only in (None, "slope"):
            slope(options.program, options.corpus, options.articles, folder, options.repeats)
        if options.only in (None, "hostile"):
            hostile_costs(options.program, options.corpus, options.hostile_bytes, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
