#!/bin/sh
# The step of the action: review, check and template, and then the verdict. Everything is done
# before it fails, so that the comment is there when the check is red.
set -u

c2ecs=$C2ECS_HOME/c2ecs
results=$RUNNER_TEMP/c2ecs
comment=$results/comment.md
sarif=$results/c2ecs.sarif
annotations=$results/annotations
failed=

# Text in which the runner must not look for commands: whoever wrote the Compose file may have
# written some. The word that ends it cannot be guessed.
silently() {
  word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$word"
  "$@" 2>&1
  code=$?
  echo
  echo "::$word::"
  return "$code"
}

# The project of a stranger sees no variable of the runner but those that the workflow names.
program() {
  if [ -n "$C2ECS_CONFINE" ]; then
    set -- "$c2ecs" "$@"
    for name in $seen; do
      eval "[ -z \"\${$name+set}\" ] || set -- \"$name=\$$name\" \"\$@\""
    done
    env -i PATH="$PATH" HOME="${HOME:-/}" LANG=C.UTF-8 ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} "$@"
  else
    "$c2ecs" "$@"
  fi
}

# What is confined to the checkout is written nowhere else: the comment comes from standard output.
written() {
  program "$@" >"$comment"
}

fail() {
  failed=yes
  echo "::error title=c2ecs::$1"
}

is_true() {
  case $2 in
    true) return 0 ;;
    false | '') return 1 ;;
  esac
  fail "the input '$1' is true or false"
  exit 1
}

review() {
  set -- "$@" "--from=$C2ECS_FROM"
  [ -z "$C2ECS_CONFINE" ] || set -- "$@" "--confine=$C2ECS_CONFINE" ${names:+"--confine-variables=$names"}
  # A comment that is there means that there was a review: no file is no comment.
  if ! silently written review "$@"; then
    rm -f "$comment"
    fail "there is no review: the log says why"
    return
  fi
  changed=false
  if [ -s "$comment" ]; then
    changed=true
    cat "$comment" >>"$GITHUB_STEP_SUMMARY"
  else
    echo "Nothing changes in AWS." >>"$GITHUB_STEP_SUMMARY"
  fi
  printf '%s\n' "comment=$comment" "changed=$changed" >>"$GITHUB_OUTPUT"
  if [ -n "$C2ECS_FAIL_ON" ]; then
    silently program diff "$@" "--fail-on=$C2ECS_FAIL_ON" \
      || fail "the change does what 'fail-on' forbids, or cannot be compared: the log says which"
  fi
}

check() {
  ! is_true strict "$C2ECS_STRICT" || set -- "$@" --strict
  [ -z "$C2ECS_BASELINE" ] || set -- "$@" "--baseline=$C2ECS_BASELINE"
  [ -z "$C2ECS_CONFINE" ] || set -- "$@" "--confine=$C2ECS_CONFINE" ${names:+"--confine-variables=$names"}
  program check "$@" --format=github >"$annotations" 2>"$annotations.log"
  verdict=$?
  # What is printed here are commands, in which c2ecs escapes every value. A runner shows few
  # annotations: those that nobody has to act on are in the comment and in the SARIF.
  grep -v '^::notice ' "$annotations"
  silently cat "$annotations.log"
  [ "$verdict" -eq 0 ] || fail "the check failed: the annotations and the log say why"
}

# SARIF is written whatever was found; a program that could not run leaves no file.
write_sarif() {
  [ -z "$C2ECS_CONFINE" ] || set -- "$@" "--confine=$C2ECS_CONFINE" ${names:+"--confine-variables=$names"}
  program check "$@" --format=sarif >"$sarif" 2>"$annotations.log"
  if [ -s "$sarif" ]; then
    echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
  else
    silently cat "$annotations.log"
    fail "there is no SARIF: the log says why"
  fi
}

template() {
  set -- "$@" --check "$C2ECS_TEMPLATE"
  [ -z "$C2ECS_CONFINE" ] || set -- "$@" "--confine=$C2ECS_CONFINE" ${names:+"--confine-variables=$names"}
  silently program convert "$@"
  case $? in
    0) ;;
    3) fail "the committed template is not what 'c2ecs convert' writes: write it again" ;;
    *) fail "the committed template was not compared: the log says why" ;;
  esac
}

mkdir -p "$results" || exit 1
rm -f "$comment" "$sarif"
cd -- "$C2ECS_DIRECTORY" || exit 1
set --
while IFS= read -r file; do
  [ -z "$file" ] || set -- "$@" "--file=$file"
done <<END
$C2ECS_FILES
END
while IFS= read -r file; do
  [ -z "$file" ] || set -- "$@" "--env-file=$file"
done <<END
$C2ECS_ENV_FILE
END

# Names of variables and nothing else: they become part of a script. No name is expanded as a pattern.
set -f
seen=$(printf '%s' "$C2ECS_VARIABLES" | tr ',' ' ')
names=
for name in $seen; do
  case $name in
    [0-9]* | *[!A-Za-z0-9_]*)
      fail "the input 'variables' has names of variables, with commas or lines between"
      exit 1
      ;;
  esac
  names=${names:+$names,}$name
done

echo "::group::c2ecs"
# The first call builds c2ecs, which may need the variables of the runner.
silently "$c2ecs" version || exit 1
echo "::endgroup::"
if [ -n "$C2ECS_FROM" ]; then
  review "$@"
elif [ -n "$C2ECS_FAIL_ON" ]; then
  fail "the input 'fail-on' needs 'from'"
fi
! is_true check "$C2ECS_CHECK" || check "$@"
! is_true sarif "$C2ECS_SARIF" || write_sarif "$@"
[ -z "$C2ECS_TEMPLATE" ] || template "$@"
[ -z "$failed" ]
