import type { AnswerTimes } from '@cocarde/contract/experts.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read } from '../database.ts';
import { LISTED } from '../posts/lists.queries.ts';

/** How a board's questions are answered: as many as so many rows tell, whatever the board holds. Of a question without a name only the hour is known, and it has no time. */
export function answerTimes(db: Database, community: number, board: string): Read<AnswerTimes> {
  const of = `c.community = ?1 AND c.kind = 'question' AND c.board = ?2 AND ${LISTED('c')}`;
  return {
    statements: [
      db.prepare(`SELECT count(*) AS n FROM (SELECT 1 FROM post c INDEXED BY post_need WHERE ${of} AND c.need = 1 LIMIT ${LIMITS.countedQuestions + 1})`).bind(community, board),
      db.prepare(`SELECT c.answered_at IS NOT NULL AS answered, CASE WHEN c.anonymous = 0 THEN c.answered_at - c.at END AS time FROM post c INDEXED BY post_new WHERE ${of} ORDER BY c.at DESC, c.id DESC LIMIT ${LIMITS.timedQuestions}`).bind(community, board),
    ],
    take([counted, timed]) {
      const unanswered = counted!.results[0]!.n as number;
      const times = timed!.results.flatMap(({ time }) => (time === null ? [] : [Math.max(0, time as number)]));
      return {
        unanswered: Math.min(unanswered, LIMITS.countedQuestions), more: unanswered > LIMITS.countedQuestions,
        questions: timed!.results.length, answered: timed!.results.filter(({ answered }) => answered === 1).length, median: median(times),
      };
    },
  };
}

/** The middle of the values; of an even number the mean of the two in the middle, rounded. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const ordered = values.toSorted((a, b) => a - b);
  const middle = ordered.length >> 1;
  return ordered.length % 2 ? ordered[middle]! : Math.round((ordered[middle - 1]! + ordered[middle]!) / 2);
}
