import type { ChangeClass, Component, DfdKind, Fact, Value } from '../../core/architecture.ts';

/** How many statements a sentence names; the others are counted. */
const NAMED = 3;
const LONGEST = 80;

const WHAT: Readonly<Record<DfdKind, string>> = {
  process: 'process',
  store: 'data store',
  external: 'external entity',
  flow: 'data flow',
  boundary: 'trust boundary',
  identity: 'identity',
  control: 'control',
  none: 'component',
};

/** What changed, as a clause: "`aws_security_group.db` now accepts tcp 5432 from 0.0.0.0/0". */
export function sentence(
  about: Component,
  facts: readonly { before?: Fact; after?: Fact }[],
  classes: readonly ChangeClass[],
): string {
  const name = code(about.address);
  const all = facts.map(({ before, after }) => clause(before, after, about, classes));
  const [first] = all;
  if (first === undefined) return `${name} has changed`;
  const same = all.filter(one => one.verb === first.verb);
  const objects = [...new Set(same.map(one => one.object))];
  const more = objects.length - NAMED;
  const text = objects.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `${name} ${first.verb} ${text}`.trimEnd();
}

interface Clause {
  readonly verb: string;
  readonly object: string;
}

function clause(
  before: Fact | undefined,
  after: Fact | undefined,
  about: Component,
  classes: readonly ChangeClass[],
): Clause {
  const fact = after ?? before;
  if (fact === undefined) return { verb: 'has changed', object: '' };
  const gone = after === undefined;
  switch (fact.is) {
    case 'exists':
      return {
        verb: gone ? 'is no longer declared:' : 'is',
        object: `a${gone ? '' : ' new'} ${noun(about, classes)}`,
      };
    case 'exposes':
      return { verb: verb(gone, fact.direction === 'in' ? 'accept' : 'reach'), object: rule(fact) };
    case 'grants':
      return grant(fact, before, gone, about);
    case 'talks-to':
      return { verb: verb(gone, 'use'), object: words(fact.to) };
    case 'runs-as':
      return { verb: verb(gone, 'run'), object: `as ${words(fact.who)}` };
    case 'placed':
      return {
        verb: gone ? 'is no longer placed in' : 'is now placed in',
        object: words(fact.region ?? fact.tenancy ?? fact.account),
      };
    case 'control':
      return slot(fact.name, valueIn(before), valueIn(after));
    case 'setting':
      return slot(fact.path, valueIn(before), valueIn(after));
  }
}

function noun(about: Component, classes: readonly ChangeClass[]): string {
  if (classes.includes('new-third-party')) return 'third party';
  if (classes.includes('new-exposure')) return 'entry point';
  return WHAT[about.kind];
}

function grant(
  fact: Extract<Fact, { is: 'grants' }>,
  before: Fact | undefined,
  gone: boolean,
  about: Component,
): Clause {
  const own = 'ref' in fact.who && fact.who.ref === about.key;
  const what = `${fact.action} on ${words(fact.on)}${own ? '' : ` to ${words(fact.who)}`}`;
  if (before?.is === 'grants' && !gone && before.when !== fact.when) {
    return { verb: 'has another condition on', object: what };
  }
  if (fact.effect === 'deny') return { verb: gone ? 'no longer denies' : 'now denies', object: what };
  if (own) return { verb: gone ? 'may no longer' : 'may now', object: what };
  return { verb: gone ? 'no longer grants' : 'now grants', object: what };
}

function rule(fact: Extract<Fact, { is: 'exposes' }>): string {
  const protocol = fact.protocol === undefined ? '' : `${words(fact.protocol)} `;
  const from = fact.direction === 'in' ? 'from' : 'at';
  return `${protocol}${words(fact.port)} ${from} ${words(fact.peer)}`;
}

function verb(gone: boolean, infinitive: string): string {
  return gone ? `no longer ${third(infinitive)}` : `now ${third(infinitive)}`;
}

function third(infinitive: string): string {
  return /(s|sh|ch)$/.test(infinitive) ? `${infinitive}es` : `${infinitive}s`;
}

function slot(name: string, before: Value | undefined, after: Value | undefined): Clause {
  if (after === undefined)
    return {
      verb: 'no longer sets',
      object: `${code(name)}${before === undefined ? '' : ` (it was ${words(before)})`}`,
    };
  return {
    verb: 'now sets',
    object: `${code(name)} to ${words(after)}${before === undefined ? '' : ` (it was ${words(before)})`}`,
  };
}

function valueIn(fact: Fact | undefined): Value | undefined {
  return fact?.is === 'control' || fact?.is === 'setting' ? fact.value : undefined;
}

/** A value for people: addresses without their unit, long expressions cut. */
function words(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  if ('known' in value) return cut(String(value.known));
  if ('ref' in value) return code(value.ref.slice(value.ref.indexOf('#') + 1));
  if ('set' in value)
    return value.set.length === 0 ? 'nothing' : value.set.slice(0, NAMED).map(words).join(' or ');
  return code(cut(value.unknown.replace(/<[^<>#]{0,300}#([^<>]{1,300})>/g, '$1').replaceAll('"', '')));
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
