// The page of one article in a real browser: no barrier, no request, no foreign script, the article's own characters, keys.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {violations} from './axe.mjs';
import {launch, open} from './chrome.mjs';
import {binary, folder, hostile, manyClaims, pageOf, recordIn, sample} from './pages.mjs';

let browser;
let water;
before(async () => {
  browser = await launch();
  water = pageOf('water', sample('us-water-hack'));
});
after(() => browser?.close());

const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
const shown = (page) => page.evaluate(() => [...document.querySelectorAll('.card')].filter((c) => c.getClientRects().length).length);
const selected = (page) => page.evaluate(() => document.querySelector('[aria-current]')?.closest('.card').id ?? null);

/** Opens the page, acts, looks for barriers, and closes. Nothing may have been asked for or complained of. */
async function clean(file, options, act = async () => {}) {
  const {page, context, requests, messages} = await open(browser, file, options);
  await act(page);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual([requests, messages], [[], []]);
  await context.close();
}

// ---- barriers, in every state
const openThird = (page) => press(page, 'j', 'j', 'j', 'Enter');
const openAll = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
async function filter(page) {
  await page.uncheck('#f-A2');
  await page.check('#unsure');
  await press(page, '/');
  await page.keyboard.type('official');
}
const states = {
  closed: [{}], open: [{}, openThird], 'all open': [{}, openAll], filtered: [{}, filter],
  'nothing left': [{}, async (page) => { await press(page, '/'); await page.keyboard.type('no such words'); }],
  dark: [{colorScheme: 'dark'}, openAll], 'dark filtered': [{colorScheme: 'dark'}, filter],
  'forced colours': [{forcedColors: 'active'}, openAll], '320 px': [{viewport: {width: 320, height: 700}}, openAll],
  '200 % zoom': [{viewport: {width: 640, height: 450}, deviceScaleFactor: 2}, openAll],
  'more contrast, less motion': [{contrast: 'more', reducedMotion: 'reduce'}, openThird],
};
for (const [state, [options, act]] of Object.entries(states)) test(`no barrier: ${state}`, () => clean(water, options, act));

test('no barrier: no claims, another language', async () => {
  await clean(pageOf('german', {id: 'de', text: 'Der Hafen bleibt geschlossen, sagte die Ministerin am Montag in der Stadt.'}), {});
});

test('colours that axe cannot see have contrast, in both schemes', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const {page, context} = await open(browser, water, {colorScheme});
    const faults = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const light = (name) => {
        const hex = style.getPropertyValue(`--${name}`).trim().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
        const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
          .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
      const pairs = [['source', 'paper'], ['cue', 'paper'], ['soft', 'paper'], ['soft', 'ground'], ['ink', 'on-content'], ['source', 'on-source'],
        ['cue', 'on-cue'], ...['A4', 'A3', 'A2', 'A1', 'A0', 'AX'].map((level) => [level, 'paper'])];
      return pairs.filter(([a, b]) => !(ratio(a, b) >= 4.5)).map(([a, b]) => `${a} on ${b}: ${ratio(a, b).toFixed(2)}`);
    });
    assert.deepEqual(faults, [], colorScheme);
    await context.close();
  }
});

test('at 320 px and at 200 % nothing has to be scrolled sideways', async () => {
  for (const width of [320, 640]) {
    const {page, context} = await open(browser, water, {viewport: {width, height: 700}});
    await openAll(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width);
    await context.close();
  }
});

// ---- the article's own characters
async function copied(page, select) {
  await page.evaluate(() => document.addEventListener('copy', (e) => { window.copied = e.clipboardData.getData('text/plain'); }));
  await page.evaluate(select);
  await press(page, 'Control+c');
  return page.evaluate(() => window.copied);
}
const selectArticle = () => getSelection().selectAllChildren(document.querySelector('#text'));

test('a copied article is the article, also a hostile one', async () => {
  for (const file of [water, pageOf('hostile', hostile)]) {
    const {page, context} = await open(browser, file);
    assert.equal(await copied(page, selectArticle), (await recordIn(page)).text);
    assert.equal(await page.evaluate(() => document.querySelector('#text').textContent), (await recordIn(page)).text);
    await context.close();
  }
});

