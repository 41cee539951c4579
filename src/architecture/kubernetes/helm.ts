import { componentKey, type Declaration } from '../declaration.ts';
import { type Dict, dicts, get, literal, at as reach, type Term, values } from '../term.ts';
import { embedded } from './documents.ts';
import { dictOf } from './object.ts';
import { plainText } from './terms.ts';

/** A chart that is deployed by name: a dependency, a release, an application. */
export interface Release {
  readonly name: Term;
  /** Where the chart comes from. */
  readonly from: readonly Term[];
  /** The values given to it. */
  readonly values: readonly Dict[];
}

/** The charts that a chart's own description depends on. Their versions do not matter. */
export function dependencies(chart: Dict, unit: string): Declaration[] {
  return values(chart, 'dependencies')
    .flatMap(dicts)
    .flatMap(one => {
      const name = get(one, 'name');
      if (name === undefined) return [];
      const title = plainText(get(one, 'alias') ?? name);
      const local =
        plainText(get(one, 'repository')).startsWith('file:') || get(one, 'repository') === undefined;
      return [chartDeclaration(title, plainText(name), unit, one, local ? 'helm/local' : 'helm/chart')];
    });
}

/** A chart as a declaration: its type tells its name, by which the tables know what it deploys. */
export function chartDeclaration(
  title: string,
  chart: string,
  unit: string,
  body: Dict,
  prefix: string,
): Declaration {
  const address = `chart/${title}`;
  const entries = body.entries.filter(entry => entry.key !== 'version' && entry.key !== 'appVersion');
  return {
    key: componentKey('kubernetes', unit, address),
    source: 'kubernetes',
    unit,
    address,
    type: prefix === 'helm/local' ? prefix : `${prefix}/${chart.toLowerCase()}`,
    at: (get(body, 'name') ?? body).at,
    body: { ...body, entries },
  };
}

/** The charts in a Kustomize file's `helmCharts`, and in a helmfile's `releases`. */
export function listedCharts(
  document: Dict,
  unit: string,
): { declaration: Declaration; values: readonly Dict[] }[] {
  const charts = [...values(document, 'helmCharts'), ...values(document, 'releases')].flatMap(dicts);
  return charts.flatMap(one => {
    const chart = plainText(get(one, 'chart') ?? get(one, 'name'));
    if (chart === '') return [];
    const name = plainText(get(one, 'releaseName') ?? get(one, 'name'));
    const inline = [...values(one, 'valuesInline'), ...values(one, 'values')].flatMap(dicts);
    return [
      {
        declaration: chartDeclaration(name, chart.split('/').at(-1) ?? chart, unit, one, 'helm/chart'),
        values: inline,
      },
    ];
  });
}

/** What a HelmRelease, a HelmChart or an Argo CD application deploys; nothing for other kinds. */
export function releaseOf(kind: string, body: Dict): Release | undefined {
  const spec = dictOf(get(body, 'spec'));
  if (spec === undefined) return undefined;
  switch (kind) {
    case 'HelmRelease': {
      const chart =
        reach(spec, ['chart', 'spec', 'chart'])[0] ??
        reach(spec, ['chart', 'name'])[0] ??
        reach(spec, ['chartRef', 'name'])[0];
      const from = [
        ...reach(spec, ['chart', 'spec', 'sourceRef', 'name']),
        ...reach(spec, ['chart', 'repository']),
      ];
      return { name: chart ?? literal('', spec.at), from, values: values(spec, 'values').flatMap(dicts) };
    }
    case 'HelmChart': {
      const text = plainText(get(spec, 'valuesContent'));
      const inner = text === '' ? undefined : embedded(text, (get(spec, 'valuesContent') ?? spec).at);
      const from = values(spec, 'repo');
      return {
        name: get(spec, 'chart') ?? literal('', spec.at),
        from,
        values: inner === undefined ? [] : [inner],
      };
    }
    case 'Application':
    case 'ApplicationSet':
      return application(
        kind === 'Application' ? [spec] : reach(spec, ['template', 'spec']).flatMap(dicts),
        spec,
      );
    default:
      return undefined;
  }
}

function application(specs: readonly Dict[], at: Dict): Release {
  const sources = specs.flatMap(spec =>
    [...values(spec, 'source'), ...values(spec, 'sources')].flatMap(dicts),
  );
  const helm = sources.flatMap(source => values(source, 'helm').flatMap(dicts));
  const texts = helm
    .flatMap(one => values(one, 'values'))
    .flatMap(text => {
      const inner =
        text.kind === 'literal' && typeof text.value === 'string'
          ? embedded(text.value, text.at)
          : dictOf(text);
      return inner === undefined ? [] : [inner];
    });
  return {
    name: sources.flatMap(source => values(source, 'chart'))[0] ?? literal('', at.at),
    from: sources.flatMap(source => values(source, 'repoURL')),
    values: [...texts, ...helm.flatMap(one => values(one, 'valuesObject').flatMap(dicts))],
  };
}
