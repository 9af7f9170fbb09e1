import { readFile } from 'node:fs/promises';
import { addDays, dayOf } from '@cocarde/worker/calendar/calendar.ts';
import { createCommunity, loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { markAll } from '@cocarde/worker/inbox/inbox.ts';
import { trustIntranet } from '@cocarde/worker/identity/trust.ts';
import { PERSONAS } from '@cocarde/examples/intranet/personas.ts';
import { transaction, type SqliteD1 } from './d1-sqlite.ts';
import { playFavours } from './demo/favours.ts';
import { playExperts } from './demo/experts.ts';
import { playFlurry } from './demo/flurry.ts';
import { playKnowledge } from './demo/play-knowledge.ts';
import { habitsOf } from './demo/habits.ts';
import { settle } from './demo/settings.ts';
import { readOrMakeIntranetKey } from './demo/intranet-secret.ts';
import { OfficeHours } from './demo/office-hours.ts';
import { Random } from './demo/random.ts';
import { Scene } from './demo/scene.ts';
import { outOfShow, playScript } from './demo/script.ts';
import { namelessPollId, playShelves } from './demo/play-shelves.ts';
import { playSecondBoard, pollId } from './demo/second-board.ts';
import { playDay } from './demo/sessions.ts';
import { playTalk } from './demo/talk.ts';
import { playWaiting } from './demo/waiting.ts';
import { noChanges } from './import/changes.ts';
import { checkSources, type Source } from './import/check.ts';
import { type Deed, replay } from './import/deeds.ts';
import { planPosts } from './import/plan.ts';
import { Roster } from './import/roster.ts';

export { readIntranetKey } from './demo/intranet-secret.ts';

/** The demo community, made from `examples/data` and half a year of made-up activity. */
export const DEMO = {
  slug: 'marketing', name: 'Communauté Marketing', timeZone: 'Europe/Paris', issuer: 'https://intranet.meridien.example',
  board: 'campagnes', second: 'irritants', article: 'article-horizon',
} as const;

const HALF_YEAR = 182;
/** The end is lively, so that the week's leaderboard is full; before, calm, so that all of it is made in seconds. */
const CALM = 0.75;
const LIVELY = { days: 14, factor: 2.2 };
/** Working days on which the member persona never missed a visit. */
const STREAK = 12;
/** Working days whose messages the personas have not read. */
const READ = 3;

export interface DemoSettings {
  /** The installation's secret, which seals the intranet's key in the database. */
  secret: string;
  /** Activity ends here. The same day gives the same activity. */
  now: number;
  /** Where `intranet.json` is kept, with the key that the demo's intranet signs with. */
  dataDir: string;
}

/**
 * Creates the demo community when it is missing. All of it is one transaction: interrupted, nothing is there and the
 * next start begins anew; created, the next start changes nothing.
 */
export async function createDemo(db: SqliteD1, { secret, now, dataDir }: DemoSettings): Promise<void> {
  const key = await readOrMakeIntranetKey(dataDir, { issuer: DEMO.issuer, community: DEMO.slug });
  const sources = { members: await source('members.csv'), ideas: await source('idees.csv'), questions: await source('questions.csv') };
  await transaction(db, async () => {
    const existing = await loadCommunity(db, DEMO.slug);
    const created = existing ?? await createCommunity(db, { slug: DEMO.slug, name: DEMO.name, timeZone: DEMO.timeZone, now });
    // Again for one that is there, because its key may have been lost with the file.
    await trustIntranet(db, secret, created, { issuer: DEMO.issuer, secret: key.secret, now });
    if (existing) return;

    const checked = checkSources(sources, { timeZone: DEMO.timeZone, known: [] }, now);
    const roster = new Roster(db, created, DEMO.issuer);
    await roster.enrolAll([
      ...checked.members,
      { ...PERSONAS.newcomer, line: 0, address: '', place: undefined, role: undefined, teamSince: null, excluded: undefined, joinedAt: now },
    ], now, noChanges());
    const today = dayOf(now, DEMO.timeZone);
    const first = addDays(today, -HALF_YEAR);
    const opened = Date.parse(`${first}T00:00:00Z`);
    const community = await settle({ db, community: created, member: await roster.member(PERSONAS.animatrice.subject), now: opened, writtenAt: opened }, today);
    const { deeds, posts } = await planPosts({ db, community, board: DEMO.board, roster, now }, checked, noChanges(), () => {});

    const random = new Random(`${DEMO.slug} ${today}`);
    const hours = new OfficeHours(DEMO.timeZone, random);
    const cast = { member: PERSONAS.member.subject, animatrice: PERSONAS.animatrice.subject };
    const scene = new Scene(habitsOf(checked.members, cast, random), hours, random);
    for (const post of posts) scene.add(post);
    const workingDays = hours.workingDays(first, today);
    scene.add({ id: `page:${DEMO.article}`, kind: 'page', author: null, at: hours.on(workingDays.at(-12)!), draw: 1 });
    const stage = { community: community.id, board: DEMO.board, second: DEMO.second, roster, directory: checked.directory, cast, workingDays };
    await playScript(scene, stage, posts);
    playFlurry(scene, workingDays.at(-2)!, Object.values(cast));
    const streak = { subject: cast.member, since: workingDays.at(-STREAK)! };
    for (const day of hours.days(first, today)) playDay(scene, day, day > addDays(today, -LIVELY.days) ? LIVELY.factor : CALM, streak);

    playWaiting(scene, workingDays.at(-2)!, Object.values(cast));
    await playFavours(scene, stage);
    await playTalk(scene, stage);
    await playSecondBoard(scene, stage, new Random(`${DEMO.slug} ${DEMO.second} ${today}`));
    await playShelves(scene, stage, new Random(`${DEMO.slug} shelves ${today}`));
    playExperts(scene, workingDays.at(-2)!, { roster, cast });
    await playKnowledge(scene, stage);

    const past = ({ at, ...deed }: Deed): Deed[] => {
      const when = hours.squeezeMonday(at, now);
      return when <= now ? [{ at: when, ...deed }] : [];
    };
    await replay(db, community, roster, [...deeds, ...scene.deeds.flatMap(past), ...outOfShow(posts, cast.animatrice, now)]);
    // Both have read what came before the last days.
    for (const subject of Object.values(cast)) await markAll({ db, community, member: await roster.member(subject), now }, Date.parse(`${workingDays.at(-READ)}T12:00:00Z`));
  });
}

/** Ids of the polls that go on in it; fewer in a demo from before there were so many. */
export async function demoPolls(db: SqliteD1): Promise<string[]> {
  const community = (await loadCommunity(db, DEMO.slug))!;
  const animatrice = (await new Roster(db, community, DEMO.issuer).member(PERSONAS.animatrice.subject)).id;
  const ids = [await pollId(community.id, animatrice), await namelessPollId(community.id, animatrice)];
  const { results } = await db.prepare('SELECT id FROM round WHERE community = ?1 AND id IN (?2, ?3)').bind(community.id, ...ids).all<{ id: string }>();
  return ids.filter((id) => results.some((round) => round.id === id));
}

async function source(name: string): Promise<Source> {
  return { name, bytes: await readFile(new URL(import.meta.resolve(`@cocarde/examples/data/${name}`))) };
}
