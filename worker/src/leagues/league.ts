import type { League } from '@cocarde/contract/leagues.ts';
import { parsePeriod, periodOf } from '../calendar/periods.ts';
import { today, type Command } from '../command.ts';
import type { Read } from '../database.ts';
import { leaguePage } from './league.queries.ts';

/** The read behind my league of a week, the running one without; null where there are no leagues or no such week. */
export function leagueFor(command: Command, asked?: string): Read<League> | null {
  const { db, community, member } = command;
  const { leagues } = community.boards;
  const running = periodOf('week', today(command));
  const week = asked === undefined ? running : parsePeriod('week', asked);
  if (!leagues || !week || week.from > running.from) return null;
  return leaguePage(db, community, leagues, member, week, running.key);
}
