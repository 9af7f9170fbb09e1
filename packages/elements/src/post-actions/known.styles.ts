import { css } from 'lit';

/** Lists in a menu: who, and what before. */
export const knownStyles = css`
  :host {
    display: block;
    font-size: 14px;
  }
  ul {
    display: grid;
    gap: 8px;
  }
  .names,
  :host(cocarde-supporters) ul {
    grid-template-columns: repeat(auto-fill, minmax(min(180px, 100%), 1fr));
  }
  :host(cocarde-supporters) li {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .avatar {
    inline-size: 24px;
    block-size: 24px;
  }
  .text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .small {
    font-size: 13px;
  }
  li + li {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--line);
  }
  :host(cocarde-supporters) li + li {
    padding: 0;
    border: 0;
  }
  .btn,
  ul + p {
    margin-block-start: 8px;
  }
`;
