import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { visible } from '../validation/quote.ts';
import { TYPES } from './fields.ts';
import { viewClass } from './views.ts';

/** A condition that may be asked about the thing that a rule is for. */
export interface Condition {
  /** Throws where the condition divides by nothing, asks for a key that is not there, or looks at too much. */
  holds(variables: Readonly<Record<string, unknown>>): boolean;
}

/** What is wrong with a condition; offsets in its text where there is a place. */
export interface Refusal {
  readonly why: string;
  readonly start?: number;
  readonly end?: number;
}

const LIMITS = {
  maxAstNodes: 500,
  maxDepth: 50,
  maxListElements: 100,
  maxMapEntries: 100,
  maxCallArguments: 8,
};
/** How deep one `exists`, `all`, `map` or `filter` may stand in another: with it the work of a rule is bounded. */
const MOST_LOOPS = 2;
const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

const environments = new Map<string, Environment>();

/** The language for rules about one kind of thing: it knows `model` and the thing by its name. */
function environmentFor(target: string): Environment {
  const known = environments.get(target);
  if (known !== undefined) return known;
  const environment = new Environment({ limits: LIMITS });
  for (const { name, fields } of TYPES) {
    const types = Object.fromEntries(Object.entries(fields).map(([field, { type }]) => [field, type]));
    environment.registerType(name, { ctor: viewClass(name), fields: types });
  }
  for (const { name, variable, target: own } of TYPES) {
    if (own === target || own === 'model') environment.registerVariable(variable, name);
  }
  environments.set(target, environment);
  return environment;
}

/** Reads a condition and checks its types. */
export function readCondition(text: string, target: string): Condition | Refusal {
  try {
    const run = environmentFor(target).parse(text);
    const refused = refusal(run.ast, 0);
    if (refused !== undefined) return refused;
    const { valid, type, error } = run.check();
    if (!valid) return explained(error);
    if (type !== 'bool') return { why: `it gives ${type}, and a condition is true or false` };
    return { holds: variables => run(variables) === true };
  } catch (error) {
    return explained(error);
  }
}

function explained(error: unknown): Refusal {
  const { summary, range } = error as { summary?: string; range?: { start: number; end: number } };
  // Anything else is the reader's own stack running out.
  const why = summary ?? 'it is nested too deeply';
  return { why: visible(why.charAt(0).toLowerCase() + why.slice(1)), ...range };
}

/** What is well formed and yet not let through: what takes unbounded time, and fields that no type says. */
function refusal(node: ASTNode, loops: number): Refusal | undefined {
  const { start, end } = node;
  const called = node.op === 'call' || node.op === 'rcall' ? node.args[0] : undefined;
  if (called === 'matches') {
    return { why: '`matches` is not available: use `startsWith`, `endsWith` or `contains`', start, end };
  }
  if (called === 'bind') return { why: '`cel.bind` is not available', start, end };
  if (called === 'dyn') return { why: '`dyn` is not available', start, end };
  const deeper = called !== undefined && LOOPS.has(called) ? loops + 1 : loops;
  if (deeper > MOST_LOOPS) {
    return { why: `\`${called}\` stands inside ${MOST_LOOPS} others, which is the most`, start, end };
  }
  if (node.op === '[]' && node.args[1].op !== 'value') {
    return { why: 'what stands in `[]` must be written out', start, end };
  }
  for (const child of children(node.args)) {
    const found = refusal(child, deeper);
    if (found !== undefined) return found;
  }
  return undefined;
}

function* children(args: unknown): Generator<ASTNode> {
  if (Array.isArray(args)) for (const each of args) yield* children(each);
  else if (typeof args === 'object' && args !== null && 'op' in args) yield args as ASTNode;
}
