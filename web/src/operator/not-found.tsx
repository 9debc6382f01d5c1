import { data } from 'react-router'

/** An address of the console that leads nowhere. */
export function loader() {
  throw data(null, { status: 404 })
}

export default function NotFound() {
  return null
}
