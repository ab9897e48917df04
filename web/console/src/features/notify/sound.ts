const PAUSE_MS = 2_000; // between two sounds, whatever happens in between
const TONES = [660, 880]; // Hz
const TONE_S = 0.12;
const LOUD = 0.08; // of full loudness

let context: AudioContext | null = null;
let last = -PAUSE_MS;

/** Two short tones; nothing where the browser does not allow sound yet. */
export function ring(now = performance.now()): void {
  if (now - last < PAUSE_MS) return;
  last = now;
  context ??= new AudioContext();
  const { currentTime } = context;
  TONES.forEach((tone, at) => {
    if (!context) return;
    const start = currentTime + at * TONE_S;
    const source = context.createOscillator();
    const gain = context.createGain();
    source.frequency.value = tone;
    gain.gain.setValueAtTime(LOUD, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_S);
    source.connect(gain).connect(context.destination);
    source.start(start);
    source.stop(start + TONE_S);
  });
}
