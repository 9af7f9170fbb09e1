import { writeComment } from '@cocarde/worker/comments/comments.ts';
import { reportPost } from '@cocarde/worker/moderation/moderation.ts';
import type { Report } from '@cocarde/contract/moderation.ts';
import type { Habit } from './habits.ts';
import type { Scene } from './scene.ts';

/** Has a word of the list in `settings.ts`. */
const COMMENT = 'Ce prestataire, c’est une arnaque : trois relances, aucune réponse.';
const REPORTS: readonly Report[] = [{ reason: 'spam', note: 'Déjà proposé au printemps, presque mot pour mot.' }, { reason: 'off_topic' }];
const PACE = 40 * 60_000;

/** Something for the facilitator to look at: an idea that two members reported, and a comment with a listed word. */
export function playWaiting(scene: Scene, day: string, cast: readonly string[]): void {
  const start = scene.hours.on(day);
  const [reported, discussed] = scene.posts.filter(({ kind, at, closedAt, author }) => kind === 'idea' && at < start && closedAt > start && !cast.includes(author!)).slice(-2);
  if (!reported || !discussed) return;
  const taken = new Set(cast);
  const somebody = (about: { author: string | null }): Habit => {
    const habit = scene.random.pick(scene.habits, ({ subject, since, visits, writes }) => (since < start && subject !== about.author && !taken.has(subject) ? writes * visits : 0))!;
    taken.add(habit.subject);
    return habit;
  };
  for (const [index, input] of REPORTS.entries()) {
    const reader = somebody(reported);
    const at = start + index * PACE;
    scene.visit(at - 60_000, reader, day);
    scene.do(at, reader.subject, (command) => reportPost(command, reported.id, input));
  }
  const writer = somebody(discussed);
  scene.visit(start - 60_000, writer, day);
  scene.do(start, writer.subject, (command) => writeComment(command, 'idea', discussed.id, { body: COMMENT }, `demo comment ${discussed.id} ${COMMENT}`));
}
