#!/usr/bin/env bash
# Posts a file as a comment on a pull request, or updates the comment that an earlier run made. Reads COMMENT (the file),
# NUMBER, GITHUB_REPOSITORY and GH_TOKEN.
set -euo pipefail

comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
ours='.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- audit-status -->"))) | .id'
id=$(gh api "$comments" --paginate --jq "$ours" | head -n 1)
if [ -n "$id" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$COMMENT"
else
  gh api --method POST "$comments" --field "body=@$COMMENT"
fi
