import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { Random } from '@cocarde/host/demo/random.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import { advanceBackfill } from '@cocarde/worker/badges/backfill.ts';
import { activateBadge, listBadges, retireBadgeBy, saveDraft as saveBadge } from '@cocarde/worker/badges/definitions.ts';
import { grantBadge, restoreBadge, revokeBadge } from '@cocarde/worker/badges/holders.ts';
import { dayOf } from '@cocarde/worker/calendar/calendar.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { createCommunity, loadCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { correctPoints } from '@cocarde/worker/corrections/corrections.ts';
import { declareCurrency } from '@cocarde/worker/currencies/currencies.ts';
import { retractEvent } from '@cocarde/worker/events/retract-event.ts';
import { takeEvents } from '@cocarde/worker/events/take-events.ts';
import { putFactType } from '@cocarde/worker/facts/fact-types.queries.ts';
import { ProblemError } from '@cocarde/worker/http/problem.ts';
import { editPost } from '@cocarde/worker/editing/editing.ts';
import { writeComment } from '@cocarde/worker/comments/comments.ts';
import { decideIdea, proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { changeSettings, declareLeaderboard, declareSeason, fillNext } from '@cocarde/worker/leaderboard/settings.ts';
import { setExclusion } from '@cocarde/worker/members/exclusion.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { moveIdea } from '@cocarde/worker/moving/moving.ts';
import { mergeIdea, unmergeIdea } from '@cocarde/worker/merging/merging.ts';
import { decide, listPending } from '@cocarde/worker/pending/pending.ts';
import { removePost, restorePost } from '@cocarde/worker/removal/removal.ts';
import { castBallot, takeBallotBack } from '@cocarde/worker/rounds/ballots.ts';
import { createRound, readRound } from '@cocarde/worker/rounds/rounds.ts';
import { acceptAnswer, askQuestion, giveAnswer } from '@cocarde/worker/questions/questions.ts';
import { advanceRepricing } from '@cocarde/worker/rules/repricing.ts';
import { applyRule, listRules, retire, saveDraft } from '@cocarde/worker/rules/rules.ts';
import { recordVisit } from '@cocarde/worker/visits/visits.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';

/** The life of a made-up community in which everything happens that can, by chance, again and again. */
export interface Life {
  db: SqliteD1;
  community: CommunityRow;
  now: number;
  /** What was tried and how often, and how often it was refused. */
  tried: Map<string, { times: number; refused: number }>;
}

const HOUR = 3_600_000;
const PEOPLE = 25;
const TEAMS = ['Nord', 'Sud', 'Est', null];
const TAGS = ['rse', 'terrain', 'vidéo'];
const BOARDS = ['boite', 'atelier'];
const SOURCE = 'https://lms.example';
const COURSE = 'lms.course_completed';
/** Summer time begins, a quarter, a season and many weeks end, while it goes on. */
const START = Date.UTC(2026, 2, 24, 8);

/** Gives back the life after so many acts; the same seed gives the same one. */
export async function live(acts: number, seed: string, each: (life: Life, act: number) => Promise<void> = async () => {}): Promise<Life> {
  const db = new SqliteD1(':memory:');
  migrate(db);
  const random = new Random(seed);
  const { slug } = await createCommunity(db, { slug: 'life', name: 'Life', timeZone: 'Europe/Paris', now: START });
  const life: Life = { db, community: (await loadCommunity(db, slug))!, now: START, tried: new Map() };
  const reload = async () => { life.community = (await loadCommunity(db, slug))!; };
  const people: MemberRow[] = [];
  for (let i = 0; i < PEOPLE; i += 1) {
    people.push(await enrol(db, life.community, { issuer: 'i', subject: `m${i}`, name: `M${i}`, team: TEAMS[i % 4]!, role: i ? 'member' : 'animateur', joinedAt: START }, START));
  }
  const command = (who = random.pick(people)!): Command => ({ db, community: life.community, member: who, now: life.now, writtenAt: life.now });
  const facilitator = () => command(people[0]);
  await open(facilitator, reload);

  const written = { idea: [] as string[], question: [] as string[], answer: [] as { id: string; question: string; asker: number }[], event: [] as string[], round: [] as string[] };
  const askers = new Map<string, MemberRow>();
  const anyPost = () => random.pick([...written.idea, ...written.question, ...written.answer.map(({ id }) => id)])!;
  const key = () => `key-${Math.floor(random.next() * 1e12)}`;
  const acting: Readonly<Record<string, { weight: number; run: () => Promise<unknown> }>> = {
    visit: { weight: 10, run: () => recordVisit(command()) },
    vote: { weight: 30, run: () => castVote(command(), random.pick([...written.idea, ...written.answer.map(({ id }) => id), 'page:a', 'page:b'])!, Number(random.chance(0.65))) },
      idea: { weight: 6, run: async () => written.idea.push((await proposeIdea(command(), random.pick(BOARDS)!, { title: 'Idée', tags: [random.pick(TAGS)!] }, key())).idea.id) },
      comment: { weight: 4, run: () => writeComment(command(), 'idea', random.pick(written.idea)!, { body: 'Oui' }, key()) },
    status: { weight: 2, run: () => decideIdea(facilitator(), random.pick(written.idea)!, { status: random.pick(['review', 'planned', 'done', 'new'] as const)! }, null) },
    question: { weight: 4, run: async () => {
      const asker = random.pick(people)!;
      const { question } = await askQuestion(command(asker), 'boite', { title: 'Comment ?', tags: [random.pick(TAGS)!] }, key());
      written.question.push(question.id);
      askers.set(question.id, asker);
    } },
    answer: { weight: 6, run: async () => {
      const question = random.pick(written.question)!;
      const answered = await giveAnswer(command(), question, { body: 'Ainsi' }, key());
      written.answer.push({ id: answered.answer.id, question, asker: askers.get(question)!.id });
    } },
    acceptance: { weight: 5, run: async () => {
      const { id, question } = random.pick(written.answer)!;
      return acceptAnswer(command(askers.get(question)), question, random.chance(0.7) ? id : null);
    } },
    event: { weight: 6, run: async () => {
      const id = random.chance(0.2) && written.event.length ? random.pick(written.event)! : `e${written.event.length}`;
      written.event.push(id);
      const { results: [result] } = await takeEvents({ db, community: life.community, now: life.now }, [{
        specversion: '1.0', id, source: SOURCE, type: COURSE, subject: random.pick(people)!.subject, time: new Date(life.now - random.between(0, 20) * 24 * HOUR).toISOString(),
        data: { author: random.pick(people)!.subject, object: random.pick(['a', 'b'])! },
      }]);
      if (result!.status === 'refused') throw new ProblemError('invalid_input', { detail: result!.code });
    } },
    retraction: { weight: 3, run: () => retractEvent({ db, community: life.community, now: life.now }, [SOURCE, random.pick(written.event)!]) },
    correction: { weight: 2, run: () => correctPoints(facilitator(), random.pick(people)!.id, {
      points: random.pick([-30, 5, 400])!, reason: 'Pour voir', currency: random.pick(['points', 'expertise'])!,
    }, key()) },
    team: { weight: 3, run: () => {
      const { issuer, subject, name } = random.pick(people)!;
      return enrol(db, life.community, { issuer, subject, name, team: random.pick(TEAMS)!, joinedAt: START }, life.now);
    } },
    exclusion: { weight: 1, run: () => setExclusion(facilitator(), random.pick(people.slice(1))!.id, random.pick(['staff', null, null] as const)!) },
    rule: { weight: 2, run: async () => {
      const [id, definition] = random.pick(Object.entries(RULES))!;
      await saveDraft(facilitator(), id, { ...definition, points: Math.ceil(random.between(1, 60)), ...(random.chance(0.5) ? { limits: [{ per: random.pick(['day', 'week'] as const)!, times: Math.ceil(random.between(1, 6)) }] } : {}) });
      await applyRule(facilitator(), id, { from: random.pick(['now', 'all', 'season', '2026-04-02'] as const)!, change: 'Essai' });
    } },
    round: { weight: 1, run: async () => written.round.push((await createRound(facilitator(), {
      title: 'Sondage', results: 'always', names: random.pick(['visible', 'confidential', 'anonymous'] as const)!,
      questions: [{ id: 'q', text: 'Combien ?', method: { type: 'stars' }, options: ['a', 'b', 'c', 'd'].slice(0, Math.ceil(random.between(1, 4))).map((id) => ({ id, text: id })) }],
    }, key())).id) },
    ballot: { weight: 10, run: async () => {
      const who = command();
      const round = random.pick(written.round)!;
      await castBallot(who, round, { choices: { q: { a: Math.ceil(random.between(1, 5)) } }, after: (await readRound(who, round)).revision });
    } },
    unballot: { weight: 3, run: async () => {
      const who = command();
      const round = random.pick(written.round)!;
      await takeBallotBack(who, round, (await readRound(who, round)).revision);
    } },
    edit: { weight: 4, run: () => editPost(facilitator(), random.pick([...written.idea, ...written.question])!, { tags: [random.pick(TAGS)!] }, null) },
    move: { weight: 3, run: () => moveIdea(facilitator(), random.pick(written.idea)!, random.pick(BOARDS)!) },
    removal: { weight: 4, run: () => removePost(facilitator(), anyPost(), 'Hors sujet') },
    restoration: { weight: 3, run: () => restorePost(facilitator(), anyPost()) },
    merging: { weight: 3, run: () => mergeIdea(facilitator(), random.pick(written.idea)!, random.pick(written.idea)!) },
    unmerging: { weight: 2, run: () => unmergeIdea(facilitator(), random.pick(written.idea)!) },
    verdict: { weight: 4, run: async () => {
      const burst = random.pick((await listPending(facilitator(), undefined)).items.filter(({ decidable }) => decidable));
      if (!burst) throw new ProblemError('not_found');
      await decide(facilitator(), burst.id, { decision: random.pick(['released', 'refused'] as const)!, reason: 'Vu' });
    } },
    retirement: { weight: 0.5, run: () => retire(facilitator(), random.pick(Object.keys(RULES))!) },
    page: { weight: 6, run: async () => {
      const job = (await listRules(facilitator())).repricings[0];
      if (job) await advanceRepricing(facilitator(), job.id);
    } },
    badge: { weight: 2, run: async () => {
      const [id, badge] = random.pick(Object.entries(BADGES))!;
      await saveBadge(facilitator(), id, badge);
      await activateBadge(facilitator(), id);
      await db.prepare('UPDATE badge_backfill SET page = 15 WHERE done_at IS NULL').run();
    } },
    backfill: { weight: 6, run: async () => {
      const badge = (await listBadges(facilitator())).items.find(({ backfill }) => backfill);
      if (badge) await advanceBackfill(facilitator(), badge.id);
    } },
    unbadge: { weight: 0.5, run: () => retireBadgeBy(facilitator(), random.pick(Object.keys(BADGES))!) },
    grant: { weight: 2, run: () => grantBadge(facilitator(), random.pick(['thanks', 'watch'])!, random.pick(people)!.id, { reason: 'Merci', ...(random.chance(0.3) ? { until: dayOf(life.now + 4 * 24 * HOUR, life.community.timeZone) } : {}) }) },
    revocation: { weight: 2, run: () => revokeBadge(facilitator(), random.pick(['first-vote', 'best-answer', 'thanks', 'watch', 'courses'])!, random.pick(people)!.id, { because: random.pick(['fraud', 'cause_gone'] as const)!, reason: 'Vu' }) },
    pardon: { weight: 1, run: () => restoreBadge(facilitator(), random.pick(['first-vote', 'best-answer', 'thanks', 'watch', 'courses'])!, random.pick(people)!.id, null) },
    settings: { weight: 0.5, run: async () => {
      await changeSettings(facilitator(), { periods: ['week', 'all', ...(random.chance(0.5) ? ['month' as const] : []), ...(random.chance(0.5) ? ['quarter' as const] : []), 'season'] }, null);
      await reload();
    } },
  };

  // Something to act on.
  for (const first of ['idea', 'question', 'answer', 'event', 'round']) await acting[first]!.run();
  const everything = Object.entries(acting);
  for (let act = 1; act <= acts; act += 1) {
    life.now += random.chance(0.95) ? Math.ceil(random.between(1, 0.3 * HOUR)) : Math.ceil(random.between(1, 20) * HOUR);
    const [name, { run }] = random.pick(everything, ([, { weight }]) => weight)!;
    const count = life.tried.get(name) ?? { times: 0, refused: 0 };
    life.tried.set(name, count);
    count.times += 1;
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code === 'internal_error') throw error;
      count.refused += 1;
    }
    await each(life, act);
  }
  for (let jobs = (await listRules(facilitator())).repricings; jobs.length; jobs = (await listRules(facilitator())).repricings) await advanceRepricing(facilitator(), jobs[0]!.id);
  for (const { id } of (await listBadges(facilitator())).items.filter(({ backfill }) => backfill)) while (!(await advanceBackfill(facilitator(), id)).finished);
  while ((await fillNext(facilitator())).length);
  await reload();
  return life;
}

