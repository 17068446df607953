import { connection } from 'next/server';
import { Login } from './login';

export default async function Page() {
  await connection(); // The nonces of a strict policy are made for every request.
  return (
    <main>
      <Login />
    </main>
  );
}
