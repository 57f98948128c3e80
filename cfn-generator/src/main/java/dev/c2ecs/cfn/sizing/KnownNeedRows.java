package dev.c2ecs.cfn.sizing;

/**
 * The table of images that do not run in the smallest task, as text, fields separated by tabs: CPU
 * units, MiB, why, repositories without the host of their registry ({@code @NAME} is that of
 * Bitnami). Sources are what the makers say that is needed at least, the heap that the image's own
 * start script sets, or the cache that it takes, with room for the rest of a process. A row that
 * ends in {@code guess} has no such source: it is the careful side of what images of its kind use.
 *
 * @see <a
 *     href="https://www.elastic.co/guide/en/elasticsearch/reference/current/advanced-configuration.html">
 *     Elasticsearch, JVM heap size: half of the memory at most</a>
 * @see <a
 *     href="https://www.keycloak.org/high-availability/single-cluster/concepts-memory-and-cpu-sizing">
 *     Keycloak, concepts for sizing: 1250 MB</a>
 * @see <a href="https://docs.gitlab.com/install/requirements/">GitLab, requirements: 8 GB at
 *     least</a>
 * @see <a href="https://www.jenkins.io/doc/book/installing/docker/">Jenkins: 256 MB at least, 4 GB
 *     for a small team</a>
 * @see <a href="https://learn.microsoft.com/sql/linux/sql-server-linux-setup">SQL Server on Linux:
 *     2 GB, 2 cores</a>
 * @see <a href="https://clickhouse.com/docs/operations/tips">ClickHouse, usage recommendations: 4
 *     GB</a>
 */
final class KnownNeedRows {

