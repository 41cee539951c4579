import type { Subject } from './finding.ts';
import type { Collection, Id, Model } from './model.ts';

/** The subject of a finding about one entity of a model. */
export function entitySubject(model: Model, collection: Collection | 'dismissed', id: Id): Subject {
  return `${modelSubject(model)}/${collection}/${id}`;
}

/** The subject of a finding about a model as a whole: the id that it had first, so that a renamed file changes nothing. */
export function modelSubject(model: Model): Subject {
  return model.was ?? model.id;
}

/** Whether a subject is `outer` itself or lies in it, as an entity in its model. */
export function isWithin(subject: Subject, outer: Subject): boolean {
  return subject === outer || subject.startsWith(`${outer}/`);
}
