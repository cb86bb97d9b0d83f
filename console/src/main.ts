import { mount } from 'svelte'
import './app.css'
import App from './page/App.svelte'

mount(App, { target: document.body })
