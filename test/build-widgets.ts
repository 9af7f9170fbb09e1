import { buildStaleWidgets } from '@cocarde/host/widgets.ts';
import { speak } from '@cocarde/host/words.ts';

/** Servers under test serve the widgets of today, built once for all of them. */
export function setup(): void {
  buildStaleWidgets(speak(process.env), console.log);
}
