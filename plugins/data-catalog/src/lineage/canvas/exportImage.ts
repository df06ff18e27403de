/** Kinds of image files. */
export type ImageFormat = 'png' | 'svg';

/** What a browser's canvas holds along one edge, and in all, in pixels. */
const MOST_PIXELS = 16_000;
const MOST_AREA = 120_000_000;

/** An SVG drawing as a file, or as a picture of twice its size where a browser can hold that. */
export async function imageOf(
  drawing: { text: string; width: number; height: number },
  format: ImageFormat,
): Promise<Blob> {
  const svg = new Blob([drawing.text], { type: 'image/svg+xml' });
  if (format === 'svg') return svg;
  const { width, height } = drawing;
  const scale = Math.min(
    2,
    MOST_PIXELS / Math.max(width, height),
    Math.sqrt(MOST_AREA / (width * height)),
  );
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const url = URL.createObjectURL(svg);
  try {
    canvas.getContext('2d')!.drawImage(await load(url), 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(url);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('the browser gave no image'))),
      'image/png',
    );
  });
}

function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the browser could not read the drawing'));
    image.src = url;
  });
}
