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

# Every test without the race detector, and with it those that are not marked
# as long. The command's start, kill and feed whole processes.
test: tools lint
	ZHENGQI_REQUIRE_TOOLS=1 go test -timeout 20m ./...
	ZHENGQI_REQUIRE_TOOLS=1 go test -race -short -timeout 20m $$(go list ./... | grep -v /cmd/)

race:
	ZHENGQI_REQUIRE_TOOLS=1 go test -race -timeout 90m ./...

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
