import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { checklist } from '../../commands/checklist.ts';
import { gatherReview } from '../../commands/review.ts';
import { type ReviewEntry, reviewFile, withReview } from '../../commands/review-entry.ts';
import type { Day } from '../../core/dates.ts';
import type { Model } from '../../core/model.ts';
import { REVIEW_REASONS, ROLES } from '../../core/review.ts';
import { classify } from '../../models/layout.ts';
import { printChecklist } from '../../report/checklist.ts';
import { visible } from '../../report/escape.ts';
import { patch } from '../../report/patch.ts';
import { MODEL_FOLDER } from '../../snapshot/folder.ts';
import { MissingHistory } from '../history.ts';
import { required } from '../required.ts';
import { today } from '../today.ts';
import { UsageError } from '../usage.ts';
import type { ReviewCommand } from './review-arguments.ts';
import { openTarget } from './target.ts';
import { refuseLinks, replaceFile } from './write.ts';

/**
 * Runs `threatlint review`: prints the check-list, then adds the review to the model. At a terminal it asks for what the
 * options leave open; elsewhere it shows what it would write unless told `--yes`. Exit code 0, or 3 where something
 * that belongs on the list could not be read.
 */
export async function runReview(command: ReviewCommand): Promise<{ output: string; code: number }> {
  const { id, directory } = modelNamed(command.model);
  const { repository, folder } = await openTarget(directory);
  const history = new MissingHistory(repository, {});
  const day = command.today ?? today();
  const data = required(
    await gatherReview({
      repository,
      folder,
      model: id,
      today: day,
      withHistory: async () => {
        const head = await repository.head();
        return head.ok ? history.ancestry([head.value]) : head;
      },
    }),
  );
  const list = printChecklist(checklist(data), command.format);
  const code = data.gaps.length > 0 ? 3 : 0;
  if (command.format === 'markdown') return { output: list, code };
  const asks = process.stdin.isTTY === true && process.stdout.isTTY === true && !command.yes;
  if (asks) process.stdout.write(`${list}\n`);
  const entry = asks ? await askedFor(command, data.model, day) : entryOf(command, data.model, day);
  const shown = asks ? '' : list;
  if (entry === undefined) {
    const next =
      'Nothing is recorded. Name who took part, such as `--engineering ana --security li`, to add the review.';
    return { output: `${shown}\n${next}\n`, code };
  }
  return {
    output: `${shown}\n${await record(entry, data.model, join(repository.root, folder), command, asks)}`,
    code,
  };
}

/** Shows the difference, and writes it where that was asked for. Gives what to print. */
async function record(
  entry: ReviewEntry,
  model: Model,
  root: string,
  command: ReviewCommand,
  asks: boolean,
): Promise<string> {
  const { path } = reviewFile(model);
  refuseLinks(root, path);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(join(root, path)));
  const edited = await withReview(path, before, entry);
  if (!edited.ok) throw new UsageError(edited.why, edited.remedy);
  const difference = patch(path, before, edited.text);
  const agreed = command.yes || (asks && (await confirmed(difference)));
  if (!agreed) return `${asks ? '' : difference}Nothing was written${asks ? '' : '; `--yes` writes this'}.\n`;
  replaceFile(root, path, edited.text);
  return `${asks ? '' : difference}wrote ${visible(path)}\n`;
}

/** A model by its id, or by the path of its file or folder. */
function modelNamed(name: string): { id: string; directory: string } {
  const steps = name.split(/[\\/]/).filter((step, i) => step !== '' || i === 0);
  const at = steps.lastIndexOf(MODEL_FOLDER);
  if (at === -1 || at === steps.length - 1) return { id: name, directory: '.' };
  const placed = classify(steps.slice(at).join('/'));
  const directory = at === 0 ? '.' : `${steps.slice(0, at).join('/')}/`;
  return { id: placed.kind === 'model' ? placed.id : (steps[at + 1] ?? name), directory };
}

/** What the options say; undefined where they name nobody. */
function entryOf(command: ReviewCommand, model: Model, date: Day): ReviewEntry | undefined {
  const { people, why, note } = command;
  if (people.size === 0) {
    if (command.yes) {
      throw new UsageError(
        'a review needs somebody who took part',
        'Name them, such as `--engineering ana`.',
      );
    }
    return undefined;
  }
  return { date, why: why ?? defaultReason(model), people, ...(note === undefined ? {} : { note }) };
}

function defaultReason(model: Model): (typeof REVIEW_REASONS)[number] {
  return model.reviews.length === 0 ? 'initial' : 'periodic';
}

/** Asks at the terminal for what the options leave open. */
async function askedFor(command: ReviewCommand, model: Model, date: Day): Promise<ReviewEntry | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ask = async (question: string) => (await terminal.question(`${question}: `)).trim();
    const usual = defaultReason(model);
    const told = command.why ?? (await ask(`Why (${REVIEW_REASONS.join(', ')}; empty for ${usual})`));
    const why = told === '' ? usual : REVIEW_REASONS.find(reason => reason === told);
    if (why === undefined) {
      throw new UsageError(`a review cannot be \`${told}\``, `Use one of ${REVIEW_REASONS.join(', ')}.`);
    }
    const people = new Map(command.people);
    for (const role of ROLES) {
      if (people.has(role)) continue;
      const name = await ask(`Who took part for ${role} (empty for nobody)`);
      if (name !== '') people.set(role, name);
    }
    if (people.size === 0) return undefined;
    const note = command.note ?? (await ask('Notes (empty for none)'));
    return { date, why, people, ...(note === '' ? {} : { note }) };
  } finally {
    terminal.close();
  }
}

async function confirmed(difference: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`\n${difference}\nWrite this? [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
