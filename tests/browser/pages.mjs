// The pages that the tests open: made by the program, from the sample corpus and from texts written here.
// Entry: page_of(), samplePage(), hostile, manyClaims(). SAYSO_BINARY names the program.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const binary = process.env.SAYSO_BINARY ?? path.join(root, 'build/release/sayso');
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sayso-browser-'));
process.on('exit', () => fs.rmSync(folder, {recursive: true, force: true}));

export const sample = (name) => path.join(root, 'corpora/sample/articles', `${name}.txt`);

/** The page of one input; `article` is a file, or a record to put into one. */
export function pageOf(name, article, ...options) {
  let input = article;
  if (typeof article !== 'string') {
    input = path.join(folder, `${name}.jsonl`);
    fs.writeFileSync(input, `${JSON.stringify(article)}\n`);
  }
  const out = path.join(folder, `${name}.html`);
  execFileSync(binary, ['inspect', '--profile', 'fast', input, '--html', out, '--force', ...options], {stdio: ['ignore', 'ignore', 'inherit']});
  return out;
}

export const recordIn = (page) => page.evaluate(() => JSON.parse(document.querySelector('#record').textContent));

const evil = '"\'><script>window.hacked=1</script><img src=x onerror="window.hacked=2"><svg onload=window.hacked=3>{{7*7}}</title></style>';
/** Every field of it wants to be code; the text has a NUL, bidi overrides, U+2028, CRLF and characters beyond U+FFFF. */
export const hostile = {
  id: `${evil}../../etc/passwd`, title: evil, outlet: evil, author: evil, published: evil, url: 'javascript:window.hacked=4', extra: {[evil]: evil},
  text: `Mayor says <script>window.hacked=5</script> costs nothing\r\n\r\n` +
    `"<script>window.hacked=6</script></script><!--," said Ada <b onclick=x>Moreau</b>, a spokeswoman for the port. \u202eevil\u202c "We ` +
    `\ud83d\udea2 sailed \u2028at nine," she added.\r\n\r\nThe \u0000 harbour office denied that the ferry\u2066 had left early, a senior ` +
    `official was quoted by Radio Delta as saying.\r\n\r\nCritics fear that javascript:alert(1) will be the end of the port, people familiar ` +
    `with the matter said on condition of anonymity because <img src=x onerror=window.hacked=7>.\r\n`,
};

/** An article of at least so many claims, each by another holder. */
export function manyClaims(count) {
  const who = ['Ada Moreau', 'a senior ministry official', 'the harbour office', 'two dockers', 'Radio Delta', 'critics'];
  const what = ['the ferry had left early', 'the crane would be mended by May', 'nobody had been asked', 'the price of fish would double'];
  const lines = Array.from({length: count}, (_, i) =>
    `${who[i % who.length][0].toUpperCase()}${who[i % who.length].slice(1)} said that ${what[i % what.length]} on pier ${i + 1}.`);
  return {id: 'many', text: `Port told everything\n\n${lines.join('\n\n')}\n`};
}
