import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What GitHub's published API description says of one operation. */
interface Operation {
  readonly query: Readonly<Record<string, object>>;
  readonly body?: object;
  readonly responses: Readonly<Record<string, object>>;
}

const { operations } = JSON.parse(readFileSync('test/fixtures/github-api.json', 'utf8')) as {
  operations: Record<string, Operation>;
};
const ajv = new Ajv2020({ strict: false, coerceTypes: false });
const compiled = new Map<object, ValidateFunction>();

/** The route of a request, such as `PATCH /repos/{owner}/{repo}/issues/{issue_number}`; undefined where threatlint never calls it. */
export function routeOf(method: string, path: string): string | undefined {
  return Object.keys(operations).find(route => {
    const [verb, template = ''] = route.split(' ');
    return verb === method && new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
  });
}

/** What a request has that the description does not allow; empty for a good one. */
export function requestProblems(route: string, query: URLSearchParams, body: unknown): string[] {
  const operation = operations[route];
  if (operation === undefined) return [`${route} is not described`];
  const problems = [...query.keys()]
    .filter(name => operation.query[name] === undefined)
    .map(name => `unknown query parameter ${name}`);
  for (const [name, value] of query) {
    const schema = operation.query[name];
    if (schema === undefined) continue;
    const numeric = (schema as { type?: string }).type === 'integer' ? Number(value) : value;
    problems.push(...check(schema, numeric).map(text => `query ${name}: ${text}`));
  }
  if (operation.body !== undefined && body !== undefined) {
    const known = Object.keys((operation.body as { properties?: object }).properties ?? {});
    const unknown = Object.keys(body as object).filter(key => known.length > 0 && !known.includes(key));
    problems.push(...unknown.map(key => `unknown field ${key}`), ...check(operation.body, body));
  }
  return problems;
}

/** What our own answer has that GitHub's would not: the loopback server must not teach us a wrong shape. */
export function responseProblems(route: string, status: number, body: unknown): string[] {
  const schema = operations[route]?.responses[String(status)];
  return schema === undefined ? [] : check(schema, body);
}

function check(schema: object, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}
