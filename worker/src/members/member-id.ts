import * as z from 'zod';

/** Id of a member as the API shows it, a number. */
export const memberId = z.string().regex(/^[1-9]\d{0,14}$/, 'The id of a member.');
