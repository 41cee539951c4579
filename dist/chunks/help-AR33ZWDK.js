import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import"./chunk-T2EYXN3I.js";var HELP=`threatlint: a linter for threat models kept as code

Usage
  threatlint [check] [directory] [options]   judge the models of a repository
  threatlint review <model> [options]        what to talk about, and the entry for it
  threatlint fmt [files] [--check]           keys in the order of the schema
  threatlint diff [base] [head]              what changed in architecture and models
  threatlint coverage [model]                what has been looked at, and what is open
  threatlint inventory [directory]           what is deployed, and which model has it
  threatlint replay [--since 90d]            what the gate would have said of the past
  threatlint suggest [model]                 threats that the models have not considered
  threatlint org <step> [organisation]       many repositories, without cloning
  threatlint init [directory]                a control file and first models to start from
  threatlint upstream <owner/repo=clone>...  what models of others say now
  threatlint baseline [--prune] [directory]  keep the findings that are there now
  threatlint explain <rule>                  why a rule exists, and what satisfies it
  threatlint rules [--format text|json]      every rule, with its severity

Options of check
  --base <ref>       compare with this commit: only what is new fails, and the
                     architecture changes since then are held against the models
  --policy <file>    the organisation's policy, above the control file
  --format <name>    text (default), json, github, markdown,
                     sarif, junit or gitlab (code quality)
  --today <day>      judge dates as of this day (YYYY-MM-DD)
  --all              show findings that exist at the base commit in full
  --fix              write what findings offer as a fix, and check again
  --dry-run          with --fix: show it, and write nothing
  --help, --version

suggest takes --format yaml|text|json, --limit <number> (15 unless told) and
--all; the model is named by its id or file. It judges nothing: exit code 0.

Options of review (at a terminal it asks for what they leave open)
  --why <reason>     initial, periodic, change, incident or audit
  --engineering, --security, --product, --operations, --privacy <name>
  --note <text>
  --yes              write the entry without asking
  --format <name>    text (default) or markdown: the check-list alone

Options of upstream
  --update           write threat-model/upstream.lock.yaml

diff, coverage, inventory and replay take --format text|json; the first three
markdown as well; replay, review, init, baseline and upstream take --today.
baseline --prune only removes entries that are closed; --grow lets an existing
baseline gain some.

Steps of org (the token of GITHUB_TOKEN is used)
  org plan <organisation> [--shards <n>]     print the matrix of a workflow;
      --save <file> writes the list that all shards then read
  org scan <organisation> [--shard 3/8]      judge what needs no clone;
      --state <file> lets a scan that was cut off go on;
      --issues dry-run|keep keeps review issues in the
      repositories, at most --issue-limit <n> new ones
  org merge <state files>                    one report of all shards
  --list <file>      instead of an organisation: owner/name a line
  --format <name>    markdown (default), json or html
  --api <url>        such as https://ghe.example.org/api/v3
scan takes --policy and --today as well.

Exit codes
  0  clean
  1  at least one finding that fails the run
  2  threatlint could not run: wrong arguments, no repository
  3  nothing found, but something that was needed could not be looked at
`;export{HELP};
