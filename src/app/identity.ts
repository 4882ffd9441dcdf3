import { usageError } from '../core/errors.ts';

export type IdentityRequest = {
  readonly type: 'Associate' | 'User';
  readonly org: string;
  /** Undefined: the one that the services' helper scripts use for the type. */
  readonly account?: string | undefined;
  readonly user: string;
};

/**
 * The value of an `X-Rh-Identity` header: base64 of the JSON line that the services' own helper scripts encode, with its
 * newline, so that both give the same header.
 */
export const identityHeader = (request: IdentityRequest): string => {
  const identity = request.type === 'User' ? userIdentity(request) : associateIdentity(request);
  return Buffer.from(`${JSON.stringify({ identity })}\n`).toString('base64');
};

const associateIdentity = ({ org, account = '111111' }: IdentityRequest) => ({
  type: 'Associate',
  account_number: account,
  internal: { org_id: org },
});

const userIdentity = ({ org, account = '11111', user }: IdentityRequest) => ({
  account_number: account,
  employee_account_number: '22222',
  org_id: org,
  internal: { org_id: org },
  type: 'User',
  auth_type: '',
  user: {
    username: user,
    email: `${user}@example.com`,
    first_name: 'John',
    last_name: 'Doe',
    is_active: true,
    is_org_admin: true,
    is_internal: true,
    locale: 'en',
    user_id: '1987348',
  },
  system: {},
  associate: { Role: null, email: '', givenName: '', rhatUUID: '', surname: '' },
  x509: { subject_dn: '', issuer_dn: '' },
});

/** What an identity header says; a whole header line (`X-Rh-Identity: …`) is taken too. */
export const decodeIdentity = (text: string): unknown => {
  const encoded = text.replace(/^\s*x-rh-identity\s*[:=]/i, '').trim();
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) throw usageError(`Not base64: "${shortened(encoded)}".`, hint);
  const decoded = Buffer.from(encoded, 'base64').toString();
  try {
    return JSON.parse(decoded);
  } catch (cause) {
    throw usageError(`The base64 holds no JSON: "${shortened(decoded)}" (${String(cause)}).`, hint);
  }
};

const hint = 'It takes the value of an X-Rh-Identity header, such as evtool identity prints.';

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
