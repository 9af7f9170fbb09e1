import type { LedgerPage } from '@cocarde/contract/points.ts';
import type { ReadableAtom } from 'nanostores';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';

const LEDGER = 'me/ledger';

/** Why these points? Newest line first. */
export const openLedger = (): ReadableAtom<PartState<LedgerPage>> => openList(LEDGER);

export const moreLedger = (): Promise<void> => more(LEDGER);
