// What the page adds to GraphiQL, as React components within it: the tabs, and the list of all examples.

import { prepareEditor } from './editors.js'

const { React, GraphiQL } = window
const { useEditorContext, useExecutionContext } = GraphiQL.React
const { createElement: h, useEffect, useReducer, useRef } = React

/** Opens an example in its tab, or in a new one. GraphiQL can only add empty tabs: the tab is filled once it is there. */
const useOpen = examples => {
  const { tabs, activeTabIndex, addTab, changeTab, queryEditor, variableEditor } = useEditorContext()
  const waiting = useRef()
  useEffect(() => {
    if (!waiting.current) return
    const { query, variables } = examples.tab(waiting.current)
    waiting.current = undefined
    queryEditor.setValue(query)
    variableEditor.setValue(variables)
  }, [tabs.length])
  return example => {
    const index = tabs.findIndex(({ title }) => title === example.operation)
    if (index === activeTabIndex) return
    if (index >= 0) return changeTab(index)
    waiting.current = example
    addTab()
  }
}

/**
 * The addresses that the reference and mails link to: `#example=` and the name of an operation, or `#token=` and the
 * mutation that takes the token.
 */
const useAddress = (examples, open) => {
  const { queryEditor, variableEditor } = useEditorContext()
  const ready = queryEditor && variableEditor
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    if (!ready) return undefined
    const go = () => {
      const address = new URLSearchParams(location.hash.slice(1))
      if (address.has('token')) examples.know('mailedToken', address.get('token'))
      const example = examples.named(address.get('example')) ?? examples.calling(address.get('mutation'))
      if (example) latest.current(example)
    }
    go()
    addEventListener('hashchange', go)
    return () => removeEventListener('hashchange', go)
  }, [ready])
}

const useEditors = () => {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useEditorContext()
  const editors = { 'Operation': queryEditor, 'Variables': variableEditor, 'Headers': headerEditor, 'Answer': responseEditor }
  Object.entries(editors).forEach(([label, editor]) =>
    useEffect(() => { if (editor) prepareEditor(editor, label) }, [editor]))
}

/** The tabs, with a number and plain words for the steps of the story. GraphiQL's own have nested buttons. */
export const tabsWith = examples => () => {
  const { tabs, activeTabIndex, addTab, changeTab, closeTab, variableEditor } = useEditorContext()
  const { stop } = useExecutionContext()
  const [, update] = useReducer(count => count + 1, 0)
  const { title } = tabs[activeTabIndex]
  useEditors()
  useAddress(examples, useOpen(examples))
  useEffect(() => examples.onAnswer(update), [])
  useEffect(() => {
    const variables = variableEditor && examples.newVariables(title, variableEditor.getValue())
    if (variables) variableEditor.setValue(variables)
  }, [title, variableEditor])

  const tab = ({ id, title: operation }, index) => {
    const step = examples.stepOf(operation)
    const done = examples.isDone(operation)
    const label = examples.named(operation)?.title ?? operation
    const active = index === activeTabIndex
    return h('li', { key: id, className: active ? 'tab active' : 'tab' },
      h('button', {
        'type': 'button',
        'id': `graphiql-session-tab-${index}`,
        'aria-current': active || undefined,
        'onClick': () => { stop(); changeTab(index) },
      }, step > 0 && h('span', { className: done ? 'step done' : 'step' }, step), label,
      done && h('span', { className: 'hidden' }, ' (done)')),
      tabs.length > 1 && h('button', {
        'type': 'button',
        'aria-label': `Close ${label}`,
        'onClick': () => { if (active) stop(); closeTab(index) },
      }, '×'))
  }
  return h('ul', { 'className': 'tabs', 'aria-label': 'Requests' },
    tabs.map(tab),
    h('li', { key: 'add', className: 'tab' },
      h('button', { 'type': 'button', 'aria-label': 'Add tab', 'onClick': addTab }, '+')))
}

const Icon = () => h('svg', { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 },
  h('path', { d: 'M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1' }))

/** A panel beside the documentation that lists all examples. */
export const panelWith = examples => ({
  title: 'Examples',
  icon: Icon,
  content: () => {
    const open = useOpen(examples)
    const panel = useRef()
    // On a narrow screen it is above the button that shows it.
    useEffect(() => { panel.current.scrollIntoView() }, [])
    return h('section', { 'aria-label': 'Examples', 'ref': panel },
      h('h2', { className: 'panel-title' }, 'Examples'),
      Object.entries(Object.groupBy(examples.list, ({ topic }) => topic)).map(([topic, list]) => [
        h('h3', { key: topic }, topic),
        h('ul', { key: `${topic}-list`, className: 'panel' }, list.map(example => h('li', { key: example.operation },
          h('button', { type: 'button', onClick: () => open(example) }, example.title),
          h('p', null, example.about, h('small', null, ` Caller: ${example.caller}.`))))),
      ]))
  },
})
