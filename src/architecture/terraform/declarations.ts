import { type Source, wholeFile } from '../../core/source.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { tables } from '../tables.ts';
import { type Dict, dict, type Entry, get, references as keysIn, string, type Term } from '../term.ts';
import { bodyDict, eachOf } from './blocks.ts';
import type { Directory, Placed } from './directory.ts';
import { evaluate } from './evaluate.ts';
import { spanOf } from './hcl/query.ts';
import { moduleType } from './module-type.ts';
import type { Reading, Scope } from './scope.ts';

const SOURCE = 'terraform';
/** Arguments of a module call that say where the module is, not what it does. */
const CALL_MECHANICS = new Set(['source', 'version', 'providers']);
/** Data sources that only compose text: what they say is read where it is used. */
const COMPOSED =
  /^data\.(aws_iam_policy_document|google_iam_policy|template_file|template_cloudinit_config|archive_file|external|null_data_source)\./;

/**
 * Everything that a directory declares: resources, data sources, module calls, providers. How many instances there are,
 * be it none, does not matter: a declaration that is switched off is one variable away from being deployed.
 */
export function declarationsOf(directory: Directory, reading: Reading): Declaration[] {
  const all: Declaration[] = [];
  for (const [address, placed] of directory.declared) {
    if (COMPOSED.test(address)) continue;
    all.push(declare(address, placed, directory, reading));
  }
  return all;
}

/**
 * Each file of values as a declaration of its own. The values also flow into what uses them, as one of the alternatives of all
 * environments; that one environment now has what another had before is only seen here, by the names of the variables.
 */
export function valueFiles(directory: Directory, reading: Reading): Declaration[] {
  const files = new Map<Source, Entry[]>();
  for (const [name, values] of directory.assigned) {
    for (const { value, source } of values) {
      if (folder(source.path) !== directory.path) continue;
      const term = evaluate(value, { directory, source, bound: new Map() }, reading);
      files.set(source, [
        ...(files.get(source) ?? []),
        { key: name, at: spanOf(source, value), value: term },
      ]);
    }
  }
  return [...files].flatMap(([source, entries]) => {
    const at = wholeFile(source);
    const file = source.path.slice(source.path.lastIndexOf('/') + 1);
    const declared = (address: string, type: string, body: Dict): Declaration => ({
      key: componentKey(SOURCE, directory.path, address),
      source: SOURCE,
      unit: directory.path,
      address,
      type,
      at,
      body,
    });
    const environment = entries.length > 2 ? ENVIRONMENT_FILE.exec(file)?.[1] : undefined;
    const values = declared(file, 'values', dict(entries, at));
    if (environment === undefined) return [values];
    return [values, declared(`environment/${environment}`, 'environment', dict([], at))];
  });
}

/**
 * Values that are given by name (`-var-file`) and not loaded by themselves, as `terraform.tfvars` and `*.auto.tfvars` are: those of
 * one place that the unit is deployed to (Terraform, "Input Variables", Variable Definitions Files).
 */
const ENVIRONMENT_FILE = /^(?!terraform\.)(?!.*(?:\.auto|backend)\.)(.+)\.tfvars(?:\.json)?$/i;

function folder(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function declare(address: string, placed: Placed, directory: Directory, reading: Reading): Declaration {
  const { block, source } = placed;
  const scope: Scope = eachOf(block, { directory, source, bound: new Map() }, reading);
  const whole = bodyDict(block.body, scope, reading);
  const called = address.startsWith('module.')
    ? directory.modules.get(address.slice('module.'.length))
    : undefined;
  const body = address.startsWith('module.') ? argumentsOf(whole) : whole;
  const type = typeOf(address, whole, called);
  const owner = ownerOf(type, body);
  return {
    key: componentKey(SOURCE, directory.path, address),
    source: SOURCE,
    unit: directory.path,
    address,
    type,
    at: spanOf(source, block.headerSpan),
    body,
    ...(called === undefined
      ? {}
      : { contains: [...called.declared.keys()].map(inner => componentKey(SOURCE, called.path, inner)) }),
    ...(owner === undefined ? {} : { owner }),
  };
}

/**
 * The arguments of a module call. They are also followed into a local module's own declarations, but those hold the union
 * over all calls: what one call newly passes is only seen here.
 */
function argumentsOf(body: Dict): Dict {
  return { ...body, entries: body.entries.filter(entry => !CALL_MECHANICS.has(entry.key)) };
}

function typeOf(address: string, body: Dict, called: Directory | undefined): string {
  const [first = '', second = ''] = address.split('.');
  if (first === 'module') return moduleType(string(get(body, 'source')) ?? second, called);
  if (first === 'data') return `data.${second}`;
  return first === 'provider' ? `provider.${second}` : first;
}

/** The component that a part belongs to, by the attribute that its type's row in the tables names. */
function ownerOf(type: string, body: Dict): string | undefined {
  const rows = tables(SOURCE).extra('owners');
  if (typeof rows !== 'object' || rows === null || !Object.hasOwn(rows, type)) return undefined;
  const names: unknown = (rows as Record<string, unknown>)[type];
  for (const name of Array.isArray(names) ? names : [names]) {
    const value: Term | undefined = get(body, String(name));
    const [only, ...others] = value === undefined ? [] : keysIn(value);
    if (only !== undefined && others.length === 0) return only;
  }
  return undefined;
}
