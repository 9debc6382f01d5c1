declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  /** The outline's pieces: tag name and attributes, drawn on a 24 by 24 grid. */
  export const __iconNode: readonly (readonly [string, Readonly<Record<string, string>>])[]
}
