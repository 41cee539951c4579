import type { Day } from '../../core/dates.ts';
import type { DiffFormat } from '../../report/diff.ts';
import type { Format, SuggestFormat } from '../../report/formats.ts';
import type { OrgCommand } from './org-arguments.ts';
import type { ReviewCommand } from './review-arguments.ts';
import type { Clone } from './values.ts';

/** What the command line asks for. */
export type Command =
  | {
      readonly do: 'check';
      readonly directory: string;
      readonly base?: string;
      readonly today?: Day;
      /** The organisation's policy, a file. */
      readonly policy?: string;
      readonly format: Format;
      readonly all: boolean;
      readonly fix: boolean;
      /** Shows what `fix` would do, and writes nothing. */
      readonly dryRun: boolean;
    }
  | { readonly do: 'fmt'; readonly paths: readonly string[]; readonly check: boolean }
  | ReviewCommand
  | OrgCommand
  | { readonly do: 'diff'; readonly base?: string; readonly head?: string; readonly format: DiffFormat }
  | { readonly do: 'inventory'; readonly directory: string; readonly format: DiffFormat }
  | { readonly do: 'coverage'; readonly model?: string; readonly format: DiffFormat }
  | {
      readonly do: 'replay';
      readonly since: Day | number;
      readonly today?: Day;
      readonly format: 'text' | 'json';
    }
  | {
      readonly do: 'suggest';
      readonly model?: string;
      readonly format: SuggestFormat;
      /** How many at most; absent: all. */
      readonly limit?: number;
    }
  | { readonly do: 'init'; readonly directory: string; readonly today?: Day }
  | {
      readonly do: 'upstream';
      readonly clones: readonly Clone[];
      readonly update: boolean;
      readonly today?: Day;
    }
  | {
      readonly do: 'baseline';
      readonly directory: string;
      readonly today?: Day;
      readonly prune: boolean;
      readonly grow: boolean;
    }
  | { readonly do: 'explain'; readonly rule: string }
  | { readonly do: 'rules'; readonly format: 'text' | 'json' }
  | { readonly do: 'help' }
  | { readonly do: 'version' };
