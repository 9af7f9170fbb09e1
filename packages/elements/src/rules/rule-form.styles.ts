import { css } from 'lit';

export const styles = css`
  form,
  .rest {
    display: grid;
    gap: 14px;
  }
  .rest {
    margin-block-start: 10px;
  }
  /* Side by side where there is room, their fields on one line however long the words above them are. */
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(190px, 100%), 1fr));
    gap: 14px;
  }
  .pair p {
    display: flex;
    flex-direction: column;
    justify-content: end;
  }
  .field {
    background: var(--surface);
  }
  .field.number {
    max-inline-size: 130px;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 4px;
    font-size: 14px;
    font-weight: 600;
  }
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
  .row {
    flex-wrap: wrap;
  }
`;
