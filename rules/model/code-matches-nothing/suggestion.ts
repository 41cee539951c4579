import type { Deployed } from '../../../src/core/evidence.ts';
import type { Model } from '../../../src/core/model.ts';
import { bare } from '../../../src/matching/deployed.ts';
import { closeness } from '../../../src/matching/scope.ts';
import { nearest } from '../../../src/validation/nearest.ts';

/** The nearest address in the model's scope; where another folder has the very address, that with its folder. */
export function suggestion(address: string, model: Model, { components }: Deployed): string | undefined {
  const all: [string, string][] = [...components.values()].map(({ unit, address: own, at }) =>
    closeness(model, at.source.path) >= 0 ? [own, own] : [`${unit}#${own}`, own],
  );
  const elsewhere = all.find(([, own]) => own === bare(address))?.[0];
  return (
    elsewhere ??
    nearest(
      bare(address),
      all.filter(([shown, own]) => shown === own).map(([, own]) => own),
    )
  );
}
