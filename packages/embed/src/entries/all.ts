import { defineAll } from '../define-all.ts';
import { start } from '../start.ts';

export const open = (): void => void start(defineAll);
