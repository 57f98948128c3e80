package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.images.ImageNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What images keep at which of their paths: configuration and pages that they only read, or data
 * that they write.
 */
final class KnownPaths {

  /** What is at a path. */
  enum Use {
    /** Configuration, pages, programs of the user: read. */
    READ,
    /** Written by the image itself, which has nothing there or puts it there when it starts. */
    DATA,
    /** Written by the image itself, which has files there. */
    FILLED
  }

  private record Row(Use use, String path) {}

  /**
   * Use, paths, the repositories that keep it there ({@code *} for any), and the page that says so.
   */
  private static final String TEXT =
      """
      # any image
      DATA	/etc/letsencrypt	*	https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates
      # data stores
      DATA	/var/lib/postgresql	postgres postgis/postgis timescale/timescaledb pgvector/pgvector	https://hub.docker.com/_/postgres
      DATA	/var/lib/mysql	mysql mariadb percona percona/percona-server	https://hub.docker.com/_/mysql
      DATA	/data/db /data/configdb	mongo	https://hub.docker.com/_/mongo
      DATA	/data	redis valkey/valkey redis/redis-stack redis/redis-stack-server	https://hub.docker.com/_/redis
      READ	/usr/local/etc/redis	redis	https://hub.docker.com/_/redis
      DATA	/usr/share/elasticsearch/data	elasticsearch elasticsearch/elasticsearch	https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-prod
      READ	/usr/share/elasticsearch/config	elasticsearch elasticsearch/elasticsearch	https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure
      READ	/usr/share/kibana/config	kibana kibana/kibana	https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-kibana-with-docker
      READ	/usr/share/logstash/config /usr/share/logstash/pipeline	logstash logstash/logstash	https://www.elastic.co/docs/reference/logstash/docker-config
      DATA	/var/lib/influxdb /var/lib/influxdb2 /etc/influxdb2	influxdb	https://hub.docker.com/_/influxdb
      DATA	/var/lib/rabbitmq	rabbitmq	https://hub.docker.com/_/rabbitmq
      DATA	/mosquitto/data /mosquitto/log	eclipse-mosquitto	https://hub.docker.com/_/eclipse-mosquitto
      READ	/mosquitto/config	eclipse-mosquitto	https://hub.docker.com/_/eclipse-mosquitto
      # web servers and proxies
      READ	/usr/share/nginx/html	nginx nginxinc/nginx-unprivileged	https://hub.docker.com/_/nginx
      READ	/usr/local/apache2/htdocs /usr/local/apache2/conf	httpd	https://hub.docker.com/_/httpd
      READ	/var/www/html	php	https://hub.docker.com/_/php
      READ	/usr/share/caddy /srv	caddy	https://hub.docker.com/_/caddy
      DATA	/data /config	caddy	https://hub.docker.com/_/caddy
      READ	/usr/local/etc/haproxy	haproxy	https://hub.docker.com/_/haproxy
      READ	/usr/local/tomcat/webapps /usr/local/tomcat/conf	tomcat	https://hub.docker.com/_/tomcat
      READ	/usr/local/openresty/nginx/conf /usr/local/openresty/nginx/html	openresty/openresty	https://hub.docker.com/r/openresty/openresty
      READ	/usr/local/apisix/conf	apache/apisix	https://apisix.apache.org/docs/docker/example/
      DATA	/etc/nginx/certs /etc/nginx/vhost.d /etc/acme.sh /usr/share/nginx/html	nginxproxy/nginx-proxy jwilder/nginx-proxy nginxproxy/acme-companion	https://github.com/nginx-proxy/acme-companion
      # applications
      DATA	/var/www/html	wordpress nextcloud joomla	https://hub.docker.com/_/wordpress
      FILLED	/var/www/html	drupal	https://hub.docker.com/_/drupal
      DATA	/var/lib/grafana	grafana/grafana grafana/grafana-oss grafana/grafana-enterprise	https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/
      DATA	/prometheus	prom/prometheus prometheus/prometheus	https://prometheus.io/docs/prometheus/latest/installation/
      DATA	/etc/gitlab	gitlab/gitlab-ce gitlab/gitlab-ee	https://docs.gitlab.com/install/docker/installation/
      DATA	/etc/pihole /etc/dnsmasq.d	pihole/pihole	https://docs.pi-hole.net/docker/
      DATA	/etc/openvpn	kylemanna/openvpn	https://hub.docker.com/r/kylemanna/openvpn
      READ	/opt/keycloak/data/import /opt/keycloak/themes /opt/keycloak/providers	keycloak/keycloak	https://www.keycloak.org/server/containers
      READ	/liquibase/changelog	liquibase/liquibase liquibase	https://hub.docker.com/r/liquibase/liquibase
      READ	/flyway/sql /flyway/conf	flyway/flyway redgate/flyway	https://hub.docker.com/r/flyway/flyway
      """;

  private static final List<Row> ANY = new ArrayList<>();
  private static final Map<String, List<Row>> IMAGES = new HashMap<>();

  static {
    for (String line : TEXT.split("\n", 0)) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        for (String path : fields[1].split(" ", -1)) {
          Row row = new Row(Use.valueOf(fields[0]), path);
          for (String name : fields[2].split(" ", -1)) {
            (name.equals("*") ? ANY : IMAGES.computeIfAbsent(name, key -> new ArrayList<>()))
                .add(row);
          }
        }
      }
    }
  }

  private KnownPaths() {}

  /** Whether a path of an image is one of data. */
  static boolean isData(String image, String path) {
    return has(Use.DATA, image, path) || has(Use.FILLED, image, path);
  }

  /** Whether a path is one of data of which an image has nothing. */
  static boolean isEmpty(String image, String path) {
    return has(Use.DATA, image, path) || DataStores.keeps(path);
  }

  /**
   * Whether a path of an image is one that it only reads: a known one, one below {@code /etc}, or
   * the scripts that fill a data store.
   */
  static boolean isRead(String image, String path) {
    return !isData(image, path)
        && ((path + "/").startsWith("/etc/")
            || path.endsWith("-initdb.d")
            || path.contains("-initdb.d/")
            || has(Use.READ, image, path));
  }

  private static boolean has(Use use, String image, String path) {
    List<Row> rows = new ArrayList<>(ANY);
    rows.addAll(ImageNames.find(IMAGES, image).orElse(List.of()));
    return rows.stream()
        .anyMatch(row -> row.use() == use && (path + "/").startsWith(row.path() + "/"));
  }
}
