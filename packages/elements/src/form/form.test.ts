import { assert } from 'chai';
import { ApiError } from '@cocarde/client/api.ts';
import { configure } from '@cocarde/client/configure.ts';
import { draftOf, keepDraft } from '@cocarde/client/form-drafts.ts';
import { loadWords } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import { WORDS as IDEAS_WORDS } from '../ideas/ideas.ts';
import { announces, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, MEMBER, show, textOf, until } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { Form } from './form.ts';
import type { FormKind } from './fields.ts';

define();

let drafts = 0;

/** A form with a draft of its own. */
async function shown(kind: FormKind, given: Partial<Form> = {}): Promise<Form> {
  const form = show<Form>('<cocarde-form></cocarde-form>');
  Object.assign(form, { kind, draft: `test:${drafts++}`, send: async () => {}, ...given });
  await find(form, '.field');
  return form;
}

const field = <F extends HTMLElement = HTMLInputElement>(form: Form, name: string) => form.shadowRoot!.querySelector<F & HTMLInputElement>(`#${name}`)!;
const about = (form: Form, name: string) => textOf(form.shadowRoot!.querySelector(`#${name}-about`));
const submit = (form: Form) => form.shadowRoot!.querySelector<HTMLButtonElement>('.btn')!.click();

const preview = (form: Form) => form.shadowRoot!.querySelector<HTMLElement>('cocarde-text')!;

