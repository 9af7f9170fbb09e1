import { setUpBoard } from '@cocarde/worker/boards/boards.ts';
import { decideIdea, proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';
import { castBallot } from '@cocarde/worker/rounds/ballots.ts';
import { createRound } from '@cocarde/worker/rounds/rounds.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import type { Habit } from './habits.ts';
import { PAIN_POINTS, PAINS, POLL } from './pains.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './script.ts';

const DAY = 86_400_000;
/** How many people vote on the second board, and in the poll. */
const VOTERS = 60;
const BALLOTS = 46;
/** Working days before the last on which the poll was opened. */
const POLL_OPENED = 4;
const POLL_KEY = 'demo poll';

/** Id of the poll, from who asks it. */
export const pollId = (community: number, animatrice: number): Promise<string> => postId(community, animatrice, `round ${POLL_KEY}`);

/**
 * A second board with its own stages, dots and decisions, and a poll that goes on. It is seen and voted on in the course of visits that
 * are there anyway.
 * @param random its own, so that the rest of the community is the same with and without it.
 */
export async function playSecondBoard(scene: Scene, stage: Stage & { second: string }, random: Random): Promise<void> {
  const { cast, workingDays, second: board, community, roster, directory } = stage;
  const start = scene.hours.on(workingDays.at(-80)!);
  scene.do(start, cast.animatrice, (command) => setUpBoard(command, board, PAINS, null));
  const people = scene.habits.filter(({ visits, since }) => visits > 0.05 && since < start);
  const writers = people.filter(({ subject }) => !Object.values(cast).includes(subject));
  const voters = random.shuffle(people.filter(({ subject }) => subject !== cast.member)).slice(0, VOTERS);
  /** Dots that each has given; what comes back once something is decided is not spent again. */
  const spent = new Map<string, number>();
  const { budget, perIdea } = PAINS.voting as { budget: number; perIdea: number };

  for (const { title, body, tags, often, ago, draw, decided = [] } of PAIN_POINTS) {
    const author = random.pick(writers, ({ writes }) => writes)!;
    const at = scene.hours.on(workingDays.at(-ago)!);
    const key = `demo pain point ${title}`;
    const id = await postId(community, (await roster.member(author.subject)).id, key);
    scene.visit(at - 120_000, author, workingDays.at(-ago)!);
    scene.do(at, author.subject, (command) => proposeIdea(command, board, { title, body, tags, fields: { frequence: often } }, key));
    let decidedAt = at;
    let closed = Infinity;
    for (const { stage: to, note, after, owned } of decided) {
      decidedAt = scene.hours.afterWorkingDays(decidedAt, after);
      const phase = PAINS.stages!.find(({ id }) => id === to)!.phase;
      const decider = directory.animateurFor(author.subject, phase)!;
      scene.do(decidedAt, decider, async (command) => decideIdea(command, id, { stage: to, note, ...(owned && { owner: String((await roster.member(cast.animatrice)).id) }) }, null));
      if (phase === 'done' || phase === 'declined') closed = decidedAt;
    }
    const end = Math.min(closed, at + 14 * DAY);
    const reached = [...voters, ...(draw > 0.4 && closed === Infinity ? people.filter(({ subject }) => subject === cast.member) : [])];
    for (const { subject } of reached) {
      const dots = Math.min(1 + Math.floor(random.next() * perIdea), budget - (spent.get(subject) ?? 0));
      const sure = subject === cast.member && dots > 0;
      if (subject === author.subject || dots < 1 || !(random.chance(draw) || sure)) continue;
      spent.set(subject, (spent.get(subject) ?? 0) + dots);
      scene.do(random.between(at + 600_000, end - 600_000), subject, (command) => castVote(command, id, dots));
    }
  }
  await playPoll(scene, stage, voters, random);
}

async function playPoll(scene: Scene, { cast, workingDays, community, roster }: Stage, voters: readonly Habit[], random: Random): Promise<void> {
  const opensAt = Math.round(scene.hours.on(workingDays.at(-POLL_OPENED)!));
  const id = await pollId(community, (await roster.member(cast.animatrice)).id);
  scene.do(opensAt, cast.animatrice, (command) => createRound(command, { ...POLL, opensAt }, POLL_KEY));
  const [question] = POLL.questions;
  for (const { subject } of random.shuffle(voters).slice(0, BALLOTS)) {
    const chosen = random.shuffle(question!.options).slice(0, random.chance(0.6) ? 2 : 1);
    const choices = { [question!.id]: Object.fromEntries(chosen.map((option) => [option.id, 1])) };
    scene.do(opensAt + random.between(0.02, 2) * DAY, subject, (command) => castBallot(command, id, { choices, after: 0 }));
  }
}
