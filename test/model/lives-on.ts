import assert from 'node:assert/strict';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { derived } from './derived.ts';
import { live, type Life } from './life.ts';

const OFTEN = 250;

/** Lives so long, with the invariants looked at now and then, and lays what stands beside what a rebuild makes of it. */
export async function livesOn(acts: number, seed: string): Promise<Record<string, { times: number; refused: number }>> {
  const life = await live(acts, seed, async (so, act) => {
    if (act % OFTEN === 0) await sound(so, act);
  });
  try {
    await sound(life, acts);
    const stood = await derived(life.db);
    await rebuild(life.db, life.community, life.now);
    assert.deepEqual(await derived(life.db), stood);
    await sound(life, acts);
    return Object.fromEntries(life.tried);
  } finally {
    life.db.close();
  }
}

async function sound({ db }: Life, act: number): Promise<void> {
  assert.deepEqual({ act, broken: (await checkInvariants(db)).filter(({ broken }) => broken) }, { act, broken: [] });
}
