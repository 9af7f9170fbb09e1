import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import type { Round } from '@cocarde/contract/rounds.ts';

/** `jeudi 24 septembre 2026 à 18:00`, in the community's zone, which is named where it is not the reader's. */
function moment(at: number, t: Translator): string {
  const timeZone = page().$community.get()?.timeZone;
  const timeZoneName = timeZone === Intl.DateTimeFormat().resolvedOptions().timeZone ? undefined : 'short';
  return t.date(at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: 'numeric', timeZone, timeZoneName });
}

/** What there is to know: until when and, for who may still vote, what becomes of names, what can be changed, who sees what. */
export function facts({ state, opensAt, closesAt, eligible, voted, names, change, results, quorum, teams, result }: Round, t: Translator): string[] {
  const open = state === 'open';
  const coming = state === 'scheduled';
  const until = (key: 'poll.until' | 'poll.ended') => closesAt && t(key, { date: moment(closesAt, t) });
  const anonymous = names === 'anonymous';
  const said = [
    coming && opensAt && t('poll.opens', { date: moment(opensAt, t) }),
    open || coming ? until('poll.until') || t('poll.endless') : until('poll.ended'),
    ...((open || coming) && eligible && !voted
      ? [
          t(`poll.${names}`),
          !anonymous && t(change ? 'poll.change' : 'poll.final'),
          t(`poll.${results}`) + (anonymous && /always|vote/.test(results) ? ` ${t('poll.steps')}` : ''),
          quorum && ('share' in quorum ? t('poll.quorumShare', { share: quorum.share.toLocaleString(t.lang, { style: 'percent' }) }) : t('poll.quorum', { n: quorum.members })),
        ]
      : []),
    anonymous && !result && results !== 'hidden' && t('poll.crowd'),
    open && !eligible && t('poll.barred'),
    (open || coming) && teams && t('poll.teams', { teams: new Intl.ListFormat(t.lang).format(teams) }),
  ];
  return said.filter(Boolean) as string[];
}

/** What stands above questions and results. */
export const headOf = (round: Round, t: Translator): TemplateResult => html`<div class="head">
    <h2 tabindex="-1"><bdi>${round.title}</bdi></h2>
    <span class="chip ${round.state}">${t(`poll.${round.state}`)}</span>
  </div>
  ${round.intro ? html`<p class="intro" dir="auto">${round.intro}</p>` : nothing}
  <ul class="facts" role="list">
    ${facts(round, t).map((each) => html`<li>${each}</li>`)}
  </ul>`;
