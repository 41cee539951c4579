import { isObject, type Json, type JsonObject } from '../../core/document.ts';

const INDEX = /\[(?:\d{1,9}|"(?:[^"\\]|\\.){0,500}")\]/g;
const DEEPEST = 40;

/** A resource of a plan with the address of its declaration: that of its instances without their index. */
export interface Planned {
  readonly address: string;
  /** The module that it is in, with a dot at its end; empty for the root. */
  readonly module: string;
  readonly resource: JsonObject;
}

/** An address without the indexes of instances: `module.a["x"].aws_lb.main[0]` is `module.a.aws_lb.main`. */
export function withoutIndex(address: string): string {
  return address.replace(INDEX, '');
}

/** Every resource of a module of `planned_values` and of the modules inside. */
export function plannedResources(module: Json | undefined, depth = 0): Planned[] {
  if (!isObject(module) || depth > DEEPEST) return [];
  const name = typeof module['address'] === 'string' ? `${withoutIndex(module['address'])}.` : '';
  const own = objects(module['resources']).flatMap((resource): Planned[] => {
    const address = resource['address'];
    return typeof address === 'string' ? [{ address: withoutIndex(address), module: name, resource }] : [];
  });
  return [...own, ...objects(module['child_modules']).flatMap(one => plannedResources(one, depth + 1))];
}

/** The expressions of every resource of `configuration`, by address: what plans know of references. */
export function configured(module: Json | undefined, prefix = '', depth = 0): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  if (!isObject(module) || depth > DEEPEST) return found;
  for (const resource of objects(module['resources'])) {
    const { address, expressions } = resource;
    if (typeof address === 'string' && isObject(expressions)) found.set(prefix + address, expressions);
  }
  const calls = module['module_calls'];
  for (const [name, call] of isObject(calls) ? Object.entries(calls) : []) {
    const inner = isObject(call)
      ? configured(call['module'], `${prefix}module.${name}.`, depth + 1)
      : new Map();
    for (const [address, expressions] of inner) found.set(address, expressions);
  }
  return found;
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}
