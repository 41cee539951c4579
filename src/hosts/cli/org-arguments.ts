import type { Day } from '../../core/dates.ts';
import { MOST_SHARDS, readShard, type Shard } from '../../org/shards.ts';
import { ORGANISATION_FORMATS, type OrganisationFormat } from '../../report/organisation/formats.ts';
import type { IssuesRequest } from '../org/issues.ts';
import type { PlanRequest, Repositories, ScanRequest } from '../org/requests.ts';
import { UsageError } from '../usage.ts';
import { noMore, oneOf } from './values.ts';

/** What `threatlint org` is asked to do. */
export type OrgCommand =
  | ({ readonly do: 'org-plan' } & PlanRequest)
  | ({ readonly do: 'org-scan'; readonly format: OrganisationFormat } & ScanRequest)
  | {
      readonly do: 'org-merge';
      readonly states: readonly string[];
      readonly format: OrganisationFormat;
    };

type Values = { readonly [name: string]: string | boolean | undefined };

/** The options of `threatlint org`, and which of its steps take them. */
const STEPS = {
  plan: ['list', 'shards', 'save', 'api'],
  scan: ['list', 'shard', 'state', 'policy', 'today', 'format', 'api', 'issues', 'issue-limit'],
  merge: ['format'],
} as const;

export const ORG_OPTIONS = [
  'list',
  'shards',
  'shard',
  'save',
  'state',
  'policy',
  'today',
  'format',
  'api',
  'issues',
  'issue-limit',
] as const;

/** Reads the arguments of `threatlint org`. Throws a UsageError. */
export function readOrg(
  values: Values,
  [step, ...operands]: readonly string[],
  today: { today?: Day },
): OrgCommand {
  if (step === undefined)
    throw new UsageError(
      '`threatlint org` needs a step',
      'Use `threatlint org plan`, `threatlint org scan` or `threatlint org merge`.',
    );
  const known = oneOf('org', step, ['plan', 'scan', 'merge']);
  const allowed: readonly string[] = STEPS[known];
  const extra = Object.keys(values).find(name => !allowed.includes(name));
  if (extra !== undefined)
    throw new UsageError(`\`--${extra}\` has no meaning for \`threatlint org ${known}\``, 'Leave it out.');
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const given = (name: 'save' | 'state' | 'policy' | 'api') => {
    const value = text(name);
    return value === undefined ? {} : { [name]: value };
  };
  const format = oneOf('format', text('format'), ORGANISATION_FORMATS);
  if (known === 'merge') {
    if (operands.length === 0)
      throw new UsageError(
        '`threatlint org merge` needs state files',
        'Name those that the shards wrote with `--state`.',
      );
    return { do: 'org-merge', states: operands, format };
  }
  noMore(operands.slice(1), `org ${known}`);
  const of = repositoriesOf(operands[0], text('list'), known);
  if (known === 'plan')
    return { do: 'org-plan', of, shards: shardsOf(text('shards')), ...given('save'), ...apiOf(text('api')) };
  return {
    do: 'org-scan',
    of,
    shard: shardOf(text('shard')),
    format,
    ...today,
    ...given('state'),
    ...given('policy'),
    ...apiOf(text('api')),
    ...issuesOf(text('issues'), text('issue-limit')),
  };
}

function repositoriesOf(owner: string | undefined, list: string | undefined, step: string): Repositories {
  if (owner !== undefined && list !== undefined)
    throw new UsageError('an organisation and `--list` exclude each other', 'Leave one of them out.');
  if (list !== undefined) return { list };
  if (owner === undefined)
    throw new UsageError(
      `\`threatlint org ${step}\` needs an organisation`,
      'Name its login, or give a list of repositories with `--list`.',
    );
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(owner)) return { owner };
  throw new UsageError(
    `\`${owner}\` is no login of an organisation`,
    'Name it as in its address; for single repositories use `--list`.',
  );
}

function shardsOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= MOST_SHARDS) return Number(text);
  throw new UsageError(
    `\`--shards\` must be a number from 1 to ${MOST_SHARDS}; found \`${text}\``,
    'Write, for example, `--shards 8`.',
  );
}

function shardOf(text: string | undefined): Shard {
  if (text === undefined) return { number: 1, of: 1 };
  const shard = readShard(text);
  if (shard !== undefined) return shard;
  throw new UsageError(
    `\`--shard\` must be one of so many; found \`${text}\``,
    'Write, for example, `--shard 3/8`.',
  );
}

/** Issues are opened only for who says so in as many words. */
function issuesOf(mode: string | undefined, limit: string | undefined): { issues?: IssuesRequest } {
  if (mode === undefined) {
    if (limit === undefined) return {};
    throw new UsageError('`--issue-limit` needs `--issues`', 'Add `--issues dry-run` or `--issues keep`.');
  }
  if (limit !== undefined && !/^(\d{1,2}|100)$/.test(limit))
    throw new UsageError(
      `\`--issue-limit\` must be a number from 0 to 100; found \`${limit}\``,
      'Write, for example, `--issue-limit 20`.',
    );
  const known = oneOf('issues', mode, ['dry-run', 'keep']);
  return { issues: { mode: known === 'keep' ? 'true' : 'dry-run', cap: Number(limit ?? '10') } };
}

/** The token is sent there: encrypted, unless it stays on this machine. */
function apiOf(text: string | undefined): { api?: string } {
  if (text === undefined) return {};
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  if (url !== undefined && (url.protocol === 'https:' || local) && url.search === '' && url.username === '')
    return { api: text.replace(/\/+$/, '') };
  throw new UsageError(
    `\`--api\` must be an https address; found \`${text}\``,
    'Write, for example, `--api https://ghe.example.org/api/v3`.',
  );
}
