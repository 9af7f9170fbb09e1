import { loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { opensSealed } from '@cocarde/worker/identity/trust.ts';
import { readArguments, required, type CommunityWork } from './community/arguments.ts';
import { createCommand } from './community/create.ts';
import { openDatabase } from './community/database.ts';
import { listCommand } from './community/list.ts';
import { originCommand } from './community/origin.ts';
import { roleCommand } from './community/role.ts';
import { secretCommand } from './community/secret.ts';
import { Refusal } from './words.ts';

const VERBS = new Map<string, (work: CommunityWork) => Promise<void>>([
  ['create', createCommand], ['list', listCommand], ['origin', originCommand], ['secret', secretCommand], ['role', roleCommand],
]);

type Surroundings = Pick<CommunityWork, 'now' | 'say' | 'out'> & { env: Record<string, string | undefined> };

/** `npm run community -- create | list | origin | secret | role …`, for whoever runs the installation. */
export async function communityCommand(argv: string[], { env, ...around }: Surroundings): Promise<0> {
  const args = readArguments(argv);
  const [name] = args.words;
  if (name === undefined) {
    around.out(around.say('community.usage'));
    return 0;
  }
  const verb = VERBS.get(name);
  if (!verb) throw new Refusal('community.not-understood', { reason: name });
  const { db, readSecret, close } = openDatabase(args, env);
  try {
    await verb({
      ...args, ...around, db,
      async secret() {
        const secret = readSecret();
        if (!await opensSealed(db, secret)) throw new Refusal('secret.other');
        return secret;
      },
      async community() {
        const slug = required(args, 'community');
        const community = await loadCommunity(db, slug);
        if (!community) throw new Refusal('community.unknown', { slug });
        return community;
      },
    });
  } finally {
    close?.();
  }
  return 0;
}
