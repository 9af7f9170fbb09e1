import { Reactions } from './reactions.ts';
import { Reactors } from './reactors.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-reactors')) registry.define('cocarde-reactors', Reactors);
  if (!registry.get('cocarde-reactions')) registry.define('cocarde-reactions', Reactions);
}
