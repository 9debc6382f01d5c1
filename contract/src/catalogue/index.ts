export {
  attributeSchema,
  availabilitySchema,
  categorySchema,
  fewUnitsMax,
  importFileBytesMax,
  importSchema,
  importStates,
  offerCardSchema,
  offerDraftSchema,
  offerSchema,
  offerStates,
  optionChoiceSchema,
  optionGroupSchema,
  optionRuleSchema,
  ownOfferSchema,
  pictureBytesMax,
  pictureSchema,
  variantSchema,
} from './schemas.ts'
export type {
  Availability,
  Category,
  Import,
  Offer,
  OfferCard,
  OfferDraft,
  OfferState,
  OptionGroup,
  OptionRule,
  OwnOffer,
  Picture,
  Variant,
} from './schemas.ts'
export { pictureWidths } from './picture-widths.ts'
export { catalogueErrors } from './errors.ts'
export { catalogueRoutes } from './routes.ts'
