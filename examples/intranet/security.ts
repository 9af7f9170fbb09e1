/**
 * Headers of an intranet that is strict about its pages: scripts and styles from files of its own and of Cocarde,
 * nothing inline, no other host, and every HTML sink through the one Trusted Types policy that Cocarde's elements use.
 */
export function pageHeaders(cocarde: string): Record<string, string> {
  const sources = `'self' ${cocarde}`.trim();
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${sources}`,
      `style-src ${sources}`,
      `connect-src ${sources}`,
      "img-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; '),
    'cache-control': 'private, no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
