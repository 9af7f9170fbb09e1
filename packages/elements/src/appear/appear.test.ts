import { assert } from 'chai';
import { want } from '@cocarde/client/parts.ts';
import type { Appears } from '@cocarde/contract/members.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, MEMBER, Service, said, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';

define();

/** The member as the service knows it, who may answer. */
function knows(appears: Appears): Answer {
  return ({ method, path, body }) => {
    if (method === 'PATCH') ({ appears } = body as { appears: Appears });
    const me = { ...MEMBER, appears };
    if (method === 'PATCH') return me;
    return path.startsWith('bootstrap') ? { community: { unit: {} }, me, parts: {} } : undefined;
  };
}

async function shown(answer: Answer): Promise<{ host: Element; service: Service; yes: HTMLElement; no: HTMLElement }> {
  const service = new Service({}, answer);
  signIn();
  // It stands in a leaderboard, which asked before.
  want('points');
  const host = show('<cocarde-appear></cocarde-appear>');
  await find(host, 'button');
  const [yes, no] = all(host, 'button');
  return { host, service, yes: yes!, no: no! };
}

const pressed = (button: Element) => button.getAttribute('aria-pressed') === 'true';

describe('cocarde-appear', () => {
  beforeEach(() => freshPage());

  for (const appears of ['undecided', 'yes', 'no'] as const) {
    everywhere(`is accessible: ${appears}`, async () => isAccessible((await shown(knows(appears))).host));
  }

  it('says what holds where the community names everybody, or nobody', async () => {
    const { host } = await shown(knows('undecided'));
    const appear = host as HTMLElement & { naming: string; updateComplete: Promise<boolean> };
    for (const [naming, words] of [['opt_out', 'tant que vous ne dites pas non'], ['pseudonym', 'sous un nom inventé tant que']] as const) {
      appear.naming = naming;
      await appear.updateComplete;
      assert.include(said(host), words);
    }
  });

  it('keeps the focus on the answer that was given', async () => {
    const { host, yes } = await shown(knows('undecided'));
    yes.focus();
    yes.click();
    await until(() => pressed(yes));
    assert.equal(host.shadowRoot!.activeElement, yes);
  });

  it('says what not being named means before there is an answer', async () => {
    const { host, yes, no } = await shown(knows('undecided'));
    assert.include(said(host), 'Sinon, votre rang n’est visible que par vous.');
    assert.deepEqual([textOf(yes), textOf(no), pressed(yes), pressed(no)], ['Oui', 'Non', false, false]);
  });

  it('saves the answer and says what holds now', async () => {
    const { host, service, no } = await shown(knows('undecided'));
    no.click();
    assert.equal(await announced(), 'Votre nom n’apparaît pas dans le classement, et personne ne trouve votre profil.');
    assert.include(said(host), 'personne ne trouve votre profil.');
    assert.deepEqual(service.sent('PATCH me').map(({ body }) => body), [{ appears: 'no' }]);
  });

  it('lets me change my mind', async () => {
    const { service, yes, no } = await shown(knows('yes'));
    assert.isTrue(pressed(yes));
    no.click();
    await until(() => pressed(no) && !pressed(yes));
    yes.click();
    await until(() => pressed(yes));
    assert.deepEqual(service.sent('PATCH me').map(({ body }) => body), [{ appears: 'no' }, { appears: 'yes' }]);
  });

  it('says why when the answer could not be saved, keeps what holds and tells the page', async () => {
    const failures: string[] = [];
    document.addEventListener('cocarde-error', (event) => failures.push((event as Event & { code: string }).code), { once: true });
    const { host, yes, no } = await shown((asked) => (asked.method === 'PATCH' ? 'member_suspended' : knows('yes')(asked)));
    no.click();
    const why = await announced();
    assert.equal(textOf(await find(host, '.stale')), why);
    assert.isTrue(pressed(yes));
    assert.deepEqual(failures, ['member_suspended']);
  });
});
