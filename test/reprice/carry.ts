import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';

const CARRIER = fileURLToPath(new URL('./carrier.ts', import.meta.url));
const SECRET = 'cmVwcmljaW5nLW5lZWRzLWEtc2VjcmV0LW9mLTMyLWI';

/** Something that is carried out page by page. */
export interface Job {
  /** File of the database. */
  path: string;
  community: string;
  /** Where the next page is asked for, below the community. */
  address: string;
  animateur: MemberRow;
}

export interface Kills {
  kills: number;
  /** Pages between two kills, at most. */
  apart: number;
}

/** Asks for pages by a process that is killed so many times with `SIGKILL`, wherever it happens to be. Gives the milliseconds of each page that was answered. */
export async function carry({ path, community, address, animateur }: Job, { kills, apart }: Kills, say: (line: string) => void = () => {}): Promise<number[]> {
  const took: number[] = [];
  for (let left = kills; ; left -= 1) {
    const carrier = spawn(process.execPath, [CARRIER, path, community, address, SECRET, JSON.stringify(animateur)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const enough = took.length + Math.floor(Math.random() * apart);
    let said = '';
    const killLater = () => {
      // Anywhere in the page that comes, as far as its length can be told from the last one.
      if (left > 0 && took.length >= enough) setTimeout(() => carrier.kill('SIGKILL'), Math.random() * (took.at(-1) ?? 200));
    };
    carrier.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (said + text).split('\n');
      said = lines.pop()!;
      took.push(...lines.map(Number));
      killLater();
    });
    const [code, signal] = await once(carrier, 'close') as [number | null, string | null];
    if (signal !== 'SIGKILL') {
      assert.equal(code, 0);
      assert.ok(left <= 0, `finished before it was killed ${kills} times`);
      return took;
    }
    say(`killed after ${took.length} pages`);
  }
}
