import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HOUSE } from './config.ts';
import { Refusal, type Say } from './words.ts';

/** Folder of the built widgets. */
export const WIDGETS = join(HOUSE, 'packages/embed/dist');

const BUILD = join(HOUSE, 'packages/embed/build.ts');
const SOURCES = [...['contract', 'client', 'elements', 'embed'].map((name) => join(HOUSE, 'packages', name, 'src')), BUILD];

/** Builds the widgets when they are missing or older than what they are made of. */
export function buildStaleWidgets(say: Say, out: (line: string) => void): void {
  if (oldest(WIDGETS) > newest(SOURCES)) return;
  out(say('building'));
  if (spawnSync(process.execPath, [BUILD], { cwd: HOUSE, stdio: 'inherit' }).status !== 0) throw new Refusal('build.failed');
}

function times(path: string): number[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [statSync(path).mtimeMs];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
}

const newest = (paths: string[]) => Math.max(...paths.flatMap(times));
const oldest = (path: string) => Math.min(...times(path), ...(existsSync(path) ? [] : [-Infinity]));
