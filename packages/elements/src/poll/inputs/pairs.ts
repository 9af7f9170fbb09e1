import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { pairsOf } from '@cocarde/client/ballots.ts';
import type { Pair } from '@cocarde/client/ballots.ts';
import { announce } from '../../internal/announce.ts';
import { details } from '../../internal/details.styles.ts';
import { shared } from '../../internal/shared.styles.ts';
import { tokens } from '../../internal/tokens.styles.ts';
import type { Asked, Input, InputModule } from './input.ts';

const own = css`
  #which {
    margin-block: 4px;
  }
  .pair {
    display: grid;
    gap: 8px;
  }
  .side {
    min-block-size: 52px;
    padding: 10px 14px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--surface);
    overflow-wrap: anywhere;
  }
  .side:hover {
    border-color: var(--accent-mark);
  }
  .equal {
    min-block-size: 36px;
    color: var(--muted);
  }
  [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--text);
    font-weight: 600;
  }
  .walk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 14px;
    margin-block-start: 8px;
  }
  .walk .link[aria-disabled='true'] {
    color: var(--muted);
    cursor: default;
  }
  @container (min-width: 420px) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }
    .equal {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      outline: 2px solid;
    }
  }
`;

/** The comparisons of one question, one pair at a time. What was compared as equal is 0 here, and left out of the ballot. */
export class PollPairs extends LitElement {
  static override readonly styles = [tokens, shared, details, own];

  @property({ attribute: false }) asked!: Asked;
  /** Which pair is shown, counted from 0; without, the first without an answer. */
  @state() private at: number | undefined;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.side')?.focus();
  }

  override render(): TemplateResult {
    const { question, given, t } = this.asked;
    const all = pairsOf(question);
    const open = all.findIndex(({ id }) => given[id] === undefined);
    const at = this.at ?? (open < 0 ? all.length : open);
    const pair = all[at];
    if (!pair) {
      return html`<p tabindex="-1" class="side">${t('ballot.done', { all: all.length })}</p>
        <p class="walk"><button class="link" type="button" @click=${() => this.#go(0)}>${t('ballot.again')}</button></p>`;
    }
    const side = (n: number, face: unknown, look: string) =>
      html`<button class=${look} type="button" dir="auto" aria-pressed=${given[pair.id] === n} @click=${() => this.#prefer(pair, n, at, all.length)}>${face}</button>`;
    const last = at === all.length - 1 && open >= 0;
    return html`<p class="small muted num" id="which">${t('ballot.pair', { n: at + 1, all: all.length })}</p>
      <div class="pair" role="group" aria-labelledby="which">
        ${side(1, pair.first.text, 'side')}${side(-1, pair.second.text, 'side')}${side(0, t('ballot.equal'), 'side equal small')}
      </div>
      <div class="walk">
        <button class="link" type="button" aria-disabled=${at ? nothing : 'true'} @click=${() => at && this.#go(at - 1)}>${t('ballot.back')}</button>
        <button class="link" type="button" aria-disabled=${last ? 'true' : nothing} @click=${() => last || this.#go(at + 1)}>${t('ballot.next')}</button>
      </div>`;
  }

  #prefer({ id }: Pair, n: number, at: number, all: number): void {
    const { given, choose, t } = this.asked;
    choose({ ...given, [id]: n });
    this.#go(at + 1);
    announce(at + 1 < all ? t('ballot.pair', { n: at + 2, all }) : t('ballot.done', { all }), t.lang);
  }

  #go(to: number): void {
    this.at = to;
    void this.updateComplete.then(() => this.focus());
  }
}

const input: Input = {
  hint: ({ t }) => t('ballot.pairs'),
  fields: (asked) => html`<cocarde-poll-pairs .asked=${asked}></cocarde-poll-pairs>`,
};

export function pairs(registry = customElements): InputModule {
  if (!registry.get('cocarde-poll-pairs')) registry.define('cocarde-poll-pairs', PollPairs);
  return { inputs: { pairwise: input } };
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll-pairs': PollPairs;
  }
}
