import { StyleSection } from './section';

const colours = [
  ['--page', 'Seite'],
  ['--surface', 'Fläche'],
  ['--sunken', 'Vertieft'],
  ['--panel', 'Bühne'],
  ['--tile', 'Bild'],
  ['--line', 'Linie'],
  ['--line-strong', 'Rand'],
  ['--ink', 'Text'],
  ['--ink-2', 'Text 2'],
  ['--ink-3', 'Text 3'],
  ['--accent', 'Akzent'],
  ['--accent-soft', 'Akzent, leise'],
  ['--good', 'Gut'],
  ['--wait', 'Warten'],
  ['--bad', 'Problem'],
  ['--view-mode', 'Kundenansicht'],
] as const;

const types = [
  ['Aussage, 30–48', 'statement', 'Kommt am 26. November'],
  ['Titel, 26–34', 'text-2xl font-strong tracking-tight', 'Bestellungen'],
  ['Abschnitt, 21', 'text-lg font-strong tracking-snug', 'Das wartet auf Sie'],
  ['Betont, 18', 'text-md font-strong', 'Neu am Freitag, 27. November'],
  ['Text, 16', '', 'Rückgabe möglich bis Montag, 21. Dezember 2026'],
  ['Klein, 14', 'text-sm text-ink-2', 'Verkauft von Mühlenbau Töss GmbH, Winterthur'],
  ['Ziffern, gleich breit', 'whitespace-pre-line', "CHF 1'111.10\nCHF 8'888.80"],
] as const;

export function Foundations() {
  return (
    <>
      <StyleSection
        title="Farben"
        text="Ein Akzent. Grün, Ocker und Rot nur für Zustände, Violett nur für die Kundenansicht."
      >
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(7.2rem,1fr))] gap-3">
          {colours.map(([token, name]) => (
            <li key={token} className="text-xs font-medium">
              <span
                className="mb-1.5 block h-13 rounded-2 border border-line"
                style={{ background: `var(${token})` }}
              />
              {name}
            </li>
          ))}
        </ul>
      </StyleSection>
      <StyleSection title="Schrift" text="Hanken Grotesk, 400, 500 und 600. Ziffern stehen untereinander.">
        <div>
          {types.map(([role, look, text]) => (
            <p key={role} className="grid items-baseline gap-x-4 tablet:grid-cols-[8.5rem_1fr]">
              <small className="text-xs text-ink-3">{role}</small>
              <span className={look}>{text}</span>
            </p>
          ))}
        </div>
      </StyleSection>
    </>
  );
}
