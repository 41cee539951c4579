import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { addDays, type Day, daysBetween } from '../../src/core/dates.ts';
import { CONTROL_PATH, controlFile, type Files, firstCommit, type Kind, pullRequests } from './monorepo.ts';

/** What is simulated: the days count from the first pull request, which brings the control file. */
export interface Plan {
  readonly workloads: number;
  readonly pullRequests: number;
  readonly start: Day;
  /** Absent: `enforce` from the first day, for comparison. */
  readonly phases?: { readonly newOnly: number; readonly enforce: number };
  readonly cli: string;
}

/** One pull request as it was judged on its day. A blocked one is repaired. */
export interface Judged {
  readonly day: Day;
  /** Days since the first one. */
  readonly since: number;
  readonly kind: Kind | 'control file' | 'baseline';
  readonly blockedBy: readonly string[];
  readonly code: number;
  /** The exit code after its author repaired the model; absent where it was not blocked. */
  readonly repaired?: number;
}

/** What came out. */
export interface Outcome {
  readonly judged: readonly Judged[];
  /** Exit codes of the scheduled scan, one a week. */
  readonly scans: readonly { readonly since: number; readonly code: number; readonly blocking: number }[];
  readonly baseline: { readonly written: number };
}

interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly blocks: boolean;
}

/** Replays pull requests through the phases of an adoption, with the built command line tool on a real repository. */
export function simulate(plan: Plan): Outcome {
  const path = mkdtempSync(join(tmpdir(), 'threatlint-adoption-'));
  try {
    return new Simulation(path, plan).run();
  } finally {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

class Simulation {
  private readonly judged: Judged[] = [];
  private readonly scans: { since: number; code: number; blocking: number }[] = [];
  private written = 0;

  constructor(
    private readonly path: string,
    private readonly plan: Plan,
  ) {}

  run(): Outcome {
    const { start, phases } = this.plan;
    this.git('init', '--quiet', '--initial-branch=main');
    this.write(firstCommit(this.plan.workloads));
    this.commit(addDays(start, -1));
    const mode =
      phases === undefined
        ? 'enforce'
        : `{new-only: ${addDays(start, phases.newOnly)}, enforce: ${addDays(start, phases.enforce)}}`;
    this.propose(start, 'control file', { [CONTROL_PATH]: controlFile(mode) });
    let week = 0;
    let kept = phases === undefined;
    for (const { day, kind, files, repair } of pullRequests(
      this.plan.workloads,
      this.plan.pullRequests,
      start,
    )) {
      const since = daysBetween(start, day);
      if (!kept && phases !== undefined && since >= phases.newOnly - 1) {
        kept = true;
        this.keep(addDays(start, phases.newOnly - 1));
      }
      for (; week * 7 <= since; week++) this.scan(addDays(start, week * 7), week * 7);
      this.propose(day, kind, files, repair);
    }
    return { judged: this.judged, scans: this.scans, baseline: { written: this.written } };
  }

  /** A pull request on its day. Where it is blocked its author repairs the model; what fails even then is not merged. */
  private propose(day: Day, kind: Judged['kind'], files: Files, repair: Files = {}): void {
    this.write(files);
    const { code, blocking } = this.check(day, ['--base', 'HEAD']);
    let last = code;
    if (code !== 0) {
      this.write(repair);
      last = this.check(day, ['--base', 'HEAD']).code;
    }
    const blockedBy = blocking.map(({ rule, message }) => `${rule}: ${message}`);
    const since = daysBetween(this.plan.start, day);
    this.judged.push({ day, since, kind, code, blockedBy, ...(code === 0 ? {} : { repaired: last }) });
    if (last === 0) this.commit(day);
    else {
      this.git('checkout', '--quiet', '--', '.');
      this.git('clean', '--quiet', '-d', '--force');
    }
  }

  private keep(day: Day): void {
    const { stdout } = this.tool(['baseline', '--today', day]);
    this.written = Number(/: (\d+) entr/.exec(stdout)?.[1] ?? Number.NaN);
    this.propose(day, 'baseline', {});
  }

  private scan(day: Day, since: number): void {
    const { code, blocking } = this.check(day, []);
    this.scans.push({ since, code, blocking: blocking.length });
  }

  private check(day: Day, args: readonly string[]): { code: number; blocking: Finding[] } {
    const { status, stdout, stderr } = this.tool([...args, '--today', day, '--format', 'json']);
    if (stdout === '') throw new Error(stderr);
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    return { code: status, blocking: findings.filter(({ blocks }) => blocks) };
  }

  private tool(args: readonly string[]): { status: number; stdout: string; stderr: string } {
    const { NODE_EXTRA_CA_CERTS: _slow, ...env } = process.env;
    const run = spawnSync(process.execPath, [resolve(this.plan.cli), ...args], {
      cwd: this.path,
      encoding: 'utf8',
      env: { ...env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status: run.status ?? -1, stdout: run.stdout, stderr: run.stderr };
  }

  private write(files: Files): void {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.path, name);
      if (text === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  }

  private commit(day: Day): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'Change', '--date', `${day}T12:00:00Z`);
  }

  private git(...args: string[]): void {
    const date = args.at(-1)?.endsWith('Z') ? { GIT_COMMITTER_DATE: args.at(-1) } : {};
    execFileSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'gc.auto=0', ...args],
      {
        cwd: this.path,
        env: { ...process.env, ...date, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
  }
}
