import { isObject } from '../../../src/core/document.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

export const scopeMissing = defineRule({
  id: 'model/scope-missing',
  summary: 'One of several models that does not say which paths it speaks for',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    const scoped = models.filter(model => model.carries.has('code'));
    if (scoped.length < 2) return;
    for (const model of scoped) {
      if (saysScope(model)) continue;
      yield {
        at: model.at,
        subject: modelSubject(model),
        message: `model \`${model.id}\` is one of ${scoped.length} models, and does not say which paths it speaks for`,
        remedy:
          'Add `scope` with the folders that hold its code and infrastructure; `scope: [.]` is the whole repository.',
      };
    }
  },
});

/** What head itself says: for judging changes, the scope at base counts as well, and would hide that one was added. */
function saysScope(model: Model): boolean {
  return model.docs.some(doc => isObject(doc.value) && doc.value['scope'] !== undefined);
}
