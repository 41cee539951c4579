import type { Span } from '../../core/source.ts';
import { componentKey } from '../declaration.ts';
import { literal, type Reference, type Term } from '../term.ts';
import type { Template } from './template.ts';

export const SOURCE = 'cloudformation';

/** Suffixes of the resources that SAM makes of one of ours: `OrdersFunctionRole`, `ApiProdStage`. */
const MADE = /(Role|Url|Version|Alias[A-Za-z0-9]{0,40}|Deployment|[A-Za-z0-9]{0,40}Stage)$/;
const SAM = /^AWS::Serverless::/;

/** What AWS itself fills in; where the account or the region is meant, the deployment's own. */
const PSEUDO: ReadonlyMap<string, string> = new Map([
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
]);

/** True for the value that stands for no value. */
export function isNoValue(name: string): boolean {
  return name === 'AWS::NoValue';
}

/** A name that AWS fills in, as text. */
export function pseudo(name: string, at: Span): Term | undefined {
  if (!name.startsWith('AWS::')) return undefined;
  return literal(PSEUDO.get(name) ?? `\${${name}}`, at);
}

/** The declared resource behind a name: itself, or the one of which SAM makes it. */
export function resourceBehind(name: string, template: Template): string | undefined {
  const id = name.includes('.') ? name.slice(0, name.indexOf('.')) : name;
  if (template.types.has(id)) return id;
  const made = id.replace(MADE, '');
  return made !== id && SAM.test(template.types.get(made) ?? '') ? made : undefined;
}

export function resourceReference(id: string, attribute: string, template: Template, at: Span): Reference {
  return { kind: 'reference', to: componentKey(SOURCE, template.path, id), attribute, at };
}

/**
 * Something that is known by its name only (a parameter, an export, what a part of a template takes from another part):
 * text that is equal wherever the name is, and in whatever file.
 */
export function named(kind: 'parameter' | 'export' | 'undeclared' | 'mapping', name: string, at: Span): Term {
  const reference: Reference = { kind: 'reference', to: componentKey(SOURCE, kind, name), attribute: '', at };
  return { kind: 'text', parts: [reference], at };
}
