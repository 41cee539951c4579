import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cloudformation } from '../../src/architecture/cloudformation/index.ts';
import { compare } from '../../src/architecture/engine/compare.ts';
import type { Change, UnitReading } from '../../src/core/architecture.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/cloudformation/', import.meta.url));

function read(text: string, path = 'template.yaml'): UnitReading {
  const files = new Map([[path, { path, oid: '', text }]]);
  return cloudformation.read({ source: 'cloudformation', path, files: [path] }, files);
}

function changes(before: string, after: string, path = 'template.yaml', now = path): Change[] {
  const [was, is] = [read(before, path), read(after, now)];
  expect([...was.gaps, ...is.gaps]).toEqual([]);
  return compare({ before: was.components, after: is.components, moves: [] }).filter(
    change => change.weight === 'normal' || change.weight === 'high',
  );
}

function sentences(found: readonly Change[]): string[] {
  return found.map(change => change.sentence);
}

describe('each class of change, and the same file changed in ways that mean nothing', () => {
  for (const folder of readdirSync(FIXTURES)) {
    const file = (name: string) => readFileSync(`${FIXTURES}${folder}/${name}.yaml`, 'utf8');
    test(`${folder} is told`, () => {
      const classes = changes(file('before'), file('change')).flatMap(change => change.classes);
      expect(classes).toContain(folder);
    });
    test(`${folder}: the harmless twin is silent`, () => {
      expect(sentences(changes(file('before'), file('harmless')))).toEqual([]);
    });
  }
});

const FUNCTION = `
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
  TakeOrder:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - DynamoDBWritePolicy: { TableName: !Ref Orders }
      Environment:
        Variables:
          TABLE_NAME: !Ref Orders
      Events:
        Post:
          Type: Api
          Properties: { Path: '/orders/{id}', Method: post }
`;

describe('what is the same said differently', () => {
  test('YAML and JSON of one template give the same facts', () => {
    const json = JSON.stringify({
      Resources: {
        TakeOrder: {
          Properties: {
            Events: { Create: { Properties: { Method: 'POST', Path: '/orders/{orderId}' }, Type: 'Api' } },
            Environment: { Variables: { TABLE_NAME: { Ref: 'Orders' } } },
            Policies: [{ DynamoDBWritePolicy: { TableName: { Ref: 'Orders' } } }],
          },
          Type: 'AWS::Serverless::Function',
        },
        Orders: { Type: 'AWS::DynamoDB::Table' },
      },
    });
    expect(sentences(changes(FUNCTION, json))).toEqual([]);
    expect(sentences(changes(FUNCTION, json, 'template.yaml', 'template.json'))).toEqual([]);
    expect(sentences(changes(FUNCTION, json, 'app.template', 'app.template'))).toEqual([]);
  });

  test('a logical id that is renamed, with everything that refers to it', () => {
    const renamed = FUNCTION.replaceAll('Orders', 'OrderStore').replaceAll('TakeOrder', 'AcceptOrder');
    expect(sentences(changes(FUNCTION, renamed))).toEqual([]);
  });

  test('a template that moves to another folder', () => {
    expect(sentences(changes(FUNCTION, FUNCTION, 'template.yaml', 'orders/template.yaml'))).toEqual([]);
  });

  const role = (rest: string, resources = '') => `
Resources:
  Queue:
    Type: AWS::SQS::Queue
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }]
${rest}${resources}`;
  const document =
    '{ Statement: [{ Effect: Allow, Action: [sqs:SendMessage], Resource: !GetAtt Queue.Arn }] }';
  const inline = role(`      Policies: [{ PolicyName: send, PolicyDocument: ${document} }]\n`);

  test('a policy inside a role, beside it, and as a managed policy of that role alone', () => {
    const beside = role(
      '',
      `  Send:\n    Type: AWS::IAM::Policy\n    Properties: { PolicyName: send, Roles: [!Ref Worker], PolicyDocument: ${document} }\n`,
    );
    const managed = role(
      '      ManagedPolicyArns: [!Ref Send]\n',
      `  Send:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: { PolicyDocument: ${document} }\n`,
    );
    expect(sentences(changes(inline, beside))).toEqual([]);
    expect(sentences(changes(inline, managed))).toEqual([]);
    expect(sentences(changes(beside, managed))).toEqual([]);
  });

  test('a policy given as JSON text', () => {
    const text = '\'{"Statement": {"Action": "sqs:sendmessage", "Effect": "Allow", "Resource": "*"}}\'';
    const any = document.replace('!GetAtt Queue.Arn', '"*"');
    const of = (policy: string) =>
      role(`      Policies: [{ PolicyName: send, PolicyDocument: ${policy} }]\n`);
    expect(sentences(changes(of(any), of(text)))).toEqual([]);
  });

  test('a permission that is new is told wherever it stands', () => {
    const more = inline.replace('[sqs:SendMessage]', '[sqs:SendMessage, sqs:PurgeQueue]');
    expect(sentences(changes(inline, more))).toEqual(['`Worker` may now sqs:purgequeue on `Queue`']);
  });
});

