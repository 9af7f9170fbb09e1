/**
 * An address that opens a contribution in the page that hosts its board: `#cocarde=idea:{id}` or `#cocarde=question:{id}`, alone or
 * among other pairs of the fragment, or `?cocarde=…` where the page's own router has the fragment. It survives a reload, and going
 * back closes what it opened.
 */
export interface DeepLink {
  kind: 'idea' | 'question';
  id: string;
}

/** What an address names; undefined for one that names nothing. */
export function linkIn(address: string): DeepLink | undefined {
  const [, kind, id] = /[?#&]cocarde=(idea|question)(?::|%3A)([0-9a-z]{1,40})(?![\w-])/.exec(address) ?? [];
  return id ? { kind: kind as DeepLink['kind'], id } : undefined;
}

/** The address of a contribution on a page, this one where none is said, without what the page's own names. The whole of it: a bare fragment is taken for a link to a place in the text. */
export function addressOf({ kind, id }: DeepLink, page = location.href): string {
  return `${page.split('#')[0]!.replace(/([?&])cocarde=[^&]*/, '$1')}#cocarde=${kind}:${id}`;
}
