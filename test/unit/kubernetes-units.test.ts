import { describe, expect, it } from 'vitest';
import { compose } from '../../src/architecture/compose/index.ts';
import { kubernetes } from '../../src/architecture/kubernetes/index.ts';
import type { ArchitectureSource } from '../../src/core/architecture.ts';

function units(source: ArchitectureSource, ...paths: string[]): { [path: string]: readonly string[] } {
  const entries = new Map(paths.map(path => [path, { path, oid: '0', kind: 'file' as const }]));
  return Object.fromEntries(source.units({ entries }).map(unit => [unit.path, unit.files]));
}

describe('units', () => {
  it('gives a file to its chart, to its kustomization, or to its folder', () => {
    expect(
      units(
        kubernetes,
        'charts/web/Chart.yaml',
        'charts/web/templates/a/b/c.yaml',
        'charts/web/values.yaml',
        'base/kustomization.yaml',
        'base/apps/web.yaml',
        'k8s/web.yaml',
        'k8s/web.json',
        'web.yaml',
      ),
    ).toEqual({
      'charts/web': ['charts/web/Chart.yaml', 'charts/web/templates/a/b/c.yaml', 'charts/web/values.yaml'],
      base: ['base/apps/web.yaml', 'base/kustomization.yaml'],
      k8s: ['k8s/web.json', 'k8s/web.yaml'],
      '': ['web.yaml'],
    });
  });

  it('gives the values that lie beside charts to each of them', () => {
    const found = units(kubernetes, 'helm/a/Chart.yaml', 'helm/b/Chart.yaml', 'helm/shared.yaml');
    expect(found['helm/a']).toEqual(['helm/a/Chart.yaml', 'helm/shared.yaml']);
    expect(found['helm']).toEqual(['helm/shared.yaml']);
  });

  it('leaves other tools their files', () => {
    const others = [
      '.github/workflows/ci.yaml',
      'docker-compose.yml',
      'compose.override.yaml',
      'docs/openapi.yaml',
      'api/swagger.json',
      'package.json',
      'mkdocs.yml',
      'infra/main.tf.json',
      'monitoring/dashboards/a.yaml',
    ];
    expect(units(kubernetes, ...others)).toEqual({});
  });

  it('makes one project of the Compose files of a folder, without those of tests', () => {
    const paths = [
      'a/docker-compose.prod.yml',
      'a/docker-compose.override.yml',
      'a/docker-compose.yml',
      'a/.env',
    ];
    expect(units(compose, ...paths, 'a/docker-compose-tests.yml', 'b/compose.yaml', 'c/values.yaml')).toEqual(
      {
        a: ['a/docker-compose.yml', 'a/docker-compose.override.yml', 'a/docker-compose.prod.yml', 'a/.env'],
        b: ['b/compose.yaml'],
      },
    );
  });
});
