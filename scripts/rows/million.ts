import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOne } from '@cocarde/worker/database.ts';
import { pageOf, writeBoards } from '../ranks/board.ts';
import { MeteredD1 } from './meter.ts';

const SEVERAL = 50;

/**
 * Most rows that a leaderboard page reads among so many members who all have points in this week and the one before:
 * for members from the first to the last place. Facts are left out: twenty for each of a million would take an hour
 * and change nothing of what the page reads.
 */
export async function pageAmong(members: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-million-'));
  const file = join(folder, 'million.db');
  writeBoards(file, members, ['2026-W46', '2026-W47']);
  const db = await MeteredD1.open(file);
  rmSync(folder, { recursive: true });
  try {
    let most = 0;
    for (let n = 0; n < SEVERAL; n += 1) {
      db.take();
      await readOne(db, pageOf(db, 1 + Math.floor((n * (members - 1)) / (SEVERAL - 1)), 'week'));
      most = Math.max(most, db.take().read);
    }
    return most;
  } finally {
    await db.close();
  }
}
