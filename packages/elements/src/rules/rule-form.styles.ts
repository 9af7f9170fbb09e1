import { css } from 'lit';

export const styles = css`
  .limits {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(250px, 100%), 1fr));
    gap: 8px 18px;
  }
  .limit {
    display: grid;
    grid-template-columns: minmax(48px, 80px) minmax(0, 110px) 1fr;
    align-items: center;
    gap: 4px 8px;
    font-size: 14px;
  }
  .limit .about {
    grid-column: 1 / -1;
  }
  /* Its words above it, where they do not fit beside. */
  @container (inline-size < 420px) {
    .limit {
      grid-template-columns: 72px minmax(0, 1fr);
    }
    .limit > [aria-hidden] {
      grid-area: 1 / 1 / 2 / -1;
    }
  }
  ul.kept {
    padding-inline-start: 18px;
    list-style: disc;
  }
`;
