import { RULES_BY_ID } from '../../rules/index.ts';
import { chooseControl } from '../control/choose.ts';
import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import { readDetections } from '../evidence/detections.ts';
import { checkFiles } from '../models/checked.ts';
import { readFolders } from '../snapshot/folder.ts';
import { type SnapshotRequest, takeSnapshot } from '../snapshot/snapshot.ts';
import { coverageOf, type ModelCoverage } from './coverage-model.ts';

/** What each model of a repository has looked at. */
export interface CoverageList {
  readonly models: readonly ModelCoverage[];
  readonly gaps: readonly Gap[];
}

/** Reads the models of one commit, or the one of that id. A gap where there is none of that name. */
export async function listCoverage(
  request: SnapshotRequest,
  model: string | undefined,
): Promise<Assessed<CoverageList>> {
  const taken = await takeSnapshot(request);
  if (!taken.ok) return taken;
  const snapshot = taken.value;
  const { head } = await readFolders({ head: snapshot.head }, snapshot.read);
  const reading = checkFiles(head.files);
  const signed = reading.models.filter(({ generated }) => !generated);
  const chosen = signed.filter(({ id }) => model === undefined || id === model);
  if (model !== undefined && chosen.length === 0) {
    const ids = signed.map(({ id }) => `\`${id}\``).join(', ');
    return notAssessed({
      what: `model \`${model}\``,
      why: 'there is none of that name that can be read',
      remedy: ids === '' ? '`threatlint init` writes a first one.' : `The models here are ${ids}.`,
    });
  }
  const { control } = chooseControl({ head: reading, base: undefined, registry: RULES_BY_ID });
  const detections = await readDetections(control.detections, snapshot.head, snapshot.read);
  const unread = reading.unread.map(path => ({
    what: `the model in \`${path}\``,
    path,
    why: 'the file cannot be read',
    remedy: '`threatlint check` says what is wrong with it.',
  }));
  return assessed({
    models: chosen.map(one => coverageOf(one, detections.rules)),
    gaps: [...snapshot.gaps, ...head.gaps, ...unread, ...detections.gaps],
  });
}
