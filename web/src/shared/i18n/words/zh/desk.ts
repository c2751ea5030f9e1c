import common from './common'
import loop from './loop'

export default { ...common, ...loop }
