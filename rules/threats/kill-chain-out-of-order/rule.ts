import type { Draft } from '../../../src/core/finding.ts';
import type { Reference } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject, modelSubject } from '../../../src/core/subject.ts';
import type { AttackStep } from '../../../src/core/threat.ts';
import { steps } from '../../../src/models/attack-ways.ts';
import { stageNumber } from '../../../src/models/kill-chain.ts';

export const killChainOutOfOrder = defineRule({
  id: 'threats/kill-chain-out-of-order',
  summary: 'A stage of the kill chain that comes after a later one',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const threat of model.threats) {
        for (const [before, stage] of disorder(threat.killChain)) {
          yield draft(entitySubject(model, 'threats', threat.id), `threat \`${threat.id}\``, before, stage);
        }
      }
      for (const tree of model.attackTrees) {
        const subject = `${modelSubject(model)}/attack-trees/${tree.id}`;
        for (const step of steps(tree)) {
          for (const [before, stage] of disorder(stagesOf(step))) {
            yield draft(subject, `attack tree \`${tree.id}\``, before, stage, step.id);
          }
        }
      }
    }
  },
});

/** The stages that must come in order at a step: each `any` way and the step itself, or all its steps and itself. */
function stagesOf({ by, killChain }: AttackStep): readonly Reference[] {
  if (by?.is !== 'any' && by?.is !== 'all') return [];
  const below = by.steps.flatMap(step => step.killChain ?? []);
  if (by.is === 'all') return [...below, ...(killChain ? [killChain] : [])];
  if (killChain === undefined) return [];
  const late = below.find(stage => stageNumber(stage.id) > stageNumber(killChain.id));
  return late === undefined ? [] : [late, killChain];
}

/** Each stage that follows a later one, with that one. */
function* disorder(stages: readonly Reference[]): Generator<readonly [Reference, Reference]> {
  let latest: Reference | undefined;
  for (const stage of stages) {
    if (latest !== undefined && stageNumber(stage.id) < stageNumber(latest.id)) yield [latest, stage];
    else latest = stage;
  }
}

function draft(subject: string, name: string, before: Reference, stage: Reference, step = ''): Draft {
  return {
    at: stage.at,
    subject,
    key: `${step} ${before.id} ${stage.id}`.trim(),
    message: `${name} has stage \`${stage.id}\` of the kill chain after \`${before.id}\``,
    remedy: 'Put them in the order in which they happen, or correct the stage of one of the two.',
    related: [{ at: before.at, message: 'a later stage' }],
  };
}
