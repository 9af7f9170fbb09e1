import { EN } from './texts.en.ts';
import { FR } from './texts.fr.ts';

/** Everything the importer says, by language. A plural has one form a category of CLDR. */
export interface Texts {
  reasons: Record<Reason, string>;
  words: Record<Word, string>;
  counts: Record<Count, { one: string; other: string }>;
}

export type Reason =
  | 'file.missing' | 'file.empty' | 'file.not-utf8' | 'file.open-quote' | 'file.stray-quote' | 'file.column-missing' | 'file.column-twice'
  | 'columns.ignored' | 'row.too-wide' | 'field.missing' | 'field.too-long' | 'field.too-many' | 'field.refused'
  | 'address.invalid' | 'subject.invalid' | 'date.unreadable' | 'date.impossible' | 'date.future'
  | 'member.again' | 'role.unknown' | 'exclusion.unknown' | 'author.unknown' | 'supporter.unknown' | 'supporter.author' | 'supporter.again'
  | 'status.unknown' | 'status.nobody' | 'status.own' | 'idea.again' | 'idea.closed' | 'idea.similar' | 'title.formula' | 'question.again' | 'answers.authors' | 'accepted.unknown';

export type Word =
  | 'usage' | 'where.file' | 'where.line' | 'where.column' | 'finding.error' | 'finding.notice'
  | 'community.unknown' | 'board.invalid' | 'issuer.none' | 'issuer.several'
  | 'refused' | 'unreadable' | 'dry-run' | 'done' | 'nothing'
  | 'member.new' | 'member.changed' | 'idea.new' | 'question.new';

export type Count =
  | 'members.new' | 'members.changed' | 'ideas.new' | 'supports.new' | 'statuses.new' | 'questions.new' | 'answers.new' | 'acceptances.new' | 'unchanged' | 'bad-rows';

export type Values = Record<string, string | number>;

export class Speaker {
  readonly lang: 'fr' | 'en';
  #texts: Texts;
  #plural: Intl.PluralRules;
  #number: Intl.NumberFormat;

  constructor(lang: 'fr' | 'en') {
    this.lang = lang;
    this.#texts = lang === 'fr' ? FR : EN;
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang);
  }

  reason(reason: Reason, values: Values): string {
    return this.#fill(this.#texts.reasons[reason], values);
  }

  word(word: Word, values: Values = {}): string {
    return this.#fill(this.#texts.words[word], values);
  }

  count(count: Count, n: number): string {
    const forms = this.#texts.counts[count];
    return this.#fill(this.#plural.select(n) === 'one' ? forms.one : forms.other, { n: this.#number.format(n) });
  }

  #fill(text: string, values: Values): string {
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  }
}

/** `--lang`, else what the environment says, else English. */
export function languageOf(option: string | undefined, env: Record<string, string | undefined>): 'fr' | 'en' {
  return /^fr/i.test(option ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '') ? 'fr' : 'en';
}
