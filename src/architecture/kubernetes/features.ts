import type { Span } from '../../core/source.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { type Dict, dicts, get, type Term, values } from '../term.ts';
import { plainText } from './terms.ts';

const SWITCH = /^(enabled?|create|install|deploy)$/;
/** Parts of a workload, each with switches of its own. */
const DETAILS = /^(service|ports?|probes?|persistence|volumes?|resources|env)$/;
const DEEPEST = 6;

/**
 * The parts of a chart that its values switch on (`redis.enabled: true`), each as a declaration of type `helm/<name>`: to
 * switch one on deploys it, whatever the template behind it is called; a switch of a mere behaviour is a `helm-flag`. A part with an image of its own and no switch is
 * there as well.
 */
export function featuresOf(
  tree: Dict,
  unit: string,
  file: string,
  skip: (path: string) => boolean,
): Declaration[] {
  const found: Declaration[] = [];
  visit(tree, [], (path, at, body, whole) => {
    const name = path.join('.');
    const address = `values/${name}`;
    found.push({
      key: componentKey('kubernetes', unit, `${address}@${file}`),
      source: 'kubernetes',
      unit,
      address,
      type: `${whole || isWorkload(body) ? 'helm' : 'helm-flag'}/${name.toLowerCase()}`,
      at,
      body,
    });
  });
  return found;

  function visit(
    one: Dict,
    path: readonly string[],
    add: (path: readonly string[], at: Span, body: Dict, whole?: boolean) => void,
  ): void {
    if (path.length > DEEPEST) return;
    for (const { key, at, value } of one.entries) {
      if (value.kind !== 'dict' || DETAILS.test(key)) continue;
      const here = [...path, key];
      if (DEPLOYED.test(key) && isSwitchboard(value)) {
        for (const each of value.entries) {
          const body = { ...value, entries: [each] };
          if (plainText(each.value) === 'true') add([...here, each.key], each.at, body, true);
        }
        continue;
      }
      const state = stateOf(value);
      if (state?.on === false) continue;
      if (state !== undefined) add(here, state.at, value);
      else if (path.length < 2 && ownImage(value) && !skip(here.join('.'))) add(here, at, value);
      visit(value, here, add);
    }
  }
}

function stateOf(body: Dict): { on: boolean; at: Span } | undefined {
  for (const { key, value } of body.entries) {
    if (!SWITCH.test(key)) continue;
    const text = plainText(value);
    if (text !== '') return { on: text !== 'false', at: value.at };
  }
  return undefined;
}

/** Keys of lists of what a parent chart deploys. */
const DEPLOYED = /^(applications?|apps|components|services|subcharts|charts|addons|modules)$/i;

/** True for a map of nothing but switches: names of what is deployed, on or off, as a chart of charts takes them. */
function isSwitchboard({ entries }: Dict): boolean {
  return entries.length > 1 && entries.every(({ value }) => /^(true|false)$/.test(plainText(value)));
}

const WORKLOAD = /^(image|replicas|replicaCount|resources|service|ports?|persistence|containerPort|storage)$/;

/** A part that is sized, stored or reached is a part of its own; any other switch turns on a behaviour. */
function isWorkload(body: Dict): boolean {
  return body.entries.some(entry => WORKLOAD.test(entry.key));
}

function ownImage(body: Dict): boolean {
  const image: Term | undefined = get(body, 'image');
  if (image === undefined) return false;
  return image.kind === 'literal'
    ? plainText(image) !== ''
    : dicts(image).some(one => values(one, 'repository').length > 0);
}
