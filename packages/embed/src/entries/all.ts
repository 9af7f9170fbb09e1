import { defineAll } from '../define-all.ts';
import { start } from '../start.ts';

export const open = () => start(defineAll);
