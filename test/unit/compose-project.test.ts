import { describe, expect, it } from 'vitest';
import { compose } from '../../src/architecture/compose/index.ts';
import { compared, type Files, reported, told } from '../fixtures/kubernetes/compare.ts';

const MAIN = `services:
  web:
    image: acme/web:1
    read_only: true
    user: "1000"
    cap_drop: [ALL]
    ports: ["127.0.0.1:8080:80"]
    environment:
      - CART_URL=http://cart:8080
      - DB=\${DB:-Server=db;Encrypt=True}
      - LOG_LEVEL=info
      - PASSED_ON
    depends_on: [cart]
  cart:
    image: acme/cart:1
    networks: [inner]
  stock:
    image: acme/stock:1
networks:
  inner: {internal: true}
`;
const BEFORE: Files = { 'compose.yaml': MAIN, '.env': 'PASSED_ON=x\nTAG=1\n' };

async function edited(from: string, to: string): Promise<string[]> {
  if (!MAIN.includes(from)) throw new Error(`not in the fixture: ${from}`);
  return told(await reported(compose, BEFORE, { ...BEFORE, 'compose.yaml': MAIN.replace(from, to) }));
}

describe('Compose: the change, and the same change made harmless', () => {
  const last = '      - LOG_LEVEL=info\n';
  it.each<[string, string, string, string, string, string]>([
    [
      'a service',
      'new-component service/mail',
      'networks:\n  inner',
      '  mail: {image: acme/mail}\nnetworks:\n  inner',
      'acme/web:1',
      'acme/web:2',
    ],
    [
      'a data store',
      'new-datastore service/db',
      'networks:\n  inner',
      '  db: {image: "mirror.acme.dev/library/postgres:16"}\nnetworks:\n  inner',
      'depends_on: [cart]',
      'depends_on: [cart, stock]',
    ],
    [
      'a published port',
      'new-exposure service/web',
      '127.0.0.1:8080:80',
      '8080:80',
      '127.0.0.1:8080:80',
      '127.0.0.1:9090:80',
    ],
    [
      'a flow',
      'new-dataflow service/web',
      last,
      `${last}      - STOCK_HOST=stock\n`,
      'CART_URL=',
      'CART__URL=',
    ],
    [
      'a third party',
      'new-third-party service/web',
      last,
      `${last}      - PAY=https://api.stripe.com\n`,
      'LOG_LEVEL=info',
      'LOG_LEVEL=debug',
    ],
    [
      'a switch in a default',
      'control-removed service/web',
      'Encrypt=True',
      'Encrypt=False',
      'Server=db;Encrypt=True',
      'Encrypt=True;Server=db',
    ],
    [
      'a writable root',
      'control-removed service/web',
      '    read_only: true\n',
      '',
      '    read_only: true\n',
      '    read_only: true\n    restart: always\n',
    ],
    [
      'the super user',
      'control-removed service/web',
      'user: "1000"',
      'user: root',
      'user: "1000"',
      'user: "2000"',
    ],
    [
      'a privileged container',
      'control-removed service/cart',
      'image: acme/cart:1',
      'image: acme/cart:1\n    privileged: true',
      'image: acme/cart:1',
      'image: acme/cart:1\n    privileged: false',
    ],
    [
      'the engine socket',
      'control-removed service/cart',
      'image: acme/cart:1',
      'image: acme/cart:1\n    volumes: [/var/run/docker.sock:/var/run/docker.sock]',
      'image: acme/cart:1',
      'image: acme/cart:1\n    volumes: [./data:/data]',
    ],
    [
      'the host network',
      'control-removed service/cart',
      'image: acme/cart:1',
      'image: acme/cart:1\n    network_mode: host',
      'image: acme/cart:1',
      'image: acme/cart:1\n    hostname: cart',
    ],
    [
      'a route of the proxy',
      'new-exposure service/cart',
      'image: acme/cart:1',
      'image: acme/cart:1\n    labels: ["traefik.http.routers.cart.rule=Host(`cart.acme.dev`)"]',
      'image: acme/cart:1',
      'image: acme/cart:1\n    labels: [a=b]',
    ],
    [
      'an open network',
      'control-removed network/inner',
      '{internal: true}',
      '{internal: false}',
      '{internal: true}',
      '{internal: true, name: x}',
    ],
    [
      'a secret',
      'new-identity service/cart',
      'image: acme/cart:1',
      'image: acme/cart:1\n    secrets: [db-password]',
      'image: acme/cart:1',
      'image: acme/cart:1\n    labels: [db-password]',
    ],
    [
      'a network that two services share',
      'new-dataflow service/cart',
      'networks: [inner]',
      'networks: [inner, outer]',
      'networks: [inner]',
      'networks: {inner: {aliases: [c]}}',
    ],
  ])('%s', async (_, expected, from, to, harmlessFrom, harmlessTo) => {
    const found = await compared(compose, BEFORE, { ...BEFORE, 'compose.yaml': MAIN.replace(from, to) });
    expect(told(found.changes)).toContain(expected);
    expect(await edited(harmlessFrom, harmlessTo)).toEqual([]);
  });

  it('a service that keeps data from now on is news; that a data store does is not', async () => {
    const files = (image: string, more: string): Files => ({
      'compose.yaml': `services:\n  one:\n    image: ${image}\n${more}volumes: {kept: {}}\n`,
    });
    const kept = '    volumes: ["kept:/data"]\n';
    const of = async (image: string) =>
      told((await compared(compose, files(image, ''), files(image, kept))).changes);
    expect(await of('acme/web')).toEqual(['new-datastore service/one']);
    expect(await of('postgres')).toEqual([]);
  });

  it('takes renames and moves into an override for none', async () => {
    const renamed = MAIN.replaceAll('cart', 'basket');
    expect(told(await reported(compose, BEFORE, { ...BEFORE, 'compose.yaml': renamed }))).toEqual([]);
    const split = {
      ...BEFORE,
      'compose.yaml': MAIN.replace('    ports: ["127.0.0.1:8080:80"]\n', ''),
      'compose.override.yaml': 'services:\n  web:\n    ports: ["127.0.0.1:8080:80"]\n',
    };
    expect(told(await reported(compose, BEFORE, split))).toEqual([]);
  });

  it('follows extends, include, env files and the project environment', async () => {
    const base: Files = {
      'compose.yaml':
        'include: [more/extra.yaml]\nservices:\n  web: {extends: {file: base.yaml, service: app}, env_file: web.env, image: $IMAGE}\n',
      'base.yaml': 'services:\n  app: {image: acme/app, read_only: true}\n',
      'more/extra.yaml': 'services:\n  mail: {image: acme/mail}\n',
      'web.env': 'A=1\n',
      '.env': 'IMAGE=acme/web\n',
    };
    const edit = async (path: string, text: string) =>
      told(
        await reported(compose, base, {
          ...base,
          [path]: text,
          'compose.yaml': `${base['compose.yaml'] ?? ''}# touched\n`,
        }),
      );
    expect(
      await edit('base.yaml', 'services:\n  app: {image: acme/app, privileged: true, read_only: true}\n'),
    ).toEqual(['control-removed service/web']);
    expect(
      await edit('more/extra.yaml', 'services:\n  mail: {image: acme/mail}\n  chat: {image: acme/chat}\n'),
    ).toEqual(['new-component service/chat']);
    expect(await edit('web.env', 'A=https://api.stripe.com\n')).toContain('new-third-party service/web');
    expect(await edit('.env', 'IMAGE=postgres\n')).toContain('new-datastore service/web');
  });

  it('reads the configuration of known software that a service mounts', async () => {
    const files = (prefix: string) => ({
      'compose.yaml':
        'services:\n  gate: {image: envoy, volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]}\n',
      'nginx.conf': `server {\n  location ${prefix} {\n    proxy_pass http://web:80;\n  }\n}\n`,
    });
    const before = files('/');
    expect(told(await reported(compose, before, files('/admin')))).toContain('new-exposure service/gate');
  });

  it('says what it could not read, and bounds what is hostile', async () => {
    const broken = await compared(compose, BEFORE, { ...BEFORE, 'compose.yaml': 'services: [}\n' });
    expect(broken.gaps.map(gap => gap.path)).toEqual(['compose.yaml']);
    const bomb = Array.from(
      { length: 12 },
      (_, at) =>
        `x${at}: &x${at} [${Array(9)
          .fill(at === 0 ? 'lol' : `*x${at - 1}`)
          .join(', ')}]`,
    ).join('\n');
    const start = performance.now();
    await compared(compose, {}, { 'compose.yaml': `${bomb}\nservices: {a: {image: x}}\n` });
    await compared(
      compose,
      {},
      { 'compose.yaml': `services:\n  a:\n    image: "${'${A:-'.repeat(100_000)}"\n` },
    );
    await compared(compose, {}, { 'compose.yaml': 'services:\n  a: {extends: b}\n  b: {extends: a}\n' });
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
