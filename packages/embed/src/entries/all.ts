import { defineAll } from '../define-all.ts';
import { openApart } from '../open-apart.ts';
import { start } from '../start.ts';

export const open = (): void => {
  void start(defineAll);
  openApart((file) => import(file));
};
