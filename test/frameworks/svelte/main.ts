import { mount } from 'svelte';
import Login from './Login.svelte';

const target = document.querySelector('main');
if (target) mount(Login, { target });
