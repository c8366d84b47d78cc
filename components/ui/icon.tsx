import type { ReactElement } from 'react';
import { IconFrame, type IconFrameProps, warningDrawing } from './icon-frame';

const p = (d: string) => <path d={d} />;
const circle = <circle cx="10" cy="10" r="7.7" />;
const glass = <circle cx="8.8" cy="8.8" r="5.8" />;

// 20 × 20, strokes of 1.6. "dot" draws a full stop; "filled" and "knockout" make a disc with its sign cut out.
const drawings = {
  'arrow-down': p('M10 4v12M5 11l5 5 5-5'),
  'arrow-right': p('M3.5 10h13M11.5 5l5 5-5 5'),
  'arrow-up': p('M10 16V4M5 9l5-5 5 5'),
  attempt: p('M4 17.5V2.5h9v15M2 17.5h16M10.3 10v.6'),
  back: p('M3.5 8h9a4 4 0 0 1 0 8H7M3.5 8l3.8-3.8M3.5 8l3.8 3.8'),
  basket: p('M2 6.5h16l-1.7 9.5H3.7zM6 6.5L8.5 2M14 6.5L11.5 2M7.3 9.8v3M12.7 9.8v3'),
  bell: p('M4.5 14.5V9a5.5 5.5 0 0 1 11 0v5.5l1.5 1H3zM8.3 17.5h3.4'),
  building: p('M3.5 17.5v-15h8v15M11.5 8h5v9.5M2 17.5h16M6.3 6h2.4M6.3 9.5h2.4M6.3 13h2.4M14 11.5v.1M14 14.5v.1'),
  calendar: p('M3 4.5h14v13H3zM3 8.5h14M6.5 2.5v4M13.5 2.5v4'),
  check: p('M4.5 10.5l3.5 3.5 7.5-8'),
  'chevron-left': p('M12.5 4.5L7 10l5.5 5.5'),
  'chevron-right': p('M7.5 4.5L13 10l-5.5 5.5'),
  clock: (
    <>
      {circle}
      {p('M10 5.5V10l3 2')}
    </>
  ),
  cross: (
    <>
      {circle}
      {p('M7.2 7.2l5.6 5.6M12.8 7.2l-5.6 5.6')}
    </>
  ),
  document: p('M4.5 2.2h7l4 4v11.6h-11zM11.5 2.2v4h4M7.5 10.5h5M7.5 13.5h5'),
  done: (
    <>
      <circle className="filled" cx="10" cy="10" r="8.2" />
      <path className="knockout" d="M6.2 10.3l2.7 2.7 5-5.6" />
    </>
  ),
  draft: p('M3 3h14v9l-5 5H3zM12 17v-5h5'),
  exchange: p('M3 7h12M12 3.5L15.5 7 12 10.5M17 13H5M8 9.5L4.5 13 8 16.5'),
  eye: (
    <>
      {p('M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10z')}
      <circle cx="10" cy="10" r="2.5" />
    </>
  ),
  fullscreen: p('M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4'),
  gift: p('M2.5 7h15v3.5h-15zM4 10.5V17.5h12v-7M10 7v10.5M10 7S6.5 6.5 6.5 4.2 10 3.5 10 7s0-4.8 3-3.5S10 7 10 7z'),
  guarantee: p('M10 2l6.5 2.5v5C16.5 13.5 14 16.5 10 18c-4-1.5-6.5-4.5-6.5-8.5v-5zM7 10l2.2 2.2L13 8'),
  info: (
    <>
      {circle}
      {p('M10 9v5M10 6.2v.1')}
    </>
  ),
  key: (
    <>
      <circle cx="6.5" cy="13" r="4" />
      {p('M9.5 10.2L17 3M14 5.8l2.3 2.3M11.8 8l1.7 1.7')}
    </>
  ),
  label: p('M2.5 3h15v14h-15zM5.5 6.5v4M8 6.5v4M10.2 6.5v4M13 6.5v4M15 6.5v4M5.5 14h6'),
  lock: p('M4 9h12v8.5H4zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M10 12.3v2'),
  mail: p('M2 4.5h16v11.5H2zM2 5l8 6 8-6'),
  menu: p('M3 5.5h14M3 10h14M3 14.5h14'),
  message: p('M2.5 3.5h15v10.5h-8L5.5 17.5V14h-3z'),
  minus: p('M4 10h12'),
  money: (
    <>
      {circle}
      {p('M12.6 6.7a3.8 3.8 0 1 0 0 6.6M10 5v10')}
    </>
  ),
  parcel: p('M10 2.2l7 3.4v8.8l-7 3.4-7-3.4V5.6zM3 5.6l7 3.4 7-3.4M10 9v8.8M6.5 3.9l7 3.4'),
  person: (
    <>
      <circle cx="10" cy="6.5" r="3.5" />
      {p('M3 17.5c.6-3.6 3.4-5.3 7-5.3s6.4 1.7 7 5.3')}
    </>
  ),
  phone: p(
    'M4 2.5h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3c0 1-1 1.5-2 1.5C8.5 17 3 11.5 2.5 4.5c0-1 .5-2 1.5-2z',
  ),
  place: (
    <>
      {p('M10 18s6-5.2 6-9.8A6 6 0 0 0 4 8.2C4 12.8 10 18 10 18z')}
      <circle cx="10" cy="8.2" r="2.2" />
    </>
  ),
  plus: p('M10 4v12M4 10h12'),
  printer: p('M5.5 7V2.5h9V7M5.5 14H3V7h14v7h-2.5M5.5 11.5h9v6h-9z'),
  repeat: p('M16.5 8h-9a4 4 0 0 0 0 8H13M16.5 8l-3.8-3.8M16.5 8l-3.8 3.8'),
  search: (
    <>
      {glass}
      {p('M13.2 13.2L17.5 17.5')}
    </>
  ),
  star: p('M10 2.5l2.3 4.9 5.3.7-3.9 3.7 1 5.3L10 14.5l-4.7 2.6 1-5.3L2.4 8.1l5.3-.7z'),
  stop: p('M6.8 2.3h6.4l4.5 4.5v6.4l-4.5 4.5H6.8l-4.5-4.5V6.8zM10 6v4.8M10 13.7v.1'),
  truck: (
    <>
      {p('M1.5 5h10v8.5H7.8M4.2 13.5H1.5zM11.5 8h3.7l3.3 3v2.5h-2M11.5 13.5h1.4')}
      <circle cx="6" cy="14" r="1.8" />
      <circle cx="14.7" cy="14" r="1.8" />
    </>
  ),
  unknown: (
    <>
      <circle cx="10" cy="10" r="7.7" strokeDasharray="2.6 2.4" />
      {p('M7.9 8a2.1 2.1 0 1 1 2.9 2c-.5.3-.8.6-.8 1.3M10 13.7v.1')}
    </>
  ),
  warning: warningDrawing,
  wrench: p(
    'M16.8 5.6l-2.7 2.7-2.4-2.4 2.7-2.7a4.6 4.6 0 0 0-6 6L3 14.6a1.7 1.7 0 0 0 2.4 2.4l5.4-5.4a4.6 4.6 0 0 0 6-6z',
  ),
  'zoom-in': (
    <>
      {glass}
      {p('M13.2 13.2L17.5 17.5M8.8 6.3v5M6.3 8.8h5')}
    </>
  ),
  'zoom-out': (
    <>
      {glass}
      {p('M13.2 13.2L17.5 17.5M6.3 8.8h5')}
    </>
  ),
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof drawings;
export const iconNames = Object.keys(drawings) as IconName[];

/** A sign that repeats the word beside it; it is hidden from screen readers and never stands alone. */
export function Icon({ name, ...rest }: Omit<IconFrameProps, 'children'> & { name: IconName }) {
  return <IconFrame {...rest}>{drawings[name]}</IconFrame>;
}

/**
 * For lists that show the same few signs many times: their drawings once, above the list …
 */
export function IconSymbols({ names }: { names: IconName[] }) {
  return (
    <svg className="icons" aria-hidden="true" width="0" height="0">
      {names.map((name) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 20 20">
          {drawings[name]}
        </symbol>
      ))}
    </svg>
  );
}

/** … and in it what points at them. */
export function IconUse({ name }: { name: IconName }) {
  return (
    <svg className="icon" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
