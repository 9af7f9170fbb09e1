import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { ModerationItem } from '@cocarde/contract/moderation.ts';
import type { Tools } from './tools.ts';

/** What is done to several at once: one decision and one reason for all that is selected, and what was refused. */
export function bulk(tools: Tools, chosen: ModerationItem[], items: ModerationItem[], t: Translator): TemplateResult {
  const { progress, failed } = tools;
  // One that still stands says so itself.
  const apart = failed.length > 1 || failed.some(({ item }) => !items.some(({ id }) => id === item.id));
  return html`${chosen.length ? buttons(tools, chosen, t) : nothing}
    ${progress && progress.all > 1
      ? html`<label class="progress small num"><progress value=${progress.done} max=${progress.all}></progress> ${t('moderation.progress', { n: progress.done, all: progress.all })}</label>`
      : nothing}
    ${apart
      ? html`<div class="error">
          ${t('moderation.failed', { n: failed.length })}
          <ul role="list">
            ${failed.map(({ item, code }) => html`<li><b>${item.title}</b> – ${t.problem(code)}</li>`)}
          </ul>
        </div>`
      : nothing}`;
}

function buttons(tools: Tools, chosen: ModerationItem[], t: Translator): TemplateResult {
  return html`<span class="small muted num">${t('moderation.selected', { n: chosen.length })}</span>
    <span class="row">
      <button class="btn" aria-disabled=${tools.busy} @click=${() => tools.carryOut(chosen, { decision: 'publish' }, t)}>${t('moderation.publish')}</button>
      <button class="btn quiet" aria-expanded=${tools.removing} @click=${() => tools.askAll(!tools.removing)}>${t('moderation.remove')}</button>
    </span>
    ${tools.removing
      ? html`<cocarde-reason
          .draft=${'removal'}
          .label=${t('moderation.why.all')}
          .action=${t('moderation.removal')}
          .canned=${true}
          .send=${(reason: string) => tools.carryOut(chosen, { decision: 'remove', reason }, t)}
          .cancel=${() => tools.askAll(false)}
        ></cocarde-reason>`
      : nothing}`;
}
