// Posts, changes or removes the comment of a review on the merge request of this pipeline.

import {lstatSync, readFileSync} from 'node:fs';

const MARKER = '[//]: # (c2ecs review)';
const BYTES = 260_000;
const PAGES = 30;
const PAGE = 100;

const {CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, CI_COMMIT_SHA, C2ECS_TOKEN} = process.env;
const notes = `/projects/${Number(CI_PROJECT_ID)}/merge_requests/${Number(CI_MERGE_REQUEST_IID)}/notes`;

async function call(method, path, body) {
  const response = await fetch(CI_API_V4_URL + path, {
    method,
    redirect: 'error',
    headers: {'private-token': C2ECS_TOKEN, 'content-type': 'application/json'},
    body: body && JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path} is answered with ${response.status}`);
  }
  return response;
}

/** The comments that this token wrote, and no other's. */
async function own() {
  const user = await (await call('GET', '/user')).json();
  const found = [];
  for (let page = 1; page <= PAGES; page++) {
    const some = await (await call('GET', `${notes}?per_page=${PAGE}&page=${page}`)).json();
    found.push(...some.filter(note => note.author.id === user.id && note.body.startsWith(MARKER)));
    if (some.length < PAGE) {
      break;
    }
  }
  return found;
}

async function main(file) {
  const status = lstatSync(file);
  if (!status.isFile() || status.size > BYTES) {
    throw new Error(`${file} is refused: it is no file, or larger than ${BYTES} bytes`);
  }
  const text = readFileSync(file, 'utf8');
  const [first, ...others] = await own();
  const nothing = text.trim() === '';
  for (const note of nothing && first ? [first, ...others] : others) {
    await call('DELETE', `${notes}/${Number(note.id)}`);
  }
  if (nothing) {
    return;
  }
  const body = `${MARKER}\n\nc2ecs, of commit ${CI_COMMIT_SHA}\n\n${text}`;
  if (first === undefined) {
    await call('POST', notes, {body});
  } else if (first.body !== body) {
    await call('PUT', `${notes}/${Number(first.id)}`, {body});
  }
}

await main(process.argv[2]);
