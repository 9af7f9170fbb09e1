import { writeComment } from '@cocarde/worker/comments/comments.ts';
import { COMMENTS } from './comments.ts';
import type { Habit } from './habits.ts';
import type { Scene } from './scene.ts';

/** Comments of the flurry, and milliseconds between them. */
const TIMES = 5;
const PACE = 35_000;

/** Somebody comments one idea after another within minutes: most of it waits for the facilitator. */
export function playFlurry(scene: Scene, day: string, cast: readonly string[]): void {
  const start = scene.hours.on(day);
  const ideas = scene.posts.filter(({ kind, at, closedAt }) => kind === 'idea' && at < start && closedAt > start + TIMES * PACE).slice(-TIMES);
  const eager = scene.random.pick(scene.habits, (habit: Habit) => (habit.since < start && !cast.includes(habit.subject) ? habit.writes * habit.visits : 0));
  if (!eager) return;
  scene.visit(start - 60_000, eager, day);
  for (const [index, idea] of ideas.entries()) {
    const body = COMMENTS.find((sentence) => !idea.said.has(sentence))!;
    idea.said.add(body);
    scene.do(start + index * PACE, eager.subject, (command) => writeComment(command, 'idea', idea.id, { body }, `demo comment ${idea.id} ${body}`));
  }
}
