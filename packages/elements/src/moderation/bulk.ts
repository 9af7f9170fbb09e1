import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { ModerationItem, ModerationVerdict } from '@cocarde/contract/moderation.ts';
import type { Decisions } from './decisions.ts';

type Decide = (items: ModerationItem[], verdict: ModerationVerdict) => Promise<boolean>;

/** What is done to several at once: one decision and one reason for all that is selected, and what was refused. */
export function bulk(decisions: Decisions, items: ModerationItem[], decide: Decide, t: Translator): TemplateResult | typeof nothing {
  const { selected, progress, failed } = decisions;
  const decidable = items.filter(({ decidable }) => decidable);
  const chosen = decidable.filter(({ id }) => selected.has(id));
  if (decidable.length < 2 && !chosen.length && !failed.length) return nothing;
  const all = chosen.length > 0 && chosen.length === decidable.length;
  return html`<div class="bulk">
    <label>
      <input
        type="checkbox"
        .checked=${all}
        .indeterminate=${chosen.length > 0 && !all}
        @change=${({ target }: Event) => decisions.select(decidable.map(({ id }) => id), (target as HTMLInputElement).checked)}
      />
      <span>${t('moderation.all')}</span>
    </label>
    ${chosen.length ? buttons(decisions, chosen, decide, t) : nothing}
    ${progress && progress.all > 1
      ? html`<label class="progress small num"><progress value=${progress.done} max=${progress.all}></progress> ${t('moderation.progress', { n: progress.done, all: progress.all })}</label>`
      : nothing}
    ${failed.length > 1 || (failed.length && !items.some(({ id }) => id === failed[0]!.item.id)) ? failures(decisions, t) : nothing}
  </div>`;
}

function buttons(decisions: Decisions, chosen: ModerationItem[], decide: Decide, t: Translator): TemplateResult {
  const busy = decisions.deciding ? 'true' : nothing;
  return html`<span class="small muted num">${t('moderation.selected', { n: chosen.length })}</span>
    <span class="row">
      <button class="btn" aria-disabled=${busy} @click=${() => decide(chosen, { decision: 'publish' })}>${t('moderation.publish')}</button>
      <button class="btn quiet" aria-expanded=${decisions.removing} @click=${() => decisions.askAll(!decisions.removing)}>${t('moderation.remove')}</button>
    </span>
    ${decisions.removing
      ? html`<cocarde-reason
          .draft=${'removal'}
          .label=${t('moderation.why.all')}
          .action=${t('moderation.removal')}
          .canned=${true}
          .send=${(reason: string) => decide(chosen, { decision: 'remove', reason })}
          .cancel=${() => decisions.askAll(false)}
        ></cocarde-reason>`
      : nothing}`;
}

function failures({ failed }: Decisions, t: Translator): TemplateResult {
  return html`<div class="error">
    ${t('moderation.failed', { n: failed.length })}
    <ul role="list">
      ${failed.map(({ item, code }) => html`<li><b>${item.title}</b> – ${t.problem(code)}</li>`)}
    </ul>
  </div>`;
}