test('without scripts the selection is the article too, but for its last line end', async () => {
  const {page, context} = await open(browser, water, {javaScriptEnabled: false});
  await page.evaluate(selectArticle);
  assert.equal(await page.evaluate(() => getSelection().toString()), fs.readFileSync(sample('us-water-hack'), 'utf8').replace(/\n$/, ''));
  await context.close();
});

test('a claim on its card is copied as it stands in the article', async () => {
  const {page, context} = await open(browser, water);
  const record = await recordIn(page);
  const words = await copied(page, () => {
    const pieces = document.querySelectorAll('.card')[2].querySelectorAll('.what .piece');
    getSelection().selectAllChildren(pieces[0]);
  });
  const card = await page.evaluate(() => document.querySelectorAll('.card')[2].dataset.r);
  const [begin, end] = record.attributions.find((r) => r.id === card).content.spans[0];
  assert.equal(words, record.text.slice(begin, end));
  await context.close();
});

test('highlights stand where the record says, in code points', async () => {
  for (const file of [water, pageOf('hostile', hostile)]) {
    const {page, context} = await open(browser, file, {});
    await page.evaluate(() => document.querySelector('#unsure')?.click());
    const painted = await page.evaluate(() => [...CSS.highlights].filter(([name]) => name.startsWith('c-')).flatMap(([name, ranges]) =>
      [...ranges].map((r) => {
        const range = document.createRange();
        range.setStart(r.startContainer, r.startOffset);
        range.setEnd(r.endContainer, r.endOffset);
        return `${name.slice(2, 4)} ${range}`;
      })).sort());
    const record = await recordIn(page);
    const points = [...record.text];
    const expected = record.attributions.flatMap((r) => r.content.spans.map(([b, e]) =>
      `${r.strength?.level ?? 'AX'} ${points.slice(b, e).join('')}`)).sort();
    assert.deepEqual(painted, expected);
    assert.ok(expected.length > 0);
    await context.close();
  }
});

// ---- hostile text
test('a hostile article runs nothing and asks for nothing', async () => {
  const file = pageOf('hostile', hostile);
  await clean(file, {}, async (page) => {
    await openAll(page);
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.evaluate(() => document.scripts.length), 2);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')).filter((h) => !h.startsWith('#'))), []);
    assert.equal(await page.evaluate(() => document.querySelectorAll('img, svg, iframe, object, base, form').length), 0);
  });
});

test('a bidi override turns nothing outside of its box', async () => {
  const {page, context} = await open(browser, pageOf('hostile', hostile));
  const [before, after] = await page.evaluate(() => {
    const place = (words) => {
      const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        return range.getBoundingClientRect();
      }
      return null;
    };
    return [place('ev').left, place('il').left];
  });
  assert.ok(before < after, 'the word after the override still runs from left to right');
  await context.close();
});

test('a script that gets into the page does not run', async () => {
  const broken = path.join(folder, 'broken.html');
  fs.writeFileSync(broken, fs.readFileSync(water, 'utf8').replace('<main>', '<main><script>window.hacked=1</script><p onclick="window.hacked=2">x'));
  const {page, context, messages} = await open(browser, broken);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.ok(messages.some((m) => m.includes('Content Security Policy')));
  await context.close();
});

// ---- working with it
test('keys: j, k, Enter, /, Esc, and the switch that turns them off', async () => {
  const {page, context} = await open(browser, water);
  const ids = await page.evaluate(() => [...document.querySelectorAll('.card')].filter((c) => c.getClientRects().length).map((c) => c.id));
  await press(page, 'j', 'j', 'j', 'k');
  assert.equal(await selected(page), ids[1]);
  await press(page, 'Enter');
  assert.equal(await page.evaluate((id) => document.querySelector(`#${id} details`).open, ids[1]), true);
  await press(page, 'Escape');
  assert.equal(await page.evaluate((id) => document.querySelector(`#${id} details`).open, ids[1]), false);
  await press(page, '/');
  await page.keyboard.type('jkj');
  assert.equal(await page.inputValue('#search'), 'jkj');
  assert.equal(await shown(page), 0);
  await press(page, 'Escape');
  assert.equal(await shown(page), ids.length);
  await press(page, 'Escape');
  assert.equal(await selected(page), null);
  await page.evaluate(() => document.querySelector('#keys').click());
  await press(page, 'j');
  assert.equal(await selected(page), null);
  await context.close();
});

