import type { Translated } from '../../dictionary.ts';
import type en from '../en/badges.ts';

export default {
} satisfies Translated<typeof en>;
