import GlobalStyles from '@mui/material/GlobalStyles';
import { useParams } from 'react-router-dom';
import { ProductList } from './ProductList';
import { ProductView } from './ProductView';
import { productsStyles } from './styles';

/** Data products: the list, or one of them. */
export function ProductsPage() {
  const { namespace, name } = useParams();
  return (
    <>
      <GlobalStyles styles={productsStyles} />
      {name === undefined ? (
        <ProductList />
      ) : (
        <ProductView entityRef={`dataproduct:${namespace}/${name}`.toLocaleLowerCase('en-US')} />
      )}
    </>
  );
}
