import type { Naming } from '@cocarde/contract/leaderboard.ts';
import type { Appears } from '@cocarde/contract/members.ts';

/** Whether others may know a member of a community by name. Where names are invented, none is to be found by a real one. */
export function isNamed(naming: Naming, appears: Appears): boolean {
  return appears === 'yes' ? naming !== 'pseudonym' : appears === 'undecided' && naming === 'opt_out';
}

const STORED = "(SELECT leaderboards ->> '$.naming' FROM community WHERE id = ?1)";

/** The same in SQL of the member `m`, if active. Without `naming`, an SQL text, the query's `?1` is the community. */
export function namedMember(m: string, naming = STORED): string {
  return `(${m}.status = 'active' AND CASE ${m}.appears WHEN 'yes' THEN ${naming} <> 'pseudonym' WHEN 'undecided' THEN ${naming} = 'opt_out' ELSE 0 END)`;
}