/** What counts before the first act: two currencies, a season, boards of a tag, a team and of teams, a kind of event. */
async function open(facilitator: () => Command, reload: () => Promise<void>): Promise<void> {
  const { db, community } = facilitator();
  await declareCurrency(facilitator(), 'expertise', { unit: { fr: 'expertise' }, levels: [{ from: 0, name: { fr: 'Un' } }] });
  await reload();
  await db.prepare('DELETE FROM rule WHERE community = ?1').bind(community.id).run();
  await db.prepare("INSERT INTO trust (community, issuer, key_id, algorithm, audience, sealed, created_at) VALUES (?1, 'i', 'k', 'HS256', 'x', 'x', 0)").bind(community.id).run();
  await putFactType(db, community.id, COURSE, { name: { fr: 'Cours' }, attributes: {}, backdatedDays: 60, keepsStreak: true }, START).run();
  for (const [id, rule] of Object.entries(RULES)) {
    await saveDraft(facilitator(), id, rule);
    await applyRule(facilitator(), id, { from: 'now', change: 'Début' });
  }
  await declareLeaderboard(facilitator(), 'rse', { name: { fr: 'RSE' }, about: { tag: 'rse' }, periods: ['week', 'all'] });
  await declareLeaderboard(facilitator(), 'atelier', { name: { fr: 'Atelier' }, about: { board: 'atelier' }, periods: ['week', 'all'] });
  await declareLeaderboard(facilitator(), 'nord', { name: { fr: 'Nord' }, about: { team: 'Nord' }, periods: ['month', 'all'], currency: 'expertise' });
  await declareLeaderboard(facilitator(), 'equipes', { name: { fr: 'Équipes' }, about: { teams: 'average' }, periods: ['week', 'all'] });
  await declareSeason(facilitator(), 'printemps', { name: { fr: 'Printemps' }, from: '2026-03-20', to: '2026-04-20' });
  await reload();
  await changeSettings(facilitator(), { leagues: { size: 8, promoted: 2, demoted: 2 } }, null);
  await reload();
}

