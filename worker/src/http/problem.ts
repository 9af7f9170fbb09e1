import { PROBLEMS, type FieldError, type Problem, type ProblemCode } from '@cocarde/contract/problem.ts';

/** Thrown anywhere below a route; `app.ts` turns it into the problem document. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: FieldError[] | undefined;
  readonly into: string | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, more: { detail?: string; errors?: FieldError[]; into?: string; headers?: Record<string, string> } = {}) {
    super(more.detail ?? PROBLEMS[code][1]);
    this.code = code;
    this.detail = more.detail;
    this.errors = more.errors;
    this.into = more.into;
    this.headers = more.headers ?? {};
  }
}

export function problemResponse(problem: ProblemError, requestId: string): Response {
  const [status, title] = PROBLEMS[problem.code];
  const body: Problem = {
    type: `https://cocarde.dev/problems/${problem.code}`,
    code: problem.code, status, title,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    ...(problem.into === undefined ? {} : { into: problem.into }),
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...problem.headers },
  });
}

/**
 * D1 says what failed in its message only. An overloaded database is shed with 503, so that clients
 * wait instead of hammering; everything else that we did not throw ourselves is a fault of ours.
 */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/overloaded|Too many requests queued|Network connection lost|storage caused object to be reset|database is locked/i.test(message)) {
    return new ProblemError('overloaded', { headers: { 'retry-after': '2' } });
  }
  return new ProblemError('internal_error');
}
