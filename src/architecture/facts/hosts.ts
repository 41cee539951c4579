/** The hosts in URLs and connection strings, as written. */
const URL_HOST = /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s/@"']{0,200}@)?([a-z0-9_.{}-]{1,253})/gi;
/** Nothing but a host: hosts are written in small letters, identifiers with dots often are not. */
const BARE_HOST = /^(?=.{4,253}$)([a-z0-9_-]{1,63}\.){1,12}[a-z]{2,10}(:\d{1,5})?(\/\S*)?$/;
/** Words of file names and versions that look like hosts. */
const NOT_A_HOST =
  /\.(json|ya?ml|tf|tpl|zip|jar|js|ts|py|sh|txt|html?|css|xml|conf|cfg|ini|pem|crt|key|log|md|sql|toml|properties)$/i;
/** Second-level names under which registrars sell: the owner's label lies one further left. */
const SHARED_SUFFIX = /^(co|com|org|net|gov|ac|edu|service|nhs|police|herokuapp|github)$/i;
const INTERNAL =
  /(^|\.)(localhost|local|internal|intranet|svc|cluster\.local|test|example|invalid|example\.(com|org|net))$/i;
const ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$/;

/** Domains of the clouds and of schema identifiers: endpoints of the platform itself or names, not parties. */
const PLATFORM =
  /(^|\.)(amazonaws\.com(\.cn)?|amazon\.com|amazoncognito\.com|elasticbeanstalk\.com|azurefd\.net|trafficmanager\.net|firebaseio\.com|web\.app|aws|api\.aws|on\.aws|cloudfront\.net|awsapprunner\.com|googleapis\.com|google\.com|gcr\.io|pkg\.dev|run\.app|cloudfunctions\.net|appspot\.com|azure\.com|azure\.net|windows\.net|azurewebsites\.net|azurecr\.io|azureedge\.net|microsoft\.com|microsoftonline\.com|w3\.org|json-schema\.org|xmlsoap\.org|schemas\.\S+)$/i;

/** Hosts that a text names: of URLs anywhere in it, or (`bare`) the text itself where it is nothing but a host. */
export function hostsIn(text: string, bare = true): string[] {
  const found: string[] = [];
  for (const match of text.slice(0, 20_000).matchAll(URL_HOST)) {
    found.push(...literalHost(match[1]?.toLowerCase() ?? ''));
  }
  if (bare && found.length === 0 && BARE_HOST.test(text) && !NOT_A_HOST.test(text)) {
    found.push(text.toLowerCase().replace(/[:/].*$/, ''));
  }
  return found
    .map(host => host.replace(/\.$/, ''))
    .filter(host => /[a-z0-9]$/.test(host) && !host.startsWith('.'));
}

/** Of a host with parts put in at run time (`{}`), the domain that it ends with in any case. */
function literalHost(host: string): string[] {
  const from = host.lastIndexOf('}');
  if (from < 0) return host.includes('{') ? [] : [host];
  const rest = host.slice(from + 1).replace(/^[.-]/, '');
  return rest.includes('.') ? [rest] : [];
}

/** The part of a host that tells whose it is: `api.pay.example.co.uk` is `example.co.uk`; a name without dots is itself. */
export function party(host: string): string {
  const labels = host.split('.');
  if (labels.length < 3 || ADDRESS.test(host)) return host;
  const second = labels.at(-2) ?? '';
  const last = labels.at(-1) ?? '';
  return labels.slice(SHARED_SUFFIX.test(second) && last.length <= 3 ? -3 : -2).join('.');
}

/** True for names that resolve inside the deployment, addresses of private networks and placeholders. */
export function isInternal(host: string): boolean {
  if (!host.includes('.') || INTERNAL.test(host)) return true;
  return ADDRESS.test(host) && /^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|0)\./.test(host);
}

/** True for the endpoints of a cloud platform. */
export function isPlatform(host: string): boolean {
  return PLATFORM.test(host);
}
