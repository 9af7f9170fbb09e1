import { css } from 'lit';

export const styles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
  }
  dialog {
    inline-size: min(420px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
    padding: 20px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    box-shadow: 0 18px 50px #0006;
  }
  dialog::backdrop {
    background: #0d111c80;
  }
  h2 {
    margin-block-end: 12px;
    font-size: 17px;
    outline: 0;
  }
  form {
    display: grid;
    gap: 12px;
  }
  fieldset {
    display: grid;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .title {
    display: block;
    margin-block-end: 4px;
    padding: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .title .muted {
    font-weight: 400;
  }
  fieldset label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
  }
  input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent-mark);
  }
  .field {
    display: block;
    field-sizing: content;
    min-block-size: 64px;
    resize: vertical;
  }
  .row {
    margin-block-start: 4px;
  }
  .error {
    color: var(--bad);
    font-size: 13px;
    font-weight: 500;
  }
  [aria-disabled='true'] {
    cursor: default;
  }
`;
