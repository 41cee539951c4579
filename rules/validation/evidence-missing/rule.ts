import { defineRule } from '../../../src/core/rule.ts';
import type { RepoPath } from '../../../src/core/source.ts';
import type { MitigationEvidence } from '../../../src/core/threat.ts';
import type { Tree } from '../../../src/core/tree.ts';
import { normalPath } from '../../../src/matching/path.ts';
import { namedMitigations, reopened } from '../../../src/models/mitigations.ts';
import { quote } from '../../../src/validation/quote.ts';

export const evidenceMissing = defineRule({
  id: 'validation/evidence-missing',
  summary: 'A mitigation that is done and whose evidence is gone',
  severity: 'error',
  confidence: 'certain',
  needs: ['tree', 'files'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, evidence }) {
    for (const model of models) {
      for (const { mitigation, subject, name, threats } of namedMitigations(model)) {
        if (mitigation.done === undefined || mitigation.evidence === undefined) continue;
        const missing = lacking(mitigation.evidence, evidence.tree.head, evidence.files);
        if (missing === undefined) continue;
        yield {
          at: mitigation.evidence.at,
          subject,
          key: missing.key,
          message: `${name} is said to be done, but ${missing.what}${reopened(threats)}`,
          remedy:
            'Point `evidence` to where it can be seen today; if the mitigation is no longer in place, replace `done` with `due`.',
          related: threats.map(threat => ({ at: threat.at, message: 'the threat that is open again' })),
        };
      }
    }
  },
});

/** What of a piece of evidence is not there; undefined where all of it is, or nobody can tell. */
function lacking(
  { path, contains }: MitigationEvidence,
  tree: Tree,
  texts: ReadonlyMap<RepoPath, string>,
): { key: string; what: string } | undefined {
  if (path === undefined) return undefined;
  const normal = normalPath(path);
  if (!exists(tree, normal)) return { key: 'path', what: `${quote(path)} does not exist` };
  const text = texts.get(normal);
  if (contains === undefined || text === undefined || text.includes(contains)) return undefined;
  return { key: 'contains', what: `${quote(path)} does not contain ${quote(contains)}` };
}

function exists(tree: Tree, path: RepoPath): boolean {
  if (path === '' || tree.entries.has(path)) return true;
  const folder = `${path}/`;
  for (const entry of tree.entries.keys()) if (entry.startsWith(folder)) return true;
  return false;
}
