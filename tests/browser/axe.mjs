// axe-core in a page. Entry: violations().
import fs from 'node:fs';
import {createRequire} from 'node:module';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, a line each; all its rules, best practices and target size among them. */
export async function violations(page) {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const found = await axe.run(document, {preload: false, rules: {'target-size': {enabled: true}}});
    return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`));
  });
}
