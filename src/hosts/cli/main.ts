#!/usr/bin/env node
import { VERSION } from '../../version.ts';
import { UsageError } from '../usage.ts';
import { readArguments } from './arguments.ts';

/** Runs the command line and gives the exit code. Commands are loaded when they are run. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const command = readArguments(args);
    switch (command.do) {
      case 'help':
        return print((await import('./help.ts')).HELP);
      case 'version':
        return print(`threatlint ${VERSION}\n`);
      case 'rules':
        return print(await (await import('./rules.ts')).listRules(command.format));
      case 'explain':
        return print(await (await import('./rules.ts')).explainRule(command.rule));
      case 'check':
        return show(await (await import('./check.ts')).runCheck(command));
      case 'diff':
        return show(await (await import('./diff.ts')).runDiff(command));
      case 'coverage':
        return show(await (await import('./coverage.ts')).runCoverage(command.model, command.format));
      case 'inventory':
        return show(await (await import('./inventory.ts')).runInventory(command.directory, command.format));
      case 'replay':
        return show(await (await import('./replay.ts')).runReplay(command));
      case 'upstream':
        return show(await (await import('./upstream.ts')).runUpstream(command));
      case 'suggest':
        return show(await (await import('./suggest.ts')).runSuggest(command));
      case 'baseline':
        return show(await (await import('./baseline.ts')).runBaseline(command));
      case 'fmt':
        return show(await (await import('./fmt.ts')).runFmt(command));
      case 'review':
        return show(await (await import('./review.ts')).runReview(command));
      case 'org-plan':
      case 'org-scan':
      case 'org-merge':
        return show(await (await import('./org.ts')).runOrg(command));
      case 'init':
        return show(await (await import('./init.ts')).runInit(command));
    }
  } catch (error) {
    process.stderr.write(`${failure(error)}\n`);
    return 2;
  }
}

function show({ output, code }: { output: string; code: number }): number {
  print(output);
  return code;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function failure(error: unknown): string {
  if (error instanceof UsageError) return `threatlint: ${error.message}. ${error.remedy}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `threatlint: a fault in threatlint itself. Please report it with the lines below.\n${detail}`;
}

// Whoever reads the output may stop early (`| head`): that is no failure of the run.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The exit code is set, not forced: output to a pipe would be cut.
process.exitCode = await main(process.argv.slice(2));
