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
  const labelled: Labelled[] = [];
  for (const object of objects) {
    const name = object.name.toLowerCase();
    if (object.type === 'Service') services.set(name, object);
    else if (podSpec(object.body, object.kind) !== undefined && object.kind !== 'CronJob') {
      workloads.set(name, object);
      labelled.push({ object, labels: new Set(labelsOf(object.body)) });
    }
  }
  return {
    neighbours: host => {
      const service = services.get(host);
      const selected = service === undefined ? undefined : selectedBy(service, labelled);
      return (selected ?? workloads.get(host) ?? service)?.declaration.key;
    },
    find: (kind, name) =>
      objects.find(object => object.kind === kind && object.name === name)?.declaration.key,
  };
}

interface Labelled {
  readonly object: KubeObject;
  readonly labels: ReadonlySet<string>;
}

/** Labels that chart generators put on every object of a chart: they select nothing in particular. */
const COMMON =
  /^(helm\.sh\/|app\.kubernetes\.io\/(instance|managed-by|version|part-of)$|chart$|release$|heritage$|version$)/;

function labelsOf(body: Dict): string[] {
  return reach(body, ['spec', 'template', 'metadata', 'labels']).flatMap(dicts).flatMap(textOf);
}

/** The workload that has every label of the selector; of several the one of the same name. */
function selectedBy(service: KubeObject, labelled: readonly Labelled[]): KubeObject | undefined {
  const spec = dictOf(get(service.body, 'spec'));
  const wanted = spec === undefined ? [] : values(spec, 'selector').flatMap(dicts).flatMap(textOf);
  if (wanted.length === 0) return undefined;
  const found = labelled.filter(({ labels }) => wanted.every(label => labels.has(label)));
  return (found.find(({ object }) => object.name === service.name) ?? found[0])?.object;
}

function textOf(labels: Dict): string[] {
  return labels.entries
    .filter(one => !COMMON.test(one.key))
    .map(one => `${one.key}=${plainText(one.value)}`)
    .filter(label => !label.includes('*'));
}
