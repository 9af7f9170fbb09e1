import { css } from 'lit';

/** Of the elements around it come colours and `white-space: pre-line`, which keeps the ends of lines in paragraphs. */
export const richTextStyles = css`
  :host(.preview) {
    display: block;
    margin-block-start: 6px;
    padding: 8px 12px;
    border: 1px dashed var(--edge);
    border-radius: var(--radius-s);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  p,
  ul,
  ol,
  blockquote,
  pre {
    margin: 8px 0;
  }
  p,
  li :is(ul, ol) {
    margin: 0;
  }
  /* The empty line between paragraphs, as high as when it was text. */
  p + p {
    margin-block-start: 1lh;
  }
  :first-child {
    margin-block-start: 0;
  }
  :last-child {
    margin-block-end: 0;
  }
  ul,
  ol {
    padding-inline-start: 22px;
  }
  li {
    padding-inline-start: 2px;
  }
  blockquote {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--edge);
  }
  a {
    color: var(--accent-text);
  }
  .mention {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent-text);
    font: inherit;
    font-weight: 600;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    text-decoration: underline;
  }
  /* On whatever ground it stands. */
  code,
  pre {
    border-radius: 5px;
    background: color-mix(in oklab, currentcolor 9%, transparent);
    font: 0.9em/1.5 ui-monospace, monospace;
  }
  code {
    padding: 2px 5px;
    white-space: pre-wrap;
  }
  pre {
    padding: 10px 12px;
    border-radius: var(--radius-s);
    overflow-x: auto;
  }
  pre code {
    padding: 0;
    background: none;
    font: inherit;
    white-space: pre;
  }
  :focus-visible {
    outline: 3px solid var(--accent-mark);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    pre {
      border: 1px solid;
    }
  }
`;
