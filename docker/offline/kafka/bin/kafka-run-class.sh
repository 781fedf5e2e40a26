#!/usr/bin/env bash
# shellcheck disable=SC2086 # These hold several options each.
exec java ${KAFKA_HEAP_OPTS:--Xmx256M} -Dlog4j2.configurationFile=/etc/kafka/docker/tools-log4j2.yaml ${KAFKA_OPTS:-} \
  -cp '/opt/kafka/libs/*' "$@"
