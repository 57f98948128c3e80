package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: 'rabbitmq:4', volumes: ['data:/var/lib/rabbitmq'] | RABBITMQ_NODENAME: rabbit@local",
        "image: 'ecr.aws/docker/library/rabbitmq:4', volumes: ['data:/var/lib'] | RABBITMQ_NODENAME",
        "image: rabbitmq, volumes: ['data:/var/lib/rabbitmq'], environment: {RABBITMQ_NODENAME: a@b}|''",
        "image: rabbitmq, volumes: ['data:/etc/rabbitmq'] | ''",
        "image: rabbitmq, volumes: ['data:/var/lib/rabbitmq:ro'] | ''",
        "image: rabbitmq, volumes: ['/var/lib/rabbitmq'] | ''",
        "image: rabbitmq, hostname: mq | ''",
        "image: bitnami/rabbitmq, volumes: ['data:/var/lib/rabbitmq'] | ''",
        "image: me/rabbitmq-exporter, volumes: ['data:/var/lib/rabbitmq'] | ''",
        "image: 'emqx/emqx:5.8', volumes: ['data:/opt/emqx/data'] | EMQX_NODE_NAME",
        "image: 'ghcr.io/docker-mailserver/docker-mailserver', hostname: m.x.org | HOSTNAME: m.x.org",
        "image: gitlab/gitlab-ce, hostname: git.x.org | external_url 'http://git.x.org'",
        "image: gitlab/gitlab-ce | ''",
        "image: gitlab/gitlab-ce, hostname: g, environment: {GITLAB_OMNIBUS_CONFIG: x} | ''",
      })
  void whoAsksForTheNameOfTheHostIsToldAnotherWay(String service, String hint) {
    List<String> hints =
        Translator.translate(
                Projects.of("name: p\nservices: {web: {" + service + "}}\nvolumes: {data: }\n"),
                Surroundings.UNKNOWN,
                List.of())
            .diagnostics()
            .stream()
            .filter((Diagnostic d) -> List.of("C2E446", "C2E447").contains(d.code().id()))
            .map(Diagnostic::hint)
            .toList();
    if (hint.isEmpty()) {
      assertThat(hints).isEmpty();
    } else {
      assertThat(hints).singleElement().asString().contains(hint);
    }
  }
}
