import './portal.css'
