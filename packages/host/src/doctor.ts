import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import type { SqliteD1 } from './d1-sqlite.ts';
import type { Say } from './words.ts';

interface Finding {
  name: string;
  broken: number;
  sample: unknown[];
}

/** Prints every invariant with how many rows break it and a few of them. Answers the exit code: 1 when one is broken. */
export async function doctor(db: SqliteD1, say: Say, out: (line: string) => void): Promise<0 | 1> {
  const findings: Finding[] = [checkFile(db, say), ...await checkInvariants(db)];
  const width = Math.max(...findings.map(({ name }) => name.length));
  for (const { name, broken, sample } of findings) {
    out(`${name.padEnd(width)}  ${broken ? say('doctor.broken', { n: broken }) : say('doctor.ok')}`);
    for (const row of sample) out(`  ${JSON.stringify(row)}`);
  }
  const ill = findings.some(({ broken }) => broken > 0);
  out(say(ill ? 'doctor.ill' : 'doctor.well'));
  return ill ? 1 : 0;
}

/** What SQLite itself says of its pages, indexes and foreign keys. */
function checkFile(db: SqliteD1, say: Say): Finding {
  const sample = db.connection.trusted((sqlite) => [
    ...sqlite.prepare('PRAGMA integrity_check').all().filter((row) => row.integrity_check !== 'ok'),
    ...sqlite.prepare('PRAGMA foreign_key_check').all(),
  ]);
  return { name: say('doctor.file'), broken: sample.length, sample: sample.slice(0, 3) };
}
