import type { Control } from '../core/control.ts';
import type { CheckedFile, Doc } from '../core/document.ts';
import { isObject } from '../core/document.ts';
import type { PolicyChange, Refusal } from '../core/policy.ts';
import { missingFile, type Span, wholeFile } from '../core/source.ts';
import type { Reading } from '../models/checked.ts';
import { CONTROL_PATH, DEFAULT_CONTROL, readControl, withoutMistakes } from './control.ts';
import { mayLoosen, type OrganisationPolicy } from './organisation.ts';
import { type Difference, differencesOf, type Registry, under } from './strictness.ts';

/** The policy of a run, and how it was come by. */
export interface ChosenControl {
  readonly control: Control;
  /** True on the pull request that brings the control file: only `document/` can fail it. */
  readonly adopting: boolean;
  readonly notes: readonly string[];
  /** Settings of the control file that the organisation's policy does not permit, at head and at base. */
  readonly refused: { readonly head: readonly Refusal[]; readonly base: readonly Refusal[] };
  /** What the policy at head says otherwise than the one that counts. */
  readonly loosened: readonly PolicyChange[];
  readonly tightened: readonly PolicyChange[];
}

/** What the policy of a run depends on. */
export interface ControlRequest {
  readonly head: Reading;
  readonly base: Reading | undefined;
  readonly organisation?: OrganisationPolicy | undefined;
  readonly registry: Registry;
}

/** The policy of one commit: its control file under the organisation's policy. */
interface Own {
  readonly file: CheckedFile | undefined;
  readonly control: Control;
  readonly refused: readonly Difference[];
  readonly mistaken: boolean;
}

/** The policy of the base counts: a pull request cannot loosen what it is judged by. Without a base, that of head. */
export function chooseControl(request: ControlRequest): ChosenControl {
  const { head, base, organisation, registry } = request;
  const atHead = ownPolicy(head, request);
  const atBase = base === undefined ? undefined : ownPolicy(base, request);
  // Where an organisation's policy holds already, a control file is no adoption.
  const first =
    organisation === undefined &&
    base !== undefined &&
    atBase?.file === undefined &&
    atHead.file !== undefined;
  // Who has signed models is judged by the defaults already, and a control file of his own cannot lift them.
  const adopting = first && !base.models.some(model => !model.generated);
  const judged = adopting || atBase === undefined ? atHead : atBase;
  const compared =
    atBase === undefined || adopting ? [] : differencesOf(atBase.control, atHead.control, registry);
  const changes = compared.map(difference => ({ ...change(difference, atHead.file), difference }));
  const removed = atBase?.file !== undefined && atHead.file === undefined ? [removal(atBase.file)] : [];
  return {
    control: judged.control,
    adopting,
    notes: [...notesOf(judged, adopting, base !== undefined), ...(first && !adopting ? [FIRST_FILE] : [])],
    refused: { head: refusals(atHead), base: atBase === undefined ? [] : refusals(atBase) },
    loosened: [...removed, ...changes.filter(({ difference }) => difference.direction !== 'tighter')],
    tightened: changes.filter(({ difference }) => difference.direction === 'tighter'),
  };
}

const FIRST_FILE = `This pull request brings \`${CONTROL_PATH}\`, which counts once it is merged; the models that are there already are judged by the defaults.`;

function ownPolicy(reading: Reading, { organisation, registry }: ControlRequest): Own {
  const parent = organisation?.control ?? DEFAULT_CONTROL;
  const file = controlFileOf(reading);
  const read = file === undefined ? undefined : readControl(file, parent);
  if (read === undefined) {
    const own = file !== undefined && organisation === undefined;
    return { file, control: own ? withoutMistakes(file) : parent, refused: [], mistaken: file !== undefined };
  }
  if (organisation === undefined) return { file, control: read, refused: [], mistaken: false };
  return {
    file,
    mistaken: false,
    ...under(parent, read, registry, path => mayLoosen(organisation, path)),
  };
}

function notesOf({ mistaken, control }: Own, adopting: boolean, compared: boolean): string[] {
  if (adopting) {
    return [
      `This pull request brings \`${CONTROL_PATH}\`, which counts from now on: only rules under document/ can fail it.`,
    ];
  }
  const where = compared ? ' at base' : '';
  return mistaken
    ? [
        `\`${CONTROL_PATH}\`${where} has mistakes, so the defaults count in this run${control.mode === DEFAULT_CONTROL.mode ? '' : ', in the mode that it names'}.`,
      ]
    : [];
}

/** The control file of a commit; of several, the one whose name is the usual. */
export function controlFileOf({ documents }: Pick<Reading, 'documents'>): CheckedFile | undefined {
  const files = documents.filter(file => file.kind === 'control');
  return files.find(file => file.source.path === CONTROL_PATH) ?? files[0];
}

function refusals({ file, refused }: Own): Refusal[] {
  return refused.map(difference => ({
    ...change(difference, file),
    counts:
      typeof difference.from === 'object' ? difference.from.join(', ') || 'none' : String(difference.from),
  }));
}

function change({ path, says }: Difference, file: CheckedFile | undefined): PolicyChange {
  return { key: path.join('.'), at: placeOf(path, file), says };
}

function removal(file: CheckedFile): PolicyChange {
  return { key: 'file', at: missingFile(file.source.path), says: `\`${file.source.path}\` is removed` };
}

/** The value of a setting in the control file, or the nearest that is there. */
function placeOf(path: readonly string[], file: CheckedFile | undefined): Span {
  if (file === undefined) return missingFile(CONTROL_PATH);
  const [doc] = file.docs;
  return doc === undefined ? wholeFile(file.source) : deepest(doc, path);
}

function deepest(doc: Doc, path: readonly string[]): Span {
  let container = doc.value;
  let at: Span = wholeFile(doc.source);
  for (const key of path) {
    if (!isObject(container) || !Object.hasOwn(container, key)) break;
    at = doc.span(container, key);
    container = container[key] ?? null;
  }
  return at;
}
