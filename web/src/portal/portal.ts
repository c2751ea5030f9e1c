import '../shared/theme/theme.css'
import './portal.css'
