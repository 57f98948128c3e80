package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTextsTest {

  private static final Surroundings FILES =
      new Surroundings(
              Map.of("/project/web.conf", SourceFacts.file(10, false)),
              Map.of(),
              Optional.empty(),
              Map.of())
          .readBy(source -> List.of("# none\nserver api:3000;\n  // none\nlast " + source));

  private static List<ServiceText> of(String compose) {
    ComposeProject project = Projects.of(compose);
    return ServiceTexts.of(project, ProjectExtensions.of(project), FILES);
  }

  @Test
  void mountedFilesAndConfigsAreReadWithoutComments() {
    assertThat(
            of(
                """
                name: p
                services:
                  web:
                    image: nginx
                    configs: [one]
                    volumes: ["./web.conf:/etc/web.conf:ro", "data:/data", "./gone.conf:/etc/gone.conf"]
                configs: {one: {file: ./one.conf}}
                volumes: {data: }
                """))
        .extracting(ServiceText::service, ServiceText::what, ServiceText::text)
        .containsExactly(
            tuple("web", "config one", "server api:3000;\nlast /project/one.conf"),
            tuple("web", "/etc/web.conf", "server api:3000;\nlast /project/web.conf"));
  }

  /** What a build copies by name, where its place or its name says that it is configuration. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "COPY nginx.conf /etc/nginx/conf.d/; nginx.conf",
        "COPY ./front/site.conf.template /templates/; front/site.conf.template",
        "COPY conf.d /etc/nginx/conf.d; conf.d",
        "COPY haproxy.cfg /x; haproxy.cfg",
        "COPY src /app; ''",
        "COPY . /etc/nginx; ''",
        "COPY ../x.conf /etc/nginx; ''",
        "COPY --from=build /x.conf /etc/nginx/; ''"
      })
  void configurationThatABuildCopies(String line, String source) {
    List<ServiceText> texts =
        of(
            "name: p\nservices: {web: {build: {context: ., dockerfile_inline: \"FROM nginx\\n"
                + line
                + "\"}}}\n");
    assertThat(texts)
        .extracting(text -> text.what() + " " + text.text().replaceAll("(?s).*last ", ""))
        .isEqualTo(
            source.isEmpty() ? List.of() : List.of(source + " of the build /project/" + source));
  }

  private static List<ServiceText> ofDockerfile(String attributes) {
    return of(
        """
        name: p
        services:
          web:
            build:
              context: .
              dockerfile_inline: |
                FROM alpine
                ARG PORT=8080
                ENV DB_HOST=db API=http://api:$$PORT/ HIDDEN=$$UNKNOWN
                ENTRYPOINT ["/start"]
                CMD ["serve", "--to=api:80"]
                HEALTHCHECK CMD wget localhost:9
            ATTRIBUTES
        """
            .replace("ATTRIBUTES", attributes));
  }

  @Test
  void variablesCommandAndHealthCheckOfADockerfile() {
    assertThat(ofDockerfile("tty: true"))
        .extracting(ServiceText::what, ServiceText::variable, ServiceText::text)
        .containsExactly(
            tuple("ENV API of the Dockerfile", "API", "http://api:8080/"),
            tuple("ENV DB_HOST of the Dockerfile", "DB_HOST", "db"),
            tuple("ENTRYPOINT of the Dockerfile", "", "[\"/start\"]"),
            tuple("CMD of the Dockerfile", "", "[\"serve\", \"--to=api:80\"]"),
            tuple("HEALTHCHECK of the Dockerfile", "", "CMD-SHELL wget localhost:9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "environment: {API: x}; ENV API",
        "entrypoint: [x]; ENTRYPOINT",
        "entrypoint: [x]; CMD",
        "command: [x]; CMD",
        "healthcheck: {test: x}; HEALTHCHECK"
      })
  void whatAnAttributeReplacesIsNotRead(String attributes, String gone) {
    assertThat(ofDockerfile(attributes))
        .isNotEmpty()
        .noneMatch(text -> text.what().startsWith(gone));
  }

  @Test
  void theirNamesArePartOfTheProject() {
    ComposeProject project =
        Projects.of(
            """
            name: p
            services:
              web: {image: nginx, configs: [one], labels: {"traefik.x.url": "http://other:81"}}
              api: {image: x, labels: {"traefik.http.services.a.loadbalancer.server.port": "4000"}}
              other: {image: x}
            configs: {one: {file: ./one.conf}}
            """);
    List<ServiceText> texts = ServiceTexts.of(project, ProjectExtensions.of(project), FILES);
    List<Mention> mentions = Mentions.of(project, ProjectCredentials.of(project), texts);
    assertThat(mentions)
        .extracting(Mention::from, Mention::to, m -> m.port().orElse(0), m -> m.path().toString())
        .containsExactly(
            tuple("web", "other", 81, "services.web.labels"),
            tuple("web", "api", 3000, "services.web.configs[0]"));
    assertThat(NamedPorts.of(project, texts, mentions).get("api"))
        .extracting(KnownPort::number)
        .containsExactly(4000, 3000);
  }

  @Test
  void aHostOfADockerfileIsAName() {
    ComposeProject project =
        Projects.of(
            """
            name: p
            services:
              web: {build: {context: ., dockerfile_inline: "FROM x\\nENV DB_HOST=db OTHER=db"}}
              db: {image: postgres}
            """);
    List<ServiceText> texts = ServiceTexts.of(project, ProjectExtensions.of(project), FILES);
    assertThat(Mentions.of(project, ProjectCredentials.of(project), texts))
        .extracting(Mention::to, Mention::isHost)
        .containsExactly(tuple("db", true), tuple("db", false));
  }
}
