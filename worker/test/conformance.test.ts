import { env } from 'cloudflare:workers';
import { describe, test } from 'vitest';
import { cases } from './conformance.ts';

describe('D1 of the Workers runtime', () => {
  for (const { title, run } of cases) test(title, () => run(env.DB));
});
