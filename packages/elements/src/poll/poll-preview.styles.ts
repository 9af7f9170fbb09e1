import { css } from 'lit';

export const previewStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  h3 {
    overflow-wrap: anywhere;
  }
  .ballot {
    padding: 16px;
    border: 1px dashed var(--edge);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .ballot > .note {
    margin-block-start: 12px;
  }
  .acts {
    flex-wrap: wrap;
  }
`;
