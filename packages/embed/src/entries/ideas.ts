import { define } from '@cocarde/elements/ideas/define.ts';
import { start } from '../start.ts';
import { sendWaiting } from '../waiting.ts';

export function open(): void {
  void start(define);
  void sendWaiting();
}
