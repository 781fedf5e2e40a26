.DEFAULT_GOAL := help
.PHONY: help verify format run replay chaos

help: ## lists the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

verify: ## runs every test
	mvn -B verify

format: ## puts Java and poms into the form that the build asks for
	mvn -q spotless:apply

run: ## starts the whole suite in one JVM
	./run

replay: ## sends the Online Retail data set through the running suite
	./run replay online-retail

ROUNDS ?= 20
chaos: ## kills, holds and cuts off processes while shoppers send events: ROUNDS=50, SEED=… for the same again
	mvn -B --no-transfer-progress -pl system-tests -am -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=ChaosIT -Dfailsafe.failIfNoSpecifiedTests=false -Dchaos.rounds=$(ROUNDS) $(if $(SEED),-Dchaos.seed=$(SEED)) verify