test('Tab reaches everything in order and leaves the page', async () => {
  const {page, context} = await open(browser, water);
  const expected = await page.evaluate(() => [...document.querySelectorAll('a[href], button:not(:disabled), input, textarea, summary, [tabindex="0"]')]
    .filter((e) => e.checkVisibility()).length);
  const seen = [];
  for (let i = 0; i < expected + 5; ++i) {
    await press(page, 'Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === document.body) return null;
      window.focusOrder ??= new Map();
      if (!window.focusOrder.has(e)) window.focusOrder.set(e, window.focusOrder.size);
      return window.focusOrder.get(e);
    });
    if (at === null || seen.includes(at)) break;
    seen.push(at);
  }
  assert.equal(seen.length, expected);
  await context.close();
});

test('filters hide cards and their highlights, with scripts and without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const {page, context} = await open(browser, water, {javaScriptEnabled});
    const all = await shown(page);
    await page.uncheck('#f-A2');
    assert.ok(await shown(page) < all && await shown(page) > 0);
    assert.equal(await page.evaluate(() => document.querySelector('.card.A2').getClientRects().length), 0);
    if (javaScriptEnabled) assert.equal(await page.evaluate(() => CSS.highlights.has('c-A2-0')), false);
    await page.check('#f-A2');
    await page.check('#unsure');
    assert.ok(await shown(page) > all);
    await context.close();
  }
});

test('a link to a claim is the same in a second run, and shows a hidden one', async () => {
  const again = pageOf('again', sample('us-water-hack'));
  const ids = (file) => [...fs.readFileSync(file, 'utf8').matchAll(/<li class="card[^"]*" id="(c-[0-9a-f-]+)"/g)].map((m) => m[1]);
  assert.deepEqual(ids(again), ids(water));
  assert.equal(new Set(ids(water)).size, ids(water).length);
  const hidden = /<li class="card[^"]* unsure[^"]*" id="(c-[0-9a-f-]+)"/.exec(fs.readFileSync(water, 'utf8'))[1];
  const {page, context} = await open(browser, water, {hash: `#${hidden}`});
  assert.equal(await selected(page), hidden);
  assert.equal(await page.isVisible(`#${hidden}`), true);
  await context.close();
  const bare = await open(browser, water, {hash: `#${hidden}`, javaScriptEnabled: false});
  assert.equal(await bare.page.isVisible(`#${hidden}`), true);
  await bare.context.close();
});

test('a click in the article selects the claim there', async () => {
  const {page, context} = await open(browser, water);
  await page.evaluate(() => {
    const range = document.createRange();
    const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.data.includes('nobody drank'));
    range.setStart(walker.currentNode, 3);
    range.setEnd(walker.currentNode, 4);
    window.spot = range.getBoundingClientRect();
  });
  const spot = await page.evaluate(() => ({x: window.spot.x + 2, y: window.spot.y + 5}));
  await page.mouse.click(spot.x, spot.y);
  assert.match(await page.evaluate((id) => document.querySelector(`#${id} .what`).textContent, await selected(page)), /nobody drank/);
  await context.close();
});

async function downloaded(page, label) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`button:text("${label}")`)]);
  return {name: download.suggestedFilename(), value: JSON.parse(fs.readFileSync(await download.path(), 'utf8'))};
}

test('downloads: the record unchanged, annotations that select their words', async () => {
  const {page, context} = await open(browser, water);
  const record = await recordIn(page);
  assert.deepEqual((await downloaded(page, 'download JSON')).value, record);
  const {value} = await downloaded(page, 'download annotations');
  assert.equal(value.type, 'AnnotationCollection');
  assert.equal(value.total, record.attributions.length);
  for (const {target} of value.first.items) {
    for (const {selector: [position, quote]} of target) {
      assert.equal([...record.text].slice(position.start, position.end).join(''), quote.exact);
      assert.ok(record.text.includes(quote.prefix + quote.exact + quote.suffix));
    }
  }
  await context.close();
});

