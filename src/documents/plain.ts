import type { Json } from '../core/document.ts';

/** An object while it is being built. */
export type Growing = { [key: string]: Json };

/*
 * What objects inherit. Not Object.prototype, so that looking up an untrusted name (`constructor`, `__proto__`) finds
 * an own entry or undefined. Not nothing, because the equality that validators use for lists of unique items calls
 * `valueOf` and `toString` unless they are the usual ones; they must be writable, or the same names could not be keys.
 * The symbol, which no file can spell, keeps `String(value)` from throwing where a file does use those names as keys.
 */
const prototype = Object.create(null, {
  [Symbol.toPrimitive]: { value: () => '[object Object]' },
  toString: { value: Object.prototype.toString, writable: true },
  valueOf: { value: Object.prototype.valueOf, writable: true },
}) as object;

/* A constructor, because the engine keeps objects made that way in its fast layout, unlike those of Object.create. */
function Plain(): void {}
Plain.prototype = prototype;

/** A new empty object, in which any key (`__proto__` included) can be assigned and is then an own entry. */
export function newObject(): Growing {
  return new (Plain as unknown as new () => Growing)();
}
