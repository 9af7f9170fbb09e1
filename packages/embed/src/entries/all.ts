import { defineAll } from '../define-all.ts';
import { start } from '../start.ts';
import { sendWaiting } from '../waiting.ts';

export function open(): void {
  void start(defineAll);
  void sendWaiting();
}