describe('SAM', () => {
  test('what Globals say is what each function says', () => {
    const url = 'Environment: { Variables: { PAYMENTS_URL: https://api.payments.example.org/v1 } }';
    const own = `Resources:\n  Pay:\n    Type: AWS::Serverless::Function\n    Properties: { ${url} }\n`;
    const shared = `Globals:\n  Function:\n    ${url}\nResources:\n  Pay:\n    Type: AWS::Serverless::Function\n`;
    const without = 'Resources:\n  Pay:\n    Type: AWS::Serverless::Function\n';
    expect(changes(own, shared)).toEqual([]);
    expect(changes(without, shared).flatMap(change => change.classes)).toContain('new-dataflow');
  });

  test('a route is an entry point; its name is not', () => {
    const more = FUNCTION.replace(
      'Events:\n',
      "Events:\n        Get:\n          Type: Api\n          Properties: { Path: '/orders', Method: get }\n",
    );
    expect(sentences(changes(FUNCTION, more))).toEqual([
      '`TakeOrder` now accepts GET /orders from ServerlessRestApi',
    ]);
    expect(changes(FUNCTION, FUNCTION.replace('Post:', 'Create:'))).toEqual([]);
  });

  test('a variable that names what the function may access already is no new flow', () => {
    const of = (variables: string, policy = 'DynamoDBReadPolicy: { TableName: !Ref T }') =>
      `Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties: { TableName: orders }\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies: [{ ${policy} }]\n      Environment: { Variables: { A: b, ${variables} } }\n`;
    const elsewhere = 'DynamoDBReadPolicy: { TableName: invoices }';
    expect(sentences(changes(of(''), of('TABLE_NAME: !Ref T')))).toEqual([]);
    expect(sentences(changes(of(''), of('TABLE_NAME: orders')))).toEqual([]);
    expect(sentences(changes(of('', elsewhere), of('TABLE_NAME: !Ref T', elsewhere)))).toEqual([
      '`F` now uses `T`',
    ]);
  });

  test('a managed policy that is named: full access is a wildcard, telemetry is nothing', () => {
    const of = (policy: string) =>
      `Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: { Policies: [${policy}] }\n`;
    expect(changes(of(''), of('AWSLambdaBasicExecutionRole'))).toEqual([]);
    expect(sentences(changes(of(''), of('AmazonS3FullAccess')))).toEqual(['`F` may now s3:* on *']);
    expect(sentences(changes(of(''), of('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess')))).toEqual([
      '`F` may now policy AmazonS3ReadOnlyAccess on *',
    ]);
  });

  test('a function that anyone may call by its own address', () => {
    const of = (more: string) =>
      `Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: { ${more} }\n`;
    const classes = changes(of('MemorySize: 128'), of('FunctionUrlConfig: { AuthType: NONE }')).flatMap(
      one => one.classes,
    );
    expect(classes).toContain('new-exposure');
  });
});
