import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const detectionMissing = defineRule({
  id: 'threats/detection-missing',
  summary: 'A threat that is said to be detected where no detection rule sees it',
  severity: 'warning',
  confidence: 'certain',
  needs: ['detections'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, control, evidence: { detections } }) {
    for (const model of models) {
      for (const threat of model.threats) {
        for (const { id, at } of threat.detections) {
          if (detections.techniques.has(id)) continue;
          const tag = `attack.${id.toLowerCase()}`;
          const none =
            control.detections.length === 0
              ? 'the control file names no detection rules'
              : `none of ${detections.files} detection rules has the tag \`${tag}\``;
          yield {
            at,
            subject: entitySubject(model, 'threats', threat.id),
            key: id,
            message: `threat \`${threat.id}\` is said to be detected by rules for \`${id}\`, and ${none}`,
            remedy:
              control.detections.length === 0
                ? 'Name their paths under `detections` in `threat-model/threatlint.yaml`.'
                : `Write a rule with the tag \`${tag}\`, or take \`${id}\` out of \`detections\`.`,
          };
        }
      }
    }
  },
});
