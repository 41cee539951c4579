import type { Fact } from '../../core/architecture.ts';
import { valueOf as asValue, confidenceOf } from '../facts/values.ts';
import { type Dict, dict, type Entry, get, literal, string, type Term } from '../term.ts';

const API = /^(Api|HttpApi|Websocket)$/;

/**
 * The events of a function under names that say what they are (`Api get /orders/{}`, `SQS`): the names that people give
 * them mean nothing, and a renamed event is the same event.
 */
export function eventEntries(events: Dict): Entry[] {
  return events.entries.map(entry => {
    const event = entry.value;
    const type = event.kind === 'dict' ? string(get(event, 'Type')) : undefined;
    if (event.kind !== 'dict' || type === undefined) return entry;
    const route = API.test(type) ? routeOf(event) : undefined;
    const properties = get(event, 'Properties');
    const given = properties?.kind === 'dict' ? properties.entries : [];
    const said =
      route === undefined ? given : given.filter(one => one.key !== 'Path' && one.key !== 'Method');
    const value = dict(said, properties?.at ?? event.at);
    return { ...entry, key: route === undefined ? type : `${type} ${route.text}`, value };
  });
}

/** The routes by which an API calls a function, as places where it lets requests in. */
export function routeFacts(events: Term | undefined): Fact[] {
  if (events?.kind !== 'dict') return [];
  return events.entries.flatMap((entry): Fact[] => {
    const event = entry.value;
    const type = event.kind === 'dict' ? string(get(event, 'Type')) : undefined;
    if (event.kind !== 'dict' || type === undefined || !API.test(type)) return [];
    const route = routeOf(event);
    const properties = get(event, 'Properties');
    const named =
      properties?.kind === 'dict' ? (get(properties, 'RestApiId') ?? get(properties, 'ApiId')) : undefined;
    const api = named ?? literal(type === 'Api' ? 'ServerlessRestApi' : 'ServerlessHttpApi', event.at);
    return [
      {
        is: 'exposes',
        direction: 'in',
        peer: asValue(api),
        port: { known: route.text },
        at: event.at,
        confidence: confidenceOf(route.path, route.method),
      },
    ];
  });
}

interface Route {
  readonly text: string;
  readonly path: Term | undefined;
  readonly method: Term | undefined;
}

function routeOf(event: Dict): Route {
  const properties = get(event, 'Properties');
  const [path, method] = ['Path', 'Method'].map(key =>
    properties?.kind === 'dict' ? get(properties, key) : undefined,
  );
  return { text: routeText(string(method) ?? 'any', string(path) ?? '/*'), path, method };
}

/** A route without the names of its parameters. */
export function routeText(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{[^{}]{0,100}\}/g, '{}')}`;
}
