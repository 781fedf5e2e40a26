{{- define "millrace.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{- define "millrace.fullname" -}}
{{- $name := include "millrace.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 30 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 30 | trimSuffix "-" -}}
{{- end -}}
{{- end }}

{{- define "millrace.selector" -}}
app.kubernetes.io/part-of: {{ include "millrace.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Of a part: (dict "root" $ "name" "fraud-service") */}}
{{- define "millrace.partSelector" -}}
{{ include "millrace.selector" .root }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "millrace.labels" -}}
{{ include "millrace.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "millrace.partLabels" -}}
{{ include "millrace.labels" .root }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "millrace.image" -}}
{{ .root.Values.image.repository }}/{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* A service with all that it has by default, as JSON. */}}
{{- define "millrace.service" -}}
{{- mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy (index .root.Values.services .name)) | toJson -}}
{{- end }}

{{- define "millrace.bootstrapServers" -}}
{{- if .Values.kafka.bootstrapServers -}}
{{ .Values.kafka.bootstrapServers }}
{{- else if .Values.strimzi.kafka.enabled -}}
{{ .Values.strimzi.clusterName }}-kafka-bootstrap.{{ .Release.Namespace }}.svc:{{ ternary "9092" "9093" (eq .Values.kafka.protocol "PLAINTEXT") }}
{{- else -}}
{{ fail "kafka.bootstrapServers is empty: say where the brokers are, or have Strimzi make them with strimzi.kafka.enabled" }}
{{- end -}}
{{- end }}

{{- define "millrace.kafkaCaSecret" -}}
{{- if hasSuffix "SSL" .Values.kafka.protocol -}}
{{- if .Values.kafka.caSecret.name -}}
{{ .Values.kafka.caSecret.name }}
{{- else if .Values.strimzi.kafka.enabled -}}
{{ .Values.strimzi.clusterName }}-cluster-ca-cert
{{- end -}}
{{- end -}}
{{- end }}

{{- define "millrace.registryUrl" -}}
{{- if .Values.registry.deploy.enabled -}}
http://{{ include "millrace.fullname" . }}-registry.{{ .Release.Namespace }}.svc:8080/apis/ccompat/v7
{{- else -}}
{{ required "registry.url is empty: say where the schema registry is, or have a small one made with registry.deploy.enabled" .Values.registry.url }}
{{- end -}}
{{- end }}

{{- define "millrace.serviceUrl" -}}
http://{{ include "millrace.fullname" .root }}-{{ .name }}.{{ .root.Release.Namespace }}.svc:{{ (index .root.Values.services .name).port }}
{{- end }}

{{- define "millrace.connectUrl" -}}
{{- if eq .Values.connect.kind "external" -}}
{{ required "connect.url is empty: say where the Connect worker is" .Values.connect.url }}
{{- else if eq .Values.connect.kind "strimzi" -}}
http://{{ include "millrace.fullname" . }}-connect-api.{{ .Release.Namespace }}.svc:8083
{{- else -}}
http://{{ include "millrace.fullname" . }}-connect.{{ .Release.Namespace }}.svc:8083
{{- end -}}
{{- end }}

{{- define "millrace.sharedFolder" -}}
{{- if and (not .Values.warehouse.catalog) (ne .Values.connect.kind "external") }}yes{{ end -}}
{{- end }}

{{- define "millrace.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "millrace.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "millrace.spread" -}}
- maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: ScheduleAnyway
  labelSelector: {matchLabels: {{ include "millrace.partSelector" . | fromYaml | toJson }}}
- maxSkew: 1
  topologyKey: kubernetes.io/hostname
  whenUnsatisfiable: ScheduleAnyway
  labelSelector: {matchLabels: {{ include "millrace.partSelector" . | fromYaml | toJson }}}
{{- end }}

{{/* Where certificates are mounted, the same in every pod. */}}
{{- define "millrace.caVolumes" -}}
{{- with include "millrace.kafkaCaSecret" . }}
- name: kafka-ca
  secret: {secretName: {{ . }}, items: [{key: {{ $.Values.kafka.caSecret.key }}, path: ca.crt}]}
{{- end }}
{{- with .Values.registry.caSecret.name }}
- name: registry-ca
  secret: {secretName: {{ . }}, items: [{key: {{ $.Values.registry.caSecret.key }}, path: ca.crt}]}
{{- end }}
{{- end }}

{{- define "millrace.caMounts" -}}
{{- if include "millrace.kafkaCaSecret" . }}
- {name: kafka-ca, mountPath: /mnt/millrace/kafka-ca, readOnly: true}
{{- end }}
{{- if .Values.registry.caSecret.name }}
- {name: registry-ca, mountPath: /mnt/millrace/registry-ca, readOnly: true}
{{- end }}
{{- end }}

{{/* The secrets of a part, by reference. */}}
{{- define "millrace.secretEnv" -}}
{{- if hasPrefix "SASL" .root.Values.kafka.protocol }}
- name: KAFKA_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .root.Values.kafka.userPrefix }}{{ .name }}, key: {{ .root.Values.kafka.passwordKey }}}}
{{- end }}
{{- with .root.Values.registry.authSecret }}
{{- if .name }}
- name: REGISTRY_USER
  valueFrom: {secretKeyRef: {name: {{ .name }}, key: {{ .userKey }}}}
- name: REGISTRY_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .name }}, key: {{ .passwordKey }}}}
{{- end }}
{{- end }}
{{- end }}
