import '@shared/theme/theme.css'
import './member.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createWords, rememberedLanguage, setPageLanguage } from '@shared/i18n'
import zh from '@shared/i18n/words/zh/member'
import { watchPage } from '@shared/theme/text_size'
import MemberApp from './MemberApp.vue'
import { watchVersion } from './composables/new_version'
import { watchNetwork } from './composables/online'
import { router } from './routes'

watchPage()
watchNetwork()
const app = createApp(MemberApp)
app.use(createPinia())
app.use(createWords(zh, async () => (await import('@shared/i18n/words/en/member')).default))
app.use(router)
void setPageLanguage(rememberedLanguage()).then(() => app.mount('#app'))
window.addEventListener('load', () => void watchVersion())
