import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AnswerTimes } from '@cocarde/contract/experts.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';

export const ANSWERING_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/answering.ts'),
  fr: () => import('@cocarde/client/lang/fr/answering.ts'),
};

/** How many questions of a board wait, and how long one usually does. */
export function answering(times: AnswerTimes | undefined, t: Translator): TemplateResult | typeof nothing {
  if (!times?.questions) return nothing;
  const { unanswered, more, median } = times;
  return html`<p class="small muted num">${t(more ? 'answering.unanswered.more' : 'answering.unanswered', { n: unanswered })}${median === null ? nothing : ` · ${t('answering.median', { time: duration(median, t) })}`}</p>`;
}

/** In minutes, hours or days, rounded up: it is the time within which. */
function duration(time: number, t: Translator): string {
  const minutes = Math.max(1, Math.ceil(time / 60_000));
  const [n, unit] = minutes < 90 ? [minutes, 'minute'] : minutes < 2_160 ? [Math.ceil(minutes / 60), 'hour'] : [Math.ceil(minutes / 1_440), 'day'];
  return n.toLocaleString(t.lang, { style: 'unit', unit, unitDisplay: 'long' });
}
