# The targets that README.md and CONTRIBUTING.md name. 'make help' lists them.

SWIFT_SOURCES = Package.swift Sources Generators Tests Benchmarks

.PHONY: help setup build demo test lint format bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install the system libraries that are missing
	@Scripts/setup

build: setup ## build ./calque in release mode
	@Scripts/build-release

demo: build ## solve integrals with the shipped model, then generate, train and evaluate a tiny one
	@Scripts/demo

test: setup ## run all tests
	swift test

lint: setup ## check the format of all sources, and that everything builds without warnings
	swift format lint --strict --recursive $(SWIFT_SOURCES)
	bash -n calque .ci/run Scripts/setup Scripts/build-release Scripts/demo
	swift build --build-tests

format: ## format all sources
	swift format --in-place --recursive $(SWIFT_SOURCES)

bench: setup ## run the benchmarks of Benchmarks/RESULTS.md
	swift run --configuration release calque-benchmarks

clean: ## remove everything that was built
	rm -rf .build
