import { css } from 'lit';

export const roadmapStyles = css`
  :host {
    container-type: inline-size;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    margin-block-start: 4px;
  }
  @container (inline-size >= 440px) {
    .columns {
      grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
    }
  }
  section {
    display: grid;
    grid-template-rows: auto 1fr auto;
    gap: 8px;
    padding: 10px 12px 12px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  h3 {
    display: flex;
    align-items: baseline;
    gap: 8px;
    padding-block-end: 6px;
    border-block-end: 3px solid var(--strong, var(--edge));
    font-size: 14px;
  }
  ul {
    display: grid;
    gap: 8px;
    align-content: start;
  }
  li {
    padding: 8px 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
    font-size: 14px;
  }
  .small {
    margin-block-start: 2px;
  }
`;
