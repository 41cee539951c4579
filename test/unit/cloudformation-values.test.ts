// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's own placeholders.
import { describe, expect, test } from 'vitest';
import { cloudformation } from '../../src/architecture/cloudformation/index.ts';
import { compare } from '../../src/architecture/engine/compare.ts';
import { valueText } from '../../src/architecture/facts/values.ts';
import type { Fact, UnitReading } from '../../src/core/architecture.ts';
import type { TreeEntry } from '../../src/core/tree.ts';

function read(text: string, path = 'template.yaml'): UnitReading {
  const files = new Map([[path, { path, oid: '', text }]]);
  return cloudformation.read({ source: 'cloudformation', path, files: [path] }, files);
}

/** The canonical values of the grants' resources of a policy that grants on `value`. */
function resourcesOf(value: string, more = ''): string[] {
  const text = `${more}
Resources:
  Table:
    Type: AWS::DynamoDB::Table
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - Statement:
            - Effect: Allow
              Action: x:Do
              Resource: ${value}
`;
  const found = read(text);
  expect(found.gaps).toEqual([]);
  const facts = found.components.find(one => one.address === 'Fn')?.facts ?? [];
  return facts
    .filter((fact): fact is Extract<Fact, { is: 'grants' }> => fact.is === 'grants')
    .map(fact => valueText(fact.on));
}

const TABLE = '<cloudformation:template.yaml#Table>';

describe('functions of templates', () => {
  test.each([
    ['a reference', '!Ref Table'],
    ['an attribute', '!GetAtt Table.Arn'],
    ['an attribute in long form', '{ "Fn::GetAtt": [Table, Arn] }'],
    ['a text that is the reference', '!Sub "${Table.Arn}"'],
    [
      'its ARN written out',
      '!Sub "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}"',
    ],
    ['its ARN joined', '!Join ["", ["arn:aws:dynamodb:eu-west-1:111111111111:table/", !Ref Table]]'],
    ['one branch that stands for no value', '!If [IsProd, !Ref Table, !Ref AWS::NoValue]'],
  ])('%s is the resource', (_, value) => {
    expect(resourcesOf(value)).toEqual([TABLE]);
  });

  test('an ARN of another service that ends in the name is not the resource', () => {
    expect(resourcesOf('!Sub "arn:aws:logs:eu-west-1:111111111111:log-group:${Table}"')).not.toEqual([TABLE]);
  });

  test('both branches of a condition', () => {
    expect(resourcesOf('!If [IsProd, arn:a, arn:b]')).toEqual(['"arn:a"', '"arn:b"']);
  });

  test('a parameter with a default is that value, one without is its name', () => {
    const parameters =
      'Parameters:\n  Named: { Type: String }\n  Given: { Type: String, Default: arn:given }\n';
    expect(resourcesOf('!Ref Given', parameters)).toEqual(['"arn:given"']);
    expect(resourcesOf('!Ref Named', parameters)).toEqual(['"${<cloudformation:parameter#Named>}"']);
  });

  test('a default that is a mere label does not decide a longer text', () => {
    const parameters = (stage: string) => `Parameters:\n  Stage: { Type: String, Default: ${stage} }\n`;
    const value = '!Sub "arn:aws:s3:::data-${Stage}"';
    expect(resourcesOf(value, parameters('dev'))).toEqual(resourcesOf(value, parameters('prod')));
  });

  test('every row of a mapping whose key is chosen at deployment', () => {
    const mappings = 'Mappings:\n  Accounts:\n    dev: { data: arn:one }\n    prod: { data: arn:two }\n';
    expect(resourcesOf('!FindInMap [Accounts, !Ref Stage, data]', mappings)).toEqual([
      '"arn:one"',
      '"arn:two"',
    ]);
    expect(resourcesOf('!FindInMap [Accounts, prod, data]', mappings)).toEqual(['"arn:two"']);
    expect(resourcesOf('!FindInMap [Nowhere, prod, data]', mappings)).toEqual([
      '"${<cloudformation:mapping#Nowhere.data>}"',
    ]);
  });

  test('an import, and what another part of the template declares, by name', () => {
    expect(resourcesOf('!ImportValue shared-bucket')).toEqual(['"${<cloudformation:export#shared-bucket>}"']);
    expect(resourcesOf('!GetAtt Elsewhere.Arn')).toEqual(['"${<cloudformation:undeclared#Elsewhere>}"']);
  });

  test('a text that is cut, and a piece of it', () => {
    expect(resourcesOf('!Split [",", "arn:a,arn:b"]')).toEqual(['"arn:a"', '"arn:b"']);
    expect(resourcesOf('!Select [1, !Split [",", "arn:a,arn:b"]]')).toEqual(['"arn:b"']);
  });

  test('a resource that a loop declares is one declaration', () => {
    const text = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Topics:
    - Name
    - [Paid, Sent]
    - 'Topic\${Name}':
        Type: AWS::SNS::Topic
        Properties: { TopicName: !Sub '\${Name}' }
`;
    expect(read(text).components.map(one => one.address)).toEqual(['Topic${Name}']);
  });
});

describe('what belongs to what', () => {
  test('parts know their owner', () => {
    const text = `
Resources:
  Fn: { Type: AWS::Serverless::Function }
  Ask:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref Fn.Alias, Action: lambda:InvokeFunction, Principal: apigateway.amazonaws.com }
  Door:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listen:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { LoadBalancerArn: !Ref Door, Port: 443 }
`;
    const owners = new Map(read(text).components.map(one => [one.address, one.owner]));
    expect(owners.get('Ask')).toBe('cloudformation:template.yaml#Fn');
    expect(owners.get('Listen')).toBe('cloudformation:template.yaml#Door');
  });

  test('places are those of the file', () => {
    const text = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n';
    const [bucket] = read(text).components;
    expect(text.slice(bucket?.at.start, bucket?.at.end)).toBe('Data');
  });
});

describe('files that are no templates, or bad ones', () => {
  const none: UnitReading = { components: [], moves: [], gaps: [], wanted: [] };

  test('other files give nothing', () => {
    expect(read('kind: Deployment\nspec: {}\n')).toEqual(none);
    expect(read('# AWS::S3::Bucket\nResources: none\n')).toEqual(none);
    expect(read('Resources:\n  A: { Type: Widget, Note: AWS::S3 }\n')).toEqual(none);
  });

  test('JSON with commas at the end of lists, which CloudFormation takes', () => {
    expect(read('{"Resources": {"A": {"Type": "AWS::SQS::Queue",},}}', 'a.json').components).toHaveLength(1);
  });

  test('a template that does not parse is a gap', () => {
    const found = read('Resources:\n  A:\n    Type: AWS::S3::Bucket\n   Properties: [\n');
    expect(found.components).toEqual([]);
    expect(found.gaps.map(gap => gap.path)).toEqual(['template.yaml']);
  });

  test('values of the wrong shape are passed over', () => {
    const text = `
Parameters: [1]
Mappings: { M: 1 }
Globals: no
Resources:
  A: { Type: AWS::S3::Bucket, Properties: [1, 2] }
  B: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: 7 }, Policies: !Sub [] } }
  C: { Type: AWS::Serverless::Function, Properties: { Events: { E: { Type: Api } , F: 3 }, Policies: !If [x] } }
  D: { Type: 'AWS::Lambda::Permission', Properties: !FindInMap [M] }
  __proto__: { Type: AWS::SQS::Queue, Properties: !Select [9, []] }
