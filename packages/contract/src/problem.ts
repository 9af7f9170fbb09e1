/** RFC 9457 problem document. Sent as `application/problem+json` with every answer from 400 up. */
export interface Problem {
  /** `https://cocarde.dev/problems/{code}`; an identifier, not a page that must exist. */
  type: string;
  /** The same code as at the end of `type`: what programs compare. */
  code: ProblemCode;
  /** HTTP status, repeated so that a stored document is complete. */
  status: number;
  /** One English sentence for developers. People see the client's own words for `code`. */
  title: string;
  /** What was wrong this time, when there is more to say. Never a token, never another member's data. */
  detail?: string;
  /** One entry per refused field of the input. */
  errors?: FieldError[];
  /** With `merged`: id of the idea or question that this one was merged into. */
  into?: string;
  /** The same id as the `x-request-id` header. */
  requestId: string;
}

export interface FieldError {
  /** JSON path of the field, `title` or `tags.2`; empty for the whole body. */
  path: string;
  /** Why: `required`, `unknown_field`, `too_long`, `too_short`, `too_many`, `wrong_type`, `not_allowed`. */
  code: string;
  message: string;
}

/** Every problem there is, with its status. The list is closed: a new one is a change of this file. */
export const PROBLEMS = {
  bad_json: [400, 'The body is not valid JSON.'],
  invalid_input: [400, 'The input was refused.'],
  token_malformed: [401, 'The identity token is not a well-formed signed token.'],
  token_expired: [401, 'The identity token has expired.'],
  token_not_yet_valid: [401, 'The identity token is not valid yet: check the clock of the server that signs it.'],
  token_lifetime_too_long: [401, 'The identity token lives longer than five minutes.'],
  token_already_used: [401, 'The identity token was used before: the page or its token is probably cached.'],
  issuer_not_trusted: [401, 'No trust entry of this community names this issuer.'],
  audience_mismatch: [401, 'The identity token was made for another audience.'],
  algorithm_not_allowed: [401, 'The identity token is signed with an algorithm that its trust entry does not allow.'],
  signature_invalid: [401, 'The signature of the identity token does not match.'],
  session_required: [401, 'This needs a session.'],
  session_invalid: [401, 'The session token was refused.'],
  session_expired: [401, 'The session has expired.'],
  api_key_required: [401, 'This needs an API key.'],
  api_key_malformed: [401, 'This is not an API key: its checksum does not fit. Was it copied whole?'],
  api_key_invalid: [401, 'This API key is not one of the community.'],
  api_key_expired: [401, 'The API key has expired.'],
  api_key_revoked: [401, 'The API key was revoked.'],
  api_key_scope: [403, 'The API key was made without the scope that this needs.'],
  api_key_in_browser: [403, 'API keys are for servers: everybody who opens the page can read this one. Revoke it.'],
  api_key_in_address: [403, 'An API key goes into the Authorization header: addresses are logged. Revoke it.'],
  member_suspended: [403, 'This member is suspended.'],
  forbidden: [403, 'This role may not do that.'],
  origin_not_allowed: [403, 'This origin is not on the list of the community.'],
  not_found: [404, 'There is no such thing here.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  own_subject: [409, 'A member cannot vote for their own contribution.'],
  held: [409, 'This waits for a moderator before others see it.'],
  removed: [410, 'This was removed.'],
  merged: [409, 'This was merged into another one: vote, comment, answer and decide there.'],
  closed: [409, 'This no longer takes votes or answers.'],
  not_open_yet: [409, 'This takes no ballots yet.'],
  not_eligible: [403, 'Members of other teams vote here.'],
  ballot_changed: [409, 'This was chosen before what stands: read it again.'],
  ballot_final: [409, 'A ballot is in, and in this round none is changed or withdrawn.'],
  results_hidden: [403, 'Nobody who asks here is shown results, or not yet.'],
  names_hidden: [403, 'Nobody is shown who voted here, or for what.'],
  anonymous_round: [409, 'An anonymous round does not know this of its voters.'],
  not_reopened: [409, 'An anonymous round is not reopened: a result of before beside one of after would tell single ballots.'],
  reopened_round: [409, 'A confidential round that was reopened has no breakdown: one of before beside one of after would tell single ballots.'],
  budget_spent: [409, 'This costs more than the member has left on this board.'],
  in_use: [409, 'Something counts by it: it cannot be taken away.'],
  badge_closed: [409, 'Nobody can receive this badge now: it is retired, out of its days, or all of it is given.'],
  badge_revoked: [409, 'This badge was revoked from the member: restore it instead.'],
  cause_stands: [409, 'What this badge was given for still stands: it is taken back for fraud alone.'],
  idempotency_key_reused: [409, 'This Idempotency-Key was used for another content.'],
  precondition_failed: [412, 'Somebody changed this in the meantime: read it again.'],
  body_too_large: [413, 'The body is too large.'],
  unsupported_media_type: [415, 'Send application/json.'],
  precondition_required: [428, 'Send If-Match with the version that you read.'],
  rate_limited: [429, 'Too many requests: wait for the seconds in Retry-After.'],
  internal_error: [500, 'Something failed on our side.'],
  overloaded: [503, 'The service is busy: try again after the seconds in Retry-After.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;
