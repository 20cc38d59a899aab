#!/usr/bin/env bash
# install.sh [build|run|test]: installs what zhengqi needs and is missing on Debian 12; changes nothing else.
#   build  a C compiler and the Tesseract and Leptonica headers
#   run    + Tesseract with its models, redis-server, and the fonts of PDFs and of the specimens (default); where npm is at hand,
#            ONNX Runtime's library for line models of one's own
#   test   + Chromium for the browser test, npm for ONNX Runtime
# Uses sudo only when not root.
set -euo pipefail

build=(ca-certificates gcc g++ libc6-dev pkg-config libtesseract-dev libleptonica-dev)
run=(tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim tesseract-ocr-script-hans redis-server
  fonts-ocr-b fonts-noto-cjk fonts-noto-cjk-extra fonts-arphic-ukai fonts-arphic-uming
  fonts-wqy-zenhei fonts-wqy-microhei fonts-lxgw-wenkai fonts-dejavu-core)
test=(chromium)
onnxruntime=/usr/local/lib/zhengqi/libonnxruntime.so
[ -e "$onnxruntime" ] || command -v npm >/dev/null || test+=(npm)

case ${1:-run} in
  build) wanted=("${build[@]}") ;;
  run) wanted=("${build[@]}" "${run[@]}") ;;
  test) wanted=("${build[@]}" "${run[@]}" "${test[@]}") ;;
  *) echo "usage: install.sh [build|run|test]" >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done

install_packages() {
  sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "install.sh: not root and no sudo; as root run: apt-get install ${missing[*]}" >&2; exit 1; }
    sudo=(sudo)
  fi

  # The packages' own services stay off: zhengqi starts a redis-server of its own.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee "$policy" >/dev/null
    "${sudo[@]}" chmod 755 "$policy"
    trap '"${sudo[@]}" rm -f "$policy"' EXIT
  fi

  echo "installing: ${missing[*]}"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# ONNX Runtime is optional: without it the program reads with its own networks, and its tests skip.
install_onnxruntime() {
  if ! command -v npm >/dev/null; then
    echo "install.sh: no npm, so ONNX Runtime is left out; only line models of one's own need it"
  elif ! "$(dirname "$0")/onnxruntime.sh"; then
    echo "install.sh: ONNX Runtime could not be installed; only line models of one's own need it" >&2
  fi
}

[ ${#missing[@]} -eq 0 ] || install_packages
[ "${1:-run}" = build ] || [ -e "$onnxruntime" ] || install_onnxruntime
