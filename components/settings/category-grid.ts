/** The places of a category's controls: two lines on a phone, one elsewhere. */
export const categoryGrid = {
  line: 'grid grid-cols-[1.75rem_minmax(0,1fr)_3.5rem_4.5rem_1.75rem] gap-x-2 gap-y-1.5 md:grid-cols-[1.75rem_minmax(0,1fr)_8rem_4rem_7rem_1.75rem]',
  handle: 'col-start-1 row-start-1',
  name: 'col-start-2 col-end-5 row-start-1 md:col-end-3',
  kind: 'col-start-2 row-start-2 md:col-start-3 md:row-start-1',
  weight: 'col-start-3 row-start-2 md:col-start-4 md:row-start-1',
  pages: 'col-start-4 col-end-6 row-start-2 md:col-start-5 md:col-end-6 md:row-start-1',
  menu: 'col-start-5 row-start-1 md:col-start-6',
} as const
