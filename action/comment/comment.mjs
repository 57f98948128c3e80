// Posts the comment of a review. It runs with a token that may write, after a run of a pull request
// that may be a stranger's: the artifact is a text to be shown and nothing else. Which pull request
// it is for is what GitHub says of the run; nothing of the pull request is checked out or executed.

import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

import {Api} from './api.mjs';
import {onlyFile} from './archive.mjs';

const MARKER = '<!-- c2ecs review -->';
const FILE = 'comment.md';
// GitHub takes 65,536 characters, of up to four bytes each; the last ones are for the lines below.
const CHARACTERS = 65_000;
const BYTES = 4 * CHARACTERS;
const ARCHIVE_BYTES = BYTES + 10_000;

/**
 * Posts, changes or removes the comment of a run.
 *
 * @param event what GitHub says of the run: the payload of `workflow_run`
 * @param settings `artifact` and `user`, as the inputs of the action
 * @returns a sentence that says what was done
 */
export async function post(api, event, settings) {
  const run = event.workflow_run;
  const repository = `/repos/${event.repository.full_name}`;
  if (run.event !== 'pull_request') {
    return `nothing is posted: the run is of the event ${JSON.stringify(run.event)}`;
  }
  const pulls = await pullRequests(api, repository, event);
  if (pulls.length !== 1) {
    return `nothing is posted: ${pulls.length} open pull requests have the commit ${run.head_sha} of this run`;
  }
  const text = await artifact(api, repository, run, settings.artifact);
  if (text === undefined) {
    return 'nothing is posted: the run left no comment';
  }
  const number = pulls[0].number;
  const own = (await api.list(`${repository}/issues/${number}/comments`)).filter(
    comment => comment.user?.login === settings.user && comment.body?.startsWith(MARKER),
  );
  return place(api, repository, number, own, text.trim() === '' ? undefined : body(text, run, pulls[0]));
}

/** The open pull requests that a run is of: those whose last commit is the one that it saw. */
async function pullRequests(api, repository, event) {
  const run = event.workflow_run;
  let numbers = (run.pull_requests ?? [])
    .filter(pull => pull.base.repo.id === event.repository.id)
    .map(pull => pull.number);
  if (numbers.length === 0 && run.head_repository) {
    // GitHub names no pull request for the run of a fork.
    const head = `${run.head_repository.owner.login}:${run.head_branch}`;
    numbers = (await api.list(`${repository}/pulls`, {state: 'open', head})).map(pull => pull.number);
  }
  const pulls = [];
  for (const number of new Set(numbers)) {
    const pull = await api.get(`${repository}/pulls/${Number(number)}`);
    if (
      pull.state === 'open' &&
      pull.head.sha === run.head_sha &&
      pull.head.repo?.id === run.head_repository?.id
    ) {
      pulls.push(pull);
    }
  }
  return pulls;
}

/** The text that a run left, of its last attempt, or nothing. */
async function artifact(api, repository, run, name) {
  const all = await api.list(`${repository}/actions/runs/${Number(run.id)}/artifacts`, {name}, a => a.artifacts);
  const own = all.filter(a => a.name === name && !a.expired).sort((a, b) => b.id - a.id)[0];
  if (own === undefined) {
    return undefined;
  }
  if (own.size_in_bytes > ARCHIVE_BYTES) {
    throw new Error(`the archive is refused: it is larger than ${ARCHIVE_BYTES} bytes`);
  }
  const zip = await api.download(`${repository}/actions/artifacts/${Number(own.id)}/zip`, ARCHIVE_BYTES);
  const bytes = onlyFile(zip, FILE, BYTES);
  let text;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new Error('the comment is refused: it is no text');
  }
  if ([...text].length > CHARACTERS || text.includes('\0')) {
    throw new Error(`the comment is refused: it has more than ${CHARACTERS} characters, or zeros`);
  }
  return text;
}

/** What is posted. The lines around the text come from here: the text cannot say otherwise. */
function body(text, run, pull) {
  const fork = pull.head.repo?.id !== pull.base.repo.id;
  const author = fork
    ? '> This pull request comes from a fork, whose author can change how the text below is made.\n\n'
    : '';
  return `${MARKER}\n<sub>c2ecs, of commit ${run.head_sha}</sub>\n\n${author}${text}`;
}

async function place(api, repository, number, own, text) {
  const [first, ...others] = own;
  // Two runs at once may have left two.
  for (const comment of text === undefined ? own : others) {
    await api.send('DELETE', `${repository}/issues/comments/${Number(comment.id)}`);
  }
  if (text === undefined) {
    return `nothing changes in AWS: pull request ${number} has no comment`;
  }
  if (first === undefined) {
    await api.send('POST', `${repository}/issues/${number}/comments`, {body: text});
    return `posted on pull request ${number}`;
  }
  if (first.body !== text) {
    await api.send('PATCH', `${repository}/issues/comments/${Number(first.id)}`, {body: text});
  }
  return `up to date on pull request ${number}`;
}

async function main() {
  const input = name => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
  const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
  if (process.env.GITHUB_EVENT_NAME !== 'workflow_run') {
    throw new Error('this action is for the event workflow_run');
  }
  const api = new Api(process.env.GITHUB_API_URL, input('token'));
  console.log(await post(api, event, {artifact: input('artifact'), user: input('user')}));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main();
  } catch (error) {
    // In a command of the runner a line end would begin another one.
    const message = error.message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    console.log(`::error title=c2ecs::${message}`);
    process.exitCode = 1;
  }
}
