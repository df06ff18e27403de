import { useState } from 'react';
import type { RefObject } from 'react';
import { useTexts } from '../translation';
import { useNotify } from '../ui/Notices';
import { saveFile } from '../ui/saveFile';
import type { CanvasHandle } from './canvas/Canvas';
import type { ImageFormat } from './canvas/exportImage';
import { csvOf, edgeRowsOf } from './model/edgeRows';
import { fileName } from './model/grow';
import type { Picture } from './model/picture';

/** What can be saved of a picture. */
export type Exports = {
  /** An image is being made. */
  busy: boolean;
  image: (format: ImageFormat) => void;
  csv: () => void;
};

/** Saves the whole graph as an image, or its edges as a table. */
export function useExports(canvas: RefObject<CanvasHandle>, picture: Picture | undefined): Exports {
  const t = useTexts();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const image = async (format: ImageFormat) => {
    if (!picture || !canvas.current || busy) return;
    setBusy(true);
    try {
      const blob = await canvas.current.image(format);
      saveFile(fileName(picture, format), blob.type, [blob]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notify({ text: t('lineage.bar.exportFailed', { reason }), tone: 'bad' });
    }
    setBusy(false);
  };
  const csv = () => {
    if (picture)
      saveFile(fileName(picture, 'csv'), 'text/csv;charset=utf-8', [csvOf(edgeRowsOf(picture))]);
  };
  return { busy, image, csv };
}
