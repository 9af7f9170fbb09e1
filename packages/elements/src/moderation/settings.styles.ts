import { css } from 'lit';

export const styles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
    display: block;
    margin-block: 10px 6px;
  }
  form {
    display: grid;
    gap: 16px;
  }
  label,
  legend {
    display: block;
    margin-block-end: 4px;
    padding: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .field {
    display: block;
  }
  .short {
    inline-size: 7ch;
  }
  textarea {
    max-block-size: 320px;
    field-sizing: content;
    resize: vertical;
  }
  #words {
    min-block-size: 96px;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .reason {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: 6px 8px;
    margin-block-end: 10px;
  }
  .reason .link {
    grid-column: 1 / -1;
    justify-self: start;
  }
  .about {
    display: block;
    margin-block-start: 4px;
  }
  .about span {
    display: block;
  }
  [aria-invalid] {
    border-color: var(--bad);
  }
  .error {
    color: var(--bad);
    font-size: 13px;
    font-weight: 500;
  }
  .conflict {
    padding: 12px;
    border-inline-start: 3px solid var(--warm);
    border-radius: var(--radius-s);
    background: var(--sunken);
    overflow-wrap: anywhere;
  }
  .conflict li {
    margin-block-start: 6px;
  }
  .btn {
    justify-self: start;
  }
  .bone {
    block-size: 80px;
    margin-block-start: 10px;
  }
`;
