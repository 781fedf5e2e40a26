{{/* How Kafka's clients sign in, by Kafka's names. "password" is what stands for it: a placeholder of Spring's or of Connect's. */}}
{{- define "millrace.kafkaClient" -}}
security.protocol: {{ .root.Values.kafka.protocol }}
{{- if hasPrefix "SASL" .root.Values.kafka.protocol }}
sasl.mechanism: SCRAM-SHA-512
sasl.jaas.config: {{ printf `org.apache.kafka.common.security.scram.ScramLoginModule required username="%s%s" password="%s";` .root.Values.kafka.userPrefix .name .password | quote }}
{{- end }}
{{- if include "millrace.kafkaCaSecret" .root }}
ssl.truststore.type: PEM
ssl.truststore.location: /mnt/millrace/kafka-ca/ca.crt
{{- end }}
{{- end }}

{{/* The same for the schema registry, by Confluent's names. */}}
{{- define "millrace.registryClient" -}}
{{- if .root.Values.registry.authSecret.name }}
basic.auth.user.info: {{ printf "%s:%s" .user .password | quote }}
{{- end }}
{{- if .root.Values.registry.caSecret.name }}
schema.registry.ssl.truststore.type: PEM
schema.registry.ssl.truststore.location: /mnt/millrace/registry-ca/ca.crt
{{- end }}
{{- end }}

{{/* Settings of a service, as YAML that Spring reads. */}}
{{- define "millrace.settings" -}}
{{- $root := .root -}}
{{- $service := include "millrace.service" . | fromJson -}}
{{- $brackets := dict -}}
{{- range $key, $value := include "millrace.registryClient" (dict "root" $root "user" "${REGISTRY_USER}" "password" "${REGISTRY_PASSWORD}") | fromYaml -}}
{{- $_ := set $brackets (printf "[%s]" $key) $value -}}
{{- end -}}
{{- $kafka := dict "bootstrap-servers" (include "millrace.bootstrapServers" $root) "properties" (include "millrace.kafkaClient" (dict "root" $root "name" .name "password" "${KAFKA_PASSWORD}") | fromYaml) -}}
{{- with $service.streams -}}
{{- $streams := dict "application-id" .applicationId "state-dir" "/data/state" "replication-factor" $root.Values.topics.replicationFactor "properties" (dict
    "num.stream.threads" .threads
    "num.standby.replicas" .standbys
    "topic.min.insync.replicas" $root.Values.topics.minInsyncReplicas
    "group.instance.id" "${POD_NAME}"
    "application.server" (printf "${POD_NAME}.%s-%s-pods.%s.svc:%v" (include "millrace.fullname" $root) $.name $root.Release.Namespace $service.port)) -}}
{{- $_ := set $kafka "streams" $streams -}}
{{- end -}}
{{- $millrace := dict
    "registry" (dict "url" (include "millrace.registryUrl" $root) "properties" $brackets)
    "topics" (dict "partitions" $root.Values.topics.partitions "replication-factor" $root.Values.topics.replicationFactor "min-insync-replicas" $root.Values.topics.minInsyncReplicas)
    "access" (dict "read-keys" "${READ_KEYS}" "admin-tokens" "${ADMIN_TOKENS}") -}}
{{- $settings := dict "server" (dict "port" $service.port) "spring" (dict "kafka" $kafka) "millrace" $millrace -}}
{{- $own := include (printf "millrace.settingsOf.%s" .name) . | fromYaml | default dict -}}
{{- mergeOverwrite $settings $own (deepCopy $service.settings) | toYaml -}}
{{- end }}

{{- define "millrace.settingsOf.ingest-gateway" -}}
millrace:
  gateway:
    id: ${POD_NAME}
    data-folder: /data
    write-keys:
    {{- range $i, $key := .root.Values.access.writeKeys }}
      - {key: "${WRITE_KEY_{{ $i }}}", name: {{ $key.name | quote }}, may-import: {{ $key.mayImport | default false }}, topics: {{ $key.topics | default (list "events") | toJson }}}
    {{- end }}
{{- end }}

{{- define "millrace.settingsOf.enrichment-service" -}}{{- end }}
{{- define "millrace.settingsOf.windowing-service" -}}{{- end }}
{{- define "millrace.settingsOf.fraud-service" -}}{{- end }}

{{- define "millrace.settingsOf.recommendation-service" -}}
millrace: {recommendation: {data-folder: /data}}
{{- end }}

{{- define "millrace.settingsOf.warehouse-sink" -}}
millrace:
  warehouse:
    folder: /data/warehouse
    connect-url: {{ include "millrace.connectUrl" .root }}
    {{- with .root.Values.warehouse.catalog }}
    catalog:
      {{- range $key, $value := . }}
      {{ printf "[%s]" $key | quote }}: {{ $value | quote }}
      {{- end }}
    {{- end }}
    connector:
      {{- if eq .root.Values.connect.kind "strimzi" }}
      configure: false
      {{- end }}
      properties:
        {{- range $key, $value := mergeOverwrite (deepCopy .root.Values.warehouse.connector) (include "millrace.connectorSecrets" .root | fromYaml) }}
        {{/* The backslash keeps Spring from taking the worker's placeholder for its own. */ -}}
        {{ printf "[%s]" $key | quote }}: {{ $value | replace "${" "\\${" | quote }}
        {{- end }}
{{- end }}

{{/* What every connector needs in order to sign in, with placeholders that the worker fills in. */}}
{{- define "millrace.connectorSecrets" -}}
{{- range $key, $value := include "millrace.kafkaClient" (dict "root" . "name" "connect" "password" "${env:KAFKA_PASSWORD}") | fromYaml }}
iceberg.kafka.{{ $key }}: {{ $value | quote }}
{{- end }}
{{- range $key, $value := include "millrace.registryClient" (dict "root" . "user" "${env:REGISTRY_USER}" "password" "${env:REGISTRY_PASSWORD}") | fromYaml }}
value.converter.{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "millrace.settingsOf.console" -}}
millrace:
  console:
    services:
    {{- range $name, $service := .root.Values.services }}
    {{- if and $service.enabled (ne $name "console") }}
      {{ $name }}: {{ include "millrace.serviceUrl" (dict "root" $.root "name" $name) }}
    {{- end }}
    {{- end }}
{{- end }}

{{/* Settings of a Connect worker, ours or Strimzi's. */}}
{{- define "millrace.workerConfig" -}}
group.id: millrace-connect
config.storage.topic: connect-configs
offset.storage.topic: connect-offsets
status.storage.topic: connect-status
config.storage.replication.factor: {{ .Values.topics.replicationFactor | quote }}
offset.storage.replication.factor: {{ .Values.topics.replicationFactor | quote }}
status.storage.replication.factor: {{ .Values.topics.replicationFactor | quote }}
key.converter: org.apache.kafka.connect.storage.StringConverter
value.converter: org.apache.kafka.connect.json.JsonConverter
value.converter.schemas.enable: "false"
# A task answers for a commit only once its poll returns, and this is how often it does without records.
offset.flush.interval.ms: "1000"
connector.client.config.override.policy: All
config.providers: env
config.providers.env.class: org.apache.kafka.common.config.provider.EnvVarConfigProvider
config.providers.env.param.allowlist.pattern: "^(KAFKA|REGISTRY|CATALOG|AWS)_.*"
{{- end }}
