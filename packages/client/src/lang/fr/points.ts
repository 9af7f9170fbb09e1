import type { Translated } from '../../dictionary.ts';
import type en from '../en/points.ts';

export default {
} satisfies Translated<typeof en>;
