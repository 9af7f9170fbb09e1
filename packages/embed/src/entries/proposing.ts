/** Beside `cocarde.js`, which fetches it with the first member who is mentioned, or the first tag. */
export { Mentions, ThemeChoice } from '@cocarde/elements/form/proposing.ts';
