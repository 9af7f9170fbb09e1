import { FACT_TYPES, type FactType } from '@cocarde/contract/points.ts';
import type { Database } from '../database.ts';
import { deedOf, EVENT_CAUSE, factSource } from '../facts/fact-sources.ts';
import { COUNTED } from '../profile/contributions.ts';
import { roundCounts } from './rounds.ts';

export interface Invariant {
  /** A sentence that holds. */
  name: string;
  /** Rows that break it. */
  sql: string;
}

/** What is true of every database between two transactions. Tests and `npm run doctor` run them all. */
export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'A tally is the number of members, its author apart, whose vote stands for the post or for what was merged into it',
    sql: `SELECT community, id FROM (
            SELECT community, id, votes AS n FROM post
            UNION ALL SELECT p.community, p.id, -count(DISTINCT c.member) FROM (
                SELECT community, subject AS post, member FROM vote WHERE value = 1
                UNION ALL SELECT v.community, s.merged_into, v.member FROM post s JOIN vote v ON v.community = s.community AND v.subject = s.id AND v.value = 1
                  WHERE s.merged_into IS NOT NULL AND s.removed_at IS NULL) c
              JOIN post p ON p.community = c.community AND p.id = c.post AND p.author IS NOT c.member GROUP BY p.community, p.id)
          GROUP BY community, id HAVING sum(n) <> 0`,
  },
  {
    name: 'Replies that are not removed are counted once, below the post and what was merged into it',
    sql: `SELECT community, id FROM (
            SELECT community, id, replies AS n FROM post
            UNION ALL SELECT r.community, r.parent, -1 FROM post r JOIN post p ON p.community = r.community AND p.id = r.parent
              WHERE r.removed_at IS NULL AND (p.kind <> 'question' OR r.kind = 'answer')
            UNION ALL SELECT s.community, s.merged_into, -1 FROM post r JOIN post s ON s.community = r.community AND s.id = r.parent
              WHERE r.removed_at IS NULL AND s.merged_into IS NOT NULL AND s.removed_at IS NULL AND (s.kind <> 'question' OR r.kind = 'answer'))
          GROUP BY community, id HAVING sum(n) <> 0`,
  },
  {
    name: 'Comments of questions are counted beside their answers',
    sql: `SELECT community, id FROM (
            SELECT community, id, comments AS n FROM post
            UNION ALL SELECT r.community, r.parent, -1 FROM post r JOIN post s ON s.community = r.community AND s.id = r.parent AND s.kind = 'question'
              WHERE r.removed_at IS NULL AND r.kind = 'comment'
            UNION ALL SELECT r.community, s.merged_into, -1 FROM post r JOIN post s ON s.community = r.community AND s.id = r.parent AND s.kind = 'question'
              WHERE r.removed_at IS NULL AND r.kind = 'comment' AND s.merged_into IS NOT NULL AND s.removed_at IS NULL)
          GROUP BY community, id HAVING sum(n) <> 0`,
  },
  {
    name: 'Whether a question has an accepted answer, and one that somebody voted for, is as its answers and those of its duplicates say',
    sql: `SELECT p.community, p.id FROM post p LEFT JOIN question_state s ON s.community = p.community AND s.id = p.id
          WHERE (p.solved, p.backed) IS NOT (coalesce(s.solved, 0), coalesce(s.backed, 0))`,
  },
  {
    name: 'An answer is validated by as many as say so, none of whom wrote it, and belongs to its question',
    sql: `SELECT community, answer FROM (
            SELECT community, answer, validators AS n FROM validated_answer UNION ALL SELECT community, answer, -value FROM validation)
          GROUP BY community, answer HAVING sum(n) <> 0
          UNION ALL SELECT v.community, v.answer FROM validation v JOIN post p ON p.community = v.community AND p.id = v.answer WHERE p.author = v.member
          UNION ALL SELECT a.community, a.answer FROM validated_answer a LEFT JOIN post p ON p.community = a.community AND p.id = a.answer
            WHERE p.kind IS NOT 'answer' OR p.parent <> a.question
          UNION ALL SELECT v.community, v.answer FROM validation v JOIN member m ON m.id = v.member WHERE m.community <> v.community`,
  },
  {
    name: 'What is closed is a question, and nothing else says why',
    sql: `SELECT community, id FROM post WHERE closed_at IS NOT NULL AND kind <> 'question' OR closed_at IS NULL AND (closed_by IS NOT NULL OR closed_note IS NOT NULL)`,
  },
  {
    name: 'Ideas and questions are merged into another one of their kind and community that is neither removed nor merged itself',
    sql: `SELECT a.community, a.id FROM post a LEFT JOIN post b ON b.community = a.community AND b.id = a.merged_into
          WHERE a.merged_into IS NOT NULL AND (a.kind NOT IN ('idea', 'question') OR b.kind IS NOT a.kind OR b.id = a.id OR b.removed_at IS NOT NULL OR b.merged_into IS NOT NULL)`,
  },
  {
    name: 'Who removed or merged a post is of its community',
    sql: 'SELECT p.community, p.id FROM post p JOIN member m ON m.id IN (p.removed_by, p.merged_by) WHERE m.community <> p.community',
  },
  {
    name: 'Dots and votes against are those of the members whose votes stand, each by the most that they gave to what was merged',
    sql: `SELECT community, id FROM (
            SELECT community, id, extra AS dots, downs AS n FROM post
            UNION ALL SELECT community, id, -max(max(extra), 0), -(max(value) = 0 AND max(against) = 1) FROM (
                SELECT p.community, p.id, v.member, v.value, v.extra, v.against FROM post p JOIN vote v ON v.community = p.community AND v.subject = p.id WHERE p.author IS NOT v.member
                UNION ALL SELECT p.community, p.id, v.member, v.value, v.extra, v.against FROM post s JOIN post p ON p.community = s.community AND p.id = s.merged_into
                  JOIN vote v ON v.community = s.community AND v.subject = s.id WHERE s.removed_at IS NULL AND p.author IS NOT v.member)
              GROUP BY community, id, member)
          GROUP BY community, id HAVING sum(dots) <> 0 OR sum(n) <> 0`,
  },
  {
    name: 'Votes and comments weigh in a trend as much as the days after which they came say',
    sql: 'SELECT p.community, p.id FROM post p CROSS JOIN post_tally t ON t.community = p.community AND t.id = p.id WHERE p.heat <> t.heat',
  },
  {
    name: 'A vote that does not stand costs nothing',
    sql: 'SELECT community, subject, member FROM vote WHERE value = 0 AND against = 0 AND charge <> 0',
  },
  {
    name: 'What was said of a post is counted once for each who said it',
    sql: `SELECT community, post, kind FROM (SELECT community, post, kind, n FROM reaction_tally UNION ALL SELECT community, post, kind, -1 FROM reaction)
          GROUP BY community, post, kind HAVING sum(n) <> 0`,
  },
  {
    name: 'A comment in a thread answers one that answers none, of the same post or of one that is or was merged with it',
    sql: `SELECT r.community, r.id FROM post r LEFT JOIN post c ON c.community = r.community AND c.id = r.thread
          WHERE r.thread IS NOT NULL AND (r.kind <> 'comment' OR c.kind IS NOT 'comment' OR c.thread IS NOT NULL)`,
  },
  {
    name: 'A search finds the text of a post as it is now',
    sql: `SELECT t.community, t.post FROM searched_text t JOIN post_search s ON s.rowid = t.place AND s.post = t.post
          WHERE (s.scope, s.title, s.body, s.tags) IS NOT (t.scope, t.title, t.body, t.tags)`,
  },
  {
    name: 'What is told of a post is of the community, reaches a member of it, and nobody about what they wrote themselves',
    sql: `SELECT t.community, t.member, t.ref FROM told t LEFT JOIN member m ON m.id = t.member AND m.community = t.community
            LEFT JOIN post p ON p.community = t.community AND p.id = t.ref
          WHERE m.id IS NULL OR t.member = t.actor OR t.kind IN ('answer', 'comment', 'reply', 'mention') AND (p.id IS NULL OR p.author = t.member OR t.actor IS NOT p.author)`,
  },
  {
    name: 'Support is dated by the last who came to it',
    sql: `SELECT p.community, p.id FROM post p WHERE p.supported_at IS NOT NULL AND p.supported_at > (SELECT coalesce(max(v.at), 0) FROM vote v WHERE v.community = p.community AND v.subject = p.id)`,
  },
  {
    name: 'Nobody votes for their own contribution',
    sql: `SELECT v.community, v.subject, v.member FROM vote v JOIN post p ON p.community = v.community AND p.id = v.subject WHERE p.author = v.member`,
  },
  {
    name: 'Every heading that a post had is kept, and what was done about it is under one of them',
    sql: `SELECT p.community, p.id FROM post p WHERE p.heading <> (SELECT count(*) FROM heading h WHERE h.community = p.community AND h.post = p.id AND h.n BETWEEN 0 AND p.heading - 1)
            OR p.selected_heading NOT BETWEEN 0 AND p.heading
          UNION ALL SELECT r.community, r.id FROM post r JOIN post p ON p.community = r.community AND p.id = r.parent WHERE r.parent_heading NOT BETWEEN 0 AND p.heading
          UNION ALL SELECT v.community, v.subject FROM vote v JOIN post p ON p.community = v.community AND p.id = v.subject WHERE v.heading NOT BETWEEN 0 AND p.heading
          UNION ALL SELECT a.community, a.question FROM acceptance a JOIN post p ON p.community = a.community AND p.id = a.question WHERE a.heading NOT BETWEEN 0 AND p.heading
          UNION ALL SELECT a.community, a.question FROM validated_answer a JOIN post p ON p.community = a.community AND p.id = a.question WHERE a.heading NOT BETWEEN 0 AND p.heading`,
  },
  ...FACT_TYPES.map(givenByStandingFacts),
  ...FACT_TYPES.filter((type) => factSource(type).tags !== 'NULL').map(countedWhereDone),
  {
    name: 'What an event gave remains only while it stands, and to those whom it names',
    sql: `SELECT community, member, cause FROM ledger WHERE cause >= 'event:' AND cause < 'event;' GROUP BY community, member, cause, rule HAVING sum(raw) <> 0
          EXCEPT SELECT community, member, ${EVENT_CAUSE} FROM event e WHERE retracted_at IS NULL
          EXCEPT SELECT community, author, ${EVENT_CAUSE} FROM event e WHERE retracted_at IS NULL`,
  },
  {
    name: 'Standing events are counted once for each whom they name, where a badge counts them',
    sql: `SELECT community, member, metric, day FROM (
            SELECT m.community, m.member, m.metric, e.day, 1 AS n FROM event_metric m
              JOIN event e ON e.community = m.community AND e.source = m.source AND e.id = m.id AND e.retracted_at IS NULL
            UNION ALL SELECT a.community, a.member, a.metric, a.day, -a.n FROM activity a
              JOIN fact_type t ON t.community = a.community AND a.metric IN (t.type || ':actor', t.type || ':author')
              JOIN metric k ON k.community = a.community AND k.metric = a.metric) c
          WHERE NOT EXISTS (SELECT 1 FROM metric p WHERE p.community = c.community AND p.metric = c.metric AND p.counted = 0)
          GROUP BY community, member, metric, day HAVING sum(n) <> 0`,
  },
  {
    name: 'A fact counts for no more than its rule gives, and on the same side of zero',
    sql: `SELECT community, cause FROM ledger GROUP BY community, member, cause, rule, version
          HAVING abs(sum(points)) > abs(sum(raw)) OR sum(points) * sum(raw) < 0`,
  },
  {
    name: 'Whatever counts in full has no reason, whatever counts for less has one',
    sql: `SELECT community, cause, sum(raw), sum(points) FROM ledger GROUP BY community, member, cause, rule, version
          HAVING sum(points) <> sum(raw) AND max(reason) IS NULL`,
  },
  {
    name: 'The points of a day never pass the daily limit of a rule',
    sql: `SELECT l.community, l.member, l.day, l.rule FROM ledger l
            JOIN rule r ON r.community = l.community AND r.id = l.rule AND r.version = l.version, json_each(r.definition, '$.limits') m
          WHERE m.value ->> 'per' = 'day' AND m.value ->> 'points' IS NOT NULL
          GROUP BY l.community, l.member, l.day, l.rule, l.version
          -- What other versions gave on the same day is within the limit too.
          HAVING (abs(sum(l.points)) > max(m.value ->> 'points') OR (abs(sum(l.points)) <> min(max(m.value ->> 'points'), abs(sum(l.raw))) AND NOT EXISTS (
              SELECT 1 FROM ledger o WHERE o.community = l.community AND o.member = l.member AND o.day = l.day AND o.rule = l.rule AND o.version <> l.version)))
            AND json_array_length(r.definition, '$.limits') = 1 AND r.definition -> 'perItem' IS NULL AND r.definition -> 'coolDown' IS NULL
            AND r.definition -> 'perPair' IS NULL AND r.definition -> 'after' IS NULL
            AND r.definition -> 'burst' IS NULL AND r.definition -> 'reciprocity' IS NULL`,
  },
  {
    name: 'What waits for a moderator is listed, as its last line says, and nothing else is',
    sql: `SELECT community, member, cause FROM (
            SELECT community, day, member, rule, actor, at, cause, version, sum(raw) AS raw FROM ledger GROUP BY community, member, day, at, cause, rule, version
              HAVING substr(max(printf('%09d', seq) || coalesce(reason, '')), 10) = 'pending'
            UNION ALL SELECT community, day, member, rule, actor, at, cause, version, -raw FROM pending)
          GROUP BY community, day, member, rule, actor, at, cause, version HAVING sum(raw) <> 0 OR count(*) <> 2`,
  },
  {
    name: 'What was decided about does not wait, and what was refused gives nothing',
    sql: `SELECT p.community, p.cause FROM pending p JOIN verdict d ON d.community = p.community AND d.member = p.member AND d.rule = p.rule
            AND d.day = p.day AND d.actor = p.actor AND d.deed = ${deedOf('p.cause')}
          UNION ALL SELECT l.community, l.cause FROM ledger l JOIN verdict d ON d.community = l.community AND d.member = l.member AND d.rule = l.rule
            AND d.day = l.day AND d.actor = l.actor AND d.deed = ${deedOf('l.cause')} AND d.decision = 'refused'
            JOIN rule r ON r.community = l.community AND r.id = l.rule AND r.version = l.version AND r.definition -> 'burst' IS NOT NULL
            GROUP BY l.community, l.member, l.day, l.at, l.cause, l.rule, l.version HAVING sum(l.points) <> 0`,
  },
  {
    name: 'Nobody decides about what they did or would earn',
    sql: 'SELECT community, deed FROM verdict WHERE decided_by IN (member, actor)',
  },
  {
    name: 'What was promised for an answer and paid has a ledger line on either side while the answer stands, and moves points without making any',
    sql: `SELECT community, member, cause FROM (
            SELECT community, member, cause, points FROM bounty_line UNION ALL SELECT community, member, cause, -points FROM ledger WHERE rule = 'bounty')
          GROUP BY community, member, cause HAVING sum(points) <> 0
          UNION ALL SELECT community, NULL, cause FROM ledger WHERE rule = 'bounty' GROUP BY community, cause HAVING sum(points) <> 0`,
  },
  {
    name: 'Who promised asked, nobody pays themselves, and for a question one promise stands at most',
    sql: `SELECT b.community, b.question FROM bounty b JOIN post q ON q.community = b.community AND q.id = b.question LEFT JOIN post p ON p.community = b.community AND p.id = b.answer
            WHERE q.kind <> 'question' OR q.author IS NOT b.asker OR b.answer IS NOT NULL AND (p.kind <> 'answer' OR p.parent <> b.question OR p.author IS b.asker)
          UNION ALL SELECT community, question FROM standing_bounty GROUP BY community, question HAVING count(*) > 1`,
  },
  {
    name: 'A key to a question is of one that was asked without a name, and so are the thanks given by it',
    sql: `SELECT k.community, k.question FROM asker_key k LEFT JOIN post q ON q.community = k.community AND q.id = k.question WHERE q.kind IS NOT 'question' OR q.author IS NOT NULL
          UNION ALL SELECT t.community, t.answer FROM asker_thanks t LEFT JOIN post p ON p.community = t.community AND p.id = t.answer
            LEFT JOIN post q ON q.community = p.community AND q.id = p.parent WHERE p.kind IS NOT 'answer' OR q.author IS NOT NULL`,
  },
  {
    name: 'Every correction has its ledger line, and every line its correction',
    sql: `SELECT community, id FROM (
            SELECT community, id, member, points FROM correction
            UNION ALL SELECT community, substr(cause, 12), member, -points FROM ledger WHERE rule = 'correction')
          GROUP BY community, id, member HAVING sum(points) <> 0 OR count(*) <> 2`,
  },
  {
    name: 'A score is the sum of the ledger lines that list its board, and of what was carried over; nobody excluded has one',
    sql: `SELECT community, board, member, sum(points) FROM (
            SELECT l.community, b.value AS board, CASE WHEN b.value LIKE '@%' THEN -l.team ELSE l.member END AS member, l.points FROM ledger l, json_each(l.boards) b
              WHERE b.value LIKE '@%' OR NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = l.community AND x.member = l.member AND x.to_at IS NULL)
            UNION ALL SELECT c.community, c.board, c.member, c.points FROM carried c
              WHERE NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = c.community AND x.member = c.member AND x.to_at IS NULL)
            UNION ALL SELECT community, board, member, -points FROM score)
          GROUP BY community, board, member HAVING sum(points) <> 0`,
  },
  {
    name: 'A member is in one team at a time',
    sql: `SELECT a.community, a.member FROM membership a JOIN membership b ON b.community = a.community AND b.member = a.member AND b.from_day > a.from_day
          WHERE a.to_day IS NULL OR a.to_day > b.from_day`,
  },
  {
    name: 'A team is as large as the members that are in it on each day',
    sql: `SELECT z.community, z.team, z.from_day FROM team_size z WHERE z.members <> (SELECT count(*) FROM membership t
            WHERE t.community = z.community AND t.team = z.team AND t.from_day <= z.from_day AND (t.to_day IS NULL OR t.to_day > z.from_day))
          UNION ALL SELECT t.community, t.team, t.from_day FROM membership t WHERE NOT EXISTS (SELECT 1 FROM team_size z
            WHERE z.community = t.community AND z.team = t.team AND z.from_day = t.from_day)`,
  },
  {
    name: 'The histogram counts everybody with points, at their points',
    sql: `SELECT community, board, points FROM (
            SELECT community, board, points, 1 AS n FROM score WHERE points > 0
            UNION ALL SELECT h.community, h.board, h.bucket * 512 + CAST(f.key AS INTEGER), -f.value FROM histogram h, json_each(h.fine) f)
          GROUP BY community, board, points HAVING sum(n) <> 0`,
  },
  {
    name: 'A bucket is the sum of its finer counts',
    sql: `SELECT community, board, bucket FROM histogram h
          WHERE members <> (SELECT coalesce(sum(f.value), 0) FROM json_each(h.fine) f)`,
  },
  {
    name: 'The first bucket of every four counts who is in it or above, and is there where one of the four is',
    sql: `SELECT community, board, bucket FROM (SELECT *, sum(members) OVER (PARTITION BY community, board ORDER BY bucket DESC) AS counted FROM histogram)
            WHERE at_least IS NOT CASE bucket % 4 WHEN 0 THEN counted END
          UNION ALL SELECT community, board, bucket FROM histogram h WHERE NOT EXISTS (SELECT 1 FROM histogram f
            WHERE f.community = h.community AND f.board = h.board AND f.bucket = h.bucket / 4 * 4)`,
  },
  {
    name: 'Whoever has points in a week of leagues has a seat in it, in their community',
    sql: `SELECT s.community, s.board, s.member FROM score s JOIN community c ON c.id = s.community AND c.leaderboards ->> '$.leagues.since' <= s.board
          WHERE s.member > 0 AND s.board GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'
            AND NOT EXISTS (SELECT 1 FROM seat t WHERE t.community = s.community AND t.member = s.member AND t.week = s.board)
          UNION ALL SELECT t.community, t.week, t.member FROM seat t JOIN member m ON m.id = t.member WHERE m.community <> t.community`,
  },
  {
    name: 'Leagues of a tier are numbered from one, and no one is fuller than any may be',
    sql: `SELECT community, week, tier FROM (SELECT community, week, tier, league, count(*) AS n FROM seat GROUP BY community, week, tier, league)
          GROUP BY community, week, tier HAVING max(league) <> count(*) OR max(n) > 40`,
  },
  ...roundCounts(() => 'true'),
  {
    name: 'The tallies of teams, where they are up to date, are what the ballots of a closed round add up to',
    sql: `WITH counted AS (SELECT t.* FROM team_tally t JOIN round r ON r.community = t.community AND r.id = t.round AND r.version = t.version)
          SELECT community, round, team, key FROM (
            SELECT community, round, team, key, n FROM ballot_number
            UNION ALL SELECT community, round, team, '', value FROM ballot
            UNION ALL SELECT t.community, t.round, t.team, j.key, -j.value FROM counted t, json_each(t.tally) j
            UNION ALL SELECT community, round, team, '', -counted FROM counted) s
          WHERE EXISTS (SELECT 1 FROM counted c WHERE c.community = s.community AND c.round = s.round)
          GROUP BY community, round, team, key HAVING sum(n) <> 0`,
  },
  {
    name: 'No ballot has more options than its method takes, or spends more than there is',
    sql: `SELECT community, round, question, choice FROM (
            SELECT k.community, k.round, k.question, k.choice, q.value -> 'method' AS method, count(*) AS options, sum(o.value) AS given,
              sum(CASE q.value ->> '$.method.cost' WHEN 'quadratic' THEN o.value * o.value ELSE o.value END) AS dots,
              sum((SELECT p.value ->> 'cost' FROM json_each(q.value, '$.options') p WHERE p.value ->> 'id' = o.key)) AS cost
            FROM ballot_kind k JOIN round r ON r.community = k.community AND r.id = k.round, json_each(r.questions) q, json_each(k.choice) o
            WHERE q.value ->> 'id' = k.question GROUP BY k.community, k.round, k.question, k.choice)
          WHERE (method ->> 'type' = 'one' AND options <> 1) OR (method ->> 'type' = 'several' AND options NOT BETWEEN method ->> 'min' AND method ->> 'max')
            OR (method ->> 'type' = 'dots' AND dots > method ->> 'budget') OR (method ->> 'type' = 'approval' AND cost > method ->> 'ceiling')
            OR (method ->> 'type' = 'ranked' AND given <> options * (options + 1) / 2)`,
  },
  {
    name: 'An anonymous round has no ballot with a name, nor tallies of teams; another has none without',
    sql: `SELECT r.community, r.id FROM round r JOIN ballot b ON b.community = r.community AND b.round = r.id WHERE r.names = 'anonymous'
          UNION ALL SELECT r.community, r.id FROM round r JOIN team_tally t ON t.community = r.community AND t.round = r.id WHERE r.names = 'anonymous'
          UNION ALL SELECT r.community, r.id FROM round r JOIN participation p ON p.community = r.community AND p.round = r.id WHERE r.names <> 'anonymous'
          UNION ALL SELECT r.community, r.id FROM round r JOIN held_kind h ON h.community = r.community AND h.round = r.id WHERE r.names <> 'anonymous'`,
  },
  {
    name: 'Rounds, their authors and voters are of one community',
    sql: `SELECT r.community, r.id FROM round r JOIN member m ON m.id = r.author WHERE m.community <> r.community
          UNION ALL SELECT b.community, b.round FROM ballot b JOIN member m ON m.id = b.member WHERE m.community <> b.community
          UNION ALL SELECT p.community, p.round FROM participation p JOIN member m ON m.id = p.member WHERE m.community <> p.community`,
  },
  {
    name: 'Ballots are counted once for who cast them, where a badge counts them',
    sql: `SELECT community, member, day FROM (
            SELECT b.community, b.member, b.day, b.value AS n FROM ballot b
              JOIN metric k ON k.community = b.community AND k.metric = 'ballot_cast:actor' AND k.counted = 1
            UNION ALL SELECT a.community, a.member, a.day, -a.n FROM activity a
              JOIN metric k ON k.community = a.community AND k.metric = a.metric AND k.counted = 1 WHERE a.metric = 'ballot_cast:actor')
          GROUP BY community, member, day HAVING sum(n) <> 0`,
  },
  {
    name: 'Badge holders are counted once, however often they hold it, and not once it is revoked',
    sql: `SELECT b.community, b.id FROM badge b WHERE b.holders <> (SELECT count(DISTINCT a.member) FROM award a
            WHERE a.community = b.community AND a.badge = b.id AND a.revoked_at IS NULL)`,
  },
  {
    name: 'A badge that repeats is counted as often as it is held',
    sql: `SELECT community, member, badge FROM (
            SELECT community, member, badge, 1 AS n FROM award WHERE cause <> '' AND revoked_at IS NULL
            UNION ALL SELECT community, member, badge, -times FROM award_tally)
          GROUP BY community, member, badge HAVING sum(n) <> 0`,
  },
  {
    name: 'Awards that end are counted in the year, the month and on the day of it',
    sql: `SELECT community, badge, span, period FROM (
            SELECT community, badge, span, period, 1 AS n FROM award_ending
            UNION ALL SELECT community, badge, span, period, -n FROM award_end)
          GROUP BY community, badge, span, period HAVING sum(n) <> 0`,
  },
  {
    name: 'No more members hold a badge than its limit allows',
    sql: "SELECT community, id FROM badge WHERE holders > definition ->> '$.limit'",
  },
  {
    name: 'What is revoked says by whom, for what and why',
    sql: `SELECT community, member, badge FROM award WHERE (revoked_at IS NULL) <> (revoked_by IS NULL)
            OR (revoked_at IS NULL) <> (revoked_for IS NULL) OR (revoked_at IS NULL) <> (revoked_reason IS NULL)`,
  },
  {
    name: 'Replies are counted by what they are about, where a badge counts them so',
    sql: `SELECT community, member, metric, object, day FROM (
            SELECT p.community, p.author AS member, k.metric, p.parent AS object, p.day, 1 AS n FROM post p JOIN metric k ON k.community = p.community
              AND k.counted = 1 AND k.metric = CASE p.kind WHEN 'answer' THEN 'answer_given' WHEN 'comment' THEN 'comment_written' END || ':actor:objects'
              WHERE p.author IS NOT NULL AND p.removed_at IS NULL
            UNION ALL SELECT a.community, a.member, a.metric, a.object, a.day, -a.n FROM activity_object a JOIN metric k
              ON k.community = a.community AND k.metric = a.metric AND k.counted = 1
              WHERE a.metric IN ('answer_given:actor:objects', 'comment_written:actor:objects'))
          GROUP BY community, member, metric, object, day HAVING sum(n) <> 0`,
  },
  {
    name: 'What profiles count is counted in every community',
    sql: `SELECT c.id, k.value FROM community c, json_each('${JSON.stringify(Object.values(COUNTED))}') k
          WHERE NOT EXISTS (SELECT 1 FROM metric m WHERE m.community = c.id AND m.metric = k.value)`,
  },
  {
    name: 'Members are counted once',
    sql: `SELECT c.id FROM community c
          WHERE (SELECT count(*) FROM member m WHERE m.community = c.id) <> coalesce((SELECT members FROM community_tally t WHERE t.community = c.id), 0)`,
  },
  {
    name: 'Who takes no part is counted once',
    sql: `SELECT t.community FROM community_tally t
          WHERE t.apart <> (SELECT count(DISTINCT member) FROM exclusion x WHERE x.community = t.community AND x.to_at IS NULL)`,
  },
  {
    name: 'Tags are those of the posts that are listed, with their status',
    sql: `SELECT p.community, p.id, t.value FROM post p, json_each(p.tags) t WHERE p.removed_at IS NULL AND p.merged_into IS NULL
          EXCEPT SELECT community, post, tag FROM post_tag
          UNION ALL SELECT t.community, t.post, t.tag FROM post_tag t LEFT JOIN post p ON p.community = t.community AND p.id = t.post AND p.kind = t.kind
            AND p.board = t.board AND p.status = t.status AND p.at = t.at AND p.removed_at IS NULL AND p.merged_into IS NULL WHERE p.id IS NULL`,
  },
  {
    name: 'Tags are counted once',
    sql: `SELECT t.community, t.tag FROM tag t
          WHERE t.posts <> (SELECT count(*) FROM post_tag p WHERE p.community = t.community AND p.kind = t.kind AND p.board = t.board AND p.tag = t.tag)`,
  },
  {
    name: 'Titles stand in their places, where similar ones are looked for, but those of removed posts',
    sql: `SELECT community, post FROM similar_title WHERE removed_at IS NULL AND place NOT IN (SELECT rowid FROM post_similar)
          UNION ALL SELECT NULL, s.post FROM post_similar s WHERE NOT EXISTS (SELECT 1 FROM shelf h JOIN similar_title t ON t.community = h.community
            AND t.post = s.post AND t.place = s.rowid AND t.title = s.title AND t.removed_at IS NULL WHERE h.number = s.rowid >> 45)
          UNION ALL SELECT p.community, p.id FROM post p WHERE p.kind IN ('idea', 'question') AND NOT EXISTS (SELECT 1 FROM shelf h
            WHERE h.community = p.community AND h.kind = p.kind AND h.board = p.board)`,
  },
  {
    name: 'An answer is worth what stands of it, and expertise is what answers and endorsements add up to',
    sql: `SELECT p.community, p.id FROM post p LEFT JOIN answer_worth w ON w.community = p.community AND w.answer = p.id WHERE p.worth <> coalesce(w.worth, 0)
          UNION ALL SELECT community, member || theme FROM (
            SELECT community, member, theme, answers, worth, endorsements, grants FROM expertise
            UNION ALL SELECT community, member, theme, -answers, -worth, -endorsements, -grants FROM expertise_counted)
          GROUP BY community, member, theme HAVING sum(answers) <> 0 OR sum(worth) <> 0 OR sum(endorsements) <> 0 OR sum(grants) <> 0`,
  },
  {
    name: 'Who is listed stands there with their level, team and place, and is found by name once',
    sql: `SELECT l.community, l.member, l.theme FROM listing l JOIN member m ON m.id = l.member LEFT JOIN expertise e ON e.community = l.community AND e.member = l.member AND e.theme = l.theme
            WHERE (l.level, l.team, l.place) IS NOT (coalesce(e.level, 0), m.team, m.place) OR m.community <> l.community
          UNION ALL SELECT l.community, l.member, l.theme FROM listing l WHERE NOT EXISTS (SELECT 1 FROM listing o WHERE o.community = l.community AND o.member = l.member AND o.theme = '')
          UNION ALL SELECT l.community, l.member, 'name' FROM listing l JOIN member m ON m.id = l.member LEFT JOIN expert_search s ON s.rowid = l.member WHERE l.theme = '' AND s.name IS NOT m.name
          UNION ALL SELECT NULL, s.rowid, s.name FROM expert_search s WHERE NOT EXISTS (SELECT 1 FROM member m JOIN listing l ON l.community = m.community AND l.member = m.id AND l.theme = '' WHERE m.id = s.rowid)`,
  },
  {
    name: 'A question was first answered when the first answer by somebody else came that stands',
    sql: 'SELECT p.community, p.id FROM post p LEFT JOIN first_answer f ON f.community = p.community AND f.question = p.id WHERE p.answered_at IS NOT f.at',
  },
  {
    name: 'Endorsements and requests stay in their community, and nobody is asked their own question',
    sql: `SELECT e.community, 'endorsement' AS what FROM endorsement e JOIN member m ON m.id IN (e.member, e.endorser) WHERE m.community <> e.community
          UNION ALL SELECT r.community, 'request' FROM request r JOIN member m ON m.id IN (r.member, r.asked_by) WHERE m.community <> r.community
          UNION ALL SELECT r.community, 'own question' FROM request r JOIN post p ON p.community = r.community AND p.id = r.question WHERE p.author = r.member`,
  },
  {
    name: 'Pauses of a member never overlap',
    sql: `SELECT p.community, p.member, p.from_day FROM pause p JOIN pause q ON q.community = p.community AND q.member = p.member
          WHERE q.from_day > p.from_day AND q.from_day <= p.to_day`,
  },
  {
    name: 'Pauses and repairs stay in their community',
    sql: `SELECT p.community, 'pause' AS what FROM pause p JOIN member m ON m.id = p.member WHERE m.community <> p.community
          UNION ALL SELECT r.community, 'repair' FROM streak_repair r JOIN member m ON m.id IN (r.member, r.given_by) WHERE m.community <> r.community`,
  },
  {
    name: 'Verdicts stay in their community',
    sql: 'SELECT d.community, d.deed FROM verdict d JOIN member m ON m.id IN (d.member, d.actor, d.decided_by) WHERE m.community <> d.community',
  },
  {
    name: 'Events stay in their community',
    sql: 'SELECT e.community, e.source, e.id FROM event e JOIN member m ON m.id IN (e.member, e.author) WHERE m.community <> e.community',
  },
  {
    name: 'Votes, replies, awards and ledger lines stay in their community',
    sql: `SELECT v.community, 'vote' AS what FROM vote v JOIN member m ON m.id = v.member WHERE m.community <> v.community
          UNION ALL SELECT l.community, 'ledger' FROM ledger l JOIN member m ON m.id = l.member WHERE m.community <> l.community
          UNION ALL SELECT a.community, 'award' FROM award a JOIN member m ON m.id IN (a.member, a.given_by, a.revoked_by) WHERE m.community <> a.community
          UNION ALL SELECT p.community, 'post' FROM post p JOIN member m ON m.id = p.author WHERE m.community <> p.community
          UNION ALL SELECT r.community, 'reply' FROM post r LEFT JOIN post p ON p.community = r.community AND p.id = r.parent
            WHERE r.parent IS NOT NULL AND p.id IS NULL`,
  },
];

