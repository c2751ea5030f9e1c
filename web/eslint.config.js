import vue from 'eslint-plugin-vue'
import access from 'eslint-plugin-vuejs-accessibility'
import ts from 'typescript-eslint'

const otherFaces = (...faces) => [
  'error',
  { patterns: faces.flatMap((f) => [`@${f}/*`, `**/src/${f}/**`, `**/../${f}/**`]) },
]
// Not in Chrome 85 / Safari 14, and not polyfilled.
const tooNew = [
  { object: 'Object', property: 'hasOwn', message: 'too new: use `in` or Object.keys' },
  { object: 'crypto', property: 'randomUUID', message: 'needs https and Chrome 92: use uuid() of shared/api' },
]

export default ts.config(
  { ignores: ['dist', 'node_modules', 'components.d.ts', 'src/shared/api/schema.d.ts', 'test-results'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  ...access.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      'no-restricted-properties': ['error', ...tooNew],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='at']", message: 'too new: index from the length' },
        { selector: "CallExpression[callee.property.name='replaceAll']", message: 'too new: use replace with /g' },
      ],
      'no-restricted-globals': ['error', { name: 'structuredClone', message: 'too new: copy by hand' }],
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/attributes-order': 'off',
      'vue/no-v-html': 'error',
      'vue/no-restricted-static-attribute': [
        'error',
        { key: 'style', message: "The policy style-src 'self' refuses it: write a class" },
      ],
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // FieldRow writes the label and gives the field its id.
      'vuejs-accessibility/form-control-has-label': ['error', { labelComponents: ['FieldRow'] }],
      // Safari drops the meaning of a list whose bullets are removed; the role brings it back.
      'vuejs-accessibility/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
      'vuejs-accessibility/no-autofocus': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/shared/**'], rules: { 'no-restricted-imports': otherFaces('desk', 'member', 'portal') } },
  { files: ['src/desk/**'], rules: { 'no-restricted-imports': otherFaces('member', 'portal') } },
  { files: ['src/member/**'], rules: { 'no-restricted-imports': otherFaces('desk', 'portal') } },
  { files: ['src/portal/**'], rules: { 'no-restricted-imports': otherFaces('desk', 'member') } },
)
