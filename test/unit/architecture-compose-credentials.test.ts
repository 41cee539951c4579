import { describe, expect, it } from 'vitest';
import { changesBetween } from './architecture-trees.ts';

async function said(before: string, after: string): Promise<string[]> {
  const at = (environment: string) => ({
    'compose.yaml': `services:\n  db:\n    image: mariadb\n    environment:\n${environment}`,
  });
  const { changes } = await changesBetween(at(before), at(after));
  return changes.map(change => `${change.classes} ${change.sentence}`);
}

describe('credentials that a Compose file writes out', () => {
  const LITERAL = ['control-removed `service/db` now sets `literalCredential` to MYSQL_ROOT_PASSWORD'];
  it('one in place of a substituted one is a control less, in both forms', async () => {
    const from = `      MYSQL_ROOT_PASSWORD: \${DB_PASSWORD}\n`;
    expect(await said(from, '      MYSQL_ROOT_PASSWORD: 123\n')).toEqual(LITERAL);
    expect(await said('      - MYSQL_ROOT_PASSWORD=$DB\n', '      - MYSQL_ROOT_PASSWORD=123\n')).toEqual(
      LITERAL,
    );
  });

  it('another value, a default, a file and a switch are silent', async () => {
    expect(await said('      MYSQL_ROOT_PASSWORD: a\n', '      MYSQL_ROOT_PASSWORD: b\n')).toEqual([]);
    const before = '      MYSQL_USER: app\n';
    for (const more of [
      `      - MYSQL_ROOT_PASSWORD=\${DB:-x}\n`,
      '      - MYSQL_ROOT_PASSWORD_FILE=/run/secrets/db\n',
      '      - MYSQL_RANDOM_ROOT_PASSWORD=yes\n',
    ])
      expect(await said(before, `      - MYSQL_USER=app\n${more}`)).toEqual([]);
  });
});
