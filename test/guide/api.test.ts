import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createApp } from '@cocarde/worker/app.ts';
import { routesOf } from '../support/routes.ts';

const page = readFileSync(new URL('../../docs/reference/api.md', import.meta.url), 'utf8');

test('the page of the API has every route that there is, and none that there is not', () => {
  const written = [...page.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^`?]*)/g)].map(([, method, path]) => `${method} ${path!.replace(/\{[^}]*\}/g, '*')}`);
  const there = routesOf(createApp()).map(([method, path]) => `${method} ${path.replace(/:\w+(\{[^}]*\})?/g, '*')}`);
  expect([...new Set(written)].sort()).toEqual([...new Set(there)].sort());
});
