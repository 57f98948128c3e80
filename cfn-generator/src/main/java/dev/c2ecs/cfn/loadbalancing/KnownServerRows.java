package dev.c2ecs.cfn.loadbalancing;

/**
 * The table of images with ports that are not for the Internet, as text, fields separated by tabs:
 * kind, product, the ports of its own, the ports that may be open, repositories without the host of
 * their registry. {@code -} is for none. {@code @NAME} stands for the image of that name of
 * Bitnami, in all its collections; official images are also known under the names of their mirrors
 * ({@link KnownServers}).
 */
public final class KnownServerRows {

  static final String TEXT =
      """
      # kind	product	own	open	repositories
      STORE	PostgreSQL	5432	-	postgres @postgresql @postgresql-repmgr postgis/postgis timescale/timescaledb timescale/timescaledb-ha pgvector/pgvector ankane/pgvector tensorchord/pgvecto-rs tensorchord/vchord-postgres tensorchord/vchord-suite supabase/postgres citusdata/citus kartoza/postgis imresamu/postgis cloudnative-pg/postgresql cloudnative-pg/postgis immich-app/postgres paradedb/paradedb apache/age percona/percona-distribution-postgresql zalando/spilo-15 zalando/spilo-16 zalando/spilo-17
      STORE	YugabyteDB	5433,9042,6379,7000,7100,9000,9100,15433	-	yugabytedb/yugabyte
      STORE	PgBouncer	5432,6432	-	edoburu/pgbouncer @pgbouncer pgbouncer/pgbouncer cloudnative-pg/pgbouncer icoretech/pgbouncer-docker @pgpool pgpool/pgpool supabase/supavisor
      STORE	MySQL	3306,33060	-	mysql @mysql mysql/mysql-server mysql/mysql-cluster mysql/community-server percona percona/percona-server percona/percona-xtradb-cluster biarms/mysql cimg/mysql
      STORE	MariaDB	3306	-	mariadb @mariadb @mariadb-galera linuxserver/mariadb yobasystems/alpine-mariadb jc21/mariadb-aria mariadb/columnstore mariadb/maxscale cimg/mariadb
      STORE	ProxySQL	6032,6033	-	proxysql/proxysql
      STORE	TiDB	4000,10080,2379,20160	-	pingcap/tidb pingcap/tikv pingcap/pd pingcap/tiflash
      STORE	Vitess	15306,15999	-	vitess/vttestserver vitess/lite
      STORE	CockroachDB	26257,8080	-	cockroachdb/cockroach
      STORE	SQL Server	1433,1434	-	mssql/server azure-sql-edge microsoft/mssql-server-linux
      STORE	Oracle Database	1521,5500	-	gvenzl/oracle-xe gvenzl/oracle-free database/express database/free database/enterprise database/standard wnameless/oracle-xe-11g-r2 oracleinanutshell/oracle-xe-11g
      STORE	Db2	50000	-	ibmcom/db2 db2_community/db2 ibmcom/db2express-c
      STORE	Firebird	3050	-	jacobalberty/firebird firebirdsql/firebird
      STORE	SAP HANA	39013,39017,39041	-	saplabs/hanaexpress
      STORE	libSQL	8080,5001	-	tursodatabase/libsql-server libsql/sqld
      STORE	rqlite	4001,4002	-	rqlite/rqlite
      STORE	SurrealDB	8000	-	surrealdb/surrealdb
      STORE	MongoDB	27017,27018,27019	-	mongo @mongodb @mongodb-sharded mongodb/mongodb-community-server mongodb/mongodb-enterprise-server mongodb/mongodb-atlas-local percona/percona-server-mongodb
      STORE	FerretDB	27017,8080	-	ferretdb/ferretdb ferretdb/all-in-one ferretdb/postgres-documentdb
      STORE	CouchDB	5984,6984	-	couchdb apache/couchdb @couchdb
      STORE	Couchbase	8091,8092,8093,8094,8095,8096,11210,18091,18092,18093,18094,18095,18096,11207	-	couchbase couchbase/server
      STORE	RethinkDB	28015,29015,8080	-	rethinkdb
      STORE	RavenDB	8080,38888	-	ravendb/ravendb
      STORE	ArangoDB	8529	-	arangodb arangodb/arangodb
      STORE	OrientDB	2424,2480	-	orientdb
      STORE	Neo4j	7687,7474,7473	-	neo4j @neo4j neo4j/neo4j-admin
      STORE	Memgraph	7687,7444,3000	-	memgraph/memgraph memgraph/memgraph-mage memgraph/memgraph-platform memgraph/lab
      STORE	Dgraph	8080,9080,8000,5080,6080,7080	-	dgraph/dgraph dgraph/standalone dgraph/ratel
      STORE	JanusGraph	8182	-	janusgraph/janusgraph
      STORE	FalkorDB	6379,3000	-	falkordb/falkordb
      STORE	EventStoreDB	2113,1113	-	eventstore/eventstore kurrentplatform/kurrentdb
      STORE	Gel	5656	-	edgedb/edgedb geldata/gel
      STORE	Redis	6379,16379,26379,8001	-	redis @redis @redis-cluster @redis-sentinel redis/redis-stack redis/redis-stack-server redislabs/redis redislabs/redisearch redislabs/rejson redislabs/redistimeseries redislabs/redisgraph redislabs/redismod grokzen/redis-cluster cimg/redis
      STORE	Valkey	6379,16379,26379	-	valkey valkey/valkey valkey-io/valkey valkey/valkey-bundle @valkey @valkey-cluster @valkey-sentinel
      STORE	KeyDB	6379	-	eqalpha/keydb @keydb snapchat/keydb
      STORE	Dragonfly	6379	-	dragonflydb/dragonfly @dragonfly
      STORE	Garnet	6379	-	microsoft/garnet
      STORE	Kvrocks	6666	-	apache/kvrocks
      STORE	Memcached	11211	-	memcached @memcached
      STORE	Tarantool	3301	-	tarantool/tarantool
      STORE	Aerospike	3000,3001,3002,3003	-	aerospike aerospike/aerospike-server aerospike/aerospike-server-enterprise
      STORE	Hazelcast	5701	-	hazelcast/hazelcast hazelcast/hazelcast-enterprise
      STORE	Ignite	10800,11211,47100,47500,8080	-	apacheignite/ignite apacheignite/ignite3
      STORE	Infinispan	11222,7800	-	infinispan/server
      STORE	immudb	3322,5432,8080,9497	-	codenotary/immudb
      STORE	Cassandra	9042,9160,7000,7001,7199	-	cassandra @cassandra datastax/dse-server datastax/cassandra k8ssandra/cass-management-api
      STORE	ScyllaDB	9042,9160,7000,7001,10000,19042	-	scylladb/scylla @scylladb
      STORE	HBase	2181,16000,16010,16020,16030,9090,9095	-	harisekhon/hbase dajobe/hbase
      STORE	Hadoop	9870,9864,9866,9867,8020,9000,8088,8042,50070,50075	-	apache/hadoop bde2020/hadoop-namenode bde2020/hadoop-datanode bde2020/hadoop-resourcemanager bde2020/hadoop-nodemanager bde2020/hadoop-historyserver
      STORE	Hive	10000,10002,9083	-	apache/hive bde2020/hive bde2020/hive-metastore-postgresql
      STORE	Trino	8080	-	trinodb/trino prestodb/presto prestosql/presto
      STORE	Druid	8081,8082,8083,8888	-	apache/druid
      STORE	Pinot	8000,8096,8098,8099,9000	-	apachepinot/pinot
      STORE	Doris	8030,9030,8040,9050	-	apache/doris
      STORE	StarRocks	8030,9030,8040,9050	-	starrocks/allin1-ubuntu starrocks/fe-ubuntu starrocks/be-ubuntu
      STORE	ClickHouse	8123,8443,9000,9004,9005,9009,9440	-	clickhouse clickhouse/clickhouse-server clickhouse/clickhouse-keeper yandex/clickhouse-server altinity/clickhouse-server @clickhouse
      STORE	InfluxDB	8086,8088,8181	-	influxdb influxdb/influxdb influxdata/influxdb @influxdb
      STORE	QuestDB	9000,8812,9009	-	questdb/questdb
      STORE	CrateDB	4200,4300,5432	-	crate crate/crate
      STORE	TDengine	6030,6041	-	tdengine/tdengine tdengine/tsdb
      STORE	GreptimeDB	4000,4001,4002,4003	-	greptime/greptimedb
      STORE	VictoriaMetrics	8428,8480,8481,8482,8400,8401,2003,4242	-	victoriametrics/victoria-metrics victoriametrics/vminsert victoriametrics/vmselect victoriametrics/vmstorage @victoriametrics
      STORE	VictoriaLogs	9428	-	victoriametrics/victoria-logs victoriametrics/victoria-traces
      STORE	Prometheus	9090	-	prom/prometheus prometheus/prometheus @prometheus ubuntu/prometheus
      STORE	Thanos	10901,10902	-	thanos/thanos thanosio/thanos @thanos
      STORE	Mimir	9009,8080,9095	-	grafana/mimir
      STORE	Loki	3100,7946,9095,9096	-	grafana/loki @grafana-loki
      STORE	Tempo	3200,9095	4317,4318,9411,14268	grafana/tempo @grafana-tempo
      STORE	Graphite	80,2003,2004,2023,2024,8080,8125,8126	-	graphiteapp/graphite-statsd
      STORE	OpenTSDB	4242	-	petergrace/opentsdb-docker
      STORE	Elasticsearch	9200,9300	-	elasticsearch elasticsearch/elasticsearch elasticsearch/elasticsearch-oss elasticsearch/elasticsearch-wolfi @elasticsearch
      STORE	OpenSearch	9200,9300,9600	-	opensearchproject/opensearch @opensearch amazon/opendistro-for-elasticsearch
      STORE	Solr	8983,9983	-	solr apache/solr @solr
      STORE	Meilisearch	7700	-	getmeili/meilisearch
      STORE	Typesense	8108,8107	-	typesense/typesense
      STORE	Manticore	9306,9308,9312	-	manticoresearch/manticore
      STORE	Sonic	1491	-	valeriansaliou/sonic
      STORE	Quickwit	7280,7281	-	quickwit/quickwit
      STORE	Vespa	8080,19071	-	vespaengine/vespa
      STORE	Qdrant	6333,6334	-	qdrant/qdrant
      STORE	Weaviate	8080,50051	-	semitechnologies/weaviate
      STORE	Chroma	8000	-	chromadb/chroma chroma-core/chroma
      STORE	Milvus	19530,9091	-	milvusdb/milvus @milvus
      STORE	DynamoDB local	8000	-	amazon/dynamodb-local
      STORE	An LDAP directory	389,636,1389,1636,3890,6360	17170	osixia/openldap @openldap lldap/lldap
      STORE	etcd	2379,2380	-	coreos/etcd etcd-development/etcd etcd-io/etcd @etcd
      STORE	ZooKeeper	2181,2888,3888,8080	-	zookeeper @zookeeper confluentinc/cp-zookeeper wurstmeister/zookeeper debezium/zookeeper ubuntu/zookeeper
      STORE	Consul	8300,8301,8302,8500,8501,8502,8600	-	consul hashicorp/consul @consul
      QUEUE	RabbitMQ	5672,5671,4369,25672,15692,5552,5551,61613,61614,15674	15672,15671,1883,8883,15675,15676	rabbitmq @rabbitmq cimg/rabbitmq
      QUEUE	Kafka	9092,9093,9094,9095,19092,29092,9101	-	apache/kafka apache/kafka-native @kafka confluentinc/cp-kafka confluentinc/cp-server confluentinc/cp-enterprise-kafka confluentinc/confluent-local wurstmeister/kafka spotify/kafka ubuntu/kafka debezium/kafka strimzi/kafka landoop/fast-data-dev lensesio/fast-data-dev lensesio/box automq/automq automqinc/automq
      CONSOLE	Kafka Connect	8083	-	confluentinc/cp-kafka-connect confluentinc/cp-kafka-connect-base confluentinc/cp-server-connect confluentinc/cp-server-connect-base cnfldemos/cp-server-connect-datagen debezium/connect debezium/connect-base
      CONSOLE	Kafka's REST proxy	8082,8081,8088	-	confluentinc/cp-kafka-rest confluentinc/cp-schema-registry confluentinc/cp-ksqldb-server confluentinc/ksqldb-server @schema-registry
      QUEUE	Redpanda	8081,8082,9092,9644,19092,29092,33145	-	redpandadata/redpanda vectorized/redpanda
      QUEUE	NATS	4222,6222,8222	-	nats nats-streaming @nats synadia/nats-server
      QUEUE	Pulsar	6650,6651,8080,8443	-	apachepulsar/pulsar apachepulsar/pulsar-all apachepulsar/pulsar-standalone
      QUEUE	RocketMQ	9876,10909,10911,10912	-	apache/rocketmq
      QUEUE	ActiveMQ	61616,61617,61613,61614,5672,5671	8161,8162,1883,8883	apache/activemq-classic apache/activemq-artemis apache/artemis artemiscloud/activemq-artemis-broker rmohr/activemq webcenter/activemq symptoma/activemq vromero/activemq-artemis
      QUEUE	IBM MQ	1414,9157	9443	ibmcom/mq ibm-messaging/mq
      QUEUE	Solace	55555,55003,55443,5671,5672	8080,1943,1883,8883,8000	solace/solace-pubsub-standard
      QUEUE	NSQ	4150,4151,4160,4161,4170,4171	-	nsqio/nsq
      QUEUE	Beanstalkd	11300	-	schickling/beanstalkd
      QUEUE	Gearman	4730	-	artefactual/gearmand
      QUEUE	ElasticMQ	9324,9325	-	softwaremill/elasticmq softwaremill/elasticmq-native roribio16/alpine-sqs
      QUEUE	Temporal	7233,7234,7235,7239,6933,6934,6935,6939	-	temporalio/auto-setup temporalio/server temporalio/temporal
      QUEUE	Zeebe	26500,26501,26502,9600	-	camunda/zeebe
      CONSOLE	Adminer	8080	-	adminer dehy/adminer dockette/adminer michalhosna/adminer-docker clue/adminer
      CONSOLE	phpMyAdmin	80,443,8080,8443	-	phpmyadmin phpmyadmin/phpmyadmin @phpmyadmin linuxserver/phpmyadmin
      CONSOLE	phpPgAdmin	80,443,8080,8443	-	dockage/phppgadmin @phppgadmin
      CONSOLE	pgweb	8081	-	sosedoff/pgweb
      CONSOLE	sqlite-web	8080	-	coleifer/sqlite-web linuxserver/sqlitebrowser
      CONSOLE	Mongo Express	8081	-	mongo-express
      CONSOLE	mongo-gui	4321	-	ugleiton/mongo-gui
      CONSOLE	Redis Commander	8081	-	rediscommander/redis-commander joeferner/redis-commander
      CONSOLE	Redis Insight	5540,8001	-	redis/redisinsight redislabs/redisinsight
      CONSOLE	phpRedisAdmin	80	-	erikdubbelboer/phpredisadmin
      CONSOLE	P3X Redis UI	7843	-	patrikx3/p3x-redis-ui
      CONSOLE	phpMemcachedAdmin	80	-	hitwe/phpmemcachedadmin
      CONSOLE	phpLDAPadmin	80,443,8080	-	osixia/phpldapadmin leenooks/phpldapadmin phpldapadmin/phpldapadmin
      CONSOLE	Kafka UI	8080	-	provectuslabs/kafka-ui kafbat/kafka-ui
      CONSOLE	Kafdrop	9000	-	obsidiandynamics/kafdrop
      CONSOLE	AKHQ	8080	-	tchiotludo/akhq
      CONSOLE	CMAK	9000	-	hlebalbau/kafka-manager sheepkiller/kafka-manager
      CONSOLE	Kafka's topics UI	8000	-	landoop/kafka-topics-ui landoop/schema-registry-ui landoop/kafka-connect-ui
      CONSOLE	Control Center	9021	-	confluentinc/cp-enterprise-control-center confluentinc/cp-enterprise-control-center-next-gen
      CONSOLE	Redpanda Console	8080	-	redpandadata/console vectorized/console
      CONSOLE	ZooNavigator	9000,8000	-	elkozmon/zoonavigator elkozmon/zoonavigator-web
      CONSOLE	etcdkeeper	8080	-	evildecay/etcdkeeper deltaprojects/etcdkeeper
      CONSOLE	Temporal's UI	8080,8088	-	temporalio/ui temporalio/web
      CONSOLE	Cerebro	9000	-	lmenezes/cerebro
      CONSOLE	ElasticHQ	5000	-	elastichq/elasticsearch-hq
      CONSOLE	elasticsearch-head	9100	-	mobz/elasticsearch-head
      CONSOLE	Elasticvue	8080	-	cars10/elasticvue
      CONSOLE	Dejavu	1358	-	appbaseio/dejavu
      CONSOLE	Attu	3000	-	zilliz/attu
      CONSOLE	Tabix	80	-	spoonest/clickhouse-tabix-web-client
      CONSOLE	CH-UI	5521	-	caioricciuti/ch-ui
      CONSOLE	DynamoDB Admin	8001	-	aaronshaf/dynamodb-admin
      CONSOLE	Supabase Studio	3000	-	supabase/studio
      CONSOLE	Prisma Studio	5555	-	timothyjmiller/prisma-studio
      CONSOLE	Flower	5555	-	mher/flower
      CONSOLE	RQ Dashboard	9181	-	eoranged/rq-dashboard cjlapao/rq-dashboard
      CONSOLE	Bull Board	3000	-	deadly0/bull-board
      CONSOLE	SQS console	3999,9325	-	pacovk/sqs-admin
      CONSOLE	Dozzle	8080	-	amir20/dozzle
      CONSOLE	cAdvisor	8080	-	cadvisor/cadvisor google/cadvisor
      CONSOLE	Docker visualizer	8080	-	dockersamples/visualizer
      CONSOLE	Alertmanager	9093,9094	-	prom/alertmanager prometheus/alertmanager @alertmanager
      CONSOLE	Pushgateway	9091	-	prom/pushgateway prometheus/pushgateway @pushgateway
      CONSOLE	vmagent	8429,8480,4242,2003,8089	-	victoriametrics/vmagent
      CONSOLE	vmalert	8880	-	victoriametrics/vmalert victoriametrics/vmalert-tool
      CONSOLE	vmanomaly	8490	-	victoriametrics/vmanomaly
      CONSOLE	Jaeger	16685,16686,16687,14269,8888,8889,13133	4317,4318,5775,6831,6832,5778,9411,14250,14268	jaegertracing/all-in-one jaegertracing/jaeger jaegertracing/jaeger-query
      CONSOLE	Zipkin	9411	-	openzipkin/zipkin openzipkin/zipkin-slim
      CONSOLE	Spark	4040,7077,8080,8081,18080,6066	-	spark apache/spark @spark bde2020/spark-master bde2020/spark-worker
      CONSOLE	Flink	6123,8081	-	flink apache/flink @flink
      CONSOLE	MailHog	1025,8025	-	mailhog/mailhog jcalonso/mailhog
      CONSOLE	Mailpit	1025,8025	-	axllent/mailpit
      CONSOLE	MailDev	25,80,1025,1080	-	maildev/maildev djfarrelly/maildev
      CONSOLE	MailCatcher	1025,1080	-	schickling/mailcatcher sj26/mailcatcher dockage/mailcatcher
      CONSOLE	smtp4dev	25,80,143	-	rnwood/smtp4dev
      CONSOLE	Ollama	11434	-	ollama/ollama
      CONSOLE	LocalStack	4566,4571	-	localstack/localstack localstack/localstack-pro
      CONSOLE	Alloy	12345	-	grafana/alloy grafana/agent
      CONSOLE	MLflow	5000	-	mlflow/mlflow
      CONSOLE	Prefect	4200	-	prefecthq/prefect
      CONSOLE	Ray	8265,6379,10001	8000	rayproject/ray rayproject/ray-ml
      CONSOLE	Dask	8786,8787	-	daskdev/dask dask/dask
      CONSOLE	Netdata	19999	-	netdata/netdata
      CONSOLE	Glances	61208,61209	-	nicolargo/glances
      CONSOLE	Zeppelin	8080	-	apache/zeppelin
      CONSOLE	Browserless	3000	-	browserless/chrome browserless/chromium browserless/multi @browserless
      STORE	Azurite	10000,10001,10002	-	azure-storage/azurite
      CONSOLE	Selenium	4442,4443,4444,5900,7900	-	selenium/hub selenium/standalone-chrome selenium/standalone-chromium selenium/standalone-firefox selenium/standalone-edge selenium/node-chrome selenium/node-firefox selenium/node-edge
      PROXY	Traefik	8080	-	traefik traefik/traefik library/traefik @traefik
      PROXY	HAProxy	1936,8404	-	haproxy haproxytech/haproxy-alpine haproxytech/haproxy-ubuntu haproxytech/haproxy-debian @haproxy
      PROXY	Envoy	9901,19000	-	envoyproxy/envoy envoyproxy/envoy-alpine envoyproxy/envoy-distroless @envoy
      PROXY	Caddy	2019	-	caddy caddy/caddy lucaslorentz/caddy-docker-proxy
      PROXY	Kong	8001,8444,8002,8445	-	kong kong/kong kong/kong-gateway @kong
      PROXY	APISIX	9090,9092,9180	-	apache/apisix @apisix
      PROXY	Varnish	6082	-	varnish varnish/varnish @varnish
      PROXY	Linkerd	9990,4191	-	buoyantio/linkerd linkerd/proxy
      PROXY	Istio	15000,15004,15014,15020	-	istio/proxyv2
      """;

  /**
   * The ports that tell a data store or a queue by their number alone, whatever the image, as text:
   * product, ports. Numbers that web applications use as well (8000, 8080, 8086, 8123, 9000, …) are
   * left out.
   *
   * @see <a href="https://www.iana.org/assignments/service-names-port-numbers">Service Name and
   *     Port Number Registry</a>
   */
  static final String NUMBERS =
      """
      PostgreSQL	5432,6432
      MySQL	3306,33060
      SQL Server	1433,1434
      Oracle Database	1521
      Firebird	3050
      CockroachDB	26257
      MongoDB	27017,27018,27019
      CouchDB	5984,6984
      ArangoDB	8529
      Neo4j	7687,7474
      RethinkDB	28015
      Redis	6379,16379,26379
      Memcached	11211
      Cassandra	9042,9160
      Elasticsearch	9200,9300
      Solr	8983
      Qdrant	6333,6334
      Milvus	19530
      etcd	2379,2380
      ZooKeeper	2181
      RabbitMQ	5672,5671,25672
      Kafka	9092
      NATS	4222,6222
      ActiveMQ	61616
      Docker	2375,2376
      the Node.js debugger	9229
      """;

  private KnownServerRows() {}
}
