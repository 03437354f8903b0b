// What the page shows is in the fragment of its address, such as `#/contacts?state=SOFT_DELETED`: so it survives a reload
// and the Back button, and is sent to no server.

/** @typedef {{ view: string, id: string | undefined, query: URLSearchParams }} Route */

/** An address that somebody has mistyped must not stop the page. @param {string} part */
const decoded = part => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** @returns {Route} */
export const currentRoute = () => {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?')
  const [view, id] = path.split('/').map(decoded)
  return { view: view || 'contacts', id, query: new URLSearchParams(query) }
}

/**
 * The address of a view. Values that are empty are left out.
 *
 * @param {string} view
 * @param {string | null} [id]
 * @param {Record<string, string | undefined>} [query]
 */
export const address = (view, id, query = {}) => {
  const values = /** @type {[string, string][]} */ (Object.entries(query).filter(([, value]) => value))
  const path = id ? `${view}/${encodeURIComponent(id)}` : view
  return values.length ? `#/${path}?${new URLSearchParams(values)}` : `#/${path}`
}

/** @param {string} target */
export const goTo = target => { location.hash = target }

/**
 * Goes to another state of the same view, without a step for the Back button.
 *
 * @param {string} target
 */
export const replaceWith = target => {
  history.replaceState(null, '', target)
  dispatchEvent(new HashChangeEvent('hashchange'))
}
