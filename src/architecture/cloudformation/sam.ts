import { isObject, type Json } from '../../core/document.ts';
import { type Dict, dict, type Entry, forms, get, list, type Term } from '../term.ts';
import { termOf } from './intrinsics.ts';
import { eventEntries } from './sam-events.ts';
import type { Template } from './template.ts';

const SAM = 'AWS::Serverless::';
const NESTED = /^AWS::(CloudFormation::Stack(Set)?|Serverless::Application)$/;

/**
 * The properties of a SAM resource as they are deployed: with what `Globals` says of its type, its events under names
 * that tell what they are, and short forms written out, so that none of these ways of writing is a difference.
 */
export function samBody(type: string, body: Dict, template: Template): Dict {
  if (NESTED.test(type)) return dict(body.entries.map(asInputs), body.at);
  if (!type.startsWith(SAM)) return body;
  const globals = template.globals[type.slice(SAM.length)];
  const merged = globals === undefined ? body : withGlobals(globals, body, template);
  return dict(merged.entries.map(written), merged.at);
}

function withGlobals(globals: Json, body: Dict, template: Template): Dict {
  if (!isObject(globals)) return body;
  const base = termOf(globals, body.at, template);
  return base.kind === 'dict' ? (merge(base, body) as Dict) : body;
}

/** As SAM merges: maps by key, lists one after the other, anything else is replaced. */
function merge(base: Term, own: Term): Term {
  if (base.kind === 'list' && own.kind === 'list') return list([...base.items, ...own.items], own.at);
  if (base.kind !== 'dict' || own.kind !== 'dict') return own;
  const given = new Map(own.entries.map(entry => [entry.key, entry]));
  const kept = base.entries.filter(entry => !given.has(entry.key));
  const bases = new Map(base.entries.map(entry => [entry.key, entry.value]));
  const entries = own.entries.map(entry => {
    const under = bases.get(entry.key);
    return under === undefined ? entry : { ...entry, value: merge(under, entry.value) };
  });
  return dict([...kept, ...entries], own.at);
}

/** What a nested stack is given is no environment: a name among it is no address of another party. */
function asInputs(entry: Entry): Entry {
  return entry.key === 'Parameters' ? { ...entry, key: 'Inputs' } : entry;
}

function written(entry: Entry): Entry {
  const { key, value } = entry;
  if (key === 'Events' && value.kind === 'dict')
    return { ...entry, value: dict(eventEntries(value), value.at) };
  if (key === 'EndpointConfiguration') return { ...entry, value: endpoint(value) };
  if (key === 'Auth' && value.kind === 'dict') return { ...entry, value: withStatements(value) };
  return entry;
}

/** `EndpointConfiguration: REGIONAL` is short for its `Type`. */
function endpoint(value: Term): Term {
  const short = forms(value).every(form => form.kind !== 'dict');
  return short ? dict([{ key: 'Type', at: value.at, value }], value.at) : value;
}

/** The custom statements of an API's resource policy, as the policy document that SAM makes of them. */
function withStatements(auth: Dict): Dict {
  const policy = get(auth, 'ResourcePolicy');
  const statements = policy?.kind === 'dict' ? get(policy, 'CustomStatements') : undefined;
  if (policy?.kind !== 'dict' || statements === undefined) return auth;
  const document = dict([{ key: 'Statement', at: statements.at, value: statements }], statements.at);
  const entries = policy.entries.map(one =>
    one.key === 'CustomStatements' ? { ...one, value: document } : one,
  );
  return dict(
    auth.entries.map(one =>
      one.key === 'ResourcePolicy' ? { ...one, value: dict(entries, policy.at) } : one,
    ),
    auth.at,
  );
}
