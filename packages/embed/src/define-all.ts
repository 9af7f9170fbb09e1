import { define as badges } from '@cocarde/elements/badges/define.ts';
import { define as ideas } from '@cocarde/elements/ideas/define.ts';
import { define as leaderboard } from '@cocarde/elements/leaderboard/define.ts';
import { define as points } from '@cocarde/elements/points/define.ts';
import { define as profile } from '@cocarde/elements/profile/define.ts';
import { define as qa } from '@cocarde/elements/qa/define.ts';
import { define as vote } from '@cocarde/elements/vote/define.ts';

/** In one go, so that what they want first is one request. */
export function defineAll(): void {
  for (const define of [points, badges, profile, leaderboard, ideas, qa, vote]) define();
}
