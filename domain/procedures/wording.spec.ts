import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const folder = 'domain/procedures';

/** Every reason that a step's rule gives, as it stands in the source: by file and line, and whatever is put into it left out. */
function reasons(): [where: string, reason: string][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts') && !f.endsWith('.spec.ts'));
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const found: [string, string][] = [];
    const visit = (node: ts.Node): void => {
      const [, reason] = ts.isCallExpression(node) && node.expression.getText() === 'breaks' ? node.arguments : [];
      if (reason && !ts.isIdentifier(reason)) {
        const { line } = source.getLineAndCharacterOfPosition(reason.getStart());
        found.push([`${file}:${line + 1}`, reason.getText().slice(1, -1).replace(/\s+/g, ' ')]);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

const verbs =
  'Say|Name|Give|Enter|Record|Check|Confirm|Issue|Number|Pair|Establish|Renew|Reopen|Leave|Put|Send|Perform|Answer|Agree|Group|Withdraw|List|Plan';
/** It tells what to do, or what must or cannot be, or what is missing: nobody takes that for a fact that is there. */
const demands = new RegExp(
  `(^|[.;:] )(${verbs}|${verbs.toLowerCase()})\\b|\\b(must|cannot|can be at most|missing|still to be|still|not issued|change the calendar|there is nothing)\\b`,
  'i',
);

it('says of each rule of a step what is to be done, and never the demanded fact as if it were one', () => {
  const all = reasons();
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter(([, reason]) => !demands.test(reason))).toEqual([]);
});
