import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useState } from 'react';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * A setting of the user, kept by Backstage's storage: in the browser, or on
 * the server where the portal has its user-settings backend.
 */
export function useSetting<T extends Json>(key: string, usual: T): [T, (value: T) => void] {
  const storage = useApi(storageApiRef);
  const bucket = storage.forBucket('data-catalog');
  const [value, setValue] = useState<T>(() => bucket.snapshot<T>(key).value ?? usual);
  useEffect(() => {
    const subscription = storage
      .forBucket('data-catalog')
      .observe$<T>(key)
      .subscribe(snapshot => {
        if (snapshot.presence === 'present') setValue(snapshot.value as T);
      });
    return () => subscription.unsubscribe();
  }, [storage, key]);
  const write = useCallback(
    (next: T) => {
      setValue(next);
      storage.forBucket('data-catalog').set(key, next);
    },
    [storage, key],
  );
  return [value, write];
}
