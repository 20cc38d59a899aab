# make build | run | test | lint | bench: see README.md. Each installs what it needs (Debian 12).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build

VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
GO_BUILD = go build -trimpath -ldflags '-X main.version=$(VERSION)'

.PHONY: build run test race lint bench tools

build:
	@deploy/install.sh build
	$(GO_BUILD) -o bin/zhengqi ./cmd/zhengqi

run:
	@deploy/install.sh run
	$(GO_BUILD) -o bin/zhengqi ./cmd/zhengqi
	@exec deploy/demo.sh

test: tools lint
	ZHENGQI_REQUIRE_TOOLS=1 go test -race -timeout 20m $$(go list ./... | grep -v /cmd/)
	ZHENGQI_REQUIRE_TOOLS=1 go test -timeout 20m ./internal/reader ./cmd/...

# The command's tests start, kill and feed whole processes with real pictures,
# and the reader's read whole papers; under the race detector they take half an
# hour.
race:
	ZHENGQI_REQUIRE_TOOLS=1 ZHENGQI_RACE=1 go test -race -timeout 60m ./internal/reader ./cmd/...

lint:
	@test -z "$$(gofmt -l cmd internal workers)" || { gofmt -l cmd internal workers; exit 1; }
	go vet ./...
	go tool staticcheck ./...

bench:
	@deploy/install.sh run
	$(GO_BUILD) -o bin/zhengqi ./cmd/zhengqi
	bin/zhengqi bench

tools:
	@deploy/install.sh test
