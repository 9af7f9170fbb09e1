import { css } from 'lit';

/** Fields of a long form, in groups and side by side. */
export const fieldsStyles = css`
  form,
  .rest {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
  .row {
    flex-wrap: wrap;
  }
`;
