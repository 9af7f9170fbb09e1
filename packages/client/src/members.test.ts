import type { MemberRef } from '@cocarde/contract/members.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeService, freshPage, settled, type Answered } from './fake-service.ts';
import { memberSearch } from './members.ts';

const KARIM: MemberRef = { id: '7', name: 'Karim Diallo', team: null, profile: true };

let answer: Answered;
let service: FakeService;
let heard: unknown[];

beforeEach(() => {
  freshPage();
  heard = [];
  answer = { items: [KARIM] };
  service = new FakeService(({ path }) => (path.startsWith('members') ? answer : undefined));
});

describe('members by name', () => {
  const search = () => memberSearch((members, ...more) => heard.push([members.map(({ name }) => name), ...more]));
  const asked = () => service.sent('GET members').map(({ path }) => path);

  it('are asked for after a pause, for the last that was typed, once', async () => {
    const { type } = search();
    for (const typed of ['k', 'ka', 'kar', ' kari ', 'kari']) type(typed);
    await settled();
    expect([asked(), heard.at(-1)]).toEqual([['members?name=kari'], [['Karim Diallo'], 'kari']]);
  });

  it('are nobody while too little is typed', async () => {
    const { type } = search();
    type('ka');
    await settled();
    type('k');
    await settled();
    expect([asked(), heard.at(-1)]).toEqual([['members?name=ka'], [[], '']]);
  });

  it('that come late are not shown for what is typed now, nor once nobody asks', async () => {
    const waiting: ((value: Answered) => void)[] = [];
    service.answer = ({ path }) => (path.startsWith('members') ? new Promise<Answered>((done) => waiting.push(done)) : undefined);
    const { type, rest } = search();
    type('ka');
    await vi.advanceTimersByTimeAsync(1_000);
    type('lo');
    await vi.advanceTimersByTimeAsync(1_000);
    rest();
    for (const done of waiting) done({ items: [KARIM] });
    await settled();
    expect([asked(), heard]).toEqual([['members?name=ka', 'members?name=lo'], []]);
  });

  it('say why there are none when there is no answer', async () => {
    answer = 'forbidden';
    search().type('ka');
    await settled();
    expect(heard).toEqual([[[], 'ka', 'forbidden']]);
  });
});
