import { define } from '@cocarde/elements/inbox/define.ts';
import { start } from '../start.ts';

export const open = (): void => void start(define);
