import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { community } from '@cocarde/client/me.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { forgetPollDraft, keepPollDraft, pollDraft } from '@cocarde/client/poll-drafts.ts';
import { blankPoll, changed, definitionOf, fieldOf, moved, refusals, teamsIn, typedOf, withField, withOption, withQuestion } from '@cocarde/client/poll-fields.ts';
import type { Refusals, TypedPoll } from '@cocarde/client/poll-fields.ts';
import { createRound, openTeams } from '@cocarde/client/polls.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import { NAME_MODES, RESULT_VISIBILITIES, type Round, type RoundDefinition } from '@cocarde/contract/rounds.ts';
import { own } from '../form/form.styles.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { fieldsStyles } from '../internal/fields.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Inputs } from '../internal/inputs.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { FORM_WORDS, sentence, zoneName } from './form-words.ts';
import { styles } from './poll-form.styles.ts';
import { questionFields } from './question-fields.ts';

/** The type keeps the number equal to the limit without shipping their table. */
const MOST_QUESTIONS: typeof LIMITS.questions = 10;

/** A new poll: its fields, then what members will see of it, and only from there it is made. Inside `cocarde-polls`, not for pages. */
export class PollForm extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, own, fieldsStyles, styles];

  /** It begins like this one. */
  @property({ attribute: false }) from: Round | undefined;
  /** Closes it, with the poll that was made. */
  @property({ attribute: false }) done: (made?: Round) => void = () => {};

  /** What members will see. */
  @state() private previewed: RoundDefinition | undefined;
  @state() private refused: Refusals = {};
  /** Why it was not made where no field is to blame, as a sentence. */
  @state() private failure = '';
  /** The question that was taken out last. */
  @state() private gone: { question: TypedPoll['questions'][number]; at: number } | undefined;

  #typed: TypedPoll | undefined;
  /** Whether that was typed before this form was opened. */
  #found = false;
  #begun = false;

  readonly #language = new Language(this, FORM_WORDS);
  readonly #teams = new StoreController(this, () => (this.#typed?.fields.who === 'teams' ? openTeams() : undefined));

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('from')) return;
    this.#typed = this.previewed = this.gone = undefined;
    this.refused = {};
    this.failure = '';
    this.#begun = false;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#begun || !this.#language.t) return;
    this.#begun = true;
    this.#focus('#title');
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    // The shape that stands in the element holds the place of the first view.
    if (!t) return html`<slot></slot>`;
    if (!this.#typed) {
      const draft = pollDraft(this.#about);
      this.#found = !!draft;
      this.#typed = draft ?? this.#initial();
    }
    if (this.previewed) return html`<cocarde-poll-preview .definition=${this.previewed} .create=${() => this.#create(t)} .back=${() => this.#back()}></cocarde-poll-preview>`;
    return this.#form(this.#typed, t);
  }

  get #about(): string {
    return this.from?.id ?? '';
  }

  get #zone(): string {
    return community().get()!.timeZone;
  }

  #initial = (): TypedPoll => (this.from ? typedOf(this.from) : blankPoll());

  #form(typed: TypedPoll, t: Translator): TemplateResult {
    const fields = new Inputs(typed.fields, (name) => (this.refused[name] ? sentence(name, this.refused[name], t) : ''), (name, value) => this.#type(name, value));
    const { questions } = typed;
    const { names, quorumBy } = typed.fields;
    return html`<form novalidate @submit=${(event: Event) => this.#preview(event, t)}>
      ${this.#found ? html`<p class="small note">${t('ask.draft')} <button class="link" type="button" @click=${() => this.#discard()}>${t('ask.discard')}</button></p>` : nothing}
      ${fields.field('title', t('ask.title'))}
      ${fields.area('intro', t('ask.intro'))}
      ${questions.map((_, at) => this.#question(typed, at, fields, t))}
      ${this.gone ? html`<p class="small" id="gone">${t('ask.gone', { n: this.gone.at + 1 })} <button class="link" type="button" @click=${() => this.#putBack()}>${t('ask.back')}</button></p>` : nothing}
      <p><button class="btn quiet" type="button" id="more" aria-disabled=${questions.length >= MOST_QUESTIONS ? 'true' : nothing} @click=${() => this.#addQuestion()}>${t('ask.addQuestion')}</button></p>
      <fieldset>
        <legend>${t('ask.when')}</legend>
        <div class="pair">${fields.field('opens', t('ask.opens'), 'datetime-local', t('ask.opens.hint'))}${fields.field('closes', t('ask.closes'), 'datetime-local', t('ask.closes.hint'))}</div>
        <p class="small muted zone">${t('ask.zone', { zone: zoneName(this.#zone, t) })}</p>
      </fieldset>
      ${fields.radios('who', t('ask.who'), (['all', 'teams'] as const).map((who) => [who, t(`ask.who.${who}`)]))}
      ${typed.fields.who === 'teams' ? this.#chooseTeams(fields, t) : nothing}
      ${fields.radios('names', t('ask.names'), NAME_MODES.map((mode) => [mode, t(`ask.names.${mode}`), t(`ask.names.${mode}.about`)]))}
      ${names === 'anonymous' ? nothing : fields.tick('change', t('ask.change'))}
      ${fields.radios('results', t('ask.results'), RESULT_VISIBILITIES.map((each) => [each, t(`ask.results.${each}`)]))}
      ${fields.radios('quorumBy', t('ask.quorumBy'), [['', t('ask.quorumBy.none')], ['members', t('ask.quorumBy.members')], ['share', t('ask.quorumBy.share')]])}
      ${quorumBy ? fields.field('quorum', t(quorumBy === 'members' ? 'ask.quorum.members' : 'ask.quorum.share'), 'number') : nothing}
      ${fields.tick('shuffle', t('ask.shuffle'), t('ask.shuffle.hint'))}
      ${this.failure ? html`<p class="error">${this.failure} ${t('ask.kept')}</p>` : nothing}
      <div class="row">
        <button class="btn">${t('ask.preview')}</button>
        <button class="btn quiet" type="button" @click=${() => this.done()}>${t('ask.close')}</button>
      </div>
    </form>`;
  }

  #question(typed: TypedPoll, at: number, fields: Inputs, t: Translator): TemplateResult {
    const { key, options } = typed.questions[at]!;
    return questionFields(typed, at, fields, {
      addOption: () => {
        this.#keep(withOption(typed, key));
        this.#focus(`#${this.#typed!.questions[at]!.options.at(-1)}-text`);
      },
      moveOption: (from, to) => {
        const option = options[from]!;
        this.#keep(changed(typed, key, () => (to === undefined ? options.filter((each) => each !== option) : moved(options, from, to))));
        if (to === undefined) return this.#focus(`#${options[from + 1] ?? options[from - 1]}-text`);
        this.#focus(`#${option}-${to < from ? 'up' : 'down'}`);
        announce(t('ask.placed', { n: to + 1, all: options.length }), t.lang);
      },
      moveQuestion: (to) => {
        const question = typed.questions[at]!;
        this.#keep({ ...typed, questions: to === undefined ? typed.questions.filter((each) => each !== question) : moved(typed.questions, at, to) });
        if (to !== undefined) return this.#focus(`#${key}-${to < at ? 'up' : 'down'}`);
        this.gone = { question, at };
        announce(t('ask.gone', { n: at + 1 }), t.lang);
        this.#focus('#gone .link');
      },
    }, t);
  }

  /** The names of teams are chosen, not typed: a round is for those whose name is the very same. */
  #chooseTeams(fields: Inputs, t: Translator): TemplateResult {
    const { data, status, error } = this.#teams.value ?? { status: 'loading' };
    const chosen = teamsIn(fields.typed.teams);
    const known = data?.items ?? [];
    const teams = [...known, ...chosen.filter((name) => !known.some((team) => team.name === name)).map((name) => ({ name, members: 0 }))];
    const choose = (name: string) => this.#type('teams', (chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]).join('\n'));
    return html`<fieldset class="teams" id="teams" aria-describedby=${fields.describedBy('teams')} aria-busy=${status === 'loading'}>
      <legend>${t('ask.teams')}</legend>
      ${status === 'error' ? html`<p class="stale">${t.problem(error)} <button class="link" type="button" @click=${() => refresh('teams')}>${t('retry')}</button></p>` : status !== 'loading' && !teams.length ? html`<p class="small muted">${t('ask.noTeams')}</p>` : nothing}
      <div class="list">${teams.map(({ name, members }, i) => html`<div class="tick">
        <input type="checkbox" id="team-${i}" aria-invalid=${fields.invalid('teams')} .checked=${chosen.includes(name)} @change=${() => choose(name)} />
        <label for="team-${i}"><bdi>${name}</bdi> <span class="muted num">(${t.n(members)})</span></label>
      </div>`)}</div>
      ${fields.about('teams')}
    </fieldset>`;
  }

  /** What was refused is no longer what stands there. */
  #type(name: string, value: string): void {
    const { [name]: _, ...refused } = this.refused;
    this.refused = refused;
    this.#keep(withField(this.#typed!, name, value));
  }

  #keep(typed: TypedPoll): void {
    this.#typed = typed;
    this.gone = undefined;
    keepPollDraft(this.#about, typed);
    this.requestUpdate();
  }

  #discard(): void {
    forgetPollDraft(this.#about);
    this.#typed = undefined;
    this.refused = {};
    this.failure = '';
    this.requestUpdate();
    this.#focus('#title');
  }

  #addQuestion(): void {
    if (this.#typed!.questions.length >= MOST_QUESTIONS) return;
    this.#keep(withQuestion(this.#typed!));
    this.#focus(`#${this.#typed!.questions.at(-1)!.key}-text`);
  }

  #putBack(): void {
    const { question, at } = this.gone!;
    const { questions } = this.#typed!;
    this.#keep({ ...this.#typed!, questions: [...questions.slice(0, at), question, ...questions.slice(at)] });
    this.#focus(`#${question.key}-text`);
  }

  #preview(event: Event, t: Translator): void {
    event.preventDefault();
    this.failure = '';
    // A date that is typed in part has no value.
    const halves = [...this.renderRoot.querySelectorAll<HTMLInputElement>('[type=datetime-local]')].filter(({ validity }) => validity.badInput);
    this.refused = { ...refusals(this.#typed!, this.#zone), ...Object.fromEntries(halves.map(({ id }) => [id, 'wrong_type'])) };
    if (Object.keys(this.refused).length) void this.#showRefused(t);
    else this.previewed = definitionOf(this.#typed!, this.#zone);
  }

  #back(): void {
    this.previewed = undefined;
    this.#focus('#title');
  }

  /** Where it was refused, the reader is back in the form, at the first field that is to blame. */
  async #create(t: Translator): Promise<void> {
    try {
      const made = await createRound(this.previewed!);
      forgetPollDraft(this.#about);
      this.done(made);
    } catch (failure) {
      const { problem } = failure as ApiError;
      const found = (problem?.errors ?? []).map((error) => [fieldOf(error, this.#typed!), error.code] as const);
      const told = await refused(this, failure, t.lang);
      this.previewed = undefined;
      this.refused = Object.fromEntries(found.filter(([field]) => field));
      this.failure = found.length && found.every(([field]) => field) ? '' : t.problem(told);
      if (Object.keys(this.refused).length) await this.#showRefused(t);
      else this.#focus('.row .btn');
    }
  }

  async #showRefused(t: Translator): Promise<void> {
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], #teams .error')!;
    first.focus();
    const [field, code] = Object.entries(this.refused).find(([name]) => name === first.id) ?? Object.entries(this.refused)[0]!;
    announce(sentence(field, code, t), t.lang);
  }

  #focus(place: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(place)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll-form': PollForm;
  }
}
