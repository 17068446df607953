import { render } from 'preact';
import { Login } from './login';

const root = document.querySelector('main');
if (root) render(<Login />, root);
