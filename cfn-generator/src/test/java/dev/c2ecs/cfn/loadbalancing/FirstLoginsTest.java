package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstLoginsTest {

  private static final String DOMAIN =
      "ports: [{target: 80, published: '443', x-aws-certificate:"
          + " 'arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab'}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: grafana/grafana, ports: ['3000:3000'] | C2E453",
        "image: 'docker.io/grafana/grafana-oss:12', ports: ['80:3000'] | C2E453",
        "image: grafana/grafana, ports: ['3000:3000'], environment: {GF_SECURITY_ADMIN_PASSWORD: x1} | ''",
        "image: grafana/grafana, ports: ['3000:3000'], environment: {GF_SECURITY_ADMIN_PASSWORD: admin} | C2E453",
        "image: grafana/grafana, expose: [3000] | ''",
        "image: grafana/grafana, ports: ['127.0.0.1:3000:3000'] | ''",
        "image: grafana/grafana, ports: [{target: 3000, published: '80', x-aws-internal: true}] | ''",
        "image: minio/minio, command: server /d, ports: ['9000:9000', '9001:9001'] | C2E453",
        "image: sonarqube, ports: ['9000:9000'] | C2E453",
        "image: n8nio/n8n, ports: ['5678:5678'] | C2E454",
        "image: docker.n8n.io/n8nio/n8n, ports: ['80:5678'] | C2E454",
        "image: n8nio/n8n, ports: ['5678:5678'], environment: {N8N_SECURE_COOKIE: 'false'} | ''",
        "image: n8nio/n8n, DOMAIN | ''",
        "image: vaultwarden/server, ports: ['80:80'] | C2E454",
        "image: nginx, ports: ['80:80'] | ''",
        "image: nginx, ports: ['81:81'], command: 'run http://s3:9000' }, s3: {image: minio/minio | C2E453",
        "image: haproxy, ports: ['81:81'], environment: {UPSTREAM: 's3:9000'} }, s3: {image: minio/minio | C2E453",
        "image: nginx, ports: ['127.0.0.1:81:81'], command: 'run http://s3:9000' }, s3: {image: minio/minio | ''",
        "image: nginx, ports: ['81:81'], command: 'run http://s3:9000' }, s3: {image: minio/minio, environment: {MINIO_ROOT_PASSWORD: x} | ''",
        "image: acme/app, ports: ['81:81'], environment: {S3_URL: 'http://s3:9000'} }, s3: {image: minio/minio | ''",
      })
  void whoComesFirstOverPlainHttpIsToldOf(String service, String code) {
    List<String> codes =
        Translator.translate(
                Projects.of(
                    "name: p\nservices: {x: {"
                        + service.replace("DOMAIN", DOMAIN)
                        + "}, web: {image: nginx, ports: ['8080:80']}}\n"),
                Surroundings.UNKNOWN,
                List.of())
            .diagnostics()
            .stream()
            .map(d -> d.code().id())
            .filter(id -> id.equals("C2E453") || id.equals("C2E454"))
            .toList();
    assertThat(codes).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }
}
