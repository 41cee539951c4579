import type { Change } from '../../../src/core/architecture.ts';
import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { severityOf } from '../../../src/matching/change-severity.ts';

/** One warning per directory whose changes no model speaks for. */
export function* unspoken(changes: readonly Change[], models: readonly Model[]): Generator<Draft> {
  const units = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.removed || change.classes.every(class_ => severityOf(change, class_) === undefined)) continue;
    const unit = `${change.about.source}:${change.about.unit}`;
    const known = units.get(unit);
    if (known === undefined) units.set(unit, [change]);
    else known.push(change);
  }
  for (const [unit, [first, ...more]] of units) {
    if (first === undefined) continue;
    const folder = first.about.unit === '' ? 'the top folder' : `\`${first.about.unit}\``;
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    yield {
      at: first.at,
      subject: unit,
      key: 'no model',
      message: `${first.sentence}${others}, and no model speaks for ${folder}`,
      remedy:
        models.length === 0
          ? 'Write a model in `threat-model/` with this folder in its `scope`.'
          : 'Add the folder to the `scope` of a model, or write a model for it in `threat-model/`.',
      severity: 'warning',
      confidence: first.confidence,
      related: more.slice(0, 5).map(change => ({ at: change.at, message: change.sentence })),
    };
  }
}
