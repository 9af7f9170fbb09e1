import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface FoundBrowser {
  executablePath: string;
  args: string[];
}

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What a browser would do on its own beside our pages: update itself, sync, look for QUIC. */
const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--disable-quic',
];

async function firstExecutable(paths: string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (await access(path, constants.X_OK).then(() => true, () => false)) return path;
  }
  return undefined;
}

/** A Chromium that runs: `CHROME_PATH`, an installed one, on Linux the one from npm. Undefined when there is none. */
export async function findBrowser(): Promise<FoundBrowser | undefined> {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    const executablePath = await firstExecutable([asked]);
    if (!executablePath) throw new Error(`CHROME_PATH names no program: ${asked}`);
    return { executablePath, args: ARGS };
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const installed = await firstExecutable([...onPath, ...PLACES]);
  if (installed) return { executablePath: installed, args: ARGS };
  if (process.platform !== 'linux') return undefined;
  const packed = await import('@sparticuz/chromium').catch(() => undefined);
  const executablePath = await packed?.default.executablePath().catch(() => undefined);
  // Without the arguments that the package advises: they put all pages into one process, which ends with the first of them, and
  // switch off the rules about origins that our pages are tested against.
  return executablePath ? { executablePath, args: ARGS } : undefined;
}

export const NO_BROWSER = 'not run: no browser (set CHROME_PATH, or install Chrome or Chromium)';
