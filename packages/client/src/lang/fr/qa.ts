import type { Translated } from '../../dictionary.ts';
import type en from '../en/qa.ts';

export default {
} satisfies Translated<typeof en>;
