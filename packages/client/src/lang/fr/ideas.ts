import type { Translated } from '../../dictionary.ts';
import type en from '../en/ideas.ts';

export default {
} satisfies Translated<typeof en>;
