import { expect } from 'vitest';
import type { Method, Round } from '@cocarde/contract/rounds.ts';
import type { Answer, Voice } from '../support/community.ts';
import type { Scene, Storm } from './storms.ts';

const OPTIONS = ['a', 'b', 'c', 'd'];
const parallel = <T>(count: number, request: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => request(n)));
const cast = (by: Voice, round: string, choice: Record<string, number>, after = 0) => by.call('PUT', `/rounds/${round}/ballot`, { choices: { q: choice }, after });
const withdraw = (by: Voice, round: string, after: number) => by.call('DELETE', `/rounds/${round}/ballot?after=${after}`);
const read = async (by: Voice, round: string): Promise<Round> => (await by.call('GET', `/rounds/${round}`)).body;
const codes = (answers: Answer[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(answers, ({ status, body }) => (status === 200 ? 'taken' : body.code as string))].map(([code, those]) => [code, those.length]));
const given = ({ result }: Round) => result!.questions[0]!.options.reduce((sum, { id, given: numbers }) => sum.set(id, Object.entries(numbers).reduce((n, [number, count]) => n + Number(number) * count, 0)), new Map<string, number>());

async function open(scene: Scene, method: Method = { type: 'one' }, names = 'confidential'): Promise<{ round: string; animateur: Voice }> {
  const animateur = await scene.member('animateur', { role: 'animateur' });
  const { status, body } = await animateur.call('POST', '/rounds', {
    title: 'Orage', results: 'always', names, questions: [{ id: 'q', text: 'Laquelle ?', method, options: OPTIONS.map((id) => ({ id, text: id })) }],
  });
  expect(status).toBe(201);
  return { round: body.id, animateur };
}

