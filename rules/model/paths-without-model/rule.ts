import type { Component } from '../../../src/core/architecture.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { missingFile, wholeFile } from '../../../src/core/source.ts';
import { matchesGlob } from '../../../src/matching/glob.ts';
import { modelsFor } from '../../../src/matching/scope.ts';
import { quote } from '../../../src/validation/quote.ts';

export const pathsWithoutModel = defineRule({
  id: 'model/paths-without-model',
  summary: 'Deployed components that no model speaks for where one is required',
  severity: 'error',
  confidence: 'certain',
  needs: ['deployed'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, documents, unread, control, evidence: { deployed } }) {
    // A model that cannot be read may well speak for these: the run lists it as not assessed.
    if (unread.length > 0) return;
    const drawn = [...deployed.components.values()].filter(
      ({ kind, owner }) => owner === undefined && DRAWN.has(kind),
    );
    const open = drawn.filter(({ at }) => modelsFor(models, at.source.path).length === 0);
    const told = new Set<Component>();
    for (const { paths, because } of control.require) {
      const inside = ({ at }: Component) => paths.some(path => matchesGlob(path, at.source.path));
      for (const [unit, [first, ...more]] of byUnit(open.filter(one => inside(one) && !told.has(one)))) {
        if (first === undefined) continue;
        for (const one of [first, ...more]) told.add(one);
        yield {
          at: first.at,
          subject: unit,
          key: 'required',
          message: `\`${first.address}\`${others(more.length)} in ${quote(first.unit || '.')} needs a threat model and has none: ${quote(because)}`,
          remedy:
            'Add the folder to the `scope` of a model, or write one for it; `threatlint init` writes a draft.',
        };
      }
    }
    const [first, ...more] = drawn;
    if (models.length > 0 || first === undefined || told.size > 0) return;
    const draft = documents.find(({ kind }) => kind === 'model');
    const what = `\`${first.address}\`${others(more.length)} is deployed from this repository`;
    yield {
      at: draft === undefined ? missingFile('threat-model/system.yaml') : wholeFile(draft.source),
      subject: 'repository',
      key: 'no model',
      message:
        draft === undefined
          ? `${what}, and it has no threat model`
          : `${what}, and its threat model is a draft that nobody has signed`,
      remedy:
        draft === undefined
          ? 'Run `threatlint init`: it writes a draft of a model from what is deployed.'
          : 'Look the draft through with the people who build the system, and remove `generated`.',
      severity: 'warning',
    };
  },
});

/** What a data flow diagram shows; rules, policies and settings belong to one of these. */
const DRAWN: ReadonlySet<Component['kind']> = new Set(['process', 'store', 'external', 'identity']);

function byUnit(components: readonly Component[]): Map<string, Component[]> {
  const units = new Map<string, Component[]>();
  for (const component of components) {
    const unit = `${component.source}:${component.unit}`;
    const known = units.get(unit);
    if (known === undefined) units.set(unit, [component]);
    else known.push(component);
  }
  return units;
}

function others(count: number): string {
  return count === 0 ? '' : ` (and ${count} more)`;
}
