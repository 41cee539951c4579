import type { Draft } from '../core/finding.ts';
import type { Entity, Model } from '../core/model.ts';
import type { Review } from '../core/review.ts';
import { type AnyRule, defineRule } from '../core/rule.ts';
import type { Span } from '../core/source.ts';
import { modelSubject } from '../core/subject.ts';
import type { OwnRule } from '../generated/own-rule.ts';
import { namedMitigations } from '../models/mitigations.ts';
import { quote } from '../validation/quote.ts';
import { Indexed, TYPES, type Type } from './fields.ts';
import type { Condition } from './language.ts';
import { Lens } from './views.ts';
import { Work } from './work.ts';

/** A rule of the repository's own, with its conditions read. */
export interface Compiled {
  readonly text: OwnRule;
  readonly type: Type;
  readonly when?: Condition;
  readonly require: Condition;
}

/** The rule as the engine runs it: what the condition does not hold for is a finding, certain since the model says it. */
export function asRule(compiled: Compiled): AnyRule {
  const { id, summary, severity = 'warning' } = compiled.text;
  return defineRule({
    id,
    summary,
    severity,
    confidence: 'certain',
    needs: [],
    judges: 'state',
    edition: 1,
    preset: 'recommended',
    defaults: {},
    *check({ models }) {
      const work = new Work();
      for (const model of models) yield* judge(compiled, model, work);
    },
  });
}

function* judge({ text, type, when, require }: Compiled, model: Model, work: Work): Generator<Draft> {
  const lens = new Lens(new Indexed(model), work);
  const whole = lens.view('Model', model);
  for (const thing of things(type, model)) {
    const variables = { model: whole, [type.variable]: lens.view(type.name, thing.source) };
    try {
      if (when !== undefined && !when.holds(variables)) continue;
      if (require.holds(variables)) continue;
    } catch (error) {
      yield unjudged(text, model, thing, error);
      return;
    }
    const { at, subject, name } = thing;
    yield { at, subject, message: `${name}: ${text.message}`, remedy: text.remedy };
  }
}

/** A rule that cannot be judged says so with its own weight: where it could fail a run, it does. */
function unjudged({ id }: OwnRule, model: Model, { at, name }: Thing, error: unknown): Draft {
  const { summary, message } = error as { summary?: string; message: string };
  return {
    at,
    subject: modelSubject(model),
    key: 'not judged',
    message: `rule \`${id}\` could not be judged, first for ${name}: ${quote(summary ?? message)}`,
    remedy: 'Mend the condition in `threat-model/rules/`: ask with `in` or `has` before a key is read.',
  };
}

/** One thing that a rule is about, and how a finding knows it. */
interface Thing {
  readonly source: object;
  readonly at: Span;
  readonly subject: string;
  readonly name: string;
}

function* things({ target, variable, all }: Type, model: Model): Generator<Thing> {
  const subject = modelSubject(model);
  if (target === 'model') {
    yield { source: model, at: model.at, subject, name: `model ${quote(model.id)}` };
  } else if (target === 'reviews') {
    for (const review of all(model) as readonly Review[]) {
      yield {
        source: review,
        at: review.at,
        subject: `${subject}/reviews/${review.date}`,
        name: `review of ${review.date}`,
      };
    }
  } else if (target === 'mitigations') {
    for (const { mitigation, subject: own, name } of namedMitigations(model)) {
      yield { source: mitigation, at: mitigation.at, subject: own, name };
    }
  } else {
    for (const entity of all(model) as readonly Entity[]) {
      const name = `${variable} ${quote(entity.id)}`;
      yield { source: entity, at: entity.at, subject: `${subject}/${target}/${entity.id}`, name };
    }
  }
}

/** The type whose values a rule judges. */
export function typeFor(target: string): Type | undefined {
  return TYPES.find(type => type.target === target);
}
