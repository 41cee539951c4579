import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const text = readFileSync('test/fixtures/sarif/sarif-schema-2.1.0.json', 'utf8');
// The schema is of draft 4. All that it uses means the same in draft 7, but for the name of `$id`.
const { id, $schema: _draft, ...schema } = JSON.parse(text) as { id: string; $schema: string };
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { uri: isUri, 'uri-reference': isReference, 'date-time': true },
});
const validate = ajv.compile({ ...schema, $id: id });

function isUri(text: string): boolean {
  return URL.canParse(text);
}

/** Characters that a reference may hold as they are; all others are percent-encoded. */
function isReference(text: string): boolean {
  return /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/.test(text);
}

/** What the official schema of SARIF 2.1.0 has against a log. */
export function sarifMistakes(log: string): string[] {
  validate(JSON.parse(log));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
