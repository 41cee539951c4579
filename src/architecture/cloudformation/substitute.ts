import type { Span } from '../../core/source.ts';
import { literal, opaque, type Term } from '../term.ts';
import { isNoValue, named, pseudo, resourceBehind, resourceReference } from './names.ts';
import type { Template } from './template.ts';
import { joined } from './text.ts';
import { parameterInText, parameterValue } from './values.ts';

const HOLE = /\$\{([^${}]{1,300})\}/g;

/** `Fn::Sub`: the text with its variables, which are those given with it, resources, parameters or what AWS fills in. */
export function substitute(
  pattern: string,
  own: ReadonlyMap<string, Term>,
  template: Template,
  at: Span,
): Term {
  const parts: Term[] = [];
  let last = 0;
  for (const match of pattern.matchAll(HOLE)) {
    if (match.index > last) parts.push(literal(pattern.slice(last, match.index), at));
    const name = (match[1] ?? '').trim();
    const whole = match[0].length === pattern.length;
    parts.push(
      name.startsWith('!') ? literal(`\${${name.slice(1)}}`, at) : variable(name, own, template, at, whole),
    );
    last = match.index + match[0].length;
  }
  if (last < pattern.length || parts.length === 0) parts.push(literal(pattern.slice(last), at));
  return joined(parts, at);
}

function variable(
  name: string,
  own: ReadonlyMap<string, Term>,
  template: Template,
  at: Span,
  whole: boolean,
): Term {
  const given = own.get(name);
  // Only a value that is text can become a part of one.
  if (given !== undefined)
    return given.kind === 'dict' || given.kind === 'list' ? opaque(`value-of-${name}`, at) : given;
  if (isNoValue(name)) return literal('', at);
  const id = resourceBehind(name, template);
  if (id !== undefined) return resourceReference(id, name.slice(id.length + 1), template, at);
  const parameter = whole ? parameterValue(name, template, at) : parameterInText(name, template, at);
  if (parameter?.kind === 'list') return opaque(`value-of-${name}`, at);
  return parameter ?? pseudo(name, at) ?? named('undeclared', name, at);
}
