import { isWorkingDay } from '@cocarde/worker/calendar/calendar.ts';
import { writeComment } from '@cocarde/worker/comments/comments.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import { COMMENTS } from './comments.ts';
import type { Habit } from './habits.ts';
import type { LivePost, Scene } from './scene.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MOST_VOTES = 5;

/** How much a kind of post is voted for. */
const APPEAL = { idea: 1, page: 0.3, answer: 0.35, question: 0.2 } as const;

/** Monday to Friday; in August half of the company is away. */
const WEEKDAYS = [0.03, 1.05, 1.15, 0.8, 1.1, 0.85, 0.02];

/**
 * Everybody's visits of a day, in the order of the clock, with what they do there.
 * @param streak who comes on every working day, and since when.
 */
export function playDay(scene: Scene, day: string, liveliness: number, streak: { subject: string; since: string }): void {
  const date = new Date(`${day}T00:00:00Z`);
  const season = date.getUTCMonth() === 7 ? 0.5 : 1;
  const rate = WEEKDAYS[date.getUTCDay()]! * season * liveliness;
  const sessions = scene.habits
    .filter(({ subject, visits }) => scene.random.chance(Math.min(0.97, visits * rate)) || (subject === streak.subject && isWorkingDay(day) && day >= streak.since))
    .map((habit) => ({ habit, at: scene.hours.on(day) }))
    .filter(({ habit, at }) => habit.since < at)
    .sort((a, b) => a.at - b.at);
  for (const { habit, at } of sessions) {
    scene.visit(at, habit, day);
    playSession(scene, habit, at);
  }
}

function playSession(scene: Scene, habit: Habit, start: number): void {
  let at = start;
  for (let votes = 0; votes < MOST_VOTES && scene.random.chance(habit.votes); votes++) {
    at += scene.random.between(0.2, 4) * MINUTE;
    const liked = scene.random.pick(scene.posts, (post) => draws(post, habit, at));
    if (!liked) break;
    liked.voters.add(habit.subject);
    scene.do(at, habit.subject, (command) => castVote(command, liked.id, 1));
  }
  if (scene.random.chance(habit.writes)) comment(scene, habit, at + scene.random.between(1, 8) * MINUTE);
}

function comment(scene: Scene, habit: Habit, at: number): void {
  const idea = scene.random.pick(scene.posts, (post) => (post.kind === 'idea' && post.closedAt > at ? freshness(post, at) : 0));
  const body = idea && scene.random.pick(COMMENTS.filter((sentence) => !idea.said.has(sentence)));
  if (!idea || !body) return;
  idea.said.add(body);
  scene.do(at, habit.subject, (command) => writeComment(command, 'idea', idea.id, { body }, `demo comment ${idea.id} ${body}`));
}

function draws(post: LivePost, habit: Habit, at: number): number {
  if (post.author === habit.subject || post.closedAt <= at || post.voters.has(habit.subject)) return 0;
  return freshness(post, at) * APPEAL[post.kind];
}

/** What is new is looked at; what is good, longer. */
function freshness(post: LivePost, at: number): number {
  return post.at < at ? post.draw * (Math.exp((post.at - at) / (7 * DAY)) + 0.006) : 0;
}
