// What the reader keeps: a claim marked right or wrong with a note, citations, and files to save. The format of the
// list of marks is in schema.md; `sayso evaluate --marks` reads it. The last of the three files: it starts the page.
const marksKey = `sayso-marks:${record.text_sha256}`;
const marks = new Map();
try {
  for (const mark of JSON.parse(localStorage.getItem(marksKey) ?? '[]')) marks.set(mark.claim, mark);
} catch { /* no storage here, or not ours: marks last as long as the page */ }

function save(name, type, value) {
  const address = URL.createObjectURL(new Blob([value], {type}));
  make('a', {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const fileName = (kind, ending) => `sayso-${kind}-${record.text_sha256.slice(0, 12)}.${ending}`;
const pretty = (value) => `${JSON.stringify(value, null, 1)}\n`;

function marksFile() {
  const order = new Map(cards.map((card, i) => [card.id, i]));
  const list = [...marks.values()].filter((m) => m.verdict && order.has(m.claim)).sort((a, b) => order.get(a.claim) - order.get(b.claim));
  return {
    format: 'sayso-marks', version: '1.0.0', id: record.id, text_sha256: record.text_sha256, model: record.model,
    marks: list.map(({claim, verdict, note}) => {
      const r = relations.get(document.getElementById(claim).dataset.r);
      return {claim, attribution: r.id, verdict, note, level: r.strength?.level ?? null, confidence: r.confidence,
        source: r.source, cue: r.cue, content: r.content};
    }),
  };
}

const saveMarks = button('', () => save(fileName('marks', 'json'), 'application/json', pretty(marksFile())));

function showMark(card) {
  const mark = marks.get(card.id);
  let badge = one('.marked', card);
  if (!mark?.verdict) badge?.remove();
  else {
    if (!badge) one('h3', card).append(badge = make('span', {class: 'marked'}));
    badge.textContent = `marked ${mark.verdict}`;
    badge.dataset.verdict = mark.verdict;
  }
  for (const b of all('[data-verdict][aria-pressed]', card)) {
    b.setAttribute('aria-pressed', String(b.dataset.verdict === mark?.verdict));
  }
}

function keep() {
  const count = [...marks.values()].filter((m) => m.verdict).length;
  saveMarks.textContent = `save marks (${count})`;
  saveMarks.disabled = count === 0;
  try {
    localStorage.setItem(marksKey, JSON.stringify([...marks.values()]));
  } catch { /* as above */ }
}

/** `undefined` leaves a part as it is; a second press takes the verdict back, and with it the mark. */
function mark(card, verdict, note) {
  const before = marks.get(card.id) ?? {claim: card.id, verdict: '', note: ''};
  const after = {...before, ...(note === undefined ? {} : {note})};
  if (verdict !== undefined) after.verdict = verdict === before.verdict ? '' : verdict;
  if (after.verdict || after.note) marks.set(card.id, after);
  else marks.delete(card.id);
  showMark(card);
  keep();
  if (verdict !== undefined) say(after.verdict ? `marked ${after.verdict}` : 'mark taken back');
}

/** The tools of a card come with its first opening: 500 closed cards stay light. */
function addTools(card) {
  const tools = one('.tools', card);
  if (tools.dataset.full) return;
  tools.dataset.full = 'yes';
  const r = relations.get(card.dataset.r);
  const note = make('textarea', {rows: 2, id: `n${card.id}`});
  note.value = marks.get(card.id)?.note ?? '';
  note.addEventListener('input', () => mark(card, undefined, note.value));
  tools.append(
    button('copy the words', () => copyText(words(r.content), 'content')),
    button('copy as citation', () => copyText(citation(r, card.id), 'citation')),
    make('div', {class: 'verdict', role: 'group', 'aria-label': 'your verdict on this card'},
      button('right', () => mark(card, 'right'), {'aria-pressed': 'false', 'data-verdict': 'right'}),
      button('wrong', () => mark(card, 'wrong'), {'aria-pressed': 'false', 'data-verdict': 'wrong'}),
      make('label', {for: note.id}, 'note ', note)));
  showMark(card);
}

if (cards.length) {
  one('#tools').append(make('span', {class: 'saves'}, saveMarks,
    button('download JSON', () => save(fileName('record', 'json'), 'application/json', pretty(record))),
    button('download annotations', () => save(fileName('annotations', 'jsonld'), 'application/ld+json', pretty(annotations(cards))))));
  one('.cards').addEventListener('toggle', (event) => {
    const card = event.target.closest('.card');
    if (card && event.target.open) addTools(card);
  }, true);
  for (const id of marks.keys()) {
    const card = document.getElementById(id);
    if (card) showMark(card);
  }
  keep();
  paintAll();
  toAddress();
}
document.documentElement.dataset.ready = Math.round(performance.now());  // milliseconds since the page was asked for
