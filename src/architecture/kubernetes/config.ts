import type { Fact } from '../../core/architecture.ts';
import { type Dict, dicts, forms, get, type Term, values } from '../term.ts';
import { embedded } from './documents.ts';
import { envoyFacts } from './envoy.ts';
import { type Neighbours, termFlows, variableFlows } from './flow.ts';
import { nginxFacts } from './nginx.ts';
import { collectorFacts } from './otel.ts';
import { plainText } from './terms.ts';
import { variableControls } from './weakness.ts';

/** What stands in embedded text for what a template leaves open: no character of a host, no mark of YAML. */
const UNKNOWN = '\u2217';
const LONGEST = 512 * 1024;
/** Data that people look at, or that decides who is called at night: no part of the architecture. */
const DASHBOARD = /"panels"\s*:|^[ \t]*-?[ \t]*alert:\s|"dashboard(s|Id)?"\s*:/m;
/** A line of a properties, INI, YAML or JSON file. */
const LINE = /^[ \t]*(?:-[ \t]+)?["']?([A-Za-z_][\w.-]{0,120})["']?[ \t]*[:=][ \t]*(\S.*)$/gm;
const MOST_LINES = 3000;

/** The facts of a ConfigMap: those of the software that its files configure, and of plain keys as of an environment. */
export function configMapFacts(body: Dict, neighbours: Neighbours): Fact[] {
  const data = [...values(body, 'data'), ...values(body, 'stringData')]
    .flatMap(dicts)
    .flatMap(one => one.entries);
  return data.flatMap(({ key, value }) =>
    forms(value).flatMap(form => {
      const text = plainText(form);
      if (text.includes('\n')) return fileFacts(key, form, neighbours);
      const variables = [{ name: key, value: form }];
      return [...variableFlows(variables, neighbours), ...variableControls(variables)];
    }),
  );
}

/** The facts of a configuration file by its text: of the software it is for where that is known, else of its lines. */
export function fileFacts(name: string, file: Term, neighbours: Neighbours): Fact[] {
  const text = plainText(file, UNKNOWN);
  if (text.length > LONGEST || DASHBOARD.test(text)) return [];
  if (isNginx(text)) return nginxFacts(text, file, neighbours);
  const document =
    /^\s*[{\w"'#%-]/.test(text) && /\.(ya?ml|json)$|^[\w-]+$/i.test(name)
      ? embedded(text, file.at)
      : undefined;
  const known = document === undefined ? undefined : documentFacts(document, neighbours);
  return known ?? lineFacts(text, file, neighbours);
}

/** The facts of a configuration document whose software can be told by its shape. */
export function documentFacts(document: Dict, neighbours: Neighbours): Fact[] | undefined {
  const has = (key: string): boolean => get(document, key) !== undefined;
  if (has('static_resources') || has('dynamic_resources')) return envoyFacts(document, neighbours);
  if (has('receivers') && has('exporters') && has('service')) return collectorFacts(document, neighbours);
  if (has('scrape_configs')) return prometheusFacts(document, neighbours);
  if (has('groups') || has('apiVersion')) return [];
  return undefined;
}

/** True for the text of a document that `documentFacts` may know: a cheap look before parsing. */
export function looksLikeConfiguration(text: string): boolean {
  return /^(static_resources|dynamic_resources|exporters|scrape_configs):/m.test(text);
}

function isNginx(text: string): boolean {
  return /^[ \t]*(proxy_pass|upstream|server_name|fastcgi_pass|grpc_pass)\s/m.test(text);
}

/** What is scraped is monitoring; where samples are sent is a flow. */
function prometheusFacts(document: Dict, neighbours: Neighbours): Fact[] {
  return ['remote_write', 'remote_read']
    .flatMap(key => values(document, key).flatMap(dicts))
    .flatMap(one => values(one, 'url').flatMap(url => termFlows(url, 'remote_write', neighbours)));
}

function lineFacts(text: string, file: Term, neighbours: Neighbours): Fact[] {
  const variables: { name: string; value: Term }[] = [];
  for (const match of text.matchAll(LINE)) {
    if (variables.length >= MOST_LINES) break;
    const value = (match[2] ?? '')
      .replace(/[",;]+$/, '')
      .replace(/^["']/, '')
      .trim();
    if (value === '' || value.startsWith('#')) continue;
    const sure = !value.includes(UNKNOWN);
    variables.push({
      name: match[1] ?? '',
      value: sure
        ? { kind: 'literal', value, at: file.at }
        : { kind: 'expression', operator: value, operands: [], at: file.at },
    });
  }
  return [...variableFlows(variables, neighbours), ...variableControls(variables)];
}

/** True for the text of a file whose software can be told, so that its lines need not be guessed at. */
export function isKnownSoftware(text: string): boolean {
  return isNginx(text) || looksLikeConfiguration(text);
}
