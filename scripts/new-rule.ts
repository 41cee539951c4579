// Makes the folder of a new rule: npm run new-rule -- group/name "What it finds"
import { createRule, NewRuleError } from './rules/new-rule.ts';

const [id, summary, ...others] = process.argv.slice(2);

if (id === undefined || summary === undefined || others.length > 0) {
  console.error(
    'usage: npm run new-rule -- <group>/<name-of-the-rule> "What it finds, as one line without full stop"',
  );
  process.exitCode = 2;
} else {
  try {
    for (const path of createRule('.', id, summary)) console.log(`wrote ${path}`);
    console.log(
      [
        '',
        'Next:',
        `  1. Write the examples in rules/${id}/examples/: what must fail, what must pass.`,
        `  2. Write the condition in rules/${id}/rule.ts; it finds elements of kind \`example\` until then.`,
        '  3. UPDATE_EXAMPLES=1 npx vitest run test/rules   and read the expected findings that it writes.',
        `  4. Write the page, rules/${id}/README.md, where it says "Say here".`,
        '  5. node scripts/run.mjs scripts/rules-readme.ts   puts facts and examples into the page.',
        '  6. npm run format, then npm test.',
      ].join('\n'),
    );
  } catch (error) {
    if (!(error instanceof NewRuleError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
