import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { putBoard } from '@cocarde/worker/boards/boards.queries.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { madeTitle } from '../../test/support/titles.ts';
import { BOARD_PAGES, DEFINITION } from './board-pages.ts';
import { BOARD, ISSUER } from './facts.ts';
import type { Operation } from './operations.ts';

/** A board of any number of ideas, as many of them French as English. */
export interface Titled {
  community: CommunityRow;
  animateur: MemberRow;
  /** Has written one idea in a hundred. */
  author: MemberRow;
  /** Two ideas that stand there. */
  idea: string;
  other: string;
}

const similar = (name: string, title: string): Operation<Titled> => ({
  name: `similar, ${name}`, as: 'animateur', method: 'GET', path: () => `/boards/${BOARD}/ideas/similar?title=${encodeURIComponent(title)}`,
  budget: { read: 2_000, written: 0 }, grows: 'with what matches, up to 1,400 titles',
});
const change = (name: string, method: string, path: (scene: Titled) => string, body?: (scene: Titled) => unknown): Operation<Titled> =>
  ({ name, as: 'animateur', method, path, ...(body && { body }) });

/** In this order: each finds what those before it left. */
export const TITLES: readonly Operation<Titled>[] = [
  ...BOARD_PAGES,
  similar('a title that is there', madeTitle('fr', 7)),
  similar('with slips', 'Simplifer les réunoins pour les nouveau arrivant'),
  similar('common words only', 'Créer les réunions avec les équipes'),
  similar('one common word', 'Réunions'),
  similar('a single letter', 'a'),
  similar('small words only', 'what is it that they are in for'),
  similar('nothing alike', 'Zygomatiques hexaédriques'),
  similar('160 characters', 'créer organiser réduire améliorer partager tester simplifier mesurer les réunions, visuels, retours, vidéos, campagnes, partenariats, contrats'),
  similar('one letter 160 times', 'e'.repeat(160)),
  similar('every common ending', 'tion ment ance ence eur ion ing ers ies ons ent ant ard age ure oir ait ais ous ant able ible isme iste'),
  change('propose an idea without tags', 'POST', () => `/boards/${BOARD}/ideas`, () => ({ title: 'Une idée de plus pour les réunions' })),
  change('remove an idea', 'PUT', ({ idea }) => `/posts/${idea}/removal`, () => ({ reason: 'Mesure' })),
  change('bring it back', 'DELETE', ({ idea }) => `/posts/${idea}/removal`),
  change('merge two ideas', 'PUT', ({ idea }) => `/ideas/${idea}/merge`, ({ other }) => ({ into: other })),
  change('take them apart', 'DELETE', ({ idea }) => `/ideas/${idea}/merge`),
];

/** What becomes of every fifth idea. */
const FATES: readonly ([status: string, stage: string | null] | undefined)[] = [['review', null], , , , , ['planned', 'pilote'], , , , , ['planned', 'idee'], , , , , ['done', null], , , , , ['declined', null], , , , ,];
const YEAR = 365 * 86_400_000;

export async function seedTitles(path: string, ideas: number): Promise<Titled> {
  const db = new SqliteD1(path);
  migrate(db);
  const now = Date.now();
  const community = await createCommunity(db, { slug: 'rows', name: 'Rows', timeZone: 'Europe/Paris', now });
  const animateur = await enrol(db, community, { issuer: ISSUER, subject: 'animateur', name: 'animateur', team: 'Contenu', role: 'animateur', joinedAt: now });
  const author = await enrol(db, community, { issuer: ISSUER, subject: 'author', name: 'author', team: 'Contenu', joinedAt: now });
  await putBoard(db, community.id, BOARD, DEFINITION, null).run();
  const id = (n: number) => n.toString().padStart(20, '0');
  db.connection.trusted((sqlite) => {
    sqlite.exec('BEGIN');
    const post = sqlite.prepare(
      "INSERT INTO post (community, id, kind, board, author, title, tags, status, stage, status_at, votes, at, day) VALUES (?, ?, 'idea', ?, ?, ?, ?, ?, ?, ?, ?, ?, '2026-11-22')",
    );
    for (let n = 0; n < ideas; n += 1) {
      const [status, stage] = FATES[n % FATES.length] ?? ['new', null];
      // Over a year, so that two in three wait for longer than their board allows.
      const at = now - Math.floor((n / ideas) * YEAR);
      post.run(
        community.id, id(n), BOARD, n % 100 === 99 ? author.id : null, madeTitle(n % 2 ? 'en' : 'fr', n >> 1), JSON.stringify([`tag-${n % 40}`]), status, stage,
        status === 'new' ? null : at + n % 1_000, Math.floor(300 / (1 + n % 300)), at,
      );
    }
    sqlite.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
  db.close();
  return { community, animateur, author, idea: id(14), other: id(28) };
}
