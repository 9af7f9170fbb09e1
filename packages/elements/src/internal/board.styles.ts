import { css } from 'lit';
import { formStyles } from './form.styles.ts';
import { card, shared } from './shared.styles.ts';
import { tabsStyles } from './tabs.styles.ts';
import { tokens } from './tokens.styles.ts';

const own = css`
  .tool {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 10px;
    align-items: center;
    margin-block-end: 10px;
  }
  .search {
    flex: 1 1 190px;
    min-inline-size: 0;
  }
  .bone {
    block-size: 110px;
    margin-block-start: 14px;
  }
  [aria-busy='true'] ul {
    opacity: 0.6;
  }
  li {
    display: grid;
    grid-template-columns: minmax(54px, auto) minmax(0, 1fr);
    gap: 0 12px;
    padding-block: 14px;
    border-block-start: 1px solid var(--line);
  }
  .post {
    overflow-wrap: anywhere;
  }
  h3 {
    margin-block-end: 3px;
  }
  .title {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    text-align: start;
  }
  .title:hover {
    color: var(--accent-text);
  }
  .text {
    display: block;
    margin-block-end: 8px;
    color: var(--muted);
    white-space: pre-line;
  }
  .more {
    inline-size: 100%;
    margin-block-start: 12px;
  }
  @container (inline-size < 420px) {
    .search {
      flex-basis: 100%;
    }
    .write.btn {
      flex: 1;
    }
  }
`;

/** A board of posts: tools on top, then one row a post with its figure on the left. */
export const boardStyles = [tokens, shared, card, tabsStyles, formStyles, own];
