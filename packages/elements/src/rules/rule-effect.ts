import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { RuleBook } from '@cocarde/client/rules.ts';
import { words } from '@cocarde/client/words.ts';
import type { PreviewedChange, PreviewedMember, RulePreview, RuleState } from '@cocarde/contract/rules.ts';
import { signed, unitOf } from '../internal/amount.ts';
import { together } from './rule-words.ts';

/** The rule whose draft it is, and whether that would count from now on only. */
export interface About {
  rule: RuleState;
  book: RuleBook;
  fromNow: boolean;
}

type Change = PreviewedChange & { currency: string };

/** What a draft would do, for screen readers: the figures alone. */
export const sums = (preview: RulePreview, about: About, t: Translator): string => changesOf(preview, about).map((change) => sum(change, about, t)).join(' ');

/** What a draft would do: how many, how much, who comes into and falls out of the first, and which rules follow. */
export function effect(preview: RulePreview, about: About, t: Translator): TemplateResult {
  const { waiting, notCounted } = preview;
  const named = (rules: string[]): string => together(rules.map((id) => nameOf(id, about, t)), t);
  const counted = waiting.filter((id) => !notCounted.includes(id));
  return html`${changesOf(preview, about).map((change) => changed(change, about, t))}
    ${counted.length ? html`<p class="muted">${t('preview.waiting', { list: named(counted) })}</p>` : nothing}
    ${notCounted.length ? html`<p class="muted">${t('preview.notCounted', { list: named(notCounted) })}</p>` : nothing}`;
}

/** By currency, that of the rule first; of one in which nothing changes only where nothing changes at all. */
function changesOf(preview: RulePreview, { rule }: About): Change[] {
  const all = [{ ...preview, currency: rule.draft?.currency ?? '' }, ...preview.currencies];
  const moved = all.filter(({ members }) => members);
  return moved.length ? moved : all.slice(0, 1);
}

function changed(change: Change, about: About, t: Translator): TemplateResult {
  const { enter, leave } = change;
  const said = (list: PreviewedMember[]): string => together(list.map((each) => member(each, t)), t);
  return html`<p><b class="num">${sum(change, about, t)}</b></p>
    ${enter.length ? html`<p class="num">${t('preview.enter', { list: said(enter) })}</p>` : nothing}
    ${leave.length ? html`<p class="num">${t('preview.leave', { list: said(leave) })}</p>` : nothing}`;
}

function sum({ members, points, gained, lost, currency }: Change, { book, fromNow }: About, t: Translator): string {
  if (!members) return t(fromNow ? 'preview.later' : 'preview.none');
  const unit = book.currencies.find(({ id }) => id === currency);
  const sides = [gained && t('preview.gained', { n: gained }), lost && t('preview.lost', { n: lost })].filter((each) => !!each);
  return t('preview.members', { n: members, points: `${signed(points, t)} ${unitOf(points, t, unit)}`, sides: sides.join(', ') });
}

function nameOf(id: string, { book }: About, t: Translator): string {
  const rule = book.items.find((each) => each.id === id);
  return words(rule?.versions[0]?.definition.name ?? {}, t.tag) || id;
}

function member({ name, before, after }: PreviewedMember, t: Translator): string {
  return t('preview.member', { name: name ?? t('preview.unnamed'), before, after });
}
