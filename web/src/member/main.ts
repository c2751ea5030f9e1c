import '@shared/theme/theme.css'
import { watchPage } from '@shared/theme/text_size'

watchPage()
