import orders from '@acme/orders';
export default (): unknown => orders;
