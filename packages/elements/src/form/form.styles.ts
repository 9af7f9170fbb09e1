import { css } from 'lit';

export const own = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
    display: block;
  }
  /* A new post stands between the tools of its board and the list. */
  :host([kind='post']) {
    margin-block: 4px 14px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--line);
  }
  form {
    display: grid;
    gap: 12px;
  }
  label {
    display: block;
    margin-block-end: 4px;
    font-size: 14px;
    font-weight: 600;
  }
  label .muted {
    font-weight: 400;
  }
  .row {
    flex-wrap: wrap;
  }
  .field {
    display: block;
  }
  .tick {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    align-items: center;
    gap: 2px 8px;
  }
  .tick input {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px;
    accent-color: var(--accent);
  }
  .tick label {
    margin: 0;
  }
  .tick .about {
    grid-column: 2;
    margin: 0;
  }
  /* Grows with the text where the browser can; there the rows do not count. */
  textarea.field {
    field-sizing: content;
    min-block-size: 64px;
    resize: vertical;
  }
  textarea[rows='5'] {
    min-block-size: 128px;
  }
  [aria-invalid] {
    border-color: var(--bad);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    margin-block-start: 3px;
    font-size: 13px;
  }
  /* Room for its one line, before there is any: what is typed in below stays where it is. */
  cocarde-similar {
    display: block;
    min-block-size: 24px;
  }
  p:has(> .suggestions) {
    position: relative;
  }
  /* Over what comes below, so that nothing moves while a name is typed. */
  .suggestions {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    max-block-size: 260px;
    overflow: auto;
    margin-block-start: 2px;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
    box-shadow: 0 8px 24px #0003;
  }
  .suggestions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
    min-block-size: 36px;
    padding: 6px 10px;
    border-radius: 6px;
    font-size: 14px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .suggestions [aria-selected='true'] {
    background: var(--accent-soft);
    outline: 1px solid var(--accent-mark);
  }
  .suggestions .muted {
    font-size: 13px;
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
