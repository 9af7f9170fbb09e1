import { readOne, type Database } from '../database.ts';
import { forgetDifferences, keepDifferences, placeOf, setPlace, thingsAfter, type Kind, type Page, type Thing } from './reconcile.queries.ts';

const KINDS: readonly Kind[] = ['post', 'round'];

/** How much one run asks of the database. */
export interface Ceilings {
  /** Things of a page, and rows that hang on them, unless a single thing has more. */
  things: number;
  rows: number;
  /** Rows that hang on one thing: what has more is left to `doctor`, as a page cannot be a part of it. Each is read some five times. */
  single: number;
  /** Pages of each kind. */
  pages: number;
  /** Rows read, where the database says so, after which no further page of a kind is begun. */
  read: number;
}

/** Five pages make it 42 things that a run asks of D1, where 50 are the most on its free plan; run every quarter of an hour, 5,000 rows are a tenth of what that reads for nothing a day. */
export const CEILINGS: Ceilings = { things: 100, rows: 2_000, single: 5_000, pages: 5, read: 5_000 };

/** What a run did. */
export interface Reconciled {
  looked: number;
  /** What does not add up, whether it was known or not. */
  found: number;
}

/**
 * Counts posts and rounds again, a few pages of each, from where the last run ended, and round again; keeps what differs from
 * what is shown, for animateurs to see, and says each on its own line when it is found and when it is gone. It puts nothing right: what made
 * a difference would make the next one. A run that fails is told, and the next one tries again.
 */
export async function reconcile(db: Database, now: number, ceilings = CEILINGS): Promise<Reconciled> {
  const done: Reconciled = { looked: 0, found: 0 };
  try {
    for (const kind of KINDS) await countAgain(db, kind, now, ceilings, done);
  } catch (error) {
    tell('reconcile_failed', { error: String(error) });
  }
  return done;
}

async function countAgain(db: Database, kind: Kind, now: number, ceilings: Ceilings, done: Reconciled): Promise<void> {
  let place = await readOne(db, placeOf(db, kind));
  let read = 0;
  for (let n = 0; n < ceilings.pages && read < ceilings.read; n += 1) {
    const things = await readOne(db, thingsAfter(db, kind, place, ceilings.things));
    if (things.length === 0) {
      await setPlace(db, kind, null).run();
      return;
    }
    const { community, subject, size } = things[0]!;
    const looked = fewEnough(things, ceilings);
    const upTo = looked.at(-1)?.subject ?? subject;
    const page: Page = { community, after: community === place.community ? place.subject : '', upTo };
    if (looked.length === 0) {
      await setPlace(db, kind, page).run();
      tell('counts_skipped', { community, kind, subject, rows: size });
    } else {
      // One transaction: what is shown and what it is counted from are of one moment, however much is written meanwhile.
      const outcome = await db.batch([keepDifferences(db, kind, page, now), forgetDifferences(db, kind, page, now), setPlace(db, kind, page)]);
      const [kept, gone] = outcome;
      for (const { subject, differs, foundAt } of kept!.results) if (foundAt === now) tell('counts_differ', { community, kind, subject, differs: JSON.parse(differs as string) });
      for (const { subject } of gone!.results) tell('counts_agree_again', { community, kind, subject });
      done.looked += looked.length;
      done.found += kept!.results.length;
      read += outcome.reduce((sum, { meta }) => sum + meta.rows_read, 0);
    }
    place = { community, subject: upTo };
  }
}

/** The first of them that are of one community and have not too much hanging on them; none where the very first has more than can be counted. */
function fewEnough(things: readonly Thing[], { rows, single }: Ceilings): readonly Thing[] {
  let size = 0;
  const end = things.findIndex((thing, n) => thing.community !== things[0]!.community || thing.size > single || (size += thing.size) > rows && n > 0);
  return end < 0 ? things : things.slice(0, end);
}

/** A line for whoever reads the log of the service. */
function tell(code: 'counts_differ' | 'counts_agree_again' | 'counts_skipped' | 'reconcile_failed', what: object): void {
  console.error(JSON.stringify({ code, ...what }));
}
