import type { League, Zone } from '@cocarde/contract/leagues.ts';
import { parsePeriod, type Period } from '../calendar/periods.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read } from '../database.ts';
import { ranksFromTop } from '../leaderboard/leaderboard.ts';
import { publicRow } from '../leaderboard/leaderboard.queries.ts';
import type { MemberRow } from '../members/members.queries.ts';
import { lackOf, tierAfter, zonesOf, type RunningLeagues } from './leagues.ts';

/** My league of a week that has begun; `running` is the key of the present one. */
export function leaguePage(db: Database, community: CommunityRow, leagues: RunningLeagues, me: MemberRow, week: Period, running: string): Read<League> {
  const { ranking, naming, periods } = community.boards;
  const bind = (sql: string) => db.prepare(sql).bind(me.community, me.id, week.key);
  return {
    statements: [
      bind(`SELECT week, tier FROM seat WHERE ${MINE} AND week <= ?3 ORDER BY week DESC LIMIT 2`),
      bind(`SELECT week FROM seat WHERE ${MINE} AND week > ?3 ORDER BY week LIMIT 1`),
      // The league of the week, or where I sat last: what that brought says the tier that is next.
      bind(
        `SELECT p.member, p.points, m.name, m.team, m.appears
         FROM (SELECT * FROM seat WHERE ${MINE} AND week <= ?3 ORDER BY week DESC LIMIT 1) s
         CROSS JOIN seat o ON o.community = s.community AND o.week = s.week AND o.tier = s.tier AND o.league = s.league
         CROSS JOIN score p ON p.community = o.community AND p.board = o.week AND p.member = o.member AND p.points > 0
         CROSS JOIN member m ON m.id = p.member
         ORDER BY p.points DESC, p.member DESC`,
      ),
      db.prepare('SELECT 1 FROM exclusion WHERE community = ?1 AND member = ?2 AND to_at IS NULL LIMIT 1').bind(me.community, me.id),
    ],
    take([seats, later, mates, excluded]) {
      const [latest, before] = seats!.results as { week: string; tier: number }[];
      const seated = latest?.week === week.key;
      const points = mates!.results.map((row) => row.points as number);
      const zones = latest ? zonesOf(points, latest.tier, leagues) : [];
      const mine = mates!.results.findIndex((row) => row.member === me.id);
      const tier = !latest ? 1 : seated ? Math.min(latest.tier, leagues.tiers.length) : tierAfter(latest.tier, zones[mine] ?? 'stay', leagues);
      const last = seated ? before : latest;
      const next = later!.results[0]?.week as string | undefined ?? (week.key < running ? running : null);
      const ranks = ranksFromTop(points, ranking);
      const ref = (key: string | null | undefined) => (key ? { period: key, name: null } : null);
      const all = seated && mine >= 0 ? mates!.results.map((row, i) => ({ ...publicRow(community, row, ranks[i]!, me.id), zone: zones[i]! })) : [];
      // To be about to go down is nobody else's business.
      const rows = all.filter((row) => row.zone !== 'down' || row.me);
      return {
        period: week.key, name: null, from: week.from, to: week.to, closed: week.key < running, periods, of: null, leagues: true,
        begins: running < leagues.since ? parsePeriod('week', leagues.since)!.from : null,
        tiers: leagues.tiers, tier,
        last: last ? { period: last.week, brought: direction(tier - last.tier) } : null,
        rows, below: all.length - rows.length, members: all.length, lack: rows.length > 0 ? lackOf(points, zones, mine) : null,
        previous: ref(last?.week), next: ref(next),
        ranking, naming, appears: me.appears, excluded: excluded!.results.length > 0,
      };
    },
  };
}

const MINE = 'community = ?1 AND member = ?2';

function direction(steps: number): Zone {
  return steps > 0 ? 'up' : steps < 0 ? 'down' : 'stay';
}
