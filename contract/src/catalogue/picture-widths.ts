/** Widths in pixels in which every picture is served; a file of its own, so that pages take it without the schemas. */
export const pictureWidths = [160, 320, 480, 640, 960, 1280] as const
