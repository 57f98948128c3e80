package dev.c2ecs.cfn.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTest {

  private static Ending of(String attributes) {
    return Ending.of(
        Projects.of("name: p\nservices:\n  web: {" + attributes + "}\n")
            .services()
            .values()
            .iterator()
            .next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: x, command: [migrate]",
        "image: x, command: python manage.py migrate",
        "image: x, command: python manage.py migrate --noinput",
        "image: x, command: bundle exec rails db:migrate",
        "image: x, command: npx prisma migrate deploy",
        "image: x, command: npm run migrate",
        "image: x, command: flask db upgrade",
        "image: x, command: [/app/migrate.sh]",
        "image: x, command: sh -c \"sleep 5 && python manage.py migrate\"",
        "image: x, command: ./wait-for-it.sh db:5432 -- python manage.py migrate",
        "image: postgres:16, command: pg_dump -h db shop",
        "image: postgres:16, entrypoint: [psql, -h, db, -c, select 1]",
        "image: minio/mc, command: mb x/y",
        "image: minio/mc, entrypoint: sh -c 'until mc alias set x y; do sleep 1; done; mc mb a; exit 0;'",
        "image: minio/mc, entrypoint: [/bin/sh, -c], command: [\"mc mb a || exit 1\"]",
        "image: busybox, command: chown -R 1000 /data",
        "image: hello-world",
      })
  void whatDoesOneThingEnds(String attributes) {
    assertThat(of(attributes)).isEqualTo(Ending.ENDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: x, command: gunicorn app",
        "image: x, command: celery -A app worker",
        "image: x, command: sh -c \"python manage.py migrate && gunicorn app\"",
        "image: x, command: npm start",
        "image: x, command: [serve, --migrate]",
        "image: x, command: sleep infinity",
        "image: x, command: sh -c \"touch /log; tail -f /log\"",
        "image: x, command: sh -c \"while true; do backup; sleep 60; done\"",
        "image: postgres:16, command: sh -c 'pg_dump db; sleep 86400'",
        "image: minio/mc, command: mirror --watch a b",
        "image: x, command: exec nginx -g 'daemon off;'",
        "image: x, command: php artisan queue:work",
      })
  void whatServesDoesNotEnd(String attributes) {
    assertThat(of(attributes)).isEqualTo(Ending.SERVES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: x",
        "build: .",
        "image: alpine",
        "image: x, command: node index.js",
        "image: x, command: java -jar app.jar",
        "image: x, command: [./entrypoint.sh]",
        "image: x, command: sh -c \"python manage.py migrate && ./run.sh\"",
        "image: x, command: [app, --name, migrate]",
        "image: x, command: go run main.go",
      })
  void whatCannotBeToldIsNotTold(String attributes) {
    assertThat(of(attributes)).isEqualTo(Ending.UNKNOWN);
  }
}
