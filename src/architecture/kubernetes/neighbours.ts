import { type Dict, dicts, get, at as reach, values } from '../term.ts';
import { dictOf, type KubeObject } from './object.ts';
import { type Around, podSpec } from './pod.ts';
import { plainText } from './terms.ts';

/**
 * Who is behind a name inside the unit: the workload that a service of that name selects, the workload of that name,
 * else the service itself.
 */
export function aroundOf(objects: readonly KubeObject[]): Around {
  const services = new Map<string, KubeObject>();
  const workloads = new Map<string, KubeObject>();
  const byLabel = new Map<string, KubeObject>();
  for (const object of objects) {
    if (object.type === 'Service') services.set(object.name.toLowerCase(), object);
    else if (podSpec(object.body, object.kind) !== undefined && object.kind !== 'CronJob') {
      workloads.set(object.name.toLowerCase(), object);
      for (const label of labelsOf(object.body)) if (!byLabel.has(label)) byLabel.set(label, object);
    }
  }
  return {
    neighbours: host => {
      const service = services.get(host);
      const selected = service === undefined ? undefined : selectedBy(service.body, byLabel);
      return (selected ?? workloads.get(host) ?? service)?.declaration.key;
    },
    find: (kind, name) =>
      objects.find(object => object.kind === kind && object.name === name)?.declaration.key,
  };
}

/** Labels that chart generators put on every object of a chart: they select nothing in particular. */
const COMMON =
  /^(helm\.sh\/|app\.kubernetes\.io\/(instance|managed-by|version|part-of)$|chart$|release$|heritage$|version$)/;

function labelsOf(body: Dict): string[] {
  return reach(body, ['spec', 'template', 'metadata', 'labels']).flatMap(dicts).flatMap(textOf);
}

function selectedBy(service: Dict, byLabel: ReadonlyMap<string, KubeObject>): KubeObject | undefined {
  const spec = dictOf(get(service, 'spec'));
  const selector = spec === undefined ? [] : values(spec, 'selector').flatMap(dicts).flatMap(textOf);
  return selector.map(label => byLabel.get(label)).find(found => found !== undefined);
}

function textOf(labels: Dict): string[] {
  return labels.entries
    .filter(one => !COMMON.test(one.key))
    .map(one => `${one.key}=${plainText(one.value)}`)
    .filter(label => !label.includes('*'));
}
