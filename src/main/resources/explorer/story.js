// The four steps of the story, and how the ids of one answer become variables of the next step.

const steps = [
  { operation: 'DeletedView', label: 'List the deleted contacts', document: 'deleted-view' },
  { operation: 'Preview', label: 'Preview', document: 'preview', variables: { id: 'from step 1' } },
  {
    operation: 'Purge',
    label: 'Purge',
    document: 'purge',
    variables: { id: 'from step 1', previewFingerprint: 'from step 2' },
  },
  {
    operation: 'SeeDeletedUser',
    label: 'See Deleted User',
    document: 'see-deleted-user',
    variables: { ticketId: 'from step 1' },
  },
]

const lessons = {
  DeletedView: ({ contacts, ada }) => {
    const contact = first(contacts)
    return { id: contact?.id, ticketId: ticketWith(contact, first(ada)?.tickets?.nodes ?? [])?.id }
  },
  Preview: ({ contact }, { id }) => ({ id, previewFingerprint: contact?.purgePreview?.fingerprint }),
}

const first = connection => connection?.nodes?.[0]

const ticketWith = (contact, tickets) =>
  tickets.find(({ comments }) => comments?.nodes?.some(({ author }) => author?.displayName === contact?.name))
  ?? tickets[0]

const isRefusal = data => Object.values(data).some(payload => payload?.userErrors?.length > 0)

const pretty = variables => (variables ? JSON.stringify(variables, null, 2) : '')

/** Reads the documents of all steps, as tabs for GraphiQL. */
export const storyTabs = () => Promise.all(steps.map(async ({ document, variables }) => {
  const response = await fetch(`story/${document}.graphql`)
  return { query: await response.text(), variables: pretty(variables) }
}))

/** What is known from the answers so far. */
export class Story {
  #known = {}
  #done = new Set()
  #filled = new Map()

  /** Keeps the parts of an answer that later steps need. */
  learn({ operationName, variables }, { data, errors }) {
    if (!data || errors || isRefusal(data)) return
    this.#done.add(operationName)
    const lesson = lessons[operationName]?.(data, variables ?? {}) ?? {}
    Object.entries(lesson).forEach(([name, value]) => { if (value) this.#known[name] = value })
  }

  /** The variables for the tab of an operation; undefined if the tab already has them. */
  variablesFor(operationName) {
    const step = steps.find(({ operation }) => operation === operationName)
    const names = Object.keys(step?.variables ?? {})
    if (!names.some(name => name in this.#known)) return undefined
    const filled = pretty(Object.fromEntries(names.map(name => [name, this.#known[name] ?? step.variables[name]])))
    if (this.#filled.get(operationName) === filled) return undefined
    this.#filled.set(operationName, filled)
    return filled
  }

  /** Marks the tabs that hold a step with its number, its name in plain words, and whether it was run. */
  label(tabButtons) {
    tabButtons.forEach(button => {
      const index = steps.findIndex(({ operation }) => operation === button.textContent)
      if (index < 0) return ['step', 'label', 'done'].forEach(name => delete button.dataset[name])
      const { operation, label } = steps[index]
      Object.assign(button.dataset, { step: index + 1, label, done: this.#done.has(operation) })
      button.setAttribute('aria-label', `Step ${index + 1}: ${label}`)
    })
  }
}
