// What the reader does with the page: highlights in the article, one selected claim, filters, keys, copying.
// Without this file everything can be read, filtered and followed by its links all the same.
document.documentElement.classList.add('js');

const cards = all('.card');
const cardOf = new Map(cards.map((card) => [card.dataset.r, card]));
const status = one('#status');
const say = (message) => { status.textContent = message; };
const isVisible = (card) => card.getClientRects().length > 0;
let current = null;

/** An element; no markup is ever parsed. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}
const button = (label, onclick, attributes = {}) => make('button', {type: 'button', onclick, ...attributes}, label);

// ---- highlights: colour and underline, the text is not touched
const canHighlight = typeof Highlight === 'function' && 'highlights' in CSS;
const deepest = 2;  // nested claims have an underline of their own, lower by a step
if (canHighlight) document.documentElement.classList.add('highlights');

function paint(name, ranges, priority = 0) {
  if (!ranges.length) return void CSS.highlights.delete(name);
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

const rangesOf = (role) => spansOf(role).map(rangeOf).filter(Boolean);
const depthOf = (card) => Math.min(deepest, Number(/\bd(\d)/.exec(card.className)?.[1] ?? 0));
const levelOf = (relation) => relation.strength?.level ?? 'AX';

function paintAll() {
  if (!canHighlight) return;
  const groups = new Map();
  for (const level of ['A4', 'A3', 'A2', 'A1', 'A0', 'AX']) {
    for (let depth = 0; depth <= deepest; ++depth) groups.set(`c-${level}-${depth}`, []);
  }
  groups.set('source', []).set('cue', []);
  for (const card of cards) {
    if (!isVisible(card)) continue;
    const r = relations.get(card.dataset.r);
    groups.get(`c-${levelOf(r)}-${depthOf(card)}`)?.push(...rangesOf(r.content));
    groups.get('source').push(...rangesOf(r.source));
    groups.get('cue').push(...rangesOf(r.cue));
  }
  for (const [name, ranges] of groups) paint(name, ranges, name === 'source' ? 2 : name === 'cue' ? 1 : 0);
}

function paintCurrent() {
  if (!canHighlight) return;
  const r = current && relations.get(current.dataset.r);
  paint('on-content', r ? rangesOf(r.content) : [], 10);
  paint('on-cue', r ? rangesOf(r.cue) : [], 11);
  paint('on-source', r ? rangesOf(r.source) : [], 12);
}

// ---- one selected claim
const article = one('.article');
const twoColumns = matchMedia('(min-width: 62rem)');
const linkInText = (card) => document.getElementById(`t${card.id.slice(1)}`);

/** Where both columns are in sight the article turns to the claim; in one column the reader stays where they are. */
function showInArticle(card) {
  const link = linkInText(card);
  if (!link || !twoColumns.matches || !link.getClientRects().length) return;
  const top = link.getBoundingClientRect().top - article.getBoundingClientRect().top;
  if (top < 40 || top > article.clientHeight - 80) article.scrollTop += top - article.clientHeight / 3;
}

function select(card, {focus = true} = {}) {
  if (current) one('article', current).removeAttribute('aria-current');
  current = card;
  if (card) {
    one('article', card).setAttribute('aria-current', 'true');
    showInArticle(card);
    if (focus) one('article', card).focus({preventScroll: true});
    if (focus) card.scrollIntoView({block: 'nearest'});
  }
  paintCurrent();
}

/** A card that a link, a key or a click asked for: it is shown even where the switch hid it. */
function reveal(card) {
  const unsure = one('#unsure');
  if (card.classList.contains('unsure') && unsure && !unsure.checked) {
    unsure.checked = true;
    filtered();
  }
  select(card);
}

function step(by) {
  const shown = cards.filter(isVisible);
  if (!shown.length) return;
  const at = shown.indexOf(current);
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + by));
  select(shown[next]);
}

function toAddress() {
  const card = document.getElementById(location.hash.slice(1));
  if (card?.classList.contains('card')) reveal(card);
}

// ---- a click in the article selects the innermost claim there
function pointAt(event) {
  const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = place ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = place?.offsetNode ?? range?.startContainer;
  const index = nodes.indexOf(node);
  return index < 0 ? -1 : starts[index] + (place?.offset ?? range.startOffset);
}

