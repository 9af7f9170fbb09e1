/** Beside `cocarde.js`, which fetches it with the first question that somebody opens. */
export { define } from '@cocarde/elements/qa/define-question.ts';
