#!/usr/bin/env bash
# Lints, reports and compares the posts that changed since a base commit. Writes into $OUT alone, which must not exist yet.
# Reads AUDIT_STATUS (the program), POSTS (a git pathspec), BASE, FORMATS and FAIL_ON.
set -euo pipefail

run() { node "$AUDIT_STATUS" "$@"; }

base=$(git merge-base "$BASE" HEAD)
mapfile -d '' posts < <(git diff --name-only -z --diff-filter=d "$base" HEAD -- "$POSTS")
if [ "${#posts[@]}" -eq 0 ]; then
  echo 'No post has changed.'
  exit 0
fi
mkdir "$OUT"
{
  echo "path=$OUT"
  echo "posts=${#posts[@]}"
} >> "$GITHUB_OUTPUT"

worst=0
run lint "${posts[@]/#/./}" --skip-other --format sarif --out "$OUT/lint.sarif" || worst=$?
run report "${posts[@]/#/./}" --out "$OUT" --skip-other --format "$FORMATS,json" || worst=$?

room=$((60000 / ${#posts[@]}))
echo '<!-- audit-status -->' > "$OUT/comment.md"
for at in "${!posts[@]}"; do
  post=${posts[at]}
  if git cat-file -e "$base:$post" 2> /dev/null; then
    changes="$OUT/changes-$at"
    rc=0
    run diff "$base:$post" "./$post" --skip-other --format md --max-md "$room" --out "$changes" ${FAIL_ON:+--fail-on "$FAIL_ON"} || rc=$?
    # Without --fail-on, differences are no failure.
    if [ "$rc" -gt 1 ] || { [ "$rc" -eq 1 ] && [ -n "$FAIL_ON" ]; }; then worst=$rc; fi
    if compgen -G "$changes/*.md" > /dev/null; then cat "$changes"/*.md >> "$OUT/comment.md"; fi
  else
    printf 'A new post, `%s`: its report is among the files of this run.\n' "$(basename "$post" | tr -d '`\n')" >> "$OUT/comment.md"
  fi
done
cat "$OUT/comment.md" >> "$GITHUB_STEP_SUMMARY"

node --input-type=module --eval '
  import { readdirSync, readFileSync } from "node:fs";
  const [folder] = process.argv.slice(1);
  const reports = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const open = reports.map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")).summary.unsettled);
  console.log(`reports=${reports.length}`);
  console.log(`open=${open.reduce((sum, count) => sum + count, 0)}`);
' "$OUT" >> "$GITHUB_OUTPUT"
exit "$worst"
