import type { Database, Statement } from '../database.ts';
import type { Enrolment } from './members.queries.ts';

/**
 * Keeps which team a member is in from which day on: their first from the day they joined, unless they have earned
 * something without it, another one from `from` on.
 * Nothing is written while the team is as it was; a change of mind before `from` leaves no trace.
 */
export function moveTeam(db: Database, community: number, { issuer, subject, team, joinedAt }: Enrolment & { team: string | null }, joined: string, from: string): Statement[] {
  const member = '(SELECT id FROM member WHERE community = ?1 AND issuer = ?2 AND subject = ?3)';
  const own = `community = ?1 AND member = ${member}`;
  const bind = (sql: string, ...more: (string | number)[]) => db.prepare(sql).bind(community, issuer, subject, team, from, ...more);
  return [
    bind(`DELETE FROM membership WHERE ${own} AND from_day = ?5 AND team IS NOT ?4`),
    bind(
      `UPDATE membership SET to_day = NULL WHERE ${own} AND to_day = ?5 AND team = ?4
       AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.community = ?1 AND n.member = ${member} AND n.from_day = ?5)`,
    ),
    bind(`UPDATE membership SET to_day = ?5 WHERE ${own} AND to_day IS NULL AND team IS NOT ?4 AND from_day < ?5`),
    bind(
      `INSERT INTO membership (community, member, from_day, team)
       SELECT ?1, m.id, CASE WHEN m.joined_at <> ?6 OR EXISTS (SELECT 1 FROM membership p WHERE p.community = ?1 AND p.member = m.id)
         OR EXISTS (SELECT 1 FROM ledger l WHERE l.community = ?1 AND l.member = m.id) THEN ?5 ELSE ?7 END, ?4
       FROM member m WHERE m.community = ?1 AND m.issuer = ?2 AND m.subject = ?3 AND ?4 IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.community = ?1 AND o.member = m.id AND o.to_day IS NULL)
       ON CONFLICT (community, member, from_day) DO NOTHING`, joinedAt, joined,
    ),
  ];
}
