import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Login } from './login';

const root = document.querySelector('main');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Login />
    </StrictMode>,
  );
}
