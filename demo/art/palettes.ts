/** Colours of each shop's studio: wall and floor of three backdrops, and two prop colours. */

export interface Backdrop {
  readonly wall: string
  readonly floor: string
  readonly accent: string
  readonly prop: string
}

function backdrop(text: string): Backdrop {
  const [wall = '#eee8dd', floor = '#dcd3c3', accent = '#c9b99c', prop = '#b98a5c'] = text.split(' ')
  return { wall, floor, accent, prop }
}

const PALETTES: Readonly<Record<string, readonly Backdrop[]>> = {
  'tea-house': ['#dfe4d8 #cfd4c3 #b4c0a6 #c7a77c', '#ece3d3 #ddcfb8 #cdb894 #8fa083', '#d3dcd6 #c2cdc5 #9fb3a6 #d9b98c', '#e9dccb #d3bfa4 #b98a66 #efe6d6'].map(
    backdrop,
  ),
  stationery: ['#e5e9ec #d5dadd #b5c4cc #e8c9a4', '#f0e8da #e2d5c0 #e3bf8d #9fb4b8', '#e8e1e4 #d9cfd3 #c9aeb6 #e6d3b0', '#dbe5e2 #c9d6d2 #9dbab3 #f0dcb8'].map(
    backdrop,
  ),
  kitchen: ['#ece5da #dacdb9 #c9a27c #e9ddc9', '#e3e3dc #cfcfc4 #a9b3a1 #d9bd96', '#e9dcd2 #d9c3b3 #c98b6d #f1e7da', '#dfe4e6 #cdd4d6 #a7b7bd #dcc19a'].map(
    backdrop,
  ),
  flowers: ['#f1e4e0 #e4cfc8 #dba99f #b5c2a4', '#e3eadd #d0dbc8 #a9bf9c #ecd5c2', '#ece7f0 #dad2e2 #b9a9cb #e6d6bd', '#f3ebd9 #e6d8bc #d9b97c #b9cbb4'].map(
    backdrop,
  ),
  fashion: ['#e8e2da #d5ccc0 #b9a58d #cfc0ad', '#dde0e4 #cacfd5 #9aa6b5 #dccbb6', '#eddfd6 #dcc6b8 #c99b82 #efe4d6', '#e2e4db #cfd2c3 #a5ac8e #dccdb3'].map(
    backdrop,
  ),
  digital: ['#e4e7ec #d1d6de #a9b5c9 #c6ccd6', '#dcdfe8 #c7cbd9 #8f9ac2 #d9cfc4', '#ece9e4 #dcd7cf #c8a88e #cfd4da', '#d6e0e2 #c0cdd1 #86a9b0 #e1d6c8'].map(
    backdrop,
  ),
  snacks: ['#f6e9d2 #ecd6b0 #e9b565 #d8e0c0', '#f3dfd3 #e8c6b2 #dd8f6b #f2e6c9', '#e9eeda #d9e1bf #b4c583 #f1d9ae', '#f7e3d9 #edcdbd #e2a083 #dfe5c8'].map(
    backdrop,
  ),
  'books-toys': [
    '#f2e6d4 #e4d2b6 #dba45f #9fbcc0',
    '#dfe9ee #cbdae2 #93b5c6 #f0cf9c',
    '#f0e0dd #e2c8c3 #d3958b #c5d3b8',
    '#e9ead8 #d8dabd #b8bd80 #efc9a8',
  ].map(backdrop),
  outdoor: ['#dfe5df #c9d2c8 #93a995 #d8b98b', '#e6e3d8 #d2ccba #a99b73 #b9c6bd', '#dae4ea #c3d1da #86a7ba #dcc7a3', '#ede2d4 #dbc9b2 #cf9a66 #bcc8b6'].map(
    backdrop,
  ),
  home: ['#eee8df #ddd3c4 #c4b196 #d9c5a7', '#e4e6e2 #d0d4ce #a8b2a8 #dcc8ad', '#efe3db #dfccbf #cba58f #e9dccb', '#e2e3e8 #cecfd8 #a8abbf #ddcfba'].map(
    backdrop,
  ),
  coffee: ['#eae0d3 #d8c7b1 #a9835d #d8c2a2', '#dcdcd6 #c8c7be #8f8f80 #cfae83', '#f0e4d6 #e0cbb2 #c98f5c #efe4d3', '#e0dbd6 #cbc2ba #8d7567 #d9c0a0'].map(
    backdrop,
  ),
  cards: ['#e3dff0 #cfc8e4 #9a8bd0 #e8cfd6', '#dde6f1 #c5d3e6 #86a5d6 #e9dcc8', '#f1e1dc #e4c8bf #d98d7b #d3cfe6', '#dcebe6 #c3dbd2 #7fb8a3 #ece0c6'].map(
    backdrop,
  ),
  software: ['#e2e8ee #cdd7e1 #94aec7 #dcd6ea', '#e9e6f0 #d6d0e3 #a99bd0 #cfe0dd', '#e3ecea #cdddd9 #8bb5ab #e4dccb', '#efe8e0 #e0d3c5 #cba987 #cfd8e3'].map(
    backdrop,
  ),
}

const FALLBACK = ['#ece7de #dad2c4 #bfae92 #d8c3a0'].map(backdrop)

export function backdropOf(palette: string, step: number): Backdrop {
  const choices = PALETTES[palette] ?? FALLBACK
  return choices[step % choices.length] ?? backdrop('')
}
