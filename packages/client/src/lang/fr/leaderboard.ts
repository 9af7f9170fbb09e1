import type { Translated } from '../../dictionary.ts';
import type en from '../en/leaderboard.ts';

export default {
} satisfies Translated<typeof en>;