function claimAt(at) {
  let best = null;
  let size = Infinity;
  for (const card of cards) {
    const r = relations.get(card.dataset.r);
    const spans = [...spansOf(r.content), ...spansOf(r.cue), ...spansOf(r.source)];
    const inside = spans.some(([b, e]) => unit(b) <= at && at < unit(e));
    const length = unit(spans[spans.length - 1]?.[1] ?? 0) - unit(spans[0]?.[0] ?? 0);
    if (inside && length < size && isVisible(card)) [best, size] = [card, length];
  }
  return best;
}

pane.addEventListener('click', (event) => {
  if (event.target.closest('a') || !getSelection().isCollapsed) return;
  const card = claimAt(pointAt(event));
  if (card) select(card);
});
one('.cards')?.addEventListener('click', (event) => {
  const card = event.target.closest('.card');
  if (card && card !== current && getSelection().isCollapsed) select(card, {focus: false});
});
one('.cards')?.addEventListener('focusin', (event) => {
  const card = event.target.closest('.card');
  if (card && card !== current) select(card, {focus: false});
});

// ---- copying: the article's own characters, whatever a browser makes of white space and marks
document.addEventListener('copy', (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const inside = (node) => pane.contains(node) || (node.closest ? node : node.parentElement).closest('.piece');
  if (!inside(range.startContainer) || !inside(range.endContainer)) return;
  event.clipboardData.setData('text/plain', range.toString());
  event.preventDefault();
});

async function copyText(value, what) {
  try {
    await navigator.clipboard.writeText(value);
  } catch {  // not allowed here: the old way
    const area = make('textarea', {'aria-label': what});
    area.value = value;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  say(`${what} copied`);
}

// ---- filters: levels, types and the switch work by style alone; the box needs this
const search = make('input', {type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false'});
function filtered() {
  const wanted = search.value.trim().toLowerCase();
  for (const card of cards) {
    card.hidden = wanted !== '' && !one('.who', card).textContent.toLowerCase().includes(wanted) &&
      !one('.is', card).textContent.toLowerCase().includes(wanted) && !one('.what', card).textContent.toLowerCase().includes(wanted);
  }
  const count = cards.filter(isVisible).length;
  one('.none-left').hidden = count > 0;
  if (current && !isVisible(current)) select(null);
  paintAll();
  say(`${count} ${count === 1 ? 'claim' : 'claims'} shown`);
}

// ---- keys
const keys = make('input', {type: 'checkbox', id: 'keys', checked: true});
const typing = (element) => element.closest('textarea, select, input:not([type=checkbox])');

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === 'Escape') return onEscape(event);
  if (!keys.checked || typing(event.target)) return;
  if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1);
  else if (event.key === '/') search.focus();
  else if (event.key === 'Enter' && current && event.target === one('article', current)) {
    const details = one('details', current);
    details.open = !details.open;
    current.scrollIntoView({block: 'nearest'});
  } else return;
  event.preventDefault();
}

function onEscape(event) {
  if (event.target === search) {
    search.value = '';
    filtered();
    search.blur();
    if (current) select(current);
    return;
  }
  const open = current && one('details[open]', current);
  if (open) {
    open.open = false;
    select(current);
  } else {
    select(null);
    if (document.activeElement?.closest('.card')) document.activeElement.blur();
  }
}

if (cards.length) {
  one('#tools').append(
    make('label', {for: 'search', class: 'find'}, 'find in claims ', search),
    make('details', {class: 'help'}, make('summary', {}, 'Keys'), make('div', {},
      make('label', {}, keys, ' keyboard shortcuts'),
      make('p', {}, 'j and k: next and previous claim. Enter: open or close it. /: find. Esc: back. A click in the article selects the claim there.'))));
  search.addEventListener('input', filtered);
  one('.side').addEventListener('change', (event) => {
    if (event.target.matches('.levels input, .types input, #unsure')) filtered();
  });
  document.addEventListener('keydown', onKey);
  addEventListener('hashchange', toAddress);
}

// ---- print: everything that is closed on screen stands on paper
let opened = [];
addEventListener('beforeprint', () => {
  opened = all('.card details:not([open])');
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});
