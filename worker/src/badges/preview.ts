import type { BadgePreview } from '@cocarde/contract/badges.ts';
import { dayOf } from '../calendar/calendar.ts';
import type { Command } from '../command.ts';
import { levelsOf } from '../currencies/currencies.ts';
import { readOne } from '../database.ts';
import { streaksOf } from '../streaks/streaks-of.queries.ts';
import { wantsStreak } from './badges.ts';
import { checkedDraft } from './definitions.ts';
import { wouldReceive, wouldRepeat } from './preview.queries.ts';
import { perhapsOnAStreak } from './streak-members.queries.ts';

/** Members whose streaks are read at once, and how many times in one request. */
const PAGE = 2_000;
const MOST_PAGES = 10;

/** Who would receive the draft of a badge at once, without giving it to anybody. Throws as `checkedDraft` does. */
export async function previewBadge(command: Command, id: string): Promise<BadgePreview> {
  const definition = await checkedDraft(command, id);
  const { db, community, now } = command;
  const today = dayOf(now, community.timeZone);
  const { streaks, whole } = wantsStreak(definition) ? await streaksOfAll(command, today) : { streaks: new Map<number, number>(), whole: true };
  const read = definition.repeats
    ? wouldRepeat(db, community, id, definition)
    : wouldReceive(db, community, id, definition, { now, today, levels: levelsOf(community), streaks });
  return { ...await readOne(db, read), whole };
}

async function streaksOfAll(command: Command, today: string): Promise<{ streaks: Map<number, number>; whole: boolean }> {
  const members = await perhapsOnAStreak(command, [0, Number.MAX_SAFE_INTEGER]);
  const streaks = new Map<number, number>();
  const looked = members.slice(0, PAGE * MOST_PAGES);
  for (let from = 0; from < looked.length; from += PAGE) {
    const found = await readOne(command.db, streaksOf(command.db, command.community, looked.slice(from, from + PAGE), today));
    for (const [member, streak] of found) streaks.set(member, streak);
  }
  return { streaks, whole: looked.length === members.length };
}
