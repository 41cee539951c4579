import type { Rubric } from '../core/control.ts';
import { isObject, type Json, type JsonObject } from '../core/document.ts';
import type { Risk, RiskWay, Threat } from '../core/threat.ts';
import { vectorFault } from './cvss.ts';
import { asMap } from './parts.ts';

const LEVELS = ['low', 'moderate', 'high', 'critical'];

/** Reads a `risk`, in whatever way it is rated; undefined where there is none. */
export function riskOf(value: Json | undefined): Risk | undefined {
  if (typeof value === 'number') return { way: 'score', text: String(value), score: value };
  if (typeof value === 'string') return ofText(value);
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, 'loss-event-frequency')) return fair(value);
  return Object.hasOwn(value, 'damage') ? dread(value) : owasp(value);
}

function ofText(text: string): Risk {
  const [, likelihood, impact] = /^([1-5])x([1-5])$/.exec(text) ?? [];
  if (likelihood !== undefined) {
    return { way: 'likelihood x impact', text, score: Number(likelihood) * Number(impact) };
  }
  if (text.startsWith('CVSS:')) {
    const wrong = vectorFault(text);
    return { way: 'cvss', text, ...(wrong !== undefined && { wrong }) };
  }
  return { way: 'levels', text, score: LEVELS.indexOf(text) };
}

const TECHNICAL = [
  'loss-of-confidentiality',
  'loss-of-integrity',
  'loss-of-availability',
  'loss-of-accountability',
];
const BUSINESS = ['financial-damage', 'reputation-damage', 'non-compliance', 'privacy-violation'];
const OWASP_LEVELS = ['low', 'medium', 'high'];
/** Overall severity by impact, then likelihood: 0 note, 1 low, 2 medium, 3 high, 4 critical. */
const SEVERITIES = [
  [0, 1, 2],
  [1, 2, 3],
  [2, 3, 4],
];

/**
 * OWASP Risk Rating Methodology: factors from 0 to 9 are averaged, below 3 is low and below 6 medium; the business
 * impact counts where it is rated, the technical one otherwise; a matrix joins likelihood and impact.
 */
function owasp(map: JsonObject): Risk {
  const likelihood = owaspLevel(map['likelihood'], factors => Object.keys(factors));
  const impact = owaspLevel(map['impact'], factors =>
    BUSINESS.some(name => Object.hasOwn(factors, name)) ? BUSINESS : TECHNICAL,
  );
  const score = SEVERITIES[impact]?.[likelihood];
  const text = `likelihood ${OWASP_LEVELS[likelihood]}, impact ${OWASP_LEVELS[impact]}`;
  return { way: 'owasp-rr', text, ...(score !== undefined && { score }) };
}

function owaspLevel(value: Json | undefined, count: (factors: JsonObject) => readonly string[]): number {
  if (typeof value === 'string') return OWASP_LEVELS.indexOf(value);
  const factors = asMap(value);
  const mean = average(count(factors).map(name => factors[name]));
  return mean < 3 ? 0 : mean < 6 ? 1 : 2;
}

/**
 * FAIR (The Open Group, Risk Taxonomy O-RT and Risk Analysis O-RA): loss event frequency x loss magnitude, each the mean
 * of its range in the PERT distribution, gives the loss that is to be expected in a year.
 */
function fair(map: JsonObject): Risk {
  const frequency = asMap(map['loss-event-frequency']);
  const magnitude = asMap(map['loss-magnitude']);
  const text = `${span(frequency)} losses a year of ${span(magnitude)}`;
  for (const [name, range] of [
    ['loss-event-frequency', frequency],
    ['loss-magnitude', magnitude],
  ] as const) {
    const { min, likely, max } = numbers(range);
    if (min > likely || likely > max) {
      return { way: 'fair', text, wrong: `the \`min\`, \`likely\` and \`max\` of \`${name}\` do not rise` };
    }
  }
  return { way: 'fair', text, score: pert(frequency) * pert(magnitude) };
}

function numbers(range: JsonObject): { min: number; likely: number; max: number } {
  return { min: Number(range['min']), likely: Number(range['likely']), max: Number(range['max']) };
}

function span(range: JsonObject): string {
  const { min, likely, max } = numbers(range);
  return `${min} to ${max} (likely ${likely})`;
}

function pert(range: JsonObject): number {
  const { min, likely, max } = numbers(range);
  return (min + 4 * likely + max) / 6;
}

const DREAD = ['damage', 'reproducibility', 'exploitability', 'affected-users', 'discoverability'];

/** DREAD (Howard and LeBlanc, Writing Secure Code, second edition, 2002): the mean of five factors, there from 1 to 10; 0 is read too. */
function dread(map: JsonObject): Risk {
  const factors = DREAD.map(name => map[name]);
  return { way: 'dread', text: `DREAD ${factors.join('/')}`, score: average(factors) };
}

/** The mean of those that are numbers; 0 where none is. */
function average(values: readonly (Json | undefined)[]): number {
  const counted = values.filter(value => typeof value === 'number');
  return counted.length === 0 ? 0 : counted.reduce((sum, value) => sum + value, 0) / counted.length;
}

const WAYS: Readonly<Record<Rubric, RiskWay>> = {
  '3x3': 'likelihood x impact',
  '5x5': 'likelihood x impact',
  levels: 'levels',
  score: 'score',
  'owasp-rr': 'owasp-rr',
  fair: 'fair',
  dread: 'dread',
};

/** Whether a risk is rated by the rubric of a programme. */
export function follows({ way, text }: Risk, rubric: Rubric): boolean {
  return way === WAYS[rubric] && !(rubric === '3x3' && /[45]/.test(text));
}

/** The threats of the highest risk, of each way in which some are rated, in their order. */
export function worstThreats(threats: readonly Threat[]): Threat[] {
  const highest = new Map<RiskWay, number>();
  for (const { risk } of threats) {
    if (risk?.score !== undefined) highest.set(risk.way, Math.max(risk.score, highest.get(risk.way) ?? 0));
  }
  return threats.filter(({ risk }) => risk?.score !== undefined && risk.score === highest.get(risk.way));
}
