/** What a state's colour means (design/README.md, "States"); the colour only repeats sign and word. */
export type Tone = 'new' | 'move' | 'good' | 'wait' | 'bad' | 'off';

// Written out, so that a search for a class finds its use.
export const toneClass: Record<Tone, string> = {
  new: 'tone-new',
  move: 'tone-move',
  good: 'tone-good',
  wait: 'tone-wait',
  bad: 'tone-bad',
  off: 'tone-off',
};
