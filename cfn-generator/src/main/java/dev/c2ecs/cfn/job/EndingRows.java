package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.images.ImageNames;
import java.util.HashSet;
import java.util.Set;

/**
 * What is known of programs: which end when their work is done, and which serve until they are
 * stopped. Names of programs and of their sub-commands, as their own documentation has them; a word
 * that could mean both is in neither list, so that nothing is decided by it.
 */
final class EndingRows {

  private EndingRows() {}

  /** Programs that do one thing and end, whatever their arguments; by the name of their file. */
  static final Set<String> TOOLS =
      words(
          """
          exit true false echo printf mkdir rmdir chown chmod cp mv rm ln touch cat tee sed awk
          grep test install tar gzip gunzip unzip sleep date env id ls
          mc mcli aws gsutil az s3cmd rclone restic borg kopia rsync scp
          curl wget http
          psql pg_dump pg_dumpall pg_restore pg_isready createdb createuser dropdb initdb pgbench
          mysql mysqldump mysqladmin mariadb mariadb-dump mariadb-admin mongo mongosh mongodump
          mongorestore mongoimport redis-cli valkey-cli cqlsh clickhouse-client influx
          rabbitmqadmin rabbitmqctl kafka-topics kafka-topics.sh kafka-configs kafka-acls rpk
          flyway liquibase alembic goose dbmate sqitch atlas sql-migrate knex sequelize-cli sequelize
          typeorm prisma drizzle-kit node-pg-migrate
          openssl keytool certbot mkcert ssh-keygen htpasswd
          git pip pip3 composer mvn gradle make go cargo
          """);

  /** Programs that serve; by the name of their file. */
  static final Set<String> SERVERS =
      words(
          """
          gunicorn uvicorn hypercorn daphne waitress-serve uwsgi granian nginx httpd apache2
          apache2ctl apache2-foreground httpd-foreground apachectl caddy haproxy envoy traefik
          puma unicorn passenger sidekiq resque shoryuken php-fpm supervisord s6-svscan crond cron
          celery rqworker huey_consumer nodemon pm2 pm2-runtime forever
          postgres mysqld mariadbd mongod mongos redis-server valkey-server memcached
          rabbitmq-server jupyter vault consul nats-server etcd minio
          """);

  /** Words after a program that let it serve: sub-commands and scripts. */
  static final Set<String> SERVING =
      words(
          """
          serve server start start:prod start:dev start-dev startup dev runserver worker workers
          beat scheduler consumer consume daemon listen watch --watch web agent monitor
          queue:work queue:listen schedule:work schedule:run horizon studio
          """);

  /** Words after a program that let it do one thing and end. */
  static final Set<String> ENDING =
      words(
          """
          migrate migrations migration db-migrate dbmigrate db_migrate migrate-up migrateup
          makemigrations collectstatic createsuperuser createcachetable compilemessages loaddata
          seed seeder db:seed db:migrate db:prepare db:setup db:create db:push db:init
          migrate:up migrate:latest migrate:deploy migration:run migrations:migrate migrate:prod
          create-topics create-buckets createbuckets create-bucket init-db initdb db-init
          """);

  /**
   * Words after {@code db} that let a program change a schema and end: {@code flask db upgrade}.
   */
  static final Set<String> AFTER_DB = words("init upgrade migrate push seed create reset check");

  /** Programs that only run another one. */
  static final Set<String> WRAPPERS =
      words(
          """
          exec sudo gosu su-exec setpriv tini dumb-init catatonit env nice time command npx bunx
          nohup xvfb-run
          """);

  /** Images that are one tool, by repository; {@code @NAME} is that of Bitnami. */
  static final Set<String> TOOL_IMAGES =
      images(
          "hello-world minio/mc curlimages/curl alpine/curl alpine/git amazon/aws-cli"
              + " google/cloud-sdk azure-cli migrate/migrate"
              + " flyway/flyway redgate/flyway liquibase/liquibase liquibase amacneil/dbmate"
              + " arigaio/atlas sqitch/sqitch @minio-client rclone/rclone"
              + " restic/restic certbot/certbot cypress/included postman/newman"
              + " dadarek/wait-for-dependencies jwilder/dockerize willwill/wait-for-it");

  /** Words of the name of a service that does one thing and ends. */
  static final Set<String> NAMES =
      words(
          """
          init initialize initializer initialise initialiser migrate migrator migration migrations
          migrates seed seeder seeding setup bootstrap provision provisioner createbucket
          createbuckets
          """);

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String line : text.split("\n", -1)) {
      for (String word : line.split(" ", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  private static Set<String> images(String names) {
    return new HashSet<>(ImageNames.spelledOut(names));
  }
}
