import type { Change } from '../../../src/core/architecture.ts';
import type { Model } from '../../../src/core/model.ts';
import { modelsFor } from '../../../src/matching/scope.ts';
import type { Unshown } from '../../../src/matching/unshown.ts';

/** The places of one change that the same models speak for. */
export interface Claim {
  readonly claiming: readonly Model[];
  /** The change in each of these places. */
  readonly places: Change[];
}

/**
 * Who speaks for a change, in each of its places: the roots of two teams may change alike, and what one of their models
 * shows is not shown by the other. Empty where no model speaks for any place.
 */
export function claimsOf(change: Change, models: readonly Model[], gone: readonly Model[]): Claim[] {
  const claims = new Map<string, Claim>();
  for (const place of [change, ...change.also]) {
    const { path } = place.at.source;
    const speaking = modelsFor(models, path);
    // Who removes a model is still judged by it where no other one speaks.
    const claiming = speaking.length > 0 ? speaking : modelsFor(gone, path);
    if (claiming.length === 0) continue;
    const key = claiming.map(({ id }) => id).join();
    const known = claims.get(key);
    if (known === undefined) claims.set(key, { claiming, places: [place] });
    else known.places.push(place);
  }
  return [...claims.values()].map(({ claiming, places: [first, ...also] }) => ({
    claiming,
    places: first === undefined ? [] : [{ ...first, also }, ...also],
  }));
}

/** What several claims do not show as one: the first, with the places of the others beside its own. */
export function together([first = [], ...others]: readonly (readonly Unshown[])[]): Unshown[] {
  const elsewhere = others.flatMap(([other]) =>
    other === undefined ? [] : [other.change, ...other.change.also],
  );
  return first.map(one => ({ ...one, change: { ...one.change, also: [...one.change.also, ...elsewhere] } }));
}
