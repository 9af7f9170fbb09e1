/** Beside `cocarde.js`, which fetches it with the first post that is opened or written. */
export { define } from '@cocarde/elements/internal/define-rich-text.ts';