  static final String TEXT =
      """
      # cpu	MiB	why	repositories
      256	1024	128 MB of buffers, a process for each connection; guess	postgres @postgresql @postgresql-repmgr postgis/postgis pgvector/pgvector ankane/pgvector kartoza/postgis imresamu/postgis cloudnative-pg/postgresql supabase/postgres apache/age percona/percona-distribution-postgresql tensorchord/pgvecto-rs tensorchord/vchord-postgres immich-app/postgres paradedb/paradedb
      512	2048	background workers and shared buffers tuned to the memory	timescale/timescaledb timescale/timescaledb-ha citusdata/citus
      512	1024	performance schema and a buffer pool of 128 MB, 400 MB idle	mysql @mysql mysql/mysql-server mysql/community-server percona percona/percona-server biarms/mysql mariadb @mariadb linuxserver/mariadb yobasystems/alpine-mariadb
      512	2048	a replication cache beside the buffer pool	@mariadb-galera percona/percona-xtradb-cluster mysql/mysql-cluster mariadb/columnstore
      512	1024	a cache of 256 MB at least	mongo @mongodb mongodb/mongodb-community-server mongodb/mongodb-enterprise-server percona/percona-server-mongodb
      512	2048	a search process beside the database	mongodb/mongodb-atlas-local
      256	1024	a fork for each snapshot; guess	redis/redis-stack redis/redis-stack-server valkey/valkey-bundle dragonflydb/dragonfly
      512	1024	Erlang with a watermark of 40 or 60 % of the memory	rabbitmq @rabbitmq couchdb apache/couchdb @couchdb emqx emqx/emqx emqx/emqx-enterprise vernemq/vernemq
      1024	2048	half of the memory is heap	elasticsearch elasticsearch/elasticsearch elasticsearch/elasticsearch-oss elasticsearch/elasticsearch-wolfi @elasticsearch
      1024	2048	a heap of 1 GB	opensearchproject/opensearch @opensearch amazon/opendistro-for-elasticsearch wazuh/wazuh-indexer
      512	2048	a server of Node with many plugins	kibana kibana/kibana kibana/kibana-oss @kibana opensearchproject/opensearch-dashboards wazuh/wazuh-dashboard
      512	2048	a heap of 1 GB	logstash logstash/logstash logstash/logstash-oss @logstash opensearchproject/logstash-oss-with-opensearch-output-plugin graylog/graylog graylog/graylog-enterprise
      256	1024	Elastic's agents; guess	apm/apm-server elastic-agent/elastic-agent beats/elastic-agent wazuh/wazuh-manager
      1024	4096	4 GB at least	clickhouse clickhouse/clickhouse-server yandex/clickhouse-server altinity/clickhouse-server @clickhouse
      1024	4096	a heap of a quarter of the memory, 1 GB at least	cassandra @cassandra datastax/dse-server datastax/cassandra k8ssandra/cass-management-api
      1024	4096	2 GB for each core	scylladb/scylla @scylladb yugabytedb/yugabyte cockroachdb/cockroach redpandadata/redpanda vectorized/redpanda pingcap/tidb pingcap/tikv
      512	2048	a heap of 1 GB	apache/kafka @kafka confluentinc/cp-kafka confluentinc/cp-server confluentinc/cp-enterprise-kafka confluentinc/confluent-local wurstmeister/kafka ubuntu/kafka debezium/kafka strimzi/kafka automqinc/automq
      512	1024	the broker without a virtual machine; guess	apache/kafka-native
      256	1024	a heap of 512 MB to 1 GB that it hardly fills	zookeeper @zookeeper confluentinc/cp-zookeeper wurstmeister/zookeeper debezium/zookeeper ubuntu/zookeeper
      512	1024	a heap of 512 MB	confluentinc/cp-schema-registry @schema-registry confluentinc/cp-kafka-rest apicurio/apicurio-registry apicurio/apicurio-registry-sql apicurio/apicurio-registry-mem provectuslabs/kafka-ui kafbat/kafka-ui obsidiandynamics/kafdrop tchiotludo/akhq
      512	3072	a heap of 2 GB	cnfldemos/cp-server-connect-datagen confluentinc/cp-kafka-connect confluentinc/cp-kafka-connect-base confluentinc/cp-server-connect confluentinc/cp-server-connect-base debezium/connect debezium/connect-base confluentinc/cp-ksqldb-server confluentinc/ksqldb-server apache/activemq-artemis apache/artemis artemiscloud/activemq-artemis-broker
      1024	4096	heaps of several processes	confluentinc/cp-enterprise-control-center landoop/fast-data-dev lensesio/fast-data-dev spotify/kafka
      512	2048	a heap of 1 GB	apache/activemq-classic rmohr/activemq camunda/zeebe softwaremill/elasticmq hazelcast/hazelcast apacheignite/ignite infinispan/server
      1024	6144	a heap of 2 GB, direct memory up to 4 GB	apachepulsar/pulsar apachepulsar/pulsar-all apachepulsar/pulsar-standalone
      512	2048	2 GB at least	neo4j @neo4j memgraph/memgraph memgraph/memgraph-mage arangodb arangodb/arangodb ravendb/ravendb orientdb janusgraph/janusgraph
      1024	2048	several processes; guess	dgraph/dgraph dgraph/standalone surrealdb/surrealdb questdb/questdb crate crate/crate
      2048	4096	2 GB and 2 cores at least	mssql/server azure-sql-edge microsoft/mssql-server-linux
      1024	4096	2 GB of its own memory areas	gvenzl/oracle-xe gvenzl/oracle-free database/express database/free wnameless/oracle-xe-11g-r2
      2048	8192	8 GB	database/enterprise database/standard ibmcom/db2 db2_community/db2
      2048	16384	16 GB	saplabs/hanaexpress
      2048	4096	4 GB and 2 cores	couchbase couchbase/server vespaengine/vespa
      512	2048	a heap of 512 MB, caches beside it	solr apache/solr @solr
      256	1024	indexes in memory; guess	getmeili/meilisearch typesense/typesense qdrant/qdrant manticoresearch/manticore quickwit/quickwit chromadb/chroma chroma-core/chroma
      512	2048	vectors in memory; guess	semitechnologies/weaviate marqoai/marqo
      2048	8192	8 GB and 2 cores	milvusdb/milvus @milvus
      256	1024	blocks of the last hours in memory; guess	influxdb influxdb/influxdb influxdata/influxdb @influxdb prom/prometheus prometheus/prometheus @prometheus ubuntu/prometheus victoriametrics/victoria-metrics victoriametrics/victoria-logs grafana/loki @grafana-loki grafana/tempo @grafana-tempo grafana/pyroscope jaegertracing/all-in-one jaegertracing/jaeger openzipkin/zipkin
      512	2048	all targets of a Mimir in one process; guess	grafana/mimir grafana/otel-lgtm thanos/thanos thanosio/thanos
      256	1024	512 MB at least, plugins beside it	grafana/grafana grafana/grafana-oss grafana/grafana-enterprise @grafana
      256	1024	2 GB when it is large; guess	minio/minio @minio chrislusf/seaweedfs rustfs/rustfs
      1024	2048	1250 MB, most of it heap	keycloak/keycloak jboss/keycloak @keycloak phasetwo/phasetwo-keycloak
      512	1024	Python workers; guess	goauthentik/server goauthentik/authentik
      1024	2048	4 GB for a small team, less to start	jenkins jenkins/jenkins jenkinsci/blueocean @jenkins
      2048	8192	8 GB	gitlab/gitlab-ce gitlab/gitlab-ee sameersbn/gitlab
      256	1024	Go with a database beside it; guess	gitea/gitea go-gitea/gitea forgejo/forgejo
      1024	4096	three JVMs, 4 GB	sonarqube
      2048	8192	a heap of 2.7 GB, as much direct memory	sonatype/nexus3
      2048	8192	4 cores and 4 GB at least	jfrog/artifactory-oss jfrog/artifactory-pro jfrog/artifactory-jcr jfrog/artifactory-cpp-ce
      1024	3072	a heap of 1 GB, a JVM with many plugins	atlassian/jira-software atlassian/jira-servicemanagement atlassian/jira-core atlassian/confluence atlassian/confluence-server atlassian/bamboo atlassian/bamboo-server
      1024	4096	a search process beside the server	atlassian/bitbucket atlassian/bitbucket-server
      512	1024	a JVM of its own	eclipse-temurin openjdk amazoncorretto ibmjava ibm-semeru-runtimes sapmachine tomcat jetty tomee groovy corretto/amazoncorretto distroless/java17-debian12 distroless/java21-debian12 distroless/java-base-debian12 openjdk/jdk @java @tomcat azul/zulu-openjdk azul/zulu-openjdk-alpine bellsoft/liberica-openjre-alpine bellsoft/liberica-runtime-container
      512	2048	an application server	wildfly/wildfly-centos7 wildfly/wildfly jboss/wildfly @wildfly payara/server-full payara/micro open-liberty websphere-liberty
      512	2048	a JVM application	metabase/metabase metabase/metabase-enterprise apache/nifi apache/nifi-registry apache/zeppelin thingsboard/tb-cassandra openhab/openhab linkedin/datahub-gms acryldata/datahub-gms hapiproject/hapi dependencytrack/apiserver dependencytrack/bundled unleashorg/unleash-edge nacos/nacos-server apache/skywalking-oap-server apache/skywalking-ui xuxueli/xxl-job-admin apolloconfig/apollo-portal camunda/camunda-bpm-platform jacobalberty/unifi linuxserver/unifi-network-application linuxserver/unifi-controller apache/tika
      1024	4096	4 GB	thingsboard/tb-postgres thingsboard/tb-node thingsboard/tb thingsboard/tb-pe thingsboard/tb-pe-node openmetadata/server dremio/dremio-oss
      1024	4096	a heap of most of the memory	trinodb/trino prestodb/presto apache/druid apachepinot/pinot apache/hive starrocks/fe-ubuntu apache/doris
      1024	2048	a heap of 1 GB or a process of 1.7 GB	spark apache/spark @spark bde2020/spark-master bde2020/spark-worker flink apache/flink @flink apache/hadoop bde2020/hadoop-namenode bde2020/hadoop-datanode
      2048	8192	both halves in one container	starrocks/allin1-ubuntu starrocks/be-ubuntu
      1024	2048	Python with many providers loaded in each process	apache/airflow @airflow apache/superset @superset
      1024	2048	a JVM and a world; 1 GB of heap	itzg/minecraft-server
      1024	2048	a browser	selenium/standalone-chrome selenium/standalone-chromium selenium/standalone-firefox selenium/standalone-edge selenium/node-chrome selenium/node-chromium selenium/node-firefox selenium/node-edge seleniarm/standalone-chromium browserless/chrome browserless/chromium browserless/multi zenika/alpine-chrome microsoft/playwright chromedp/headless-shell
      512	1024	a JVM of its own	selenium/hub
      512	1024	LibreOffice; guess	gotenberg/gotenberg onlyoffice/documentserver-base collabora/code
      2048	4096	4 GB	onlyoffice/documentserver
      4096	8192	8 GB for models with 7 billion parameters	ollama/ollama
      2048	4096	models in memory; guess	libretranslate/libretranslate localai/localai onerahmet/openai-whisper-asr-webservice huggingface/text-embeddings-inference immich-app/immich-machine-learning
      1024	2048	transcoding; guess	jellyfin/jellyfin linuxserver/jellyfin plexinc/pms-docker linuxserver/plex emby/embyserver immich-app/immich-server photoprism/photoprism
      256	1024	PHP with a worker for each request; guess	nextcloud linuxserver/nextcloud wordpress @wordpress drupal @drupal joomla moodle @moodle magento @magento mediawiki matomo prestashop/prestashop
      512	1024	Rails, Django or Node with several processes; guess	mastodon/mastodon tootsuite/mastodon redmine odoo @odoo discourse/discourse chatwoot/chatwoot zammad/zammad rocketchat/rocket.chat rocket.chat netboxcommunity/netbox paperless-ngx/paperless-ngx n8nio/n8n directus/directus strapi/strapi ghost mattermost/mattermost-team-edition mattermost/mattermost-enterprise-edition matrixdotorg/synapse element-hq/synapse hasura/graphql-engine outlinewiki/outline
      1024	4096	4 GB	openproject/openproject openproject/community discourse/base
      1024	4096	2 cores and 4 GB	langfuse/langfuse langfuse/langfuse-worker posthog/posthog
      512	2048	emulates services in processes of their own	localstack/localstack localstack/localstack-pro
      """;

  private KnownNeedRows() {}
}
