// The record that the page holds, and where its characters stand in the article: offsets of the record are code points,
// those of the document UTF-16 units of text nodes. The three files are one module; view.js comes next.
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const record = JSON.parse(one('#record').textContent);
const text = record.text ?? '';
const pane = one('#text');
const relations = new Map((record.attributions ?? []).map((r) => [r.id, r]));
const actors = new Map((record.actors ?? []).map((a) => [a.id, a]));

/** Code points to UTF-16 units. */
const unit = (() => {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point;
  const units = [0];
  for (const c of text) units.push(units[units.length - 1] + c.length);
  return (point) => units[Math.min(point, units.length - 1)];
})();

// ---- the text nodes of the article, with the unit at which each begins
const nodes = [];
const starts = [];
{
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  let at = 0;
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
    starts.push(at);
    at += walker.currentNode.length;
  }
  if (at === text.length) {
    nodes.forEach((node, i) => {  // what no HTML can hold: NUL
      const exact = text.slice(starts[i], starts[i] + node.length);
      if (node.data !== exact) node.data = exact;
    });
  }
}

/** The last node that begins at or before a unit. */
function nodeAt(at) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A range over [begin, end), in code points; null where the page lacks the text. */
function rangeOf([begin, end]) {
  if (!nodes.length || end <= begin) return null;
  const from = unit(begin);
  const to = unit(end);
  const first = nodeAt(from);
  const last = nodeAt(to - 1);
  return new StaticRange({
    startContainer: nodes[first], startOffset: Math.min(from - starts[first], nodes[first].length),
    endContainer: nodes[last], endOffset: Math.min(to - starts[last], nodes[last].length),
  });
}

const slice = ([begin, end]) => text.slice(unit(begin), unit(end));
const spansOf = (role) => role?.spans ?? [];
const words = (role) => spansOf(role).map(slice).join(' […] ');

/** Who holds it, in the article's words or by the actor's name. */
function holderOf(relation) {
  const name = actors.get(relation.source?.actor)?.name;
  const written = words(relation.source);
  if (written && name && !written.includes(name)) return `${written} (${name})`;
  return written || name || (relation.source?.type === 'none' ? 'nobody' : 'not named');
}

/** One claim as text: the quotation, its holder, the article, and where to find it again. */
function citation(relation, anchor) {
  const m = record.metadata ?? {};
  const title = m.title ?? one('h1').textContent;
  const where = [`“${title}”`, m.outlet, m.published, m.url].filter((x) => typeof x === 'string' && x).join(', ');
  const level = relation.strength ? `${relation.strength.level}, score ${relation.strength.score}` : 'no level';
  const chain = (relation.chain ?? []).slice(0, -1).map((link) => slice(link.spans[0])).join(', ');
  return `“${words(relation.content)}” – held by ${holderOf(relation)}${chain ? `, through ${chain}` : ''}. ${where}. ` +
    `[Sourcing by sayso: ${level}; claim ${anchor}, text ${record.text_sha256.slice(0, 12)}]`;
}

/** The claims as a collection of the W3C's Web Annotation model. */
function annotations(cards) {
  const source = typeof record.metadata?.url === 'string' ? record.metadata.url : `urn:sha256:${record.text_sha256}`;
  const context = 30;  // characters on either side of a quotation
  const items = cards.map((card) => {
    const r = relations.get(card.dataset.r);
    return {
      id: `urn:sha256:${record.text_sha256}#${card.id}`, type: 'Annotation', motivation: 'describing',
      body: [
        {type: 'TextualBody', purpose: 'describing', format: 'text/plain', value: `held by ${holderOf(r)}`},
        {type: 'TextualBody', purpose: 'classifying', value: r.strength?.level ?? 'no level'},
      ],
      target: spansOf(r.content).map((span) => ({source, selector: [
        {type: 'TextPositionSelector', start: span[0], end: span[1]},
        {type: 'TextQuoteSelector', exact: slice(span), prefix: text.slice(Math.max(0, unit(span[0]) - context), unit(span[0])),
         suffix: text.slice(unit(span[1]), unit(span[1]) + context)},
      ]})),
    };
  });
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld', id: `urn:sha256:${record.text_sha256}#annotations`,
    type: 'AnnotationCollection', label: `Claims of ${record.id}`, total: items.length,
    first: {id: `urn:sha256:${record.text_sha256}#page`, type: 'AnnotationPage', startIndex: 0, items},
  };
}
