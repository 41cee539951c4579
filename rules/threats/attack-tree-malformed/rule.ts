import type { Draft } from '../../../src/core/finding.ts';
import type { Id, Reference } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import type { AttackTree } from '../../../src/core/threat.ts';
import { circle, steps } from '../../../src/models/attack-ways.ts';
import { nearest } from '../../../src/validation/nearest.ts';

export const attackTreeMalformed = defineRule({
  id: 'threats/attack-tree-malformed',
  summary: 'An attack tree that names what the model does not have, or that leads back to itself',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const trees = new Set(model.attackTrees.map(tree => tree.id));
      const threats = new Set(model.threats.map(threat => threat.id));
      const mitigations = new Set([
        ...model.mitigations.map(({ id }) => id),
        ...model.threats.flatMap(({ responses }) =>
          responses.flatMap(r => r.mitigations.map(({ id }) => id)),
        ),
      ]);
      const circular = circle(model.attackTrees);
      const seen = new Set<Id>();
      for (const tree of model.attackTrees) {
        const subject = `${modelSubject(model)}/attack-trees/${tree.id}`;
        if (seen.has(tree.id)) {
          const message = `attack tree \`${tree.id}\` is in several files of the model`;
          yield { at: tree.at, subject, key: 'again', message, remedy: 'Give one of the two another id.' };
        }
        seen.add(tree.id);
        yield* unknown(tree.threats, threats, 'threat', tree, subject);
        for (const { by } of steps(tree)) {
          if (by?.is === 'mitigated')
            yield* unknown(by.mitigations, mitigations, 'mitigation', tree, subject);
          if (by?.is !== 'tree') continue;
          yield* unknown([by.tree], trees, 'attack tree', tree, subject);
          if (!circular.has(tree.id) || !circular.has(by.tree.id)) continue;
          yield {
            at: by.tree.at,
            subject,
            key: `circle ${by.tree.id}`,
            message: `attack tree \`${tree.id}\` leads back to itself through \`${by.tree.id}\``,
            remedy: 'Write out one of the two steps in its own words, so that the circle ends.',
          };
        }
      }
    }
  },
});

function* unknown(
  references: readonly Reference[],
  known: ReadonlySet<Id>,
  noun: string,
  tree: AttackTree,
  subject: string,
): Generator<Draft> {
  for (const { id, at } of references) {
    if (known.has(id)) continue;
    const meant = nearest(id, [...known]);
    yield {
      at,
      subject,
      key: `${noun} ${id}`,
      message: `attack tree \`${tree.id}\` names \`${id}\`, and the model has no such ${noun}`,
      remedy:
        meant === undefined
          ? `Name a ${noun} of this model.`.replace('a a', 'an a')
          : `Did you mean \`${meant}\`?`,
    };
  }
}
