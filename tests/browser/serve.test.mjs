// `sayso serve` in a real browser: the box, a pasted article, a dropped file, and the page that comes back.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import {after, before, test} from 'node:test';
import {violations} from './axe.mjs';
import {launch, patience} from './chrome.mjs';
import {binary, recordIn, sample} from './pages.mjs';

let browser;
let server;
let address;
before(async () => {
  browser = await launch();
  server = spawn(binary, ['serve'], {stdio: ['ignore', 'pipe', 'ignore']});
  address = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('exit', (code) => reject(new Error(`sayso serve ended with ${code}`)));
  });
});
after(async () => {
  await browser?.close();
  server?.kill('SIGINT');
});

/** The box in a context of its own; requests to any other host, and what the page complains of, are noted. */
async function box(options = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const foreign = [];
  const messages = [];
  page.on('request', (request) => { if (!request.url().startsWith(address)) foreign.push(request.url()); });
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.goto(address);
  return {page, context, check: () => assert.deepEqual([foreign, messages.filter((m) => !m.includes('favicon'))], [[], []])};
}

const text = fs.readFileSync(sample('us-water-hack'), 'utf8');

for (const javaScriptEnabled of [true, false]) {
  test(`a pasted article comes back as its page, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const {page, context, check} = await box({javaScriptEnabled});
    await page.fill('textarea', text);
    await page.click('button');
    await page.waitForURL(/\/page\//);
    assert.equal((await recordIn(page)).text, text);
    assert.ok(await page.locator('.card').count() > 10);
    check();
    await context.close();
  });
}

test('a file comes back as it is, line ends and all', async () => {
  const {page, context, check} = await box();
  const bytes = text.replaceAll('\n', '\r\n');
  await page.setInputFiles('#file', {name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(bytes)});
  await page.waitForURL(/\/page\//);
  assert.equal((await recordIn(page)).text, bytes);
  check();
  await context.close();
});

test('what is no article is answered with the reason', async () => {
  const {page, context} = await box();
  await page.setInputFiles('#file', {name: 'a.bin', mimeType: 'application/pdf', buffer: Buffer.from([0x25, 0xff, 0xfe, 0x80])});
  await page.waitForFunction(() => document.querySelector('#message').textContent !== '');
  assert.match(await page.textContent('#message'), /UTF-8|text/);
  await context.close();
});

test('no barrier in the box, light and dark, wide and narrow', async () => {
  for (const options of [{}, {colorScheme: 'dark'}, {viewport: {width: 320, height: 600}}, {forcedColors: 'active'}]) {
    const {page, context, check} = await box(options);
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    check();
    await context.close();
  }
});
