import type { Control } from '../core/control.ts';
import type { Model } from '../core/model.ts';

/** The methods that a model follows: those that it names, or else the repository's. */
export function methodsOf(model: Model, control: Control): readonly string[] {
  return model.methods.length > 0 ? model.methods : control.methods;
}
