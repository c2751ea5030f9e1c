import '@shared/theme/theme.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createWords, rememberedLanguage, setPageLanguage } from '@shared/i18n'
import zh from '@shared/i18n/words/zh/desk'
import { watchPage } from '@shared/theme/text_size'
import DeskApp from './DeskApp.vue'
import { router } from './routes'
import './theme.css'

watchPage()
const app = createApp(DeskApp)
app.use(createPinia())
app.use(createWords(zh, async () => (await import('@shared/i18n/words/en/desk')).default))
app.use(router)
void setPageLanguage(rememberedLanguage()).then(() => app.mount('#app'))
