import { addDays } from '../core/dates.ts';
import type { Subject } from '../core/finding.ts';
import type { Id, Model } from '../core/model.ts';
import { entitySubject } from '../core/subject.ts';
import type { Mitigation, Threat } from '../core/threat.ts';

/** A mitigation where it is written out, under the name that a message gives it. */
export interface NamedMitigation {
  readonly mitigation: Mitigation;
  readonly subject: Subject;
  readonly name: string;
  /** The threats that it answers. */
  readonly threats: readonly Threat[];
}

/** Every mitigation of a model once: the shared ones, then those inside threats. */
export function* namedMitigations(model: Model): Generator<NamedMitigation> {
  for (const mitigation of model.mitigations) {
    yield {
      mitigation,
      subject: entitySubject(model, 'mitigations', mitigation.id),
      name: `shared mitigation \`${mitigation.id}\``,
      threats: threatsOf(model, mitigation),
    };
  }
  for (const threat of model.threats) {
    for (const mitigation of threat.responses.flatMap(response => response.mitigations)) {
      if (mitigation.shared) continue;
      yield {
        mitigation,
        subject: `${entitySubject(model, 'threats', threat.id)}/mitigate/${mitigation.id}`,
        name: `mitigation \`${mitigation.id}\` of threat \`${threat.id}\``,
        threats: [threat],
      };
    }
  }
}

/**
 * Whether a mitigation is said to be in place. What is to be done on a day to come is not; a day of leeway, since it may be
 * tomorrow elsewhere.
 */
export function isDone({ done }: Mitigation, today: string): boolean {
  return done === true || (done !== undefined && done <= addDays(today, 1));
}

const NONE: readonly Threat[] = [];
/** Several rules ask the same of one model, mitigation by mitigation. */
const shared = new WeakMap<Model, ReadonlyMap<Id, readonly Threat[]>>();

/** The threats that name a shared mitigation. */
export function threatsOf(model: Model, { id }: Mitigation): readonly Threat[] {
  let byId = shared.get(model);
  if (byId === undefined) {
    byId = sharedBy(model);
    shared.set(model, byId);
  }
  return byId.get(id) ?? NONE;
}

function sharedBy(model: Model): ReadonlyMap<Id, readonly Threat[]> {
  const byId = new Map<Id, Threat[]>();
  for (const threat of model.threats) {
    const named = threat.responses.flatMap(({ mitigations }) => mitigations.filter(one => one.shared));
    for (const { id } of named) {
      const known = byId.get(id);
      if (known === undefined) byId.set(id, [threat]);
      else if (known.at(-1) !== threat) known.push(threat);
    }
  }
  return byId;
}

/** The threats that nothing answers for where a mitigation is gone, as the end of a message. */
export function reopened(threats: readonly Threat[]): string {
  if (threats.length === 0) return '';
  const names = threats.slice(0, 3).map(({ id }) => `\`${id}\``);
  const more = threats.length > 3 ? ` and ${threats.length - 3} more` : '';
  return threats.length === 1
    ? `: threat ${names[0]} is open again`
    : `: threats ${names.join(', ')}${more} are open again`;
}
