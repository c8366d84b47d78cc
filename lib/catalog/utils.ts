/** An article in one piece: "Becher «Limmat», Blau". */
export const articleName = ({ name, variant }: { name: string; variant: string | null }): string =>
  [name, variant].filter(Boolean).join(', ');
