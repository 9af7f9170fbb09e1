import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    padding-block-start: 6px;
  }
  form,
  fieldset {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: 14px;
    font-weight: 600;
  }
  label {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 32px;
    font-size: 14px;
    cursor: pointer;
  }
  input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--accent-mark);
  }
  .themes {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
    gap: 0 12px;
  }
  .btn {
    justify-self: start;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 12px;
    padding-block: 8px;
    border-block-end: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  li a {
    color: var(--accent-text);
  }
  h3 {
    margin-block-start: 6px;
  }
  ul {
    margin-block-end: 12px;
  }
`;
