import type { Span } from '../../core/source.ts';
import { alternatives, literal, opaque, type Term } from '../term.ts';
import { dataDocument } from './data.ts';
import type { Directory, Given } from './directory.ts';
import { evaluate, keyIn } from './evaluate.ts';
import type { Expression, Segment, Traversal } from './hcl/ast.ts';
import { attribute } from './hcl/query.ts';
import type { Reading, Scope } from './scope.ts';

/** What a name stands for, and how many segments of the traversal belong to it. */
export interface Named {
  readonly term: Term;
  readonly used: number;
}

/** The value behind the root of a traversal. */
export function named(expression: Traversal, scope: Scope, reading: Reading, at: Span): Named {
  const [one, two] = expression.path.map(segment =>
    segment.kind === 'attribute' ? segment.name : undefined,
  );
  const { directory } = scope;
  switch (expression.root) {
    case 'local':
      return { term: local(directory, one ?? '', reading, at), used: 1 };
    case 'var':
      return { term: variable(directory, one ?? '', reading, at), used: 1 };
    case 'path':
      return { term: literal(one === 'module' && directory.path !== '' ? directory.path : '.', at), used: 1 };
    case 'terraform':
    case 'count':
    case 'each':
    case 'self':
      return { term: opaque(`${expression.root}.${one ?? ''}`, at), used: 1 };
    case 'dependency': {
      // An output of another Terragrunt unit, which may have many: each is another thing.
      const output = expression.path.slice(0, 3);
      const names = output.map(part => (part.kind === 'attribute' ? part.name : '*'));
      return { term: opaque(['dependency', ...names].join('.'), at), used: output.length };
    }
    case 'module':
      return module(scope, one ?? '', two, reading, at);
    case 'data':
      return data(scope, `data.${one ?? ''}.${two ?? ''}`, expression.path.slice(2), reading, at);
    default:
      if (one === undefined) return { term: opaque(expression.root, at), used: 0 };
      return {
        term: { kind: 'reference', to: keyIn(scope, `${expression.root}.${one}`), attribute: '', at },
        used: 1,
      };
  }
}

function held(name: string, reading: Reading, at: Span, make: () => Term): Term {
  const known = reading.held.get(name);
  if (known !== undefined) return known;
  if (reading.open.has(name)) return opaque(`cycle ${name}`, at);
  reading.open.add(name);
  const made = make();
  reading.open.delete(name);
  reading.held.set(name, made);
  return made;
}

function given(from: Given, directory: Directory, reading: Reading): Term {
  return evaluate(from.value, { directory, source: from.source, bound: new Map() }, reading);
}

function local(directory: Directory, name: string, reading: Reading, at: Span): Term {
  const found = directory.locals.get(name);
  if (found === undefined) return opaque(`local.${name}`, at);
  return held(`${directory.path} local.${name}`, reading, at, () => given(found, directory, reading));
}

/** A variable: what callers pass and value files assign; the default where one of them leaves it out, or there is none. */
export function variable(directory: Directory, name: string, reading: Reading, at: Span): Term {
  return held(`${directory.path} var.${name}`, reading, at, () => {
    const values = settled(directory, name, reading);
    const fallback = directory.variables.get(name)?.default;
    const defaulted =
      directory.callers.length === 0 ||
      directory.callers.some(caller => attribute(caller.block.body, name) === undefined);
    if (fallback !== undefined && defaulted) values.push(given(fallback, directory, reading));
    return values.length === 0 ? opaque(`var.${name}`, at) : alternatives(values, at);
  });
}

/** Values that somebody gives a variable on purpose: callers' arguments and value files. */
function settled(directory: Directory, name: string, reading: Reading): Term[] {
  const assigned = (directory.assigned.get(name) ?? []).map(one => given(one, directory, reading));
  const passed = directory.callers.flatMap(caller => {
    const argument: Expression | undefined = attribute(caller.block.body, name)?.value;
    if (argument === undefined) return [];
    return [
      evaluate(argument, { directory: caller.directory, source: caller.source, bound: new Map() }, reading),
    ];
  });
  return [...assigned, ...passed];
}

function module(scope: Scope, call: string, output: string | undefined, reading: Reading, at: Span): Named {
  const target = scope.directory.modules.get(call);
  const address = `module.${call}`;
  const value = output === undefined ? undefined : target?.outputs.get(output);
  if (target === undefined || value === undefined || output === undefined) {
    return { term: { kind: 'reference', to: keyIn(scope, address), attribute: '', at }, used: 1 };
  }
  return {
    term: held(`${target.path} output.${output}`, reading, at, () => given(value, target, reading)),
    used: 2,
  };
}

/** The attributes by which a data source gives the document that it composes. */
const DOCUMENT = /^(json|rendered|minified_json|policy_data)$/;
/** A data source that is nothing but its document: to name it without an attribute means the same. */
const WHOLE_DOCUMENT = /^data\.(aws_iam_policy_document|google_iam_policy)\.[^.]+$/;

function data(scope: Scope, address: string, path: readonly Segment[], reading: Reading, at: Span): Named {
  const placed = scope.directory.declared.get(address);
  // `[0]`, `["key"]` and `[*]` name an instance of what is declared once.
  const instance = path.findIndex(segment => segment.kind === 'attribute');
  const first = instance < 0 ? undefined : path[instance];
  const attributeName = first?.kind === 'attribute' ? first.name : undefined;
  const used = 2 + (instance < 0 ? path.length : instance + 1);
  if (
    placed !== undefined &&
    (attributeName === undefined ? WHOLE_DOCUMENT.test(address) : DOCUMENT.test(attributeName))
  ) {
    const document = held(
      `${scope.directory.path} ${address}`,
      reading,
      at,
      () => dataDocument(placed, scope.directory, reading) ?? opaque(address, at),
    );
    if (document.kind !== 'expression' || document.operator !== address) return { term: document, used };
  }
  return { term: { kind: 'reference', to: keyIn(scope, address), attribute: '', at }, used: 2 };
}
