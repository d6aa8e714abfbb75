// The page of `sayso report` in a real browser: no barrier, no request, no script, copies in and out, narrow, printed.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {violations} from './axe.mjs';
import {launch, open} from './chrome.mjs';
import {binary, folder, root} from './pages.mjs';

let browser;
let file;
before(async () => {
  browser = await launch();
  file = reportOf('sample');
});
after(() => browser?.close());

/** The report of the sample articles, each twice, as copies, with invented outlets and dates. */
function reportOf(name, outlet = (n) => `Outlet ${n % 3}`) {
  const articles = path.join(root, 'corpora/sample/articles');
  const names = fs.readdirSync(articles).filter((f) => f.endsWith('.txt')).sort();
  const lines = [...names, ...names].map((f, n) => JSON.stringify({
    id: `${n}`, text: fs.readFileSync(path.join(articles, f), 'utf8'), outlet: outlet(n), published: `2024-0${1 + n % 4}-01`}));
  const input = path.join(folder, `${name}.jsonl`);
  fs.writeFileSync(input, `${lines.join('\n')}\n`);
  const quiet = {stdio: ['ignore', 'ignore', 'inherit']};
  execFileSync(binary, ['analyze', input, '--output', path.join(folder, `${name}.records.jsonl`)], quiet);
  const out = path.join(folder, `${name}.report.html`);
  execFileSync(binary, ['report', path.join(folder, `${name}.records.jsonl`), '--output', out], {stdio: 'ignore'});
  return out;
}

async function clean(options, act = async () => {}) {
  const {page, context, requests, messages} = await open(browser, file, {ready: false, ...options});
  await act(page);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual([requests, messages], [[], []]);
  await context.close();
}

const openAll = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
const states = {
  light: [{}], dark: [{colorScheme: 'dark'}, openAll], 'stories, dark': [{colorScheme: 'dark'}, (page) => page.check('#stories')],
  open: [{}, openAll], '320 px': [{viewport: {width: 320, height: 700}}, openAll], 'forced colours': [{forcedColors: 'active'}],
  'more contrast': [{contrast: 'more'}],
};
for (const [state, [options, act]] of Object.entries(states)) test(`report, no barrier: ${state}`, () => clean(options, act));

test('report: the choice shows the figures with or without copies', async () => {
  const {page, context} = await open(browser, file, {ready: false});
  const seen = () => page.evaluate(() => ['.articles', '.stories'].map((c) => document.querySelector(`div${c}`).getClientRects().length > 0));
  assert.deepEqual(await seen(), [true, false]);
  await page.check('#stories');
  assert.deepEqual(await seen(), [false, true]);
  await context.close();
});

test('report: at 320 px nothing has to be scrolled sideways but plots and tables in their own boxes', async () => {
  const {page, context} = await open(browser, file, {ready: false, viewport: {width: 320, height: 700}});
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
  await context.close();
});

test('report: each plot has a table in its section, and a name', async () => {
  const {page, context} = await open(browser, file, {ready: false});
  const lone = await page.evaluate(() => [...document.querySelectorAll('.plot svg')]
    .filter((s) => !s.closest('section').querySelector('table') || !s.getAttribute('aria-label')).length);
  assert.equal(lone, 0);
  assert.ok(await page.evaluate(() => document.querySelectorAll('.plot svg').length) >= 10);
  await context.close();
});

test('report: counted and corrected differ in shape, not in hue alone', async () => {
  const {page, context} = await open(browser, file, {ready: false});
  const shapes = await page.evaluate(() => ['.cm', '.km'].map((c) => document.querySelector(c).tagName));
  assert.deepEqual(shapes, ['circle', 'path']);
  const fills = await page.evaluate(() => new Set([...document.querySelectorAll('.bar')].map((b) => b.getAttribute('fill'))).size);
  assert.ok(fills >= 5, 'a pattern for each level');
  await context.close();
});

test('report: an outlet that wants to be code stays text', async () => {
  const hostile = reportOf('evil', () => '"><script>window.hacked=1</script><img src=x onerror=window.hacked=2>');
  const {page, context, requests, messages} = await open(browser, hostile, {ready: false});
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.deepEqual([requests, messages], [[], []]);
  await context.close();
});
