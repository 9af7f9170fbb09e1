import type { CSSResult, LitElement, TemplateResult } from 'lit';
import type { Given } from '@cocarde/client/ballots.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { Method, Question, RoundOption } from '@cocarde/contract/rounds.ts';

/** What one question of a ballot gives the fields of its method. */
export interface Asked {
  question: Question;
  /** In the order of this reader. */
  options: readonly RoundOption[];
  given: Given;
  choose: (given: Given) => void;
  /** The form around, where a field that moves keeps the focus. */
  host: LitElement;
  t: Translator;
}

export interface Input {
  /** What to do, above the fields. */
  hint: (asked: Asked) => string;
  fields: (asked: Asked) => TemplateResult;
}

export type InputsByMethod = Partial<Readonly<Record<Method['type'], Input>>>;

export interface InputModule {
  inputs: InputsByMethod;
  /** Adopted by the form. */
  styles?: CSSResult;
}
