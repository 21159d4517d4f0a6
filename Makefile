# The targets that README.md and CONTRIBUTING.md name. 'make help' lists them.

SWIFT_SOURCES = Package.swift Sources Generators Tests Benchmarks
SCRIPTS = calque .ci/run Scripts/setup Scripts/build-release Scripts/demo Scripts/test-accelerator \
  Scripts/bundle Scripts/check-bundle

.PHONY: help setup build demo test test-accelerator lint format bench bundle clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install the system libraries that are missing
	@Scripts/setup

build: setup ## build ./calque in release mode
	@Scripts/build-release

demo: build ## solve integrals with the shipped model, then generate, train and evaluate a tiny one
	@Scripts/demo

test: setup ## run all tests
	swift test
	python3 -m unittest discover --start-directory Scripts/experiments

test-accelerator: setup ## run the tests of the accelerator on a plugin for the processor, which is installed
	@Scripts/test-accelerator

lint: setup ## check the format of all sources, and that everything builds without warnings
	swift format lint --strict --recursive $(SWIFT_SOURCES)
	for script in $(SCRIPTS); do bash -n $$script || exit 1; done
	swift build --build-tests

format: ## format all sources
	swift format --in-place --recursive $(SWIFT_SOURCES)

bench: setup ## run the benchmarks of Benchmarks/RESULTS.md
	swift run --configuration release calque-benchmarks

bundle: setup ## pack the program with its libraries for machines without Swift
	@Scripts/bundle

experiment-%: build ## run an experiment of Benchmarks/Experiments (ARGUMENTS="--variant paper --seeds 3")
	@Scripts/experiment $* $(ARGUMENTS)

clean: ## remove everything that was built
	rm -rf .build
