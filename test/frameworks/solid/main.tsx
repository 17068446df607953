import { render } from 'solid-js/web';
import { Login } from './login';

const root = document.querySelector('main');
if (root) render(() => <Login />, root);
