import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { Method, OptionResult, Question, QuestionResult, Round } from '@cocarde/contract/rounds.ts';

const percent = (share: number, { lang }: Translator): string => share.toLocaleString(lang, { style: 'percent' });

const figure = (n: number, { lang }: Translator): string => n.toLocaleString(lang, { maximumFractionDigits: 1 });

/** What the place of an option is by, in words. */
function value({ type, ...method }: Method, { value, ballots, given, share }: OptionResult, of: number, t: Translator): string {
  if (type === 'up_down') return t('outcome.upDown', { for: given['1'] ?? 0, against: given['-1'] ?? 0 });
  if ((type === 'stars' || type === 'score') && !ballots) return t('outcome.unrated');
  if (type === 'stars' || type === 'score') return t(type === 'stars' ? 'outcome.stars' : 'outcome.mean', { mean: figure(value, t), n: ballots });
  if (type === 'dots' || (type === 'ranked' && 'count' in method && method.count === 'borda')) return t('outcome.points', { n: value });
  if (type === 'pairwise') return t('outcome.won', { n: value });
  return t('outcome.votesShare', { n: value, share: percent(type === 'ranked' ? share : of && value / of, t) });
}

/** What I gave an option, in words; nothing where I said nothing about it. */
export function mine({ type }: Method, n: number | undefined, t: Translator): string {
  if (n === undefined) return '';
  if (type === 'up_down') return t(n > 0 ? 'outcome.mineFor' : 'outcome.mineAgainst');
  if (type === 'ranked') return t('outcome.minePlace', { n });
  return type === 'stars' || type === 'score' || type === 'dots' ? t('outcome.mineIs', { n }) : t('outcome.mine');
}

function passing({ type }: Method, passed: boolean | null, t: Translator): TemplateResult | typeof nothing {
  if (passed === null) return nothing;
  const key = type === 'approval' ? (passed ? 'outcome.kept' : 'outcome.left') : passed ? 'outcome.passed' : 'outcome.failed';
  return html`<span class="chip ${passed ? 'passed' : ''}">${t(key)}</span>`;
}

/** How the votes moved from one round of counting to the next. */
function counting({ rounds = [] }: QuestionResult, nameOf: (id: string) => string, t: Translator): TemplateResult {
  const names = (ids: readonly string[]) => new Intl.ListFormat(t.lang).format(ids.map(nameOf));
  return html`<details>
    <summary>${t('outcome.rounds')}</summary>
    <ol class="rounds small" role="list">
      ${rounds.map(({ votes, out, exhausted }, i) => {
        const order = Object.entries(votes).sort(([, a], [, b]) => b - a);
        const first = order.filter(([, n]) => n === order[0]?.[1]).map(([id]) => id);
        return html`<li>
          <b>${t('outcome.round', { n: i + 1 })}</b>
          <span class="num">${order.map(([id, n]) => `${nameOf(id)} ${t.n(n)}`).join(' · ')}</span>
          <span>${out.length ? t('outcome.out', { names: names(out) }) : t('outcome.winner', { names: names(first) })} ${exhausted ? t('outcome.exhausted', { n: exhausted }) : nothing}</span>
        </li>`;
      })}
    </ol>
  </details>`;
}

/** What somebody gave an option, where that is more than choosing it. */
export const given = ({ type }: Method, n: number, t: Translator): string =>
  type === 'up_down' ? t(n > 0 ? 'outcome.for' : 'outcome.against')
  : type === 'stars' || type === 'score' || type === 'dots' ? t.n(n)
  : type === 'ranked' ? t('outcome.place', { n })
  : '';

/** The results of one question, as text and bars. `who` adds to an option what is shown on demand. */
export function results(question: Question, result: QuestionResult, own: Round['mine'], who: (option: string, text: string) => unknown, t: Translator): TemplateResult {
  const { id, method } = question;
  const texts = new Map(question.options.map((option) => [option.id, option.text]));
  const nameOf = (option: string): string => texts.get(option) ?? option;
  const places = result.options.map(({ place }) => place);
  const alone = (place: number): boolean => places.filter((each) => each === place).length === 1;
  return html`<ol class="results" role="list">
      ${result.options.map((option) => {
        const chosen = method.type === 'pairwise' ? '' : mine(method, own?.[id]?.[option.id], t);
        return html`<li class=${chosen ? 'own' : ''}>
          <b class="place num">${t.n(option.place)}</b>
          <div class="line">
            <span class="text" dir="auto">${nameOf(option.id)}</span>
            <span class="value num">${value(method, option, result.ballots, t)}</span>
          </div>
          <progress value=${option.share} max="1" aria-hidden="true"></progress>
          <p class="marks small">
            ${alone(option.place) ? nothing : html`<span class="muted">${t('outcome.tie')}</span>`} ${chosen ? html`<span class="mine">${chosen}</span>` : nothing} ${passing(method, option.passed, t)}
          </p>
          ${who(option.id, nameOf(option.id))}
        </li>`;
      })}
    </ol>
    ${result.rounds ? counting(result, nameOf, t) : nothing}`;
}
