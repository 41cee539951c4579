import type { Doc } from '../core/document.ts';
import type { Model } from '../core/model.ts';
import type { PastaRecord, Threat } from '../core/threat.ts';
import { identify } from '../taxonomies/identify.ts';
import { asMap } from './parts.ts';

/** Something that a stage of PASTA must hold. */
export interface PastaItem {
  readonly id: string;
  readonly what: string;
  /** Whether the model shows it, without anything being written under `pasta`. */
  shown(model: Model): boolean;
}

export interface PastaStage {
  readonly id: string;
  readonly number: number;
  readonly items: readonly PastaItem[];
}

/**
 * The seven stages of the Process for Attack Simulation and Threat Analysis and what each must hold: UcedaVélez and
 * Morana, Risk Centric Threat Modeling (Wiley, 2015), from chapter 6 on. The items are those activities of each stage whose
 * outcome a model can show, of the list in Shevchenko et al., Threat Modeling: A Summary of Available Methods (Software
 * Engineering Institute, 2018). A check-list, and not more.
 */
export const PASTA: readonly PastaStage[] = (
  [
    [
      'define-objectives',
      item('business-objectives', 'what the business wants of the system', () => false),
      item('security-requirements', 'what security and compliance ask of it', () => false),
      item(
        'business-impact',
        'how much depends on it (`criticality`)',
        model => model.criticality !== undefined,
      ),
    ],
    [
      'technical-scope',
      item('components', 'the components (`elements`)', model => model.elements.length > 0),
      item('dependencies', 'what it depends on (external elements, assumptions)', dependencies),
      item('boundaries', 'the trust boundaries', model => model.boundaries.length > 0),
    ],
    [
      'application-decomposition',
      item('actors', 'who uses it (external elements, identities)', actors),
      item('flows', 'the data flows', model => model.flows.length > 0),
      item('data', 'the data', model => model.data.length > 0),
    ],
    [
      'threat-analysis',
      item('threats', 'the threats', model => model.threats.length > 0),
      item('intelligence', 'what is known of such attacks (`refs` to ATT&CK, ATLAS or CAPEC)', model =>
        model.threats.some(threat => refersTo(threat, 'attack')),
      ),
    ],
    [
      'vulnerability-analysis',
      item('weaknesses', 'the weaknesses that they use (`refs` to CWE, CVE or an OWASP list)', model =>
        model.threats.some(threat => refersTo(threat, 'weakness') || namesVulnerability(threat)),
      ),
    ],
    [
      'attack-modelling',
      item('attack-trees', 'the ways to the goals (`attack-trees`)', model => model.attackTrees.length > 0),
    ],
    [
      'risk-and-impact-analysis',
      item('risks', 'the risk of every threat', model => every(model, ({ risk }) => risk !== undefined)),
      item('responses', 'the response to every threat', model =>
        every(model, ({ responses }) => responses.length > 0),
      ),
    ],
  ] as const
).map(([id, ...items], i) => ({ id, number: i + 1, items }));

function item(id: string, what: string, shown: (model: Model) => boolean): PastaItem {
  return { id, what, shown };
}

function dependencies({ elements, assumptions }: Model): boolean {
  return (
    elements.some(({ kind, what }) => kind === 'external' && what !== 'person') ||
    assumptions.some(({ kind }) => kind === 'dependency' || kind === 'shared-responsibility')
  );
}

function actors({ elements, identities }: Model): boolean {
  return identities.length > 0 || elements.some(({ kind }) => kind === 'external');
}

function refersTo({ refs }: Threat, about: 'attack' | 'weakness'): boolean {
  return refs.some(({ id }) => {
    const found = identify(id);
    return found.is === 'known' && found.kind.about === about;
  });
}

/** Whether a threat is a vulnerability that is known by a number: CVE, or GHSA where GitHub gave it. */
export function namesVulnerability({ refs }: Threat): boolean {
  return refs.some(({ id }) => /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})$/i.test(id));
}

function every({ threats }: Model, holds: (threat: Threat) => boolean): boolean {
  return threats.length > 0 && threats.every(holds);
}

/** Reads `pasta` of all files of a model. */
export function readPasta(docs: readonly Doc[]): PastaRecord {
  const record = new Map<string, Set<string>>();
  for (const doc of docs) {
    for (const [stage, written] of Object.entries(asMap(asMap(doc.value)['pasta']))) {
      const items = record.get(stage) ?? new Set();
      for (const id of Object.keys(asMap(written))) items.add(id);
      record.set(stage, items);
    }
  }
  return record;
}
