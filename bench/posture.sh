#!/bin/sh
# Scores the templates of the samples with checkov and with cdk-nag's AwsSolutions rules; ends with 1
# when a finding has no reason in posture-reasons.tsv. Tools are installed into .tools/posture.
set -eu
cd "$(dirname "$0")/.."
tools=.tools/posture
stamp="checkov==3.3.13 aws-cdk-lib@2.276.0 cdk-nag@3.0.2 constructs@10.8.1"
if [ "$(cat "$tools/stamp" 2>/dev/null)" != "$stamp" ]; then
  echo "installing checkov and cdk-nag, once …" >&2
  rm -rf "$tools"
  mkdir -p "$tools"
  python3 -m venv "$tools/venv"
  "$tools/venv/bin/pip" install --quiet "${stamp%% *}"
  (cd "$tools" && npm install --silent --no-audit --no-fund --no-save ${stamp#* })
  echo "$stamp" >"$tools/stamp"
fi
cp bench/posture.js "$tools/posture.js"
exec python3 bench/posture.py "$tools" samples/*/template.yaml
