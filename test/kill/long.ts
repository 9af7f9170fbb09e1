import { survive } from './kills.ts';

// The long form of kill.test.ts: `npm run kill:long`, or `npm run kill:long -- 1000`.
const kills = Number(process.argv[2] ?? 200);
const { answered, unanswered } = await survive(kills, (line) => console.log(line));
console.log(`${kills} kills survived: ${answered} writes answered and all there, ${unanswered} more there without an answer`);
