import { bootstrapApplication } from '@angular/platform-browser';
import { Login } from './login';

await bootstrapApplication(Login);
