import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { publicReferences } from '../../../src/models/public-references.ts';

interface Wrong {
  readonly is: string;
  readonly remedy: string;
}

const GROUP: { readonly [table: string]: Wrong | undefined } = {
  cwe: {
    is: 'a group of weaknesses, which CWE asks not to be mapped to',
    remedy: 'Name the weakness of that group that the threat makes use of.',
  },
  capec: {
    is: 'a group of attack patterns',
    remedy: 'Name the pattern of that group that the threat follows.',
  },
};
const WRONG: { readonly [about: string]: Wrong | undefined } = {
  tactic: {
    is: 'a tactic: what an attacker is after, and not what is done',
    remedy: 'Name a technique of that tactic.',
  },
  countermeasure: {
    is: 'a countermeasure, and no attack or weakness',
    remedy: 'Write it into the mitigation that it describes, and name here what it counters.',
  },
};

export const referenceOfWrongKind = defineRule({
  id: 'threats/reference-of-wrong-kind',
  summary: 'A reference of a threat to something that is neither an attack nor a weakness',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const { threat, reference, found } of publicReferences(model)) {
        if (found.is !== 'known') continue;
        const { kind, id, entry } = found;
        const wrong = entry.kind === undefined ? WRONG[kind.about] : GROUP[kind.table];
        if (wrong === undefined) continue;
        yield {
          at: reference.at,
          subject: entitySubject(model, 'threats', threat.id),
          key: id,
          message: `\`${id}\` (${entry.name}) of threat \`${threat.id}\` is ${wrong.is}`,
          remedy: wrong.remedy,
        };
      }
    }
  },
});
