import type { Translated } from '../../dictionary.ts';
import type en from '../en/toast.ts';

export default {
} satisfies Translated<typeof en>;
