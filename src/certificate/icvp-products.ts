/** A product of WHO's catalogue for the international certificate. */
export interface IcvpProduct {
  readonly code: string;
  readonly name: string;
  readonly manufacturer?: string;
}

/** The catalogue by its codes. */
export type IcvpProducts = ReadonlyMap<string, IcvpProduct>;

export const indexProducts = (products: readonly IcvpProduct[]): IcvpProducts =>
  new Map(products.map((product) => [product.code, product]));
