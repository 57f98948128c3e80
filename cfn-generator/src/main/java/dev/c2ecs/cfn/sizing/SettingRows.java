package dev.c2ecs.cfn.sizing;

/**
 * The table of settings that say how much memory a process takes, as text, fields separated by
 * tabs: group, marker, unit, percent, MiB, part of the image. What a marker is followed by is read
 * as a size, without a unit in that of the row ({@code b}, {@code k}, {@code 8k}, {@code m}, {@code
 * g}); so many percent of it and so many MiB more are needed. The largest of a group counts, groups
 * add up. Markers are in lower case, {@code _} is written {@code -}; of the rows of one marker the
 * first that has the image counts.
 *
 * <p>Room for the rest: of a JVM a quarter of the heap and 384 MiB for classes, threads and code;
 * half of the memory for Elasticsearch and OpenSearch, as their makers say; of Redis what a
 * snapshot copies; of PostgreSQL as much again for connections, since its makers give a quarter of
 * the memory to the buffers.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-resource.html">PostgreSQL,
 *     shared_buffers</a>
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/admin/">Redis
 *     administration</a>
 * @see <a href="https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib">Node.js</a>
 */
final class SettingRows {

  static final String TEXT =
      """
      heap	-xmx	b	200	0	elasticsearch
      heap	-xmx	b	200	0	opensearch
      heap	-xmx	b	125	384	-
      heap	maxheapsize	b	125	384	-
      heap	heap-size	m	200	0	elasticsearch
      heap	heap-size	m	200	0	opensearch
      heap	heap-size	m	125	384	-
      heap	heapsize	m	125	384	-
      heap	heap-max--size	b	125	384	-
      heap	server-heap	m	125	384	-
      heap	solr-heap	m	125	384	-
      heap	maximum-memory	m	125	384	-
      heap	java-max-mem	m	125	384	-
      heap	=memory	m	125	384	minecraft
      heap	=max-memory	m	125	384	minecraft
      heap	=mem-limit	m	125	384	unifi
      direct	maxdirectmemorysize	b	100	0	-
      metaspace	maxmetaspacesize	b	100	0	-
      pages	pagecache-size	b	100	0	-
      process	memory.process.size	b	110	0	-
      spark	spark-worker-memory	m	110	384	-
      spark	spark-driver-memory	m	110	384	-
      spark	spark-executor-memory	m	110	384	-
      node	max-old-space-size	m	125	256	-
      redis	maxmemory	b	150	128	-
      memcached	-m	m	110	128	memcached
      memcached	memory-limit	m	110	128	memcached
      php	php-memory-limit	b	100	512	-
      php	memory-limit	b	100	512	php
      buffers	shared-buffers	8k	200	512	-
      buffers	innodb-buffer-pool-size	b	125	768	-
      cache	wiredtigercachesizegb	g	150	512	-
      server	memory-limit-mb	m	100	1024	-
      server	max-server-memory	m	100	1024	mssql
      seastar	--memory	b	100	512	redpanda
      seastar	--memory	b	100	512	scylla
      cockroach	--cache	b	100	512	cockroach
      cockroach-sql	--max-sql-memory	b	100	0	cockroach
      go	gomemlimit	b	110	64	-
      index	max-indexing-memory	b	100	512	-
      erlang	watermark.absolute	b	200	128	-
      """;

  private SettingRows() {}
}