`;
    expect(read(text).components.map(one => one.type)).toContain('AWS::SQS::Queue');
  });

  test('units are told by path alone', () => {
    const entry = (path: string): [string, TreeEntry] => [path, { path, oid: '', kind: 'file' }];
    const paths = [
      'a/template.yaml',
      'b.template',
      'package.json',
      '.github/workflows/ci.yml',
      'main.tf.json',
      'x.ts',
    ];
    const units = cloudformation.units({ entries: new Map(paths.map(entry)) });
    expect(units.map(unit => unit.path)).toEqual(['a/template.yaml', 'b.template']);
  });
});

describe('hostile templates take bounded time', () => {
  const bounded = (text: string): void => {
    const start = performance.now();
    const { components } = read(text);
    compare({ before: [], after: components, moves: [] });
    expect(performance.now() - start).toBeLessThan(10_000);
  };

  test('aliases that multiply', () => {
    const levels = Array.from(
      { length: 30 },
      (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : `*a${n - 1}, *a${n - 1}`}]`,
    );
    bounded(`${levels.join('\n')}\nResources:\n  A: { Type: AWS::S3::Bucket, Properties: { Tags: *a29 } }\n`);
  });

  test('variables that multiply', () => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 30; depth++) value = { 'Fn::Sub': ['${a}${a}${a}', { a: value }] };
    bounded(
      JSON.stringify({
        Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: value } } },
      }),
    );
  });

  test('conditions that multiply', () => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 20; depth++)
      value = { 'Fn::If': ['c', { 'Fn::Join': ['', [value, `${depth}`]] }, value] };
    bounded(
      JSON.stringify({
        Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: value } } },
      }).slice(0, 900_000),
    );
  });

  test('deep nesting, long texts, many resources', () => {
    bounded(
      `Resources:\n  A: { Type: AWS::S3::Bucket, Properties: ${'{a: '.repeat(5000)}1${'}'.repeat(5000)} }\n`,
    );
    bounded(
      `Resources:\n  A: { Type: AWS::S3::Bucket, Properties: { Name: !Sub "${'${'.repeat(200_000)}" } }\n`,
    );
    const many = Array.from(
      { length: 2000 },
      (_, n) =>
        `  Q${n}: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: !GetAtt Q${(n + 1) % 2000}.Arn } }`,
    );
    bounded(`Resources:\n${many.join('\n')}\n`);
  });
});