const SHAPED = { name: { fr: 'Badge' }, how: { fr: 'Faire.' }, art: { shape: 'medal', colour: 'teal', glyph: 'spark' } } as const;
/** Of everything that a badge may be made of; what they count is counted from the day on which they come. */
const BADGES: Readonly<Record<string, BadgeDefinition>> = {
  courses: { ...SHAPED, criterion: { kind: 'count', fact: COURSE, whose: 'author', atLeast: 1 }, repeats: true },
  thanks: { ...SHAPED, criterion: { any: [{ kind: 'manual' }, { kind: 'objects', fact: 'idea_supported', whose: 'author', atLeast: 4 }] } },
  expert: { ...SHAPED, criterion: { all: [{ kind: 'points', currency: 'expertise', atLeast: 60 }, { any: [{ kind: 'badge', badge: 'first-vote' }, { kind: 'streak', atLeast: 2 }] }] } },
  learner: { ...SHAPED, criterion: { any: [{ all: [{ kind: 'objects', fact: COURSE, whose: 'actor', atLeast: 2 }, { kind: 'days', fact: COURSE, whose: 'actor', atLeast: 2 }] }, { kind: 'level', atLeast: 3 }] } },
  first: { ...SHAPED, criterion: { kind: 'days', fact: 'answer_supported', whose: 'author', atLeast: 2 }, limit: 5 },
  spring: { ...SHAPED, criterion: { kind: 'count', fact: 'comment_written', whose: 'author', atLeast: 3 }, from: '2026-03-26', to: '2026-04-12' },
  above: { ...SHAPED, criterion: { all: [{ kind: 'badge', badge: 'expert' }, { kind: 'badge', badge: 'all-rounder' }] } },
};

