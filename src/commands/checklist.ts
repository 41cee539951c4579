import type { Change } from '../core/architecture.ts';
import type { Gap } from '../core/assessed.ts';
import { addDays, type Day, daysBetween } from '../core/dates.ts';
import type { EntityChange } from '../core/entity-change.ts';
import type { Finding } from '../core/finding.ts';
import type { Model } from '../core/model.ts';
import type { Span } from '../core/source.ts';
import { crossings } from '../models/graph.ts';
import { namedMitigations } from '../models/mitigations.ts';
import { newestReview } from '../models/reviews.ts';

/** A commit since the last review that touched what the model speaks for. */
export interface Touch {
  readonly commit: string;
  readonly date: Day;
  readonly author: string;
  readonly files: readonly string[];
}

/** What happened since a review. */
export interface Since {
  /** The day of that review. */
  readonly date: Day;
  /** Newest first. */
  readonly commits: readonly Touch[];
  /** The net difference of the architecture in the model's scope, then and now. */
  readonly changes: readonly Change[];
  /** The net difference of the model itself. */
  readonly entities: readonly EntityChange[];
}

/** Everything that a check-list is made from. */
export interface ChecklistData {
  readonly model: Model;
  readonly today: Day;
  /** Absent where the model was never reviewed, or its history cannot be read. */
  readonly since?: Since;
  /** What rules say of the model and of the code that it speaks for, existing findings included. */
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
}

/** Something to talk about: a sentence without final stop, and where it is written. */
export interface Point {
  readonly text: string;
  readonly at?: Span;
}

/** One of the questions of a review, with what is open about it. */
export interface Question {
  readonly ask: string;
  readonly points: readonly Point[];
}

/** A review's check-list: what changed, and the questions with the model's own open points. */
export interface Checklist {
  readonly model: string;
  readonly today: Day;
  readonly lastReview?: Day;
  readonly since?: Since;
  readonly questions: readonly Question[];
  readonly gaps: readonly Gap[];
}

/** An acceptance that ends within so many days is talked about while there is time. */
const SOON = 92;

/** Makes the check-list of a review. Pure: the same data give the same list. */
export function checklist(data: ChecklistData): Checklist {
  const { model, today, since, gaps } = data;
  const lastReview = newestReview(model)?.date;
  return {
    model: model.id,
    today,
    ...(lastReview === undefined ? {} : { lastReview }),
    ...(since === undefined ? {} : { since }),
    questions: [
      {
        ask: 'What are we building?',
        points: [drawn(model), ...found(data, ['document', 'model'], true), ...assumptions(model)],
      },
      { ask: 'What can go wrong?', points: found(data, ['threats']) },
      {
        ask: 'What are we going to do about it?',
        points: [...found(data, ['response']), ...expiring(model, today), ...openMitigations(model, today)],
      },
      {
        ask: 'Did we do a good job?',
        points: [...found(data, ['validation'], false), ...withoutEvidence(model)],
      },
      {
        ask: 'What can go wrong with the mitigations? How could each fail, be got round, or bring a threat of its own?',
        points: failures(model),
      },
    ],
    gaps,
  };
}

const UNMODELLED = 'validation/architecture-change-without-model';

/** Findings of some groups; an unmodelled change is about what is built, whatever its group. */
function found({ findings }: ChecklistData, groups: readonly string[], unmodelled?: boolean): Point[] {
  return findings
    .filter(({ rule, excuse }) => {
      if (excuse !== undefined) return false;
      if (rule === UNMODELLED) return unmodelled === true;
      return groups.includes(rule.split('/')[0] ?? '');
    })
    .map(({ message, at }) => ({ text: message, at }));
}

function drawn(model: Model): Point {
  const { elements, flows, boundaries } = model;
  const numbers = [
    counted(elements.length, 'element', 'elements'),
    `${counted(flows.length, 'flow', 'flows')}, ${crossings(model).length} of them across a trust boundary`,
    counted(boundaries.length, 'trust boundary', 'trust boundaries'),
  ];
  return { text: `the model draws ${numbers.join('; ')}: is anything missing, or gone?`, at: model.at };
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function assumptions(model: Model): Point[] {
  return model.assumptions.map(({ id, that, at }) => {
    return { text: `assumption \`${id}\`: ${that ?? 'it says nothing'}. Does it still hold?`, at };
  });
}

function expiring(model: Model, today: Day): Point[] {
  return model.threats.flatMap(({ id, responses }) =>
    responses.flatMap(({ kind, until, by, at }) => {
      if (kind !== 'accept' || until === undefined || until < today || until > addDays(today, SOON))
        return [];
      const days = daysBetween(today, until);
      const who = by === undefined ? '' : ` by \`${by}\``;
      return [{ text: `threat \`${id}\` is accepted${who} until ${until}, ${days} days from now`, at }];
    }),
  );
}

/** What is overdue is a finding already. */
function openMitigations(model: Model, today: Day): Point[] {
  return [...namedMitigations(model)].flatMap(({ mitigation: { done, due, owner, at }, name }) => {
    if (done === true || (done !== undefined && done <= today) || due === undefined || due < today) return [];
    return [{ text: `${name} is due on ${due}${owner === undefined ? '' : `, by \`${owner}\``}`, at }];
  });
}

function withoutEvidence(model: Model): Point[] {
  return [...namedMitigations(model)].flatMap(({ mitigation: { done, evidence, at }, name }) =>
    done === undefined || evidence !== undefined
      ? []
      : [{ text: `${name} was done${done === true ? '' : ` on ${done}`} and names no evidence`, at }],
  );
}

function failures(model: Model): Point[] {
  return [...namedMitigations(model)].map(({ mitigation: { what, at }, name }) => {
    const says = what === undefined ? '' : ` (${what})`;
    return { text: `${name}${says}`, at };
  });
}
