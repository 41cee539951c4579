import { tables } from '../architecture/tables.ts';
import type { Component } from '../core/architecture.ts';

/** A name in the domain name system: part of what it leads to. */
const DNS_RECORD = /route53_record|dns_\w*record|dns_record_set|cloudflare_record|::RecordSet(Group)?$/i;

/**
 * Whether a component is drawn in a first model: what matters of its kind, is made here, and is a thing. What is looked
 * up (`data.`) is made elsewhere, a cloud's own provider is where all of it runs, and a name belongs to what it leads to.
 */
export function worthDrawing({ source, type, kind }: Component): boolean {
  if (type.startsWith('data.') || DNS_RECORD.test(type)) return false;
  if (type.startsWith('provider.')) return kind === 'external';
  const { weight } = tables(source).kind(type.replace(/:store$/, ''));
  return weight === 'normal' || weight === 'high' || type.includes(':');
}
