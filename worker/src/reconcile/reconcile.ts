import { readOne, type Database } from '../database.ts';
import { forgetDifferences, keepDifferences, placeOf, setPlace, thingsAfter, type Kind, type Page, type Thing } from './reconcile.queries.ts';

const KINDS: readonly Kind[] = ['post', 'round'];

/** Things of a page, and rows that hang on them, unless a single thing has more. */
const MOST_THINGS = 100;
const MOST_ROWS = 2_000;

/** Pages of each kind a run: with these a run asks 42 things of D1, where 50 are the most on its free plan. */
const PAGES = 5;
/** Where the database says what it read, a run ends after so much: run every quarter of an hour, a tenth of what D1 reads for nothing a day. */
const MOST_READ = 5_000;

/** What a run did. */
export interface Reconciled {
  looked: number;
  /** What does not add up, whether it was known or not. */
  found: number;
}

/**
 * Counts posts and rounds again, a few pages of each, from where the last run ended, and round again; keeps what differs from
 * what is shown, for animateurs to see, and says each on its own line when it is found and when it is gone. It puts nothing right: what made
 * a difference would make the next one.
 */
export async function reconcile(db: Database, now: number): Promise<Reconciled> {
  const done: Reconciled = { looked: 0, found: 0 };
  for (const kind of KINDS) {
    let place = await readOne(db, placeOf(db, kind));
    let read = 0;
    for (let n = 0; n < PAGES && read < MOST_READ; n += 1) {
      const things = await readOne(db, thingsAfter(db, kind, place, MOST_THINGS));
      if (things.length === 0) {
        await setPlace(db, kind, null).run();
        break;
      }
      const looked = fewEnough(things);
      const { community, subject: upTo } = looked.at(-1)!;
      const page: Page = { community, after: community === place.community ? place.subject : '', upTo };
      // One transaction: what is shown and what it is counted from are of one moment, however much is written meanwhile.
      const outcome = await db.batch([keepDifferences(db, kind, page, now), forgetDifferences(db, kind, page, now), setPlace(db, kind, page)]);
      const [kept, gone] = outcome;
      for (const { subject, differs, foundAt } of kept!.results) if (foundAt === now) tell('counts_differ', { community, kind, subject, differs: JSON.parse(differs as string) });
      for (const { subject } of gone!.results) tell('counts_agree_again', { community, kind, subject });
      done.looked += looked.length;
      done.found += kept!.results.length;
      read += outcome.reduce((sum, { meta }) => sum + meta.rows_read, 0);
      place = { community, subject: upTo };
    }
  }
  return done;
}

/** The first of them that are of one community and have not too much hanging on them; one at least. */
function fewEnough(things: readonly Thing[]): Thing[] {
  let size = 0;
  const end = things.findIndex((thing, n) => thing.community !== things[0]!.community || (size += thing.size) > MOST_ROWS && n > 0);
  return end < 0 ? [...things] : things.slice(0, end);
}

/** A line for whoever reads the log of the service. */
function tell(code: 'counts_differ' | 'counts_agree_again', what: object): void {
  console.error(JSON.stringify({ code, ...what }));
}
