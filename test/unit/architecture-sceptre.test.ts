import { describe, expect, it } from 'vitest';
import { changesBetween } from './architecture-trees.ts';

async function said(before: Record<string, string>, after: Record<string, string>): Promise<string[]> {
  const { changes } = await changesBetween(before, after);
  return changes.filter(change => change.weight !== 'low').map(change => change.sentence);
}

const OTHER = { 'config/config.yaml': 'project_code: shop\nregion: eu-west-1\n' };
const PATH = 'config/prod/portal.yaml';

function stack(parameters: string, rest = ''): Record<string, string> {
  const text = `template_path: remote/portal.yaml\nstack_name: portal\n${rest}parameters:\n${parameters}`;
  return { ...OTHER, [PATH]: text };
}

describe('Sceptre', () => {
  it('a new stack is a new component, one that is gone is removed', async () => {
    expect(await said(OTHER, stack('  Name: a\n'))).toEqual(['`stack/portal` is a new process']);
    expect(await said(stack('  Name: a\n'), OTHER)).toEqual([
      '`stack/portal` is no longer declared: a process',
    ]);
    const role = {
      'config/prod/launch.yaml': 'template:\n  type: file\n  path: iam/sc-launchrole.yaml\nstack_name: x\n',
    };
    expect(await said(OTHER, { ...OTHER, ...role })).toEqual(['`stack/launch` is a new identity']);
  });

  it('the same stack in two environments is one change', async () => {
    const both = { ...stack('  Name: a\n'), 'config/dev/portal.yaml': stack('  Name: a\n')[PATH] ?? '' };
    expect(await said(OTHER, both)).toHaveLength(1);
  });

  it('parameters that name principals or networks are read, also several in one text', async () => {
    const before = stack("  AllowedAccounts: '111122223333'\n  IngressCidr: 10.0.0.0/8\n");
    expect(
      await said(
        before,
        stack("  AllowedAccounts: '111122223333, 444455556666'\n  IngressCidr: 10.0.0.0/8\n"),
      ),
    ).toEqual(['`stack/portal` now sets `parameters.AllowedAccounts` to 444455556666']);
    expect(
      await said(before, stack("  AllowedAccounts: '111122223333'\n  IngressCidr: 0.0.0.0/0\n")),
    ).toEqual(['`stack/portal` now sets `parameters.IngressCidr` to 0.0.0.0/0 (it was 10.0.0.0/8)']);
  });

  it('a rename, other names, tags, hooks and order are silent, and so is a file that is no stack', async () => {
    const before = stack('  BucketName: a\n  Owner: b@example.org\n');
    const hooks =
      "hooks:\n  before_create:\n    - !cmd 'curl https://example.org/x'\nstack_tags:\n  team: {{ var.team }}\n";
    expect(
      await said(
        before,
        stack('  Owner: c@example.org\n  BucketName: !stack_output prod/b.yaml::Name\n', hooks),
      ),
    ).toEqual([]);
    const { [PATH]: text = '', ...rest } = before;
    expect(await said(before, { ...rest, 'config/prod/portal-v2.yaml': text })).toEqual([]);
    expect(await said(OTHER, { ...OTHER, 'config/app.yaml': 'template: page.html\ncolour: red\n' })).toEqual(
      [],
    );
    expect(
      await said(OTHER, { ...OTHER, 'config/tags.yaml': 'template_path: t/tag-options.yaml\n' }),
    ).toEqual([]);
  });
});
