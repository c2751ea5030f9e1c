export * from './dates'
export * from './due'
export * from './sizes'
export * from './stages'
