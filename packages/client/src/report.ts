import type { Report, ReportReason, ReportState } from '@cocarde/contract/moderation.ts';
import { call } from './call.ts';

/** Tells the animateurs about a contribution of somebody else. The same again is the same; until they decide, another reason takes its place. */
export async function reportPost(post: string, reason: ReportReason, note = ''): Promise<void> {
  await call<ReportState>('PUT', `posts/${post}/report`, { reason, ...(note && { note }) } satisfies Report);
}