const NAME = { fr: 'Règle' };
/** Some with every kind of limit, one that holds bursts, one that weighs favours, one that waits for another, one of the other currency, one for both sides. */
const RULES: Readonly<Record<string, RuleDefinition>> = {
  'idea-proposed': { fact: 'idea_proposed', earns: 'actor', currency: 'points', points: 40, name: NAME, limits: [{ per: 'day', points: 90 }, { per: 'week', points: 150 }] },
  'idea-supported': { fact: 'idea_supported', earns: 'author', currency: 'points', points: 9, name: NAME, perItem: { gain: 60 }, perPair: { per: 'week', times: 3 } },
  'vote-cast': { fact: 'vote_cast', earns: 'actor', currency: 'points', points: 2, name: NAME, burst: { times: 1, minutes: 1_000 } },
  'ballot-cast': { fact: 'ballot_cast', earns: 'actor', currency: 'points', points: 6, name: NAME, limits: [{ per: 'day', times: 2 }] },
  'answer-accepted': { fact: 'answer_accepted', earns: 'author', currency: 'expertise', points: 30, name: NAME },
  'answer-supported': { fact: 'answer_supported', earns: 'both', currency: 'points', points: 4, name: NAME, after: ['idea-proposed'] },
  'answer-thanked': { fact: 'answer_supported', earns: 'author', currency: 'expertise', points: 8, name: NAME, reciprocity: { days: 14, weight: 0.5 } },
  course: { fact: COURSE, earns: 'both', currency: 'expertise', points: 11, name: NAME, coolDown: 600 },
  'on-the-ground': { fact: 'idea_supported', earns: 'both', currency: 'expertise', points: 5, name: NAME, only: { tags: ['terrain', 'vidéo'] } },
  workshop: { fact: 'comment_written', earns: 'both', currency: 'points', points: 7, name: NAME, only: { boards: ['atelier'] } },
  'workshop-tags': { fact: 'answer_given', earns: 'both', currency: 'points', points: 5, name: NAME, only: { tags: ['rse'] } },
  'vote-of-the-north': { fact: 'vote_cast', earns: 'actor', currency: 'points', points: 3, name: NAME, only: { teams: ['Nord'] }, boosts: [{ from: '2026-04-01', to: '2026-04-10', factor: 2.5 }] },
};
