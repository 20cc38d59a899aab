#!/usr/bin/env bash
# onnxruntime.sh [FOLDER]: puts ONNX Runtime's library into FOLDER (default /usr/local/lib/zhengqi), where zhengqi looks for it.
# It is optional: only line models of one's own need it. It comes from the npm package onnxruntime-node, through npm as it is
# configured; the library's checksum is fixed here. Needs npm; uses sudo only when FOLDER cannot be written.
set -euo pipefail

version=1.24.3 # the oldest that the program takes, and the smallest
case $(uname -m) in
  x86_64) part=x64 sum=92ba8e44d31b80a34f5e805076a044122c3be1fffe0d88ed790de7267b0b2682 ;;
  aarch64) part=arm64 sum=33032cb5b91c12edbf028d7c69fa40a31848d66c0095448758af237d5e0b07db ;;
  *) echo "onnxruntime.sh: no library for $(uname -m)" >&2; exit 1 ;;
esac

folder=${1:-/usr/local/lib/zhengqi}
[ -e "$folder/libonnxruntime.so" ] && exit 0
echo "installing: ONNX Runtime $version (86 MB to download)"
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
(cd "$temp" && timeout 300 npm pack --silent "onnxruntime-node@$version" >/dev/null)
library=package/bin/napi-v6/linux/$part/libonnxruntime.so.1
tar -xzf "$temp/onnxruntime-node-$version.tgz" -C "$temp" "$library"
echo "$sum  $temp/$library" | sha256sum --check --quiet

sudo=()
mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] || sudo=(sudo)
"${sudo[@]}" install -D -m 644 "$temp/$library" "$folder/libonnxruntime.so"
