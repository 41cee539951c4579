import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, noon } from './git.ts';
import { importCommits, settleIndex } from './import.ts';
import { CONTROL, modelText } from './model.ts';

/** The day that every run judges by: what is made once stays right. */
export const TODAY = '2026-11-23';

/** Too long ago to need no history, and not overdue: the commonest state of a model. */
const REVIEWED = '2026-09-30';
const LANDED = '2026-10-01';

const DATABASE = (size: string) =>
  `resource "aws_db_instance" "orders" {\n  engine         = "postgres"\n  instance_class = "${size}"\n}\n`;

/** Where made repositories are kept: a new version of what makes them gets new ones. */
export function cacheFolder(): string {
  const folder = join(realpathSync(tmpdir()), 'threatlint-bench-1');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The example as a repository of its own, with a small change on top: the database gets a larger machine. */
export function exampleRepository(): string {
  const folder = mkdtempSync(join(cacheFolder(), 'example-'));
  for (const part of ['access', 'docs', 'infra', 'threat-model']) {
    cpSync(join('examples', 'three-tier-aws', part), join(folder, part), { recursive: true });
  }
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  commitAt(folder, '2026-11-02');
  const path = join(folder, 'infra', 'database.tf');
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(/(instance_class\s*=\s*)"[^"]*"/, '$1"db.r7g.2xlarge"');
  if (changed === text)
    throw new Error('infra/database.tf has no instance_class any more: adapt the benchmark');
  writeFileSync(path, changed);
  commitAt(folder, TODAY);
  settleIndex(folder);
  return folder;
}

function commitAt(folder: string, day: string): void {
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'Change', '--date', `${day}T12:00:00Z`]);
  // The committer's date counts, and only the environment sets it: rewritten to the author's.
  git(folder, ['rebase', '--quiet', '--root', '--committer-date-is-author-date']);
}

/** 1,000 models of 10 KB, and a change to one of them and to a file of Terraform. */
export function modelsRepository(): string {
  return cached('models', folder => {
    importCommits(folder, [
      {
        seconds: noon(LANDED),
        files: [
          ['threat-model/threatlint.yaml', CONTROL],
          ...named('system', 1000).map(name => [modelPath(name), modelText(name, REVIEWED)] as const),
          ['infra/main.tf', DATABASE('db.t4g.medium')],
        ],
      },
      {
        seconds: noon(TODAY),
        files: [
          [modelPath('system-7'), modelText('system-7', REVIEWED, 'second')],
          ['infra/main.tf', DATABASE('db.r7g.large')],
        ],
      },
    ]);
  });
}

/** 50,000 commits over two years on 2,000 files; 200 models, of which every hundredth commit changes one. */
export function historyRepository(): string {
  return cached('history', folder => importCommits(folder, historyOfYears()));
}

const COMMITS = 50_000;

function* historyOfYears() {
  const end = noon(TODAY);
  const step = Math.floor((2 * 365 * 86_400) / COMMITS);
  const names = named('system', 200);
  const source = (n: number) => `services/area-${n % 40}/part-${n % 2000}.txt`;
  const landed = noon(LANDED);
  yield {
    seconds: end - step * COMMITS,
    files: [
      ['threat-model/threatlint.yaml', CONTROL],
      ['infra/main.tf', DATABASE('db.t4g.medium')],
      ...names.map(name => [modelPath(name), modelText(name, '2024-11-01')] as const),
      ...Array.from({ length: 2000 }, (_, n) => [source(n), `Part ${n}\n`] as const),
    ] as const,
  };
  let reviewed = '2024-11-01';
  for (let n = 2; n < COMMITS; n++) {
    const seconds = end - step * (COMMITS - n);
    const files: (readonly [string, string])[] = [[source(n * 7919), `Part, as of commit ${n}\n`]];
    const name = names[(n / 100) % names.length];
    if (reviewed !== REVIEWED && seconds >= landed) {
      reviewed = REVIEWED;
      files.push(...names.map(each => [modelPath(each), modelText(each, reviewed)] as const));
    } else if (n % 100 === 0 && name !== undefined) {
      files.push([modelPath(name), modelText(name, reviewed, `${n}th`)]);
    }
    yield { seconds, files };
  }
  yield { seconds: end, files: [['infra/main.tf', DATABASE('db.r7g.large')]] as const };
}

function named(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
}

function modelPath(name: string): string {
  return `threat-model/${name}.yaml`;
}

/** Makes a repository once; under its name only when it is whole. */
function cached(name: string, make: (folder: string) => void): string {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  console.error(`making the repository "${name}", once ...`);
  const unfinished = mkdtempSync(`${folder}-`);
  make(unfinished);
  renameSync(unfinished, folder);
  return folder;
}
