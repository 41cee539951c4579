import { describe, expect, test } from 'vitest';
import { isSkipped } from '../../src/architecture/skip.ts';
import { type Change, isTelling, type Value } from '../../src/core/architecture.ts';
import { privilege } from '../../src/core/privilege.ts';
import { severityOf } from '../../src/matching/change-severity.ts';

function of(action: string, who: Value = { ref: 'terraform:.#aws_iam_role.app' }): string | undefined {
  const at = { source: { path: 'a.tf', oid: '', text: '' }, start: 0, end: 0 };
  return privilege({
    is: 'grants',
    who,
    action,
    on: { known: '*' },
    effect: 'allow',
    at,
    confidence: 'certain',
  });
}

describe('a grant across a trust boundary', () => {
  test.each([
    ['*'],
    ['s3:*'],
    ['iam:passrole'],
    ['iam:putrolepolicy'],
    ['sts:assumerole'],
    ['roles/owner'],
    ['cluster-admin'],
    ['escalate'],
  ])('%s is one', action => {
    expect(of(action)).toBe(action);
  });

  test.each([['s3:getobject'], ['iam:getrole'], ['roles/storage.objectviewer'], ['get pods']])(
    '%s is none',
    action => {
      expect(of(action)).toBeUndefined();
    },
  );

  test('so is whatever is granted to everybody, another account or a foreign identity provider', () => {
    expect(of('s3:getobject', { known: '*' })).toBeDefined();
    expect(of('s3:getobject', { known: 'arn:aws:iam::123456789012:root' })).toBeDefined();
    expect(of('s3:getobject', { known: 'token.actions.githubusercontent.com' })).toBeDefined();
  });

  test('what a policy states by convention is not: the own root over a key, a service that takes a role on', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    const root = 'arn:aws:iam::${data.aws_caller_identity.current.account_id}:root';
    expect(of('kms:*', { unknown: root, refs: [] })).toBeUndefined();
    expect(of('sts:assumerole', { known: 'lambda.amazonaws.com' })).toBeUndefined();
  });
});

describe('changes that weigh little', () => {
  const low = { weight: 'low', confidence: 'certain' } as Change;

  test('are told where the code states them literally', () => {
    expect(isTelling(low)).toBe(true);
    expect(isTelling({ ...low, confidence: 'likely' })).toBe(false);
    expect(isTelling({ ...low, weight: 'normal', confidence: 'possible' })).toBe(true);
  });

  test('are warnings whatever their class', () => {
    expect(severityOf(low, 'new-exposure')).toBe('warning');
    expect(severityOf({ ...low, weight: 'normal' }, 'new-exposure')).toBe('error');
    expect(severityOf(low, 'control-added')).toBeUndefined();
  });
});

describe('inputs that are there to be copied', () => {
  test.each([
    ['hack/values/sample-v40-values.yaml'],
    ['chart/values.example.yaml'],
    ['prod/terraform.tfvars.example'],
  ])('%s is not deployed', path => {
    expect(isSkipped(path)).toBe(true);
  });

  test.each([['chart/values.yaml'], ['k8s/sample-app.yaml'], ['infra/example.com.tf']])('%s is', path => {
    expect(isSkipped(path)).toBe(false);
  });
});
