/** What a browser's canvas holds along one edge, in pixels. */
const MOST_PIXELS = 16_000;
const MARGIN = 24;

export type Bounds = { x: number; y: number; width: number; height: number };
export type ImageFormat = 'png' | 'svg';

/**
 * The whole graph as an image, whatever of it is in view. All of it has to be
 * in the page when this is called.
 *
 * @param viewport - the element that is moved and scaled
 * @param background - a CSS colour
 * @returns a data URL
 */
export async function exportImage(
  viewport: HTMLElement,
  bounds: Bounds,
  format: ImageFormat,
  background: string,
): Promise<string> {
  // Loaded when somebody asks for a picture.
  const { toPng, toSvg } = await import('html-to-image');
  const width = Math.ceil(bounds.width) + 2 * MARGIN;
  const height = Math.ceil(bounds.height) + 2 * MARGIN;
  const scale = Math.min(2, MOST_PIXELS / Math.max(width, height));
  const options = {
    width,
    height,
    backgroundColor: background,
    // The fonts are the system's.
    skipFonts: true,
    pixelRatio: scale,
    style: {
      width: `${width}px`,
      height: `${height}px`,
      transform: `translate(${MARGIN - bounds.x}px, ${MARGIN - bounds.y}px)`,
    },
  };
  return format === 'png' ? toPng(viewport, options) : toSvg(viewport, options);
}
