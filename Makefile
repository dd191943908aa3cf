# mrkconform. `make` alone lists the targets.
#
# test, certify, bench and build need only Go and make; lint builds its tool from the
# Go proxy; the emulators need Python 3 with venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

OUT          := reports/out
BIN          := .bin
LINT_VERSION := v2.15.0
LINT         := $(BIN)/golangci-lint-$(LINT_VERSION)
MOTO_VERSION := 5.2.5
MOTO         := .emulators/moto
PYTHON       ?= python3

# The race detector needs a C compiler; without one Go itself turns cgo off.
RACE ?= $(if $(filter 1,$(shell go env CGO_ENABLED)),-race)

CERTIFY_FLAGS = $(if $(ENDPOINT),--endpoint '$(ENDPOINT)') $(if $(NAME),--name '$(NAME)') \
	$(if $(SEED),--seed '$(SEED)') $(if $(CALLS),--calls '$(CALLS)') \
	$(if $(PROFILE),--profile '$(PROFILE)') $(ARGS)

.PHONY: help
help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: certify
certify: build ## Certify the embedded reference, or ENDPOINT=URL (NAME= SEED= CALLS= PROFILE= ARGS=)
	$(BIN)/mrkconform certify $(CERTIFY_FLAGS)

.PHONY: test
test: ## Run all tests; JUnit in reports/out/test.junit.xml
	@mkdir -p $(OUT)
	go tool gotestsum --junitfile $(OUT)/test.junit.xml -- $(RACE) -timeout 30m ./...

.PHONY: soundness
soundness: ## Run 200 campaigns with 200 seeds on the sound reference (SEEDS=)
	go test ./conformance -run '^TestSoundReference$$' -count=1 -timeout 60m -args -seeds $(or $(SEEDS),200)

.PHONY: bench
bench: ## Measure the suite beside a loop of bare SDK calls; table and JSON in reports/out/speed.json (SLICES=)
	@mkdir -p $(OUT)
	go test ./conformance -run '^TestSpeed$$' -count=1 -timeout 60m -v -args -speed $(CURDIR)/$(OUT)/speed.json $(if $(SLICES),-slices $(SLICES))

.PHONY: benchmarks
benchmarks: ## Run the benchmarks of single parts (BENCH=regexp)
	go test -run '^$$' -bench '$(or $(BENCH),.)' -benchmem ./...

.PHONY: build
build: ## Build .bin/mrkconform
	@mkdir -p $(BIN)
	go build -o $(BIN)/mrkconform .

.PHONY: lint
lint: $(LINT) ## Check style, documentation and the import rules between packages
	$(LINT) run

.PHONY: fmt
fmt: $(LINT) ## Format the code
	$(LINT) fmt

$(LINT):
	@mkdir -p $(BIN)
	@echo "building golangci-lint $(LINT_VERSION), 2 to 3 minutes, once"
	GOBIN=$(CURDIR)/$(BIN) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	@mv $(BIN)/golangci-lint $@

.PHONY: emulators
emulators: $(MOTO)/$(MOTO_VERSION) ## Install the real emulators into .emulators (moto)

$(MOTO)/$(MOTO_VERSION):
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "emulators: Python 3 with venv is missing; on Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(MOTO)
	$(MOTO)/bin/pip install --quiet --disable-pip-version-check 'moto[server]==$(MOTO_VERSION)'
	@touch $@

.PHONY: certify-emulators
certify-emulators: emulators build ## Certify the installed emulators; reports in reports/out/NAME
	.ci/certify-moto $(ARGS)

.PHONY: publish-emulators
publish-emulators: emulators build ## Certify the emulators and keep the reports in reports/published
	OUT=reports/published/moto/$(MOTO_VERSION) .ci/certify-moto $(ARGS)
	rm -f reports/published/moto/$(MOTO_VERSION)/traces/run.ndjson

.PHONY: publish-mutants
publish-mutants: build ## Judge the suite by all planted faults and keep the table, half an hour on two cores (SEEDS=)
	$(BIN)/mrkconform mutants --seeds $(or $(SEEDS),10) --baseline uniform --baseline-seeds 1 --out reports/published/mutation.json

.PHONY: publish-together
publish-together: build ## Judge the suite by 5 and by 20 planted faults at once and keep the table (BEFORE=)
	$(BIN)/mrkconform mutants --together 5,20 --calls 8000 --out reports/published/together.json \
		--before '$(or $(BEFORE),reports/published/together-before.json)'

.PHONY: clean
clean: ## Remove what runs and builds wrote (installed emulators and tools stay)
	rm -rf $(OUT) $(BIN)/mrkconform coverage.* *.test

.PHONY: distclean
distclean: clean ## Remove the installed emulators and tools too
	rm -rf .emulators $(BIN)
