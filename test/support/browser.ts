import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './repository.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; undefined where there is none. */
export const browser: string | undefined = [process.env['CHROME_PATH'], ...PLACES].find(
  path => path !== undefined && existsSync(path),
);

/** How a page is looked at. */
export interface View {
  /** In CSS pixels. */
  readonly width?: number;
  /** Where a picture of the whole page is written, PNG. */
  readonly picture?: string;
}

/** Opens a page from a file in a headless browser, runs the body of a function in it, and gives back what that returns. */
export async function openPage(
  html: string,
  body: string,
  { width = 1280, picture }: View = {},
): Promise<Record<string, unknown>> {
  const folder = temporaryFolder();
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const child = spawn(
    browser ?? '',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      `--window-size=${width},900`,
      '--remote-debugging-pipe',
      `--user-data-dir=${join(folder, 'profile')}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise(resolve => child.on('exit', resolve));
  try {
    return await evaluateIn(new Debugger(child), pathToFileURL(file).href, body, { width, picture });
  } finally {
    child.kill();
    await ended;
  }
}

async function evaluateIn(
  tools: Debugger,
  url: string,
  body: string,
  { width, picture }: { readonly width: number; readonly picture: string | undefined },
): Promise<Record<string, unknown>> {
  const { targetId } = await tools.send('Target.createTarget', { url });
  const { sessionId } = await tools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = sessionId as string;
  const there = {
    expression: `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`,
  };
  for (let tries = 0; tries < 100; tries++) {
    const { result } = await tools.send('Runtime.evaluate', there, session);
    if ((result as { value?: unknown }).value === true) break;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: false };
  await tools.send('Emulation.setDeviceMetricsOverride', metrics, session);
  if (picture !== undefined) {
    const shot = { format: 'png', captureBeyondViewport: true };
    const { data } = await tools.send('Page.captureScreenshot', shot, session);
    writeFileSync(picture, Buffer.from(data as string, 'base64'));
  }
  const params = {
    expression: `(() => {${body}})()`,
    returnByValue: true,
  };
  const { result, exceptionDetails } = await tools.send('Runtime.evaluate', params, session);
  if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
  return (result as { value: Record<string, unknown> }).value;
}

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** The browser's own protocol: JSON between zero bytes, over two pipes. */
class Debugger {
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #to: Writable;
  #next = 1;

  constructor(child: ChildProcess) {
    this.#to = child.stdio[3] as Writable;
    let text = '';
    (child.stdio[4] as Readable).on('data', chunk => {
      const messages = `${text}${String(chunk)}`.split('\0');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const reply = JSON.parse(message) as Reply;
        this.#waiting.get(reply.id ?? 0)?.(reply);
      }
    });
    child.on('exit', () => {
      for (const answer of this.#waiting.values()) answer({ error: { message: 'the browser ended' } });
    });
  }

  async send(method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> {
    const id = this.#next++;
    const reply = new Promise<Reply>(resolve => this.#waiting.set(id, resolve));
    this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await reply;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }
}
