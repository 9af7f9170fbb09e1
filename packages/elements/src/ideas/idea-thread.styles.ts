import { css } from 'lit';

export const styles = css`
  .whole {
    grid-template-columns: minmax(0, 1fr);
  }
  /* The idea that a merged one became part of. */
  .other {
    display: grid;
    grid-template-columns: minmax(54px, auto) minmax(0, 1fr);
    gap: 0 14px;
  }
  /* In this column, not in the row of a board. */
  cocarde-idea-thread {
    grid-column: auto;
    margin-block-start: 0;
  }
`;
