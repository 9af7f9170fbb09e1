/** Beside `cocarde.js`, which fetches it with the first view of what waits, or is the reader's own, and with the first question that is written. */
export { define, putToChosen } from '@cocarde/elements/qa/define-parts.ts';
