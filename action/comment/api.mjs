// The few calls of the API of GitHub that a comment takes.

const PAGES = 30;
const PAGE = 100;
const ATTEMPTS = 3;

export class Api {
  #base;
  #token;

  /** An API at `base`, a URL, with a token. */
  constructor(base, token) {
    this.#base = base.replace(/\/+$/, '');
    this.#token = token;
  }

  async get(path, query = {}) {
    return (await this.#call('GET', path, {query})).json();
  }

  async send(method, path, body) {
    await this.#call(method, path, {body});
  }

  /** All items of a list; `items` takes them out of an answer. */
  async list(path, query = {}, items = answer => answer) {
    const all = [];
    for (let page = 1; page <= PAGES; page++) {
      const some = items(await this.get(path, {...query, per_page: PAGE, page}));
      all.push(...some);
      if (some.length < PAGE) {
        return all;
      }
    }
    throw new Error(`${path} has more than ${PAGES * PAGE} items`);
  }

  /** What a path leads to, at most `limit` bytes. The token stays here when it leads elsewhere. */
  async download(path, limit) {
    let response = await this.#call('GET', path, {redirect: 'manual'});
    const elsewhere = response.headers.get('location');
    if (elsewhere !== null) {
      await response.body?.cancel();
      response = await fetch(new URL(elsewhere, this.#base), {redirect: 'error'});
      if (!response.ok) {
        throw new Error(`the archive cannot be fetched: ${response.status}`);
      }
    }
    const parts = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.length;
      if (size > limit) {
        throw new Error(`the archive is refused: it is larger than ${limit} bytes`);
      }
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  async #call(method, path, {query = {}, body, redirect = 'error'} = {}) {
    const url = new URL(this.#base + path);
    for (const [name, value] of Object.entries(query)) {
      url.searchParams.set(name, value);
    }
    const headers = {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${this.#token}`,
      'user-agent': 'c2ecs',
      'x-github-api-version': '2022-11-28',
    };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
    }
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(url, {method, headers, redirect, body: body && JSON.stringify(body)});
      if (response.ok || (redirect === 'manual' && response.status >= 300 && response.status < 400)) {
        return response;
      }
      await response.body?.cancel();
      // Only what can be asked twice is asked again.
      if (method === 'POST' || response.status < 500 || attempt === ATTEMPTS) {
        throw new Error(`${method} ${path} is answered with ${response.status}`);
      }
      await new Promise(resolve => setTimeout(resolve, 500 * attempt));
    }
  }
}