describe('cocarde-form', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    for (const kind of ['post', 'comment', 'answer', 'status'] as const) {
      everywhere(`is accessible: ${kind}`, async (lang) => {
        // The names of the statuses come with the idea box around it.
        await loadWords(lang, IDEAS_WORDS);
        await isAccessible(await shown(kind, { cancel: () => {} }));
      });
    }

    everywhere('is accessible with the preview of a text', async () => {
      const form = await shown('answer');
      type(field(form, 'body'), '**Oui**, voir https://intranet.example');
      (await find(form, 'summary')).click();
      await until(() => preview(form).shadowRoot?.querySelector('a'));
      await isAccessible(form);
    });

    everywhere('is accessible with refused fields and a failure', async () => {
      const form = await shown('post', { send: () => Promise.reject(new ApiError('network')) });
      submit(form);
      await find(form, '[aria-invalid]');
      await isAccessible(form);
      type(field(form, 'title'), 'Un titre');
      submit(form);
      await find(form, 'form > .error');
      await isAccessible(form);
    });
  });

  it('names each field, and says which may stay empty', async () => {
    const form = await shown('post');
    assert.deepEqual(all<HTMLLabelElement>(form, 'label').map((label) => [label.htmlFor, textOf(label)]), [
      ['title', 'Titre'], ['body', 'Description (facultatif)'], ['tags', 'Mots-clés (facultatif)'],
    ]);
    assert.isTrue(field(form, 'title').required);
    assert.equal(about(form, 'tags'), 'Séparés par des virgules, 5 au plus.');
  });

  it('does not send what is empty or too long, says why at the field and goes there', async () => {
    let sent = 0;
    const form = await shown('post', { send: async () => void sent++ });
    type(field(form, 'title'), '   ');
    type(field(form, 'tags'), 'un, deux, trois, quatre, cinq, six');
    submit(form);
    await until(() => form.shadowRoot!.activeElement === field(form, 'title'));
    assert.equal(about(form, 'title'), 'Ce champ est à remplir.');
    assert.include(about(form, 'tags'), '5 mots-clés au plus.');
    assert.equal(field(form, 'title').getAttribute('aria-describedby'), 'title-about');
    type(field(form, 'title'), 'x'.repeat(161));
    type(field(form, 'tags'), 'x'.repeat(31));
    submit(form);
    await until(() => about(form, 'title').includes('160 caractères au plus'));
    assert.include(about(form, 'tags'), '30 caractères au plus pour chaque mot-clé.');
    type(field(form, 'title'), 'x'.repeat(160));
    type(field(form, 'tags'), 'x'.repeat(30));
    submit(form);
    await until(() => sent === 1);
  });

  it('shows the characters that are left near the limit, and says it when it is passed', async () => {
    const form = await shown('comment');
    const count = async (length: number) => {
      type(field(form, 'body'), 'x'.repeat(length));
      await form.updateComplete;
      return about(form, 'body');
    };
    assert.equal(await count(1_700), '');
    assert.equal(await count(1_999), '1 caractère restant');
    await announces('1 caractère restant');
    assert.equal(await count(2_002), '2 caractères de trop');
    await announces('2 caractères de trop');
  });

  it('says at its field why the service refused something, one of several tags too', async () => {
    const errors = [{ path: 'title', code: 'not_allowed', message: '' }, { path: 'tags.2', code: 'too_long', message: '' }];
    const problem = { code: 'invalid_input', status: 400, type: '', title: '', requestId: '', errors } as const;
    const form = await shown('post', { send: () => Promise.reject(new ApiError('invalid_input', problem)) });
    type(field(form, 'title'), 'Un');
    submit(form);
    await until(() => form.shadowRoot!.activeElement === field(form, 'title'));
    assert.equal(about(form, 'title'), 'Ce contenu n’a pas été accepté.');
    assert.include(about(form, 'tags'), '30 caractères au plus pour chaque mot-clé.');
    assert.equal(field(form, 'title').value, 'Un');
  });

  it('says how texts are marked up, and shows what is typed as others will see it', async () => {
    const form = await shown('post');
    const summary = await find(form, 'summary');
    assert.equal(textOf(summary), 'Aperçu et mise en forme');
    assert.equal(textOf(form.shadowRoot!.querySelector('details p')), '**gras** *italique* `code` [lien](https://example.org) - liste > citation');
    summary.click();
    await until(() => preview(form).shadowRoot);
    assert.deepEqual(all<HTMLElement>(preview(form), 'strong, em, code, a, li, blockquote').map(textOf), ['gras', 'italique', 'code', 'lien', 'liste', 'citation']);
    type(field(form, 'body'), 'Un **bilan**.');
    await until(() => textOf(preview(form).shadowRoot) === 'Un bilan.');
    type(field(form, 'body'), '<img src=x onerror=pwned=1>');
    await until(() => textOf(preview(form).shadowRoot) === '<img src=x onerror=pwned=1>');
    type(field(form, 'body'), '  ');
    await until(() => textOf(preview(form).shadowRoot).startsWith('gras italique'));
  });

  it('has no preview where nothing is marked up', async () => {
    const form = await shown('status');
    assert.isNull(form.shadowRoot!.querySelector('details'));
  });

  it('sends what was typed, markup and all', async () => {
    let sent: unknown;
    const form = await shown('comment', { send: async (input) => void (sent = input) });
    type(field(form, 'body'), ' **Oui**\n- un ');
    submit(form);
    await until(() => sent);
    assert.deepEqual(sent, { body: '**Oui**\n- un' });
  });

  it('sends once however often it is pressed, and lets nothing be typed into what is on its way', async () => {
    let done!: () => void;
    let sent = 0;
    const form = await shown('comment', {
      send: () => {
        sent++;
        return new Promise<void>((resolve) => (done = resolve));
      },
    });
    type(field(form, 'body'), 'Partante !');
    submit(form);
    await until(() => field(form, 'body').readOnly);
    submit(form);
    assert.equal(sent, 1);
    done();
    await until(() => field(form, 'body').value === '' && !field(form, 'body').readOnly);
  });

  it('keeps a draft for the member who typed it, not for the next one on the same page', async () => {
    me().set(MEMBER);
    const form = await shown('comment');
    const { draft } = form;
    type(field(form, 'body'), 'Pas encore fini');
    form.remove();
    assert.equal(field(await shown('comment', { draft }), 'body').value, 'Pas encore fini');
    me().set({ ...MEMBER, id: 'm-other' });
    assert.equal(field(await shown('comment', { draft }), 'body').value, '');
  });

  it('has what was typed on a page before, and lets it be discarded', async () => {
    me().set(MEMBER);
    configure({ community: 'marketing' });
    keepDraft('post:before', { title: 'Commencée hier', 'fields.often': 'jour' });
    let sent: object | undefined;
    const form = await shown('post', { draft: 'post:before', send: async (input) => void (sent = input), extra: [{ name: 'fields.often', label: 'form.field', said: 'Fréquence', limit: 200 }] });
    assert.equal(field(form, 'title').value, 'Commencée hier');
    assert.include(textOf(form.shadowRoot), 'Votre brouillon est de retour.');
    await isAccessible(form);
    submit(form);
    await until(() => sent);
    assert.deepEqual(sent, { title: 'Commencée hier', 'fields.often': 'jour' });
    await until(() => !textOf(form.shadowRoot).includes('brouillon'));
    assert.isUndefined(draftOf('post:before'));

    type(field(form, 'title'), 'Une autre');
    assert.deepEqual(draftOf('post:before'), { title: 'Une autre' });
    keepDraft('answer:before', { body: 'À moitié' });
    const answer = await shown('answer', { draft: 'answer:before' });
    (await find(answer, 'p .link')).click();
    await announces('Le brouillon est effacé.');
    assert.deepEqual([field(answer, 'body').value, draftOf('answer:before'), answer.shadowRoot!.activeElement?.id], ['', undefined, 'body']);
  });

  it('keeps for a reload what is written anew, not what changes something that is there', async () => {
    me().set(MEMBER);
    configure({ community: 'marketing' });
    for (const kind of ['edit', 'wording', 'status', 'removal'] as const) {
      const form = await shown(kind, { draft: `${kind}:1`, initial: { title: 'Avant' } });
      const [first] = all<HTMLInputElement>(form, 'input, textarea');
      type(first!, 'Pendant');
      assert.isUndefined(draftOf(`${kind}:1`), kind);
    }
    for (const kind of ['comment', 'answer', 'reply'] as const) {
      const form = await shown(kind, { draft: `${kind}:1` });
      type(field(form, 'body'), 'Commencé');
      assert.deepEqual(draftOf(`${kind}:1`), { body: 'Commencé' }, kind);
    }
  });

  it('speaks the language of its place', async () => {
    freshPage('en');
    const form = await shown('post');
    assert.include(textOf(form.shadowRoot), 'Description (optional)');
    document.documentElement.lang = 'fr';
    await until(() => textOf(form.shadowRoot).includes('Description (facultatif)'));
  });
});
