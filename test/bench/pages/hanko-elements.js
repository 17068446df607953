// As its README says it.

import { register } from '@teamhanko/hanko-elements';

await register(location.origin);
