import { PollTeams } from './teams.ts';
import { PollVoters } from './voters.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-poll-teams')) registry.define('cocarde-poll-teams', PollTeams);
  if (!registry.get('cocarde-poll-voters')) registry.define('cocarde-poll-voters', PollVoters);
}