test('a citation names the words, the holder, the article and the claim', async () => {
  const file = pageOf('cited', {id: 'x', title: 'Ferry "late"', outlet: 'The Harbour Post', published: '2026-05-02', url: 'https://post.example/ferry',
    text: 'Ferry late\n\n"The ferry was late," said Ada Moreau, the harbour master, on Monday.\n'});
  const {page, context} = await open(browser, file);
  await page.evaluate(() => { document.querySelector('#unsure')?.click(); document.execCommand = () => { window.copied = document.activeElement.value; }; });
  await page.evaluate(() => { Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (t) => { window.copied = t; }}}); });
  await page.evaluate(() => { [...document.querySelectorAll('.card')].find((c) => c.textContent.includes('The ferry was late')).querySelector('details').open = true; });
  await page.click('button:text("copy as citation")');
  const citation = await page.evaluate(() => window.copied);
  for (const part of ['The ferry was late', 'Ada Moreau', 'Ferry "late"', 'The Harbour Post', '2026-05-02', 'https://post.example/ferry', 'c-']) assert.ok(citation.includes(part), citation);
  const link = await page.getAttribute('a:text("open in the original")', 'href');
  assert.match(link, /^https:\/\/post\.example\/ferry#:~:text=/);
  await context.close();
});

test('marks are kept, saved, and read by sayso evaluate', async () => {
  const {page, context} = await open(browser, water);
  await press(page, 'j', 'Enter');
  await page.click('[aria-current] button:text("right")');
  await page.fill('[aria-current] textarea', 'checked with the paper');
  await press(page, 'Escape', 'Escape', 'Escape');
  await page.evaluate(() => document.querySelectorAll('.card')[1].querySelector('summary').click());
  await page.waitForSelector('.card:nth-child(2) [data-verdict=wrong]');
  await page.evaluate(() => document.querySelectorAll('.card')[1].querySelector('[data-verdict=wrong]').click());
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready);
  const {name, value} = await downloaded(page, 'save marks (2)');
  assert.match(name, /^sayso-marks-[0-9a-f]{12}\.json$/);
  assert.deepEqual(value.marks.map((m) => [m.verdict, m.note]), [['right', 'checked with the paper'], ['wrong', '']]);
  assert.equal(value.text_sha256, (await recordIn(page)).text_sha256);
  const file = path.join(folder, name);
  fs.writeFileSync(file, JSON.stringify(value));
  const figures = JSON.parse(execFileSync(binary, ['evaluate', '--marks', file, '--json'], {encoding: 'utf8'}));
  assert.deepEqual([figures.all.right, figures.all.wrong, figures.all.precision], [1, 1, 0.5]);
  await context.close();
});

test('print: every card is open, and nothing is lost', async () => {
  const {page, context} = await open(browser, water);
  await page.evaluate(() => addEventListener('beforeprint', () => { window.openAtPrint = [...document.querySelectorAll('.card details')].every((d) => d.open); }));
  const pdf = await page.pdf({format: 'A4'});
  assert.ok(pdf.length > 10000);
  assert.equal(await page.evaluate(() => window.openAtPrint), true);
  assert.equal(await page.evaluate(() => document.querySelectorAll('.card details[open]').length), 0);
  await context.close();
});

// ---- weight and time
test('weight: an article of 700 words is under 200 KiB', (t) => {
  const both = fs.readFileSync(sample('us-water-hack'), 'utf8') + fs.readFileSync(sample('ireland-charity-trial'), 'utf8');
  const text = both.split('\n\n').slice(0, -5).join('\n\n');
  const words = text.split(/\s+/).length;
  const bytes = fs.statSync(pageOf('long', {id: 'long', text})).size;
  t.diagnostic(`${words} words, ${(bytes / 1024).toFixed(1)} KiB`);
  assert.ok(words >= 700 && bytes < 200 * 1024, `${words} words, ${bytes} bytes`);
});

test('500 claims can be used; the time is printed', async (t) => {
  const file = pageOf('many', manyClaims(500), '--confidence', '0');
  const {page, context} = await open(browser, file);
  const ready = await page.evaluate(() => document.documentElement.dataset.ready);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready);
  const {metrics} = await session.send('Performance.getMetrics');
  const busy = metrics.find((m) => m.name === 'ThreadTime').value * 1000;
  const count = await page.evaluate(() => document.querySelectorAll('.card').length);
  assert.ok(count >= 500, String(count));
  const click = await page.evaluate(() => {
    const from = performance.now();
    document.querySelectorAll('.card')[250].querySelector('summary').click();
    document.querySelectorAll('.card')[250].click();
    document.body.getBoundingClientRect();
    return performance.now() - from;
  });
  assert.ok(await selected(page));
  t.diagnostic(`${count} claims: ready ${ready} ms after the file was opened, ${busy.toFixed(0)} ms of them work of the main thread; a click takes ${click.toFixed(0)} ms`);
  await context.close();
});
