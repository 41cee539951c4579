import type { Fact } from '../../core/architecture.ts';
import { exposureFact } from '../kubernetes/fact.ts';
import { plainText } from '../kubernetes/terms.ts';
import { get, literal, members, type Term } from '../term.ts';

const LOCAL = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;

/** What a service's published ports open to: the container's ports, to everyone who reaches the host. */
export function portFacts(ports: readonly Term[]): Fact[] {
  return ports.flatMap(members).flatMap(port => {
    const published = port.kind === 'dict' ? long(port) : short(port);
    if (published === undefined || LOCAL.test(published.host)) return [];
    const anyone =
      published.host === '' ||
      published.host === '*' ||
      published.host === '0.0.0.0' ||
      published.host === '::';
    const peer = literal(anyone ? '0.0.0.0/0' : `host ${published.host}`, port.at);
    return [exposureFact(peer, target(published.target, port))];
  });
}

interface Published {
  readonly host: string;
  readonly target: string;
}

function long(port: Extract<Term, { kind: 'dict' }>): Published | undefined {
  const to = plainText(get(port, 'target'));
  return to === '' ? undefined : { host: plainText(get(port, 'host_ip')), target: to };
}

/** `[[host:]published:]target[/protocol]`; the parts may be ranges, the host an IPv6 address. */
function short(port: Term): Published | undefined {
  const text = plainText(port).replace(/\/(tcp|udp)$/i, '');
  if (text === '') return undefined;
  const to = /([^:]*)$/.exec(text)?.[1] ?? text;
  const before = text.slice(0, Math.max(0, text.length - to.length - 1));
  const host = /^(.*):[^:]*$/.exec(before)?.[1] ?? '';
  return { host: host.startsWith('[') || !host.includes(':') ? host : '', target: to };
}

/** What is not known of a port is told by the way it is written. */
function target(text: string, port: Term): Term {
  if (!text.includes('*')) return literal(text, port.at);
  return {
    kind: 'expression',
    operator: 'port',
    operands: port.kind === 'text' ? afterColon(port.parts) : [port],
    at: port.at,
  };
}

/** The parts behind the last colon that is written. */
function afterColon(parts: readonly Term[]): readonly Term[] {
  const last = parts.findLastIndex(part => part.kind === 'literal' && String(part.value).includes(':'));
  const held = parts[last];
  if (held?.kind !== 'literal') return parts;
  const rest = String(held.value).replace(/^.*:/, '');
  return [...(rest === '' ? [] : [literal(rest, held.at)]), ...parts.slice(last + 1)];
}
