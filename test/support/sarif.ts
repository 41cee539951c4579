import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const text = readFileSync('test/fixtures/sarif/sarif-schema-2.1.0.json', 'utf8');
// The schema is of draft 4. All that it uses means the same in draft 7, but for the name of `$id`.
const { id, $schema: _draft, ...schema } = JSON.parse(text) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile({ ...schema, $id: id });

/** What the official schema of SARIF 2.1.0 has against a log. */
export function sarifMistakes(log: string): string[] {
  validate(JSON.parse(log));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
