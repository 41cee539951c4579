import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { LINDDUN } from '../../../src/models/categories.ts';
import { personalData } from '../../../src/models/personal.ts';

export const linddunMissing = defineRule({
  id: 'threats/linddun-missing',
  summary: 'A model with personal data that nobody has looked at with LINDDUN',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('threats') || looked(model)) continue;
      const personal = personalData(model);
      const data = model.data.filter(asset => personal.data.has(asset.id));
      const [first] = data;
      if (first === undefined) continue;
      const names = data.slice(0, 3).map(asset => `\`${asset.id}\``);
      const more = data.length > 3 ? ` and ${data.length - 3} more` : '';
      yield {
        at: first.place('personal'),
        subject: modelSubject(model),
        message: `model \`${model.id}\` has personal data (${names.join(', ')}${more}), and no threat names a LINDDUN category`,
        remedy:
          'Ask what can go wrong for the people the data is about: add a threat with `linddun` (linking, identifying, unawareness, ...), or say under `dismissed` why none applies.',
        related: data.slice(1, 4).map(asset => ({ at: asset.at, message: 'personal data' })),
      };
    }
  },
});

/** One threat or dismissal shows that somebody asked; `all` does not, because it may mean STRIDE alone. */
function looked({ threats, dismissed }: Model): boolean {
  const asked = (categories: ReadonlyMap<string, string>) =>
    LINDDUN.some(category => categories.has(category));
  return (
    threats.some(threat => threat.linddun.length > 0) || dismissed.some(({ categories }) => asked(categories))
  );
}
