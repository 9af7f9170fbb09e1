import { define } from '@cocarde/elements/leaderboard/define.ts';
import { start } from '../start.ts';

export const open = () => start(define);
