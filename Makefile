# Daily work. `make run` and `make test` do everything on a fresh Debian 12; `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
JOBS ?= $(shell nproc)
BUILD ?= build
DATA ?= data
NODE := tools/node.sh
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_SLOPPINESS := pch_defines,time_macros,include_file_mtime,include_file_ctime
web_sources := $(shell find web/src web/desk web/member web/portal web/public web/scripts web/package-lock.json web/vite.config.ts -type f 2>/dev/null)

.PHONY: help run demo build web packages test test-fast package crash lint lint-web format edges sanitize fuzz malformed api clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build web demo ## Build, make the demo committees in ./data, serve them, print addresses and sign-ins
	$(BUILD)/yishi serve --data $(DATA)

demo: build
	@if [ ! -e $(DATA)/yishi.db ]; then mkdir -p $(DATA) && $(BUILD)/yishi demo --data $(DATA) --if-empty | tee $(DATA)/accounts.txt; else cat $(DATA)/accounts.txt 2>/dev/null || true; fi

packages: $(BUILD)/.packages
$(BUILD)/.packages: packaging/packages.txt tools/packages.sh
	tools/packages.sh build
	@mkdir -p $(BUILD) && touch $@
$(BUILD)/.packages-test: packaging/packages.txt tools/packages.sh
	tools/packages.sh test
	@mkdir -p $(BUILD) && touch $@

$(BUILD)/build.ninja: | $(BUILD)/.packages
	cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null

build: $(BUILD)/build.ninja ## Build the program at build/yishi
	@ninja -C $(BUILD) -j$(JOBS) --quiet yishi

web/node_modules/.package-lock.json: web/package-lock.json | $(BUILD)/.packages
	cd web && ../$(NODE) npm ci --no-audit --no-fund
web/dist/.done: $(web_sources) web/node_modules/.package-lock.json
	cd web && ../$(NODE) npm run build
	@touch $@
web: web/dist/.done ## Build the three faces

test: $(BUILD)/.packages-test $(BUILD)/build.ninja web ## Run every test, with one summary at the end
	tools/test.sh $(BUILD) $(JOBS)

test-fast: $(BUILD)/build.ninja ## C++ tests on SQLite only
	ninja -C $(BUILD) -j$(JOBS) --quiet && ctest --test-dir $(BUILD) --output-on-failure -j$(JOBS)

lint: lint-web ## Formatter, ESLint, types, include edges
	tools/format.sh --check
	tools/include_edges.py
lint-web: web/node_modules/.package-lock.json
	cd web && ../$(NODE) npm run types && ../$(NODE) npm run lint

format: ## Format the sources
	tools/format.sh

edges: ## Print the table of include edges
	tools/include_edges.py --table

sanitize: $(BUILD)/.packages-test ## C++ tests under AddressSanitizer and UndefinedBehaviorSanitizer
	cmake -S . -B $(BUILD)-asan -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 -DCMAKE_CXX_COMPILER=clang++-19 -DYISHI_SANITIZE=ON >/dev/null
	ninja -C $(BUILD)-asan -j$(JOBS) --quiet && tools/test_postgres.sh run ctest --test-dir $(BUILD)-asan --output-on-failure -j$(JOBS)

api: build ## Generate the web client's types from the program's API document
	$(BUILD)/yishi openapi > $(BUILD)/openapi.json
	cd web && ../$(NODE) npx openapi-typescript ../$(BUILD)/openapi.json -o src/shared/api/schema.d.ts

package: build web ## Make the .deb
	tools/package.sh $(BUILD)

fuzz: $(BUILD)/.packages-test ## Each libFuzzer target for a minute
	tools/fuzz.sh 60

malformed: $(BUILD)/build.ninja ## A million malformed requests
	tools/malformed.sh $(BUILD) 1000000

crash: $(BUILD)/.packages-test $(BUILD)/build.ninja ## 1,000 kills and 100 power cuts
	ninja -C $(BUILD) -j$(JOBS) --quiet && tests/durability/crash.sh 1000 100

clean: ## Remove what was built (not the data)
	rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-fuzz web/dist
