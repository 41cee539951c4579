// Cuts the operations that threatlint calls out of GitHub's published API description, for the loopback server of the
// tests. Run by a maintainer on a newer description (npm package @octokit/openapi, file generated/api.github.com.json):
//   node scripts/run.mjs scripts/github-api.ts path/to/api.github.com.json VERSION
import { readFileSync, writeFileSync } from 'node:fs';

const OPERATIONS = [
  ['get', '/repos/{owner}/{repo}/issues'],
  ['post', '/repos/{owner}/{repo}/issues'],
  ['patch', '/repos/{owner}/{repo}/issues/{issue_number}'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['get', '/repos/{owner}/{repo}/compare/{basehead}'],
] as const;

/** What says nothing of the shape. */
const WORDS = new Set([
  'nullable',
  'description',
  'example',
  'examples',
  'discriminator',
  'title',
  'externalDocs',
  'deprecated',
  'default',
  'format',
]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

const [path, version] = process.argv.slice(2);
if (path === undefined || version === undefined)
  throw new Error('usage: github-api.ts api.github.com.json VERSION');
const description = JSON.parse(readFileSync(path, 'utf8')) as Fields;

const operations: Fields = {};
for (const [method, route] of OPERATIONS) {
  const operation = field(field(field(description, 'paths'), route), method);
  const parameters = (operation['parameters'] as Json[]).map(deref) as Fields[];
  const responses: Fields = {};
  for (const [status, response] of Object.entries(field(operation, 'responses'))) {
    const schema = contentSchema(deref(response) as Fields);
    if (schema !== undefined && status.startsWith('2')) responses[status] = schema;
  }
  const body = operation['requestBody'];
  operations[`${method.toUpperCase()} ${route}`] = {
    operationId: operation['operationId'] as Json,
    query: Object.fromEntries(
      parameters
        .filter(one => one['in'] === 'query')
        .map(one => [one['name'] as string, schemaOf(one['schema'] as Json)]),
    ),
    ...(body === undefined ? {} : { body: contentSchema(deref(body) as Fields) as Json }),
    responses,
  };
}

const source = `GitHub REST API description, @octokit/openapi ${version} (MIT), only what the tests check`;
writeFileSync('test/fixtures/github-api.json', `${JSON.stringify({ source, operations })}\n`);

function contentSchema(value: Fields): Json | undefined {
  const content = value['content'] as Fields | undefined;
  const json = content?.['application/json'] as Fields | undefined;
  return json === undefined ? undefined : schemaOf(json['schema'] as Json);
}

/** A schema of OpenAPI 3.0 as JSON Schema: references followed, `nullable` as a type, without words and examples. */
function schemaOf(value: Json, depth = 0): Json {
  if (depth > 30) return {};
  const schema = deref(value);
  if (Array.isArray(schema)) return schema.map(one => schemaOf(one, depth + 1));
  if (schema === null || typeof schema !== 'object') return schema;
  const out: Fields = {};
  for (const [key, part] of Object.entries(schema)) {
    if (WORDS.has(key)) continue;
    out[key] =
      key === 'properties'
        ? mapValues(part as Fields, one => schemaOf(one, depth + 1))
        : isSchemaPlace(key)
          ? schemaOf(part, depth + 1)
          : part;
  }
  if (schema['nullable'] !== true) return out;
  if (Array.isArray(out['enum'])) out['enum'] = [...out['enum'], null];
  if (typeof out['type'] === 'string') return { ...out, type: [out['type'], 'null'] };
  return { anyOf: [out, { type: 'null' }] };
}

function isSchemaPlace(key: string): boolean {
  return ['items', 'allOf', 'anyOf', 'oneOf', 'not', 'additionalProperties'].includes(key);
}

function mapValues(fields: Fields, change: (value: Json) => Json): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]));
}

function deref(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const ref = value['$ref'];
  if (typeof ref !== 'string') return value;
  return ref
    .slice(2)
    .split('/')
    .reduce<Json>((at, key) => (at as Fields)[key] as Json, description);
}

function field(value: Fields, key: string): Fields {
  const found = value[key];
  if (found === null || typeof found !== 'object' || Array.isArray(found)) throw new Error(`no ${key}`);
  return found;
}
