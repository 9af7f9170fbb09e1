import { css } from 'lit';

export const badgeArtStyles = css`
  .art {
    --art: #3b4fd8;
    inline-size: 58px;
    block-size: 58px;
    flex: none;
    color: light-dark(var(--art), color-mix(in oklab, var(--art) 80%, #fff));
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .green {
    --art: #1a7f4b;
  }
  .orange {
    --art: #c2410c;
  }
  .purple {
    --art: #9333a8;
  }
  .teal {
    --art: #0e7490;
  }
  .amber {
    --art: #a16207;
  }
  .rose {
    --art: #be185d;
  }
  .slate {
    --art: #475569;
  }
  .ribbon {
    opacity: 0.5;
  }
  .body {
    stroke: currentColor;
    stroke-width: 4;
  }
  /* Round dots on the edge make the pleats of a rosette. */
  .body.cocarde {
    stroke-dasharray: 0 6.28;
    stroke-width: 5;
  }
  .ring {
    fill: none;
    stroke: #fff;
    stroke-width: 2.6;
    opacity: 0.9;
  }
  .glyph {
    fill: none;
    stroke: #fff;
    stroke-width: 2.2;
  }
  .glyph.solid {
    fill: #fff;
  }
`;
