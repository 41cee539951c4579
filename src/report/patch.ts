import { visible } from './escape.ts';

/** What would change in a file: its old and new lines, with three lines around them. Nothing where nothing would. */
export function patch(path: string, before: string, after: string): string {
  if (before === after) return '';
  const old = before.split('\n');
  const now = after.split('\n');
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const from = Math.max(0, head - 3);
  const lines = [
    `--- ${path}`,
    `+++ ${path}`,
    `@@ line ${from + 1} @@`,
    ...old.slice(from, head).map(line => ` ${line}`),
    ...old.slice(head, old.length - tail).map(line => `-${line}`),
    ...now.slice(head, now.length - tail).map(line => `+${line}`),
    ...old.slice(old.length - tail, old.length - tail + 3).map(line => ` ${line}`),
  ];
  return `${lines.map(line => visible(line.replace(/\r$/, ''))).join('\n')}\n`;
}
