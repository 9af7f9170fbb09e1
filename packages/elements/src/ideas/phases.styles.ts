import { css } from 'lit';

/** The colours of what was decided. */
export const phases = css`
  .review {
    --soft: color-mix(in oklab, var(--warm) 12%, var(--surface));
    --strong: var(--warm);
  }
  .planned {
    --soft: var(--accent-soft);
    --strong: var(--accent-text);
  }
  .done {
    --soft: var(--good-soft);
    --strong: var(--good);
  }
`;
