import { defineRule } from '../../../src/core/rule.ts';
import { missingFile } from '../../../src/core/source.ts';

export const workflowChanged = defineRule({
  id: 'validation/workflow-changed',
  summary: 'A pull request that edits a workflow which runs threatlint',
  severity: 'warning',
  confidence: 'certain',
  needs: ['policy'],
  judges: 'change',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ evidence }) {
    for (const { path, at, calling, change } of evidence.policy.workflows) {
      yield {
        at: change === 'removes' ? missingFile(path) : at,
        subject: path,
        message: calling
          ? `this pull request ${change} the workflow that judges it: \`${path}\``
          : `this pull request ${change} \`${path}\`, which runs threatlint`,
        remedy:
          'Let an owner review it; better, require the workflow by a ruleset, so that no pull request can edit it.',
      };
    }
  },
});