export interface Check {
  name: string;
  /** How many rows break it; 0 is well. */
  broken: number;
  /** Up to three of them. */
  sample: unknown[];
}

export async function checkInvariants(db: Database): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { name, sql } of INVARIANTS) {
    const { results } = await db.prepare(sql).all();
    checks.push({ name, broken: results.length, sample: results.slice(0, 3) });
  }
  return checks;
}

function givenByStandingFacts(type: FactType): Invariant {
  const { from, standing, community, actor, author, cause } = factSource(type);
  return {
    name: `What ${type} gave remains only while the fact stands, and to those who did or wrote it`,
    sql: `SELECT community, member, cause FROM ledger l WHERE fact = '${type}'
            AND NOT EXISTS (SELECT 1 FROM settling s WHERE s.community = l.community AND s.post = l.subject) GROUP BY community, member, cause, rule HAVING sum(raw) <> 0
          EXCEPT SELECT ${community}, ${actor}, ${cause} FROM ${from} WHERE ${standing.actor}
          EXCEPT SELECT ${community}, ${author}, ${cause} FROM ${from} WHERE ${standing.author}`,
  };
}

function countedWhereDone(type: FactType): Invariant {
  const { from, community, actor, author, day, at, cause, board, tags } = factSource(type);
  // By the key of the ledger: a cause alone would be looked for among all lines.
  const lines = `${from} CROSS JOIN ledger l ON l.community = ${community} AND l.member IN (${actor}, ${author}) AND (l.day, l.at, l.cause) = (${day}, ${at}, ${cause}) AND l.fact = '${type}'`;
  const among = (list: string) => `EXISTS (SELECT 1 FROM json_each(${tags}) t WHERE t.value IN ${list})`;
  const only = (list: string) => `(SELECT value FROM json_each(r.definition, '$.only.${list}'))`;
  return {
    name: `What ${type} gave is by a rule, and on leaderboards, about the board and tags that it was done under`,
    sql: `SELECT l.community, l.cause FROM ${lines} CROSS JOIN rule r ON r.community = l.community AND r.id = l.rule AND r.version = l.version
          WHERE r.definition -> '$.only.boards' IS NOT NULL AND (${board} IN ${only('boards')}) IS NOT 1 OR r.definition -> '$.only.tags' IS NOT NULL AND NOT ${among(only('tags'))}
          GROUP BY l.community, l.member, l.cause, l.rule, l.version HAVING sum(l.raw) <> 0
          UNION ALL SELECT l.community, l.cause FROM ${lines} CROSS JOIN json_each(l.boards) b
            CROSS JOIN leaderboard d ON d.community = l.community AND instr(ltrim(substr(b.value, 1 + instr(b.value, '~')), '@'), d.id || '/') = 1
          WHERE d.definition ->> '$.about.board' IS NOT NULL AND d.definition ->> '$.about.board' IS NOT ${board}
            OR d.definition ->> '$.about.tag' IS NOT NULL AND NOT ${among("(d.definition ->> '$.about.tag')")}`,
  };
}
