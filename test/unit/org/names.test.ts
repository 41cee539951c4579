import { describe, expect, it } from 'vitest';
import { graphqlUrl } from '../../../src/hosts/github/graphql.ts';
import { deployableFolders } from '../../../src/org/deploys.ts';

describe('the address of the GraphQL API', () => {
  it.each([
    ['https://api.github.com', {}, 'https://api.github.com/graphql'],
    ['https://ghe.example.org/api/v3', {}, 'https://ghe.example.org/api/graphql'],
    ['https://ghe.example.org/api/v3/', {}, 'https://ghe.example.org/api/graphql'],
    ['https://api.acme.ghe.com', {}, 'https://api.acme.ghe.com/graphql'],
    [
      'https://ghe.example.org/api/v3',
      {
        GITHUB_API_URL: 'https://ghe.example.org/api/v3',
        GITHUB_GRAPHQL_URL: 'https://ghe.example.org/api/graphql2',
      },
      'https://ghe.example.org/api/graphql2',
    ],
    // The token is for the API that was named: it goes nowhere else.
    [
      'https://ghe.example.org/api/v3',
      { GITHUB_API_URL: 'https://api.github.com', GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql' },
      'https://ghe.example.org/api/graphql',
    ],
  ])('%s with %j', (api, env, url) => {
    expect(graphqlUrl(api, env)).toBe(url);
  });
});

describe('names of files that deploy something', () => {
  const folders = (...paths: string[]) =>
    deployableFolders(paths.map(path => ({ path, oid: '', kind: 'file' })));

  it.each([
    'main.tf',
    'stack.tofu',
    'main.tf.json',
    'terragrunt.hcl',
    'compose.yaml',
    'docker-compose.prod.yml',
    'Chart.yaml',
    'kustomization.yaml',
    'template.yaml',
    'orders.cfn.json',
    'serverless.yml',
    'main.bicep',
    'Pulumi.prod.yaml',
    'cdk.json',
    'fly.toml',
    'k8s/app.yaml',
  ])('%s', path => {
    expect(folders(`a/${path}`)).toEqual([path.includes('/') ? 'a/k8s' : 'a']);
  });

  it.each(['package.json', 'values.yaml', 'config.yml', 'Dockerfile', 'tf', 'main.tf.md', 'x/compose.ts'])(
    '%s does not',
    path => {
      expect(folders(path)).toEqual([]);
    },
  );

  it('leave out examples and tests, links and folders', () => {
    expect(folders('examples/main.tf', 'test/compose.yaml', 'node_modules/main.tf')).toEqual([]);
    expect(deployableFolders([{ path: 'main.tf', oid: '', kind: 'symlink' }])).toEqual([]);
    expect(folders('main.tf', 'b/main.tf', 'b/x.tf')).toEqual(['', 'b']);
  });
});
