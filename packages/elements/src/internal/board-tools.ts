import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { loadWords } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { define as defineForm } from '../form/define.ts';
import { announce } from './announce.ts';
import type { Board, Wish } from './board.ts';
import { notice } from './states.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board-tools.ts'),
  fr: () => import('@cocarde/client/lang/fr/board-tools.ts'),
};

/** The rest of a board, which comes with the first search, filter or form. */
export async function prepare({ lang }: Translator): Promise<void> {
  defineForm();
  await loadWords(lang, WORDS);
}

/** What came out of a search is said once; the list itself would be read post by post. */
export function tellFound({ host, wish, looking }: Board, t: Translator): void {
  const leave = host.list(wish)?.subscribe(({ status, data }) => {
    if (status === 'loading') return;
    queueMicrotask(() => leave?.());
    if (looking && data) announce(t(`${host.name}.found`, { n: data.items.length }), t.lang);
  });
}

export function filters(board: Board, t: Translator): TemplateResult {
  const { tag } = board.wish;
  const tags = new Set([...(board.state?.data?.tags ?? []), ...(tag ? [tag] : [])]);
  return html`<div class="filters">
    ${statuses(board, t)}
    <div class="chips" role="group" aria-label=${t('board.tags')}>
      ${[...tags].map(
        (each) =>
          html`<button class="chip" aria-pressed=${each === tag} @click=${() => board.look({ tag: each === tag ? '' : each }, t)}>
            <bdi>${each}</bdi>
          </button>`,
      )}
    </div>
  </div>`;
}

function statuses(board: Board, t: Translator): TemplateResult {
  const { status = '' } = board.wish;
  const choose = ({ target }: Event) => board.look({ status: (target as HTMLSelectElement).value } as Wish, t);
  return html`<select class="field" aria-label=${t('ideas.status')} @change=${choose}>
    <option value="" .selected=${!status}>${t('ideas.status.any')}</option>
    ${IDEA_STATUSES.map((each) => html`<option value=${each} .selected=${each === status}>${t(`ideas.status.${each}`)}</option>`)}
  </select>`;
}

export function nothingFound(board: Board, t: Translator): TemplateResult {
  return notice(
    t('board.none.title'),
    t('board.none.text'),
    html`<button
      class="btn quiet"
      @click=${() => {
        lookForAll(board, t);
        board.host.renderRoot.querySelector<HTMLElement>('.search')!.focus();
      }}
    >
      ${t('board.clear')}
    </button>`,
  );
}

export function form(board: Board, t: Translator): TemplateResult {
  return html`<cocarde-form
    kind="post"
    draft="${board.host.name}:${board.host.board}"
    ready-to-type
    .send=${(post: object) => publish(board, post, t)}
    .cancel=${() => stopWriting(board)}
  ></cocarde-form>`;
}

function lookForAll(board: Board, t: Translator): void {
  board.host.renderRoot.querySelector<HTMLInputElement>('.search')!.value = '';
  void board.look({ q: '', tag: '', status: '' }, t);
}

async function publish(board: Board, post: object, t: Translator): Promise<void> {
  const { id } = await board.host.publish(post);
  board.opened.add(id);
  announce(t(`${board.host.name}.sent`), t.lang);
  lookForAll(board, t);
  stopWriting(board);
}

function stopWriting(board: Board): void {
  board.writing = false;
  board.host.requestUpdate();
  board.host.renderRoot.querySelector<HTMLElement>('.write')?.focus();
}
