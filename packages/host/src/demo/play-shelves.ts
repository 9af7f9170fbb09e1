import { setUpBoard } from '@cocarde/worker/boards/boards.ts';
import { proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';
import { castBallot } from '@cocarde/worker/rounds/ballots.ts';
import { createRound } from '@cocarde/worker/rounds/rounds.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './script.ts';
import { NAMELESS_POLL, SHELVES } from './shelves.ts';

const DAY = 86_400_000;
/** How many people vote on these boards, and in the poll. */
const VOTERS = 30;
const BALLOTS = 24;
/** Working days before the last on which the boards were set up, and the poll opened. */
const BEGUN = 40;
const POLL_OPENED = 6;
const POLL_KEY = 'demo nameless poll';

export const namelessPollId = (community: number, animatrice: number): Promise<string> => postId(community, animatrice, `round ${POLL_KEY}`);

/** @param random its own, so that the rest of the community is the same with and without them. */
export async function playShelves(scene: Scene, { cast, workingDays, community, roster }: Stage, random: Random): Promise<void> {
  const start = scene.hours.on(workingDays.at(-BEGUN)!);
  const people = scene.habits.filter(({ subject, visits, since }) => visits > 0.05 && since < start && !Object.values(cast).includes(subject));
  const voters = random.shuffle(people).slice(0, VOTERS);
  for (const { board, definition, posts } of SHELVES) {
    scene.do(start, cast.animatrice, (command) => setUpBoard(command, board, definition, null));
    for (const { ago, draw, ...post } of posts) {
      const author = random.pick(people, ({ writes }) => writes)!;
      const at = scene.hours.on(workingDays.at(-ago)!);
      const key = `demo ${board} ${post.title}`;
      const id = await postId(community, post.anonymous ? null : (await roster.member(author.subject)).id, key);
      scene.visit(at - 120_000, author, workingDays.at(-ago)!);
      scene.do(at, author.subject, (command) => proposeIdea(command, board, post, key));
      for (const { subject } of voters) {
        if (subject !== author.subject && random.chance(draw)) scene.do(at + random.between(0.1, 3) * DAY, subject, (command) => castVote(command, id, 1));
      }
    }
  }
  const opensAt = Math.round(scene.hours.on(workingDays.at(-POLL_OPENED)!));
  const poll = await namelessPollId(community, (await roster.member(cast.animatrice)).id);
  scene.do(opensAt, cast.animatrice, (command) => createRound(command, { ...NAMELESS_POLL, opensAt }, POLL_KEY));
  const [question] = NAMELESS_POLL.questions;
  for (const { subject } of voters.slice(0, BALLOTS)) {
    const chosen = random.shuffle(question!.options)[0]!.id;
    scene.do(opensAt + random.between(0.02, 2) * DAY, subject, (command) => castBallot(command, poll, { choices: { [question!.id]: { [chosen]: 1 } }, after: 0 }));
  }
}
