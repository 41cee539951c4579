import type { Control } from '../core/control.ts';
import type { Reading } from '../models/checked.ts';
import { CONTROL_PATH, DEFAULT_CONTROL, readControl, withoutMistakes } from './control.ts';

/** The policy of a run, and how it was come by. */
export interface ChosenControl {
  readonly control: Control;
  /** True on the pull request that brings the control file: only `document/` can fail it. */
  readonly adopting: boolean;
  readonly notes: readonly string[];
}

/** The policy of the base counts: a pull request cannot loosen what it is judged by. Without a base, that of head. */
export function chooseControl(head: Reading, base: Reading | undefined): ChosenControl {
  const judged = base === undefined ? fileOf(head) : fileOf(base);
  if (judged !== undefined) {
    const control = readControl(judged);
    if (control !== undefined) return { control, adopting: false, notes: [] };
    const instead = withoutMistakes(judged);
    const where = base === undefined ? '' : ' at base';
    const note = `\`${CONTROL_PATH}\`${where} has mistakes, so the defaults count in this run${instead === DEFAULT_CONTROL ? '' : ', in the mode that it names'}.`;
    return { control: instead, adopting: false, notes: [note] };
  }
  const adopted = fileOf(head);
  if (adopted === undefined) return { control: DEFAULT_CONTROL, adopting: false, notes: [] };
  // Who has signed models is judged by the defaults already, and a control file of his own cannot lift them.
  if (base?.models.some(model => !model.generated)) {
    const note = `This pull request brings \`${CONTROL_PATH}\`, which counts once it is merged; the models that are there already are judged by the defaults.`;
    return { control: DEFAULT_CONTROL, adopting: false, notes: [note] };
  }
  const note = `This pull request brings \`${CONTROL_PATH}\`, which counts from now on: only rules under document/ can fail it.`;
  return { control: readControl(adopted) ?? DEFAULT_CONTROL, adopting: true, notes: [note] };
}

function fileOf(reading: Reading) {
  return reading.documents.find(file => file.kind === 'control');
}
