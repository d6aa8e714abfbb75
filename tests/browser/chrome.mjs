// The distribution's Chromium, driven by playwright-core. Entry: launch(), open(). It talks to no host: every request but
// the page's own file is refused and noted. SAYSO_CHROMIUM names another browser of the kind.
import {chromium} from 'playwright-core';
import {pathToFileURL} from 'node:url';

/** Milliseconds that one step may take: a guard against hangs on a machine with other work, no measure. */
export const patience = 120000;

export async function launch() {
  return chromium.launch({
    timeout: patience,
    executablePath: process.env.SAYSO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}

/** A page with the file open, in a context of its own; `ready`: whether its script says when it is done. `requests` and `messages` fill as it works. */
export async function open(browser, file, {hash = '', ready = true, ...options} = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const requests = [];
  const messages = [];
  page.on('request', (request) => { if (request.url().split('#')[0] !== address) requests.push(request.url()); });
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('dialog', (dialog) => { messages.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(address + hash);
  if (ready && options.javaScriptEnabled !== false) await page.waitForFunction(() => document.documentElement.dataset.ready);
  return {page, context, requests, messages};
}
