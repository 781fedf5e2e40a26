.DEFAULT_GOAL := help
.PHONY: help verify format run replay chaos loss jars images up down release stamp

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
	mvn -B --no-transfer-progress -pl chaos-tests -am -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=ChaosIT -Dfailsafe.failIfNoSpecifiedTests=false -Dchaos.rounds=$(ROUNDS) $(if $(SEED),-Dchaos.seed=$(SEED)) verify

loss: ## holds for long that the gateway loses nothing: outages of a minute, and a disk that fills up
	mvn -B verify -pl ingest-gateway -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=LossOracleIT -Dfailsafe.failIfNoSpecifiedTests=false -Dmillrace.loss.outage=60s

jars: ## builds the executable jars of all services, without tests
	mvn -B -q --no-transfer-progress -Dmaven.test.skip package

images: jars ## builds the images of all services and of Connect
	MILLRACE_REVISION=$$(git rev-parse --short HEAD) docker compose build

up: images ## builds the images and starts the suite in containers
	docker compose up --wait

down: ## stops the suite in containers and keeps its data
	docker compose down

release: images ## puts jars, chart, SBOMs, image ids and checksums into target/release
	docker/release

stamp: ## writes a version into all places that bear it: make stamp VERSION=0.2.0
	mvn -B -q org.codehaus.mojo:versions-maven-plugin:2.21.0:set -DnewVersion=$(VERSION) -DgenerateBackupPoms=false
	sed -i 's/^MILLRACE_VERSION=.*/MILLRACE_VERSION=$(VERSION)/' .env
	sed -i '0,/"version": "[^"]*"/s//"version": "$(VERSION)"/' */src/main/resources/*.openapi.json */*/src/main/resources/*.openapi.json
	sed -i 's/^\(version\|appVersion\): .*/\1: "$(VERSION)"/' k8s/*/Chart.yaml
	sed -i 's/\(VERSION=\)[0-9][0-9.]*\( \.\)$$/\1$(VERSION)\2/' docker/Dockerfile docker/connect/Dockerfile
	sed -i 's|\(/millrace/[a-z-]*:\)[0-9][0-9.]*$$|\1$(VERSION)|' k8s/examples/*.yaml
