#!/usr/bin/env bash
# demo.sh: starts zhengqi under ./data, sends it a synthetic group of 30 through the public HTTP API, prints the report, and stays up.
# A second start finds the earlier data: the same group is not made or read again. Ctrl-C stops everything it started.
set -euo pipefail
cd "$(dirname "$0")/.."
listen=${LISTEN:-127.0.0.1:8080}
mkdir -p data

if (exec 3<>"/dev/tcp/${listen%:*}/${listen##*:}") 2>/dev/null; then
  echo "端口已被占用，请停止占用它的程序，或换一个地址：LISTEN=127.0.0.1:9090 make run。 The address $listen is in use." >&2
  exit 1 # another server is not to be sent our group
fi

export XDG_CACHE_HOME=$PWD/data/cache # the compiled PDF renderer: nothing is left in the home directory

bin/zhengqi serve --data data --listen "$listen" &
server=$!
client=
finish() {
  trap - EXIT INT TERM
  kill -TERM $client "$server" 2>/dev/null || true
  wait "$server" || true
}
trap finish EXIT
trap 'finish; exit 0' INT TERM

if [ ! -e data/demo/.truth/group.json ]; then
  rm -rf data/demo
  echo "制作 30 人的虚构团组… writing a synthetic group of 30"
  bin/zhengqi specimen data/demo --applicants 30 --defects 14 --seed 2026
fi
kill -0 "$server" 2>/dev/null || wait "$server" # it could not start and has said why
bin/zhengqi submit data/demo --server "http://$listen" --key demo &
client=$!
wait "$client" || { kill -0 "$server" 2>/dev/null || exit 1; }
echo "服务继续运行，按 Ctrl-C 停止。 The service stays up; Ctrl-C stops it: http://$listen/"
wait "$server"
