import { cookies } from 'next/headers';
import { Login } from './login';

export default async function Page() {
  const session = (await cookies()).get('session')?.value;
  if (!session) return <Login />;
  const headers = { authorization: `Bearer ${session}` };
  const answer = await fetch(`${process.env.LOGIN_SERVER}/profile`, { headers });
  const { phone_number } = (await answer.json()) as { phone_number: string };
  return <p>The server knows {phone_number}</p>;
}