/** Storms on the ballots of rounds, of so many requests each. */
export function ballotStorms(size: number): Storm[] {
  return [
    {
      title: `${size} single choices of one member at once are one ballot, and every answer says which`,
      async run(scene) {
        const { round } = await open(scene);
        const voter = await scene.member('voter');
        const answers = await parallel(size, (n) => cast(voter, round, { [OPTIONS[n % 4]!]: 1 }));
        const { mine, voters, revision, result } = await read(voter, round);
        expect({ voters, revision }).toEqual({ voters: 1, revision: 1 });
        const taken = answers.flatMap(({ status }, n) => (status === 200 ? [OPTIONS[n % 4]] : []));
        expect(new Set(taken)).toEqual(new Set(Object.keys(mine!.q!)));
        expect(codes(answers)).toEqual({ taken: size / 4, ballot_changed: (size * 3) / 4 });
        expect(result!.questions[0]!.options.map(({ value }) => value)).toEqual([1, 0, 0, 0]);
      },
    },
    {
      title: `${size} ballots of one budget at once never spend it twice`,
      async run(scene) {
        const { round } = await open(scene, { type: 'dots', budget: 9, cost: 'quadratic' });
        const voter = await scene.member('voter');
        // Each spends nine on something else, some after the ballot before.
        const answers = await parallel(size, (n) => cast(voter, round, n % 3 ? { [OPTIONS[n % 4]!]: 3 } : { a: 2, [OPTIONS[1 + (n % 3)]!]: 2 }, n % 5));
        const after = await read(voter, round);
        const spent = Object.values(after.mine!.q!).reduce((sum, dots) => sum + dots * dots, 0);
        expect(spent).toBeLessThanOrEqual(9);
        expect(after.voters).toBe(1);
        expect([...given(after).values()].reduce((a, b) => a + b)).toBe(Object.values(after.mine!.q!).reduce((a, b) => a + b));
        expect(Object.keys(codes(answers)).filter((code) => !['taken', 'ballot_changed'].includes(code))).toEqual([]);
      },
    },
    {
      title: `Of ${size} changes after many revisions each counts once or not at all`,
      async run(scene) {
        const { round } = await open(scene, { type: 'score', min: 0, max: 10 });
        const voter = await scene.member('voter');
        expect((await cast(voter, round, { a: 0 })).status).toBe(200);
        // No two wishes are the same, so that every one that is taken is a revision.
        const answers = await parallel(size, (n) => (n % 10 === 9 ? withdraw(voter, round, 1 + (n % 7)) : cast(voter, round, { a: n % 11, b: Math.floor(n / 11) % 11, c: Math.floor(n / 121) }, 1 + (n % 7))));
        const after = await read(voter, round);
        const casts = answers.filter(({ status }, n) => status === 200 && n % 10 !== 9);
        expect(new Set(casts.map(({ body }) => body.round.revision)).size).toBe(casts.length);
        expect(after.revision).toBeLessThanOrEqual(8);
        expect(after.revision).toBeGreaterThan(1);
        const [stored] = await scene.rows<{ choices: string; revision: number }>('SELECT choices, revision FROM ballot WHERE community = ?1');
        expect(JSON.parse(stored!.choices).q ?? null).toEqual(after.mine?.q ?? null);
        expect(after.result!.ballots).toBe(after.voted ? 1 : 0);
      },
    },
    {
      title: `What is answered before the close is counted, and what comes after it is not, whatever of ${size} ballots is on its way`,
      async run(scene) {
        const { round, animateur } = await open(scene);
        const voters = await parallel(Math.min(size, 200), (n) => scene.member(`voter-${n}`));
        const requests = Array.from({ length: size }, (_, n) => () => cast(voters[n % voters.length]!, round, { [OPTIONS[n % 4]!]: 1 }));
        const half = Math.floor(voters.length / 2);
        const first = requests.slice(0, half).map((request) => request());
        const closing = animateur.call('PATCH', `/rounds/${round}`, { state: 'closed' }, { 'if-match': '*' });
        const answers = await Promise.all([...first, ...requests.slice(half).map((request) => request())]);
        expect((await closing).body).toMatchObject({ state: 'closed' });
        const after = await read(animateur, round);
        const taken = new Set(answers.flatMap(({ status }, n) => (status === 200 ? [n % voters.length] : [])));
        expect(after.voters).toBe(taken.size);
        expect(after.result!.ballots).toBe(taken.size);
        expect(Object.keys(codes(answers)).filter((code) => !['taken', 'closed', 'ballot_changed'].includes(code))).toEqual([]);
        // A late retry of what stands succeeds, anything else is too late.
        const late = codes(await Promise.all(voters.map((voter, n) => cast(voter, round, { [OPTIONS[n % 4]!]: 1 }))));
        expect((late.taken ?? 0) + (late.closed ?? 0)).toBe(voters.length);
        expect((await read(animateur, round)).result).toEqual(after.result);
      },
    },
    {
      title: `${size} anonymous ballots of 50 members are 50, and the totals are those of the ones that were taken`,
      async run(scene) {
        const { round, animateur } = await open(scene, { type: 'one' }, 'anonymous');
        const voters = await parallel(50, (n) => scene.member(`voter-${n}`));
        const answers = await parallel(size, (n) => cast(voters[n % 50]!, round, { [OPTIONS[Math.floor(n / 50) % 4]!]: 1 }));
        expect(codes(answers)).toEqual({ taken: 50, ballot_final: size - 50 });
        expect((await read(animateur, round)).result!.ballots).toBe(45);
        await animateur.call('PATCH', `/rounds/${round}`, { state: 'closed' }, { 'if-match': '*' });
        const taken = answers.flatMap(({ status }, n) => (status === 200 ? [OPTIONS[Math.floor(n / 50) % 4]!] : []));
        const after = await read(animateur, round);
        expect(after.result!.ballots).toBe(50);
        expect(Object.fromEntries(given(after))).toEqual(Object.fromEntries(OPTIONS.map((id) => [id, taken.filter((option) => option === id).length])));
      },
    },
    {
      title: '100 tries of one round under one Idempotency-Key are one round',
      async run(scene) {
        const animateur = await scene.member('animateur', { role: 'animateur' });
        const definition = { title: 'Une fois', results: 'always', names: 'visible', questions: [{ id: 'q', text: 'Q', method: { type: 'one' }, options: OPTIONS.map((id) => ({ id, text: id })) }] };
        const answers = await parallel(100, () => animateur.call('POST', '/rounds', definition, { 'idempotency-key': 'storm-of-one-round' }));
        expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
        expect(await scene.rows('SELECT count(*) AS n FROM round WHERE community = ?1')).toEqual([{ n: 1 }]);
      },
    },
  ];
}
