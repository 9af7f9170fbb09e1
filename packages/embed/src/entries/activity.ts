import { define } from '@cocarde/elements/activity/define.ts';
import { start } from '../start.ts';

export const open = (): void => void start(define);
