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
        return print((await import('./rules.ts')).listRules(command.format));
      case 'explain':
        return print((await import('./rules.ts')).explainRule(command.rule));
      case 'check': {
        const { output, code } = await (await import('./check.ts')).runCheck(command);
        print(output);
        return code;
      }
    }
  } catch (error) {
    process.stderr.write(`${failure(error)}\n`);
    return 2;
  }
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

// The exit code is set, not forced: output to a pipe would be cut.
process.exitCode = await main(process.argv.slice(2));
