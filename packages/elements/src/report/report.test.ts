import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { all, announced, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { openReport } from './open-report.ts';
import type { ReportDialog } from './report.ts';

/** Opened from a button on the page, which has the focus. */
async function opened(answer: Answer = ({ method }) => (method === 'PUT' ? { post: 'p1', reported: true } : undefined)): Promise<{ dialog: ReportDialog; service: Service; button: HTMLElement }> {
  const service = new Service({}, answer);
  signIn();
  const place = show<HTMLElement>('<div></div>');
  const root = place.attachShadow({ mode: 'open' });
  const button = root.appendChild(document.createElement('button'));
  button.textContent = 'Signaler…';
  button.focus();
  openReport(button, 'p1');
  const dialog = root.querySelector('cocarde-report')!;
  await find(dialog, 'dialog[open]');
  return { dialog, service, button };
}

const radio = (dialog: Element, reason: string) => dialog.shadowRoot!.querySelector<HTMLInputElement>(`[value=${reason}]`)!;
const button = (dialog: Element, name: string) => all<HTMLButtonElement>(dialog, 'button').find((each) => textOf(each) === name)!;

describe('cocarde-report', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible, with what it asks and with its thanks', async (lang) => {
    const { dialog } = await opened();
    await isAccessible(dialog);
    button(dialog, lang === 'fr' ? 'Signaler' : 'Report').click();
    await until(() => dialog.shadowRoot!.querySelector('[aria-invalid]'));
    await isAccessible(dialog);
    radio(dialog, 'spam').click();
    button(dialog, lang === 'fr' ? 'Signaler' : 'Report').click();
    await until(() => !dialog.shadowRoot!.querySelector('form'));
    await isAccessible(dialog);
  });

  it('is filled in by keyboard alone, thanks and leads back to what opened it', async () => {
    const { dialog, service, button } = await opened();
    radio(dialog, 'offensive').focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    assert.isTrue(radio(dialog, 'misleading').checked);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: ' Le chiffre est faux. ' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    assert.equal(await announced(), 'Merci. L’équipe d’animation va regarder.');
    assert.deepEqual(service.sent('PUT').map(({ path, body }) => [path, body]), [['posts/p1/report', { reason: 'misleading', note: 'Le chiffre est faux.' }]]);
    assert.equal(textOf(dialog.shadowRoot!.activeElement), 'Fermer');
    await sendKeys({ press: 'Enter' });
    await until(() => !dialog.isConnected);
    assert.equal((button.getRootNode() as ShadowRoot).activeElement, button);
  });

  it('says that nobody learns who reported it', async () => {
    assert.include(said((await opened()).dialog), 'Personne ne saura qui l’a signalé, pas même l’équipe d’animation.');
  });

  it('asks for a reason first, and sends none without', async () => {
    const { dialog, service } = await opened();
    button(dialog, 'Signaler').click();
    assert.equal(await announced(), 'Choisissez ce qui pose problème.');
    assert.equal((dialog.shadowRoot!.activeElement as HTMLInputElement).name, 'reason');
    assert.deepEqual(service.sent('PUT'), []);
    radio(dialog, 'private').click();
    await until(() => !dialog.shadowRoot!.querySelector('[aria-invalid]'));
  });

  it('leaves out a note that was not written', async () => {
    const { dialog, service } = await opened();
    radio(dialog, 'off_topic').click();
    button(dialog, 'Signaler').click();
    await until(() => said(dialog).includes('Merci'));
    assert.deepEqual(service.sent('PUT').map(({ body }) => body), [{ reason: 'off_topic' }]);
  });

  it('keeps what was chosen and written when it is refused, and says why', async () => {
    const { dialog } = await opened(({ method }) => (method === 'PUT' ? refusal('own_subject') : undefined));
    radio(dialog, 'spam').click();
    dialog.shadowRoot!.querySelector('textarea')!.value = 'Encore une fois.';
    button(dialog, 'Signaler').click();
    await until(() => said(dialog).includes('C’est vous qui l’avez écrit : retirez-le plutôt.'));
    assert.isTrue(radio(dialog, 'spam').checked);
    assert.equal(dialog.shadowRoot!.querySelector('textarea')!.value, 'Encore une fois.');
  });

  it('is sent once, however often it is pressed', async () => {
    const { dialog, service } = await opened();
    radio(dialog, 'spam').click();
    for (let i = 0; i < 3; i++) button(dialog, 'Signaler').click();
    await until(() => said(dialog).includes('Merci'));
    assert.lengthOf(service.sent('PUT'), 1);
  });

  it('goes away with escape and with « Annuler », and reports nothing', async () => {
    for (const leave of [() => sendKeys({ press: 'Escape' }), (dialog: Element) => button(dialog, 'Annuler').click()]) {
      const { dialog, service } = await opened();
      radio(dialog, 'spam').click();
      await leave(dialog);
      await until(() => !dialog.isConnected);
      assert.deepEqual(service.sent('PUT'), []);
    }
  });
});
