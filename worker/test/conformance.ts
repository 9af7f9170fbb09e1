import type { Case } from './conformance/case.ts';
import { limits } from './conformance/limits.ts';
import { refusals } from './conformance/refusals.ts';
import { results } from './conformance/results.ts';
import { schema } from './conformance/schema.ts';
import { sql } from './conformance/sql.ts';
import { transactions } from './conformance/transactions.ts';
import { values } from './conformance/values.ts';

/**
 * What our features may rely on, whichever database is underneath. Every case runs on the local D1 of the Workers
 * runtime (`conformance.test.ts`) and on SQLite behind the same interface (`packages/host/src/d1-sqlite.test.ts`).
 * All cases share one database: each makes tables of its own.
 */
export const cases: Case[] = [...results, ...values, ...limits, ...refusals, ...transactions, ...schema, ...sql];
