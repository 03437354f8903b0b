// The examples, and how values of one answer become variables of other examples.

const PLACEHOLDER = /^\{(\w+)\}$/

const at = (value, pointer) => pointer.split('/').slice(1).reduce((part, key) => part?.[key], value)

const parsed = (text, otherwise) => {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}

const pretty = variables => (Object.keys(variables).length ? JSON.stringify(variables, null, 2) : '')

/** Makes each paragraph of a comment one line, which the editor wraps to its own width. */
const withLongLines = document => document.replace(/(?<=^# .*)\n# /gm, ' ')

/** What a document says about itself: its first comment, without the line of the story that repeats the title. */
const aboutOf = document => document.match(/^(#.*\n)+/)[0]
  .replace(/^# ?/gm, '')
  .split('\n\n')
  .find(paragraph => !paragraph.startsWith('Step '))
  .replace(/\n/g, ' ')
  .trim()

export class Examples {
  #known = {}
  #stale = new Set()
  #done = new Set()
  #listeners = new Set()

  constructor(list) {
    list.forEach(example => { example.about = aboutOf(example.document) })
    this.list = list
    this.story = list.filter(({ story }) => story)
  }

  static async read() {
    const response = await fetch('examples.json')
    return new Examples(await response.json())
  }

  named(operation) {
    return this.list.find(example => example.operation === operation)
  }

  /** Operations are named like the mutations in them. */
  calling(mutation) {
    return this.list.find(({ operation }) => operation.toLowerCase() === mutation?.toLowerCase())
  }

  /** The step of the story, from 1; 0 for any other operation. */
  stepOf(operation) {
    return this.story.findIndex(example => example.operation === operation) + 1
  }

  isDone(operation) {
    return this.#done.has(operation)
  }

  /** As a tab of GraphiQL. */
  tab(example) {
    this.#stale.delete(example.operation)
    return { query: withLongLines(example.document), variables: pretty(this.#filled(example.variables)) }
  }

  /** The variables for a tab that was filled in before later answers; undefined if no later answer matters to it. */
  newVariables(operation, text) {
    if (!this.#stale.delete(operation)) return undefined
    const { variables } = this.named(operation)
    return pretty(this.#filled(variables, parsed(text, variables)))
  }

  /** Remembers what other examples need from an answer. Returns what to tell people if it is not there. */
  learn(operation, { data, errors }) {
    const example = this.named(operation)
    if (!example || !data || errors) return ''
    const values = Object.entries(example.remember ?? {}).map(([name, pointer]) => [name, at(data, pointer)])
    const complete = values.every(([, value]) => value != null)
    if (complete) this.#done.add(operation)
    values.filter(([, value]) => value != null).forEach(entry => this.#remember(...entry))
    this.#listeners.forEach(listener => listener())
    return complete ? '' : example.missing ?? ''
  }

  /** Remembers a value that no answer contains. */
  know(name, value) {
    this.#remember(name, value)
    this.#listeners.forEach(listener => listener())
  }

  /** What to tell people if variables still have places for values that other examples find; '' if they have none. */
  unfilled(variables) {
    const names = [...JSON.stringify(variables ?? {}).matchAll(/"\{(\w+)\}"/g)].map(([, name]) => name)
    const titles = this.list
      .filter(({ remember }) => names.some(name => name in (remember ?? {})))
      .map(({ title }) => `"${title}"`)
    if (titles.length) {
      return `The variables are not filled in yet. Run these examples first: ${titles.join(', ')}. Or fill in values of yours.`
    }
    return names.includes('mailedToken') ? 'Open the link in the mail, or fill in its token.' : ''
  }

  /** Calls back after each answer, until the returned function is called. */
  onAnswer(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #remember(name, value) {
    this.#known[name] = value
    this.list
      .filter(({ variables }) => JSON.stringify(variables).includes(`"{${name}}"`))
      .forEach(({ operation }) => this.#stale.add(operation))
  }

  /** Puts known values in their places and leaves everything else as it is now. */
  #filled(template, now = template) {
    if (Array.isArray(template)) return template.map((part, index) => this.#filled(part, now?.[index]))
    if (template && typeof template === 'object') {
      return { ...now, ...Object.fromEntries(Object.entries(template).map(([key, part]) => [key, this.#filled(part, now?.[key])])) }
    }
    return this.#known[PLACEHOLDER.exec(template)?.[1]] ?? now
  }
}
