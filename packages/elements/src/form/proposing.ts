export { Mentions } from './mentions.ts';
export { ThemeChoice } from './theme-choice.ts';
