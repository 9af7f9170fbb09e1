import { Decisions } from './decisions.ts';
import { Outcomes } from './outcomes.ts';
import { Roadmap } from './roadmap.ts';
import { Waiting } from './waiting.ts';

const VIEWS = { roadmap: Roadmap, outcomes: Outcomes, waiting: Waiting, decisions: Decisions };

export function define(registry = customElements): void {
  for (const [name, view] of Object.entries(VIEWS)) if (!registry.get(`cocarde-idea-${name}`)) registry.define(`cocarde-idea-${name}`, view);
}
