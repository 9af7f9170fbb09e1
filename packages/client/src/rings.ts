import type { RingReport } from '@cocarde/contract/rings.ts';
import type { ReadableAtom } from 'nanostores';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';
import { query } from './query.ts';

const reportOf = (week: string): string => `rings${query({ week })}`;

/** Who gave to whom in a week, the one that runs when it is empty. For animateurs. */
export const openRings = (week: string): ReadableAtom<PartState<RingReport>> => openList(reportOf(week));

/** Looks at the next members of the week, also after that had failed. */
export const moreRings = (week: string): Promise<void> => more(reportOf(week));
