import { html } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { ErrorCode } from '@cocarde/client/api.ts';
import { explain } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { setAppears } from '@cocarde/client/me.ts';
import type { Appears } from '@cocarde/contract/members.ts';
import { announce } from '../internal/announce.ts';
import { FailureEvent } from '../internal/events.ts';

/** Asks once whether the member wants to be named; afterwards the answer can be changed in a disclosure. */
export function appearing(host: LitElement, appears: Appears, t: Translator): TemplateResult {
  const { lang } = t;
  const choose = async (choice: 'yes' | 'no'): Promise<void> => {
    try {
      await setAppears(choice);
      announce(t(`leaderboard.now.${choice}`), lang);
      await host.updateComplete;
      host.renderRoot.querySelector<HTMLElement>('.appear summary, .appear button')?.focus();
    } catch (failure) {
      const { code } = failure as { code: ErrorCode };
      host.dispatchEvent(new FailureEvent(code));
      announce(await explain(lang, code), lang);
    }
  };
  if (appears === 'undecided') {
    return html`<div class="appear ask" role="group" aria-labelledby="ask">
      <p id="ask">${t('leaderboard.ask')}</p>
      <p class="small muted">${t('leaderboard.later')}</p>
      <div class="row">
        <button class="btn" @click=${() => choose('yes')}>${t('leaderboard.yes')}</button>
        <button class="btn quiet" @click=${() => choose('no')}>${t('leaderboard.no')}</button>
      </div>
    </div>`;
  }
  const other = appears === 'yes' ? 'no' : 'yes';
  return html`<details class="appear">
    <summary>${t('leaderboard.mine')}</summary>
    <p class="small muted">${t(`leaderboard.now.${appears}`)}</p>
    <button class="btn quiet" @click=${() => choose(other)}>${t(`leaderboard.make.${other}`)}</button>
  </details>`;
}
