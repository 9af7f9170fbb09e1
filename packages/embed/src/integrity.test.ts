import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BESIDE } from './bundling/beside.ts';
import { APART } from './tags.ts';

const GUIDE = readFileSync(new URL('../../../docs/guide/embed.md', import.meta.url), 'utf8');

it('covers what the guide does not except: it names every file that comes beside the script', () => {
  const [, section] = GUIDE.split(/^## Integrity.*$/m);
  const named = [...section!.split('```')[0]!.matchAll(/`([\w-]+)\.js`/g)].map(([, name]) => name!);
  expect(named.filter((name) => name !== 'cocarde').sort()).toEqual([...APART, ...BESIDE].sort());
});
